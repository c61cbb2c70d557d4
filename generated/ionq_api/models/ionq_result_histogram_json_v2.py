"""The model `IonqResultHistogramJsonV2`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import Object
from ..model import Model, Shape, wire
from ..types import JsonValue

if TYPE_CHECKING:
    from .registered_histogram import RegisteredHistogram


@define(kw_only=True, repr=False)
class IonqResultHistogramJsonV2(Model):
    """Counts of the states of each register."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    histogram: RegisteredHistogram = field(
        metadata=wire("histogram", Object("RegisteredHistogram"))
    )
    """Counts, register by register."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
