"""The model `Session` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from attrs import define, field

from ..composites import Nullable, Object
from ..model import Model, Shape, wire
from ..scalars import Boolean, Enumeration, Text, Timestamp
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from datetime import datetime

    from .session_settings import SessionSettings


SessionStatusEnum: TypeAlias = Literal["created", "ended", "ready", "started"] | str
"""Stage of a session's life: opened (`created`), running (`started`) or over (`ended`). The
service may send others.
"""

SESSION_STATUS_ENUM = Enumeration.of(SessionStatusEnum)


@define(kw_only=True, repr=False)
class Session(Model):
    """A group of jobs on one backend that share limits on their number, time and cost."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    id: str = field(metadata=wire("id", Text()))
    """Identifier of the session. Jobs join it by giving this as `session_id`."""
    status: SessionStatusEnum = field(metadata=wire("status", SESSION_STATUS_ENUM))
    """Stage of a session's life: opened (`created`), running (`started`) or over (`ended`). The
    service may send others.
    """
    active: bool = field(metadata=wire("active", Boolean()))
    """True until the session ends."""
    organization_id: str = field(metadata=wire("organization_id", Text()))
    """Organisation that the session belongs to."""
    project_id: str | None = field(metadata=wire("project_id", Nullable(Text())))
    """Project that the session is booked to. Null if none."""
    backend: str | None = field(metadata=wire("backend", Nullable(Text())))
    """Backend that the session is for. Null if none."""
    creator_id: str | None = field(metadata=wire("creator_id", Nullable(Text())))
    """User who opened the session. Null if not known."""
    created_at: datetime = field(metadata=wire("created_at", Timestamp()))
    """When the session was opened."""
    started_at: datetime | None = field(metadata=wire("started_at", Nullable(Timestamp())))
    """When the session began to run. Null until then."""
    ended_at: datetime | None = field(metadata=wire("ended_at", Nullable(Timestamp())))
    """When the session ended. Null until then."""
    ender_id: str | None = field(metadata=wire("ender_id", Nullable(Text())))
    """User who ended the session. Null before its end, and presumably if a limit ended it."""
    settings: SessionSettings | Unset = field(
        default=UNSET, metadata=wire("settings", Object("SessionSettings"))
    )
    """Limits at which a session ends by itself. Those absent do not apply."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
