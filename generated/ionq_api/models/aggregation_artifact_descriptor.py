"""The model `AggregationArtifactDescriptor` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar, Literal, TypeAlias

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Enumeration, Text
from ..types import JsonValue

ResultFormatHistogramV2: TypeAlias = Literal["ionq.result.histogram.json.v2"] | str
"""Name of the histogram format that has registers."""

RESULT_FORMAT_HISTOGRAM_V2 = Enumeration.of(ResultFormatHistogramV2)


@define(kw_only=True, repr=False)
class AggregationArtifactDescriptor(Model):
    """Points to a histogram that combines all variants."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    id: str = field(metadata=wire("id", Text()))
    """Identifier to fetch the artifact by. Unique within its job."""
    format_: ResultFormatHistogramV2 = field(
        default="ionq.result.histogram.json.v2", metadata=wire("format", RESULT_FORMAT_HISTOGRAM_V2)
    )
    """Name of the histogram format that has registers."""
    media_type: str = field(metadata=wire("media_type", Text()))
    """Media type of the content, `application/json`."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
