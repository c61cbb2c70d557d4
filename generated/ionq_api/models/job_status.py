"""JobStatus: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

JobStatus: TypeAlias = (
    Literal[
        "canceled",
        "completed",
        "failed",
        "ready",
        "started",
        "submitted",
    ]
    | str
)
"""Stage of a job's life. `submitted` (being checked and compiled) leads to `ready` (in the
queue) and `started` (running, or partly finished). `completed`, `failed` and `canceled`
are final.
"""

JOB_STATUS = Enumeration(
    (
        "canceled",
        "completed",
        "failed",
        "ready",
        "started",
        "submitted",
    )
)
