"""BackendKnownStatus: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

BackendKnownStatus: TypeAlias = (
    Literal[
        "available",
        "retired",
        "unavailable",
    ]
    | str
)
"""A status that the document's prose knows."""

BACKEND_KNOWN_STATUS = Enumeration(
    (
        "available",
        "retired",
        "unavailable",
    )
)
