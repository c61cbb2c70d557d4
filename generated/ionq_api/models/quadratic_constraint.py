"""The model `QuadraticConstraint`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from attrs import define, field

from ..composites import ListOf
from ..model import Model, wire
from ..scalars import Number
from ..types import JsonValue


@define(kw_only=True, repr=False)
class QuadraticConstraint(Model):
    """Requires x . Q x + linear_coeff . x <= rhs of the bits x, where Q is quadratic_coeff."""

    quadratic_coeff: list[list[float]] = field(
        metadata=wire("quadratic_coeff", ListOf(ListOf(Number())))
    )
    """Square matrix of the quadratic part, row by row."""
    linear_coeff: list[float] = field(metadata=wire("linear_coeff", ListOf(Number())))
    """Factor for each bit in the linear part."""
    rhs: float = field(metadata=wire("rhs", Number()))
    """Bound that must not be exceeded."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
