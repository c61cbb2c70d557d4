"""The model `NativeCircuit` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from attrs import define, field

from ..composites import ListOf, MapOf, Nullable, Object
from ..model import Model, Shape, wire
from ..scalars import Enumeration, Number, Text
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .native_gate import NativeGate
    from .shared import Registers


NativeCircuitGateset: TypeAlias = Literal["native"] | str
"""Gate set of this circuit, always `native`. It overrides the one given for the whole job."""

NATIVE_CIRCUIT_GATESET = Enumeration.of(NativeCircuitGateset)


@define(kw_only=True, repr=False)
class NativeCircuit(Model):
    """One circuit of native gates within a multi-circuit job."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    name: str | Unset = field(default=UNSET, metadata=wire("name", Text()))
    """Label for the child job that runs this circuit."""
    gateset: NativeCircuitGateset | Unset = field(
        default=UNSET, metadata=wire("gateset", NATIVE_CIRCUIT_GATESET)
    )
    """Gate set of this circuit, always `native`. It overrides the one given for the whole job."""
    qubits: int | Unset = field(default=UNSET, metadata=wire("qubits", Number(whole=True, bits=32)))
    """Number of qubits in this circuit."""
    circuit: list[NativeGate] = field(metadata=wire("circuit", ListOf(Object("NativeGate"))))
    """Gates in the order they act. All qubits are measured after the last one."""
    registers: Registers | Unset = field(
        default=UNSET,
        metadata=wire("registers", MapOf(ListOf(Nullable(Number(whole=True, bits=32))))),
    )
    """Named groups of qubits to report results by: name of the register to the indices of its
    qubits. An index may be null.
    """
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
