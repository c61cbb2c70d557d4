"""The model `NativeCircuitInput` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from attrs import define, field

from ..composites import ListOf, Object
from ..model import Model, Shape, wire
from ..scalars import Enumeration, Number
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .native_gate import NativeGate


NativeCircuitInputGateset: TypeAlias = Literal["native"] | str
"""Always `native`; selects this kind of circuit."""

NATIVE_CIRCUIT_INPUT_GATESET = Enumeration.of(NativeCircuitInputGateset)


@define(kw_only=True, repr=False)
class NativeCircuitInput(Model):
    """A circuit of native gates. It bypasses the compiler."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    gateset: NativeCircuitInputGateset = field(
        default="native", metadata=wire("gateset", NATIVE_CIRCUIT_INPUT_GATESET)
    )
    """Always `native`; selects this kind of circuit."""
    qubits: int | Unset = field(
        default=UNSET, metadata=wire("qubits", Number(whole=True, bits=32, minimum=1))
    )
    """Number of qubits in the circuit."""
    circuit: list[NativeGate] = field(metadata=wire("circuit", ListOf(Object("NativeGate"))))
    """Gates in the order they act. All qubits are measured after the last one."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
