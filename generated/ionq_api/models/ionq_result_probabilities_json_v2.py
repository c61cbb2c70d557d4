"""The model `IonqResultProbabilitiesJsonV2`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import Object
from ..model import Model, Shape, wire
from ..types import JsonValue

if TYPE_CHECKING:
    from .registered_probabilities import RegisteredProbabilities


@define(kw_only=True, repr=False)
class IonqResultProbabilitiesJsonV2(Model):
    """Probabilities of the states of each register."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    probabilities: RegisteredProbabilities = field(
        metadata=wire("probabilities", Object("RegisteredProbabilities"))
    )
    """Probabilities, register by register."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
