"""The model `ArtifactDescriptor`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Text
from ..types import JsonValue


@define(kw_only=True, repr=False)
class ArtifactDescriptor(Model):
    """Points to a file that a job produced."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    id: str = field(metadata=wire("id", Text()))
    """Identifier to fetch the artifact by. Unique within its job."""
    format_: str = field(metadata=wire("format", Text()))
    """Name of the format of the content, such as `ionq.result.probabilities.json.v1`."""
    media_type: str = field(metadata=wire("media_type", Text()))
    """Media type of the content: `application/json`, `text/plain` for OpenQASM 3, or
    `application/octet-stream`.
    """
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
