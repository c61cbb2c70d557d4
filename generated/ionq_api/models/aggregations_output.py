"""The model `AggregationsOutput`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import Object
from ..model import Model, Shape, wire
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .aggregation_artifact_descriptor import AggregationArtifactDescriptor


@define(kw_only=True, repr=False)
class AggregationsOutput(Model):
    """Histograms that combine the variants in different ways. `average` takes their mean and
    `voting` lets them vote; `majority` and `dnl` are not explained anywhere. Absent ones were
    not worked out.
    """

    __shape__: ClassVar[Shape] = Shape(closed=True)

    average: AggregationArtifactDescriptor | Unset = field(
        default=UNSET, metadata=wire("average", Object("AggregationArtifactDescriptor"))
    )
    """Points to a histogram that combines all variants."""
    voting: AggregationArtifactDescriptor | Unset = field(
        default=UNSET, metadata=wire("voting", Object("AggregationArtifactDescriptor"))
    )
    """Points to a histogram that combines all variants."""
    dnl: AggregationArtifactDescriptor | Unset = field(
        default=UNSET, metadata=wire("dnl", Object("AggregationArtifactDescriptor"))
    )
    """Points to a histogram that combines all variants."""
    majority: AggregationArtifactDescriptor | Unset = field(
        default=UNSET, metadata=wire("majority", Object("AggregationArtifactDescriptor"))
    )
    """Points to a histogram that combines all variants."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
