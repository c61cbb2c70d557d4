"""The model `GetSessionsQueryParams`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Boolean
from ..types import UNSET, JsonValue, Unset


@define(kw_only=True, repr=False)
class GetSessionsQueryParams(Model):
    """Filters for listing sessions, as one object. No operation uses it."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    active: bool | Unset = field(default=UNSET, metadata=wire("active", Boolean()))
    """Only sessions whose `active` has this value."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
