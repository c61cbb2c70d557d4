"""The model `IonqNativeV1`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import ListOf, Object
from ..model import Model, Shape, wire
from ..scalars import Number
from ..types import JsonValue

if TYPE_CHECKING:
    from .native_gate import NativeGate


@define(kw_only=True, repr=False)
class IonqNativeV1(Model):
    """A compiled circuit of native gates."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    qubits: int = field(metadata=wire("qubits", Number(whole=True, bits=32, minimum=1)))
    """Number of qubits in the circuit."""
    circuit: list[NativeGate] = field(metadata=wire("circuit", ListOf(Object("NativeGate"))))
    """Gates in the order they act."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
