"""The model `IonqResultShotsJsonV2`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import ListOf, Object
from ..model import Model, Shape, wire
from ..types import JsonValue

if TYPE_CHECKING:
    from .shot_result import ShotResult


@define(kw_only=True, repr=False)
class IonqResultShotsJsonV2(Model):
    """Bits measured in each shot."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    shots: list[ShotResult] = field(metadata=wire("shots", ListOf(Object("ShotResult"))))
    """The shots, in the order they were taken."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
