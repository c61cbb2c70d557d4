"""The model `JobsBulkOperationRequest`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar

from attrs import define, field

from ..composites import ListOf
from ..model import Model, Shape, wire
from ..scalars import Text
from ..types import JsonValue


@define(kw_only=True, repr=False)
class JobsBulkOperationRequest(Model):
    """Jobs to cancel or delete together."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    ids: list[str] = field(metadata=wire("ids", ListOf(Text())))
    """Identifiers of the jobs."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
