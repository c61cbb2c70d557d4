"""The model `SessionCostLimit`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Number, Text
from ..types import UNSET, JsonValue, Unset


@define(kw_only=True, repr=False)
class SessionCostLimit(Model):
    """Cost at which a session ends."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    value: float = field(metadata=wire("value", Number()))
    """Amount, in `unit`."""
    unit: str | Unset = field(default=UNSET, metadata=wire("unit", Text()))
    """Unit of the amount, such as `usd`."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
