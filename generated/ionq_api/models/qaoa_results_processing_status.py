"""QaoaResultsProcessingStatus: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

QaoaResultsProcessingStatus: TypeAlias = (
    Literal[
        "complete",
        "max_iteration",
        "running",
    ]
    | str
)
"""Whether the search goes on (`running`), has converged (`complete`) or has used up its
iterations (`max_iteration`).
"""

QAOA_RESULTS_PROCESSING_STATUS = Enumeration(
    (
        "complete",
        "max_iteration",
        "running",
    )
)
