"""The model `Cost`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from attrs import define, field

from ..model import Model, wire
from ..scalars import Number, Text
from ..types import JsonValue


@define(kw_only=True, repr=False)
class Cost(Model):
    """An amount and what it is counted in."""

    value: float = field(metadata=wire("value", Number()))
    """How much."""
    unit: str = field(metadata=wire("unit", Text()))
    """What is counted: `usd`, or `credit`."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
