"""The model `QuantumFunctionJobResults`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Number
from ..types import UNSET, JsonValue, Unset


@define(kw_only=True, repr=False)
class QuantumFunctionJobResults(Model):
    """Results of a quantum function job."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    value: float | Unset = field(default=UNSET, metadata=wire("value", Number()))
    """Value of the function."""
    variance: float | Unset = field(default=UNSET, metadata=wire("variance", Number()))
    """Variance of that value."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
