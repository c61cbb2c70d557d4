"""The model `CreateSessionRequest`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import Object
from ..model import Model, Shape, wire
from ..scalars import Text
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .session_settings_request import SessionSettingsRequest
    from .shared import KnownBackend


@define(kw_only=True, repr=False)
class CreateSessionRequest(Model):
    """Session to open."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    backend: KnownBackend | str = field(metadata=wire("backend", Text()))
    """Backend the session is for, such as `qpu.forte-1`."""
    settings: SessionSettingsRequest | Unset = field(
        default=UNSET, metadata=wire("settings", Object("SessionSettingsRequest"))
    )
    """Limits to set for a new session. Those left out do not apply."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
