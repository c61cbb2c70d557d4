"""The model `SessionsResponse`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import ListOf, Object
from ..model import Model, Shape, wire
from ..scalars import Text
from ..types import JsonValue

if TYPE_CHECKING:
    from .session import Session


@define(kw_only=True, repr=False)
class SessionsResponse(Model):
    """An organisation's sessions."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    organization_id: str = field(metadata=wire("organization_id", Text()))
    """Organisation that the sessions belong to."""
    sessions: list[Session] = field(metadata=wire("sessions", ListOf(Object("Session"))))
    """The sessions that match, all in one reply."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
