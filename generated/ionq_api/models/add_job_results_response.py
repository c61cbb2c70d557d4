"""The model `AddJobResultsResponse`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Text
from ..types import JsonValue


@define(kw_only=True, repr=False)
class AddJobResultsResponse(Model):
    """Confirms a reported solution. No operation uses it."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    job_id: str = field(metadata=wire("job_id", Text()))
    """Job that the solution was added to."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
