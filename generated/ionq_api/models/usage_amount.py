"""The model `UsageAmount`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from attrs import define, field

from ..model import Model, wire
from ..scalars import Number, Text
from ..types import UNSET, JsonValue, Unset


@define(kw_only=True, repr=False)
class UsageAmount(Model):
    """An amount charged in one unit."""

    amount: float | Unset = field(default=UNSET, metadata=wire("amount", Number()))
    """Amount, in `unit`."""
    unit: str | Unset = field(default=UNSET, metadata=wire("unit", Text()))
    """US dollars or credits."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
