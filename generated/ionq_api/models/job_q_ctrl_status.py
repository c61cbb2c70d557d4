"""JobQCtrlStatus: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

JobQCtrlStatus: TypeAlias = (
    Literal[
        "complete",
        "max_iteration",
        "running",
    ]
    | str
)
"""Progress of a Q-CTRL optimisation, which goes on, has converged or is out of iterations."""

JOB_Q_CTRL_STATUS = Enumeration(
    (
        "complete",
        "max_iteration",
        "running",
    )
)
