"""SessionStatusEnum: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

SessionStatusEnum: TypeAlias = (
    Literal[
        "created",
        "ended",
        "ready",
        "started",
    ]
    | str
)
"""Stage of a session's life: opened (`created`), running (`started`) or over (`ended`). The
service may send others.
"""

SESSION_STATUS_ENUM = Enumeration(
    (
        "created",
        "ended",
        "ready",
        "started",
    )
)
