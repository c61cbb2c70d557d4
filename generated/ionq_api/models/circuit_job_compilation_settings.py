"""The model `CircuitJobCompilationSettings`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Number, Text
from ..types import UNSET, JsonValue, Unset


@define(kw_only=True, repr=False)
class CircuitJobCompilationSettings(Model):
    """How the compiler treats a circuit."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    precision: str | Unset = field(default=UNSET, metadata=wire("precision", Text()))
    """Accuracy to which angles are kept, as text such as `1E-3`."""
    opt: float | Unset = field(default=UNSET, metadata=wire("opt", Number()))
    """Level of optimisation."""
    gate_basis: str | Unset = field(default=UNSET, metadata=wire("gate_basis", Text()))
    """Two-qubit gate to compile to, such as `ZZ`."""
    service_version: str | Unset = field(default=UNSET, metadata=wire("service_version", Text()))
    """Version of the compiler service used."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
