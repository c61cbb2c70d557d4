"""The model `SessionSettings`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import Object
from ..model import Model, Shape, wire
from ..scalars import Number, Timestamp
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from datetime import datetime

    from .session_cost_limit import SessionCostLimit


@define(kw_only=True, repr=False)
class SessionSettings(Model):
    """Limits at which a session ends by itself. Those absent do not apply."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    job_count_limit: int | Unset = field(
        default=UNSET, metadata=wire("job_count_limit", Number(whole=True, bits=32))
    )
    """Number of jobs after which the session ends."""
    duration_limit_min: int | Unset = field(
        default=UNSET, metadata=wire("duration_limit_min", Number(whole=True, bits=32))
    )
    """Length after which the session ends, in minutes."""
    cost_limit: SessionCostLimit | Unset = field(
        default=UNSET, metadata=wire("cost_limit", Object("SessionCostLimit"))
    )
    """Cost at which a session ends."""
    expires_at: datetime | Unset = field(default=UNSET, metadata=wire("expires_at", Timestamp()))
    """Time at which the session ends at the latest."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
