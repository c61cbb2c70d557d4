"""What goes into a conversion and what comes out."""

from collections.abc import Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from attrs import field, frozen

from ionq_api.types import JsonValue

from ..payload_types import Registers

if TYPE_CHECKING:
    from ionq_api.models import (
        CircuitJobCreationPayload,
        JsonMultiCircuitInput,
        MultiCircuitJobCreationPayload,
        NativeCircuit,
        NativeCircuitInput,
        NativeGate,
        Qasm3CircuitInput,
        QctrlQaoaJobCreationPayload,
        QISCircuit,
        QisCircuitInput,
        QisGate,
        QuantumFunctionJobCreationPayload,
    )

JsonObject: TypeAlias = Mapping[str, JsonValue]


@frozen
class CircuitInput:
    """A circuit as a job takes it.

    Attributes:
        type_: The job's `type`, such as `ionq.circuit.v1`.
        input: The job's `input`, with the document's names. `gateset` and `qubits` are always
            there beside gates.
        registers: The classical registers: bit i of the register is measured from qubit
            `registers[name][i]`, or is never written (None). Empty if the circuit has none, if the
            service itself reports them (OpenQASM 3), and for several circuits in one job.
        fields: Other fields of the job that came with the circuit, such as `shots` of a whole
            payload. They may hold credentials and are not shown.
    """

    type_: str
    input: JsonObject = field(repr=False)
    registers: Registers = field(factory=dict[str, tuple[int | None, ...]])
    fields: JsonObject = field(factory=dict[str, JsonValue], repr=False)


@runtime_checkable
class SupportsIonQ(Protocol):
    """A circuit of a class that knows IonQ's JSON itself, as `Circuit` does."""

    def to_ionq(self) -> Mapping[str, object]:
        """The circuit: `gateset`, `qubits` and `circuit`; also `registers` if it has any."""
        ...


if TYPE_CHECKING:
    CircuitLike: TypeAlias = (
        Mapping[str, object]
        | Sequence[Mapping[str, object] | QisGate | NativeGate]
        | str
        | PathLike[str]
        | SupportsIonQ
        | QisCircuitInput
        | NativeCircuitInput
        | Qasm3CircuitInput
        | QISCircuit
        | NativeCircuit
        | JsonMultiCircuitInput
        | CircuitJobCreationPayload
        | MultiCircuitJobCreationPayload
        | QuantumFunctionJobCreationPayload
        | QctrlQaoaJobCreationPayload
        | CircuitInput
        # The circuits of Qiskit, Cirq, PennyLane and other packages, none of which has to be
        # installed, and of those that register a converter; so a type checker allows anything.
        | object
    )
else:
    CircuitLike: TypeAlias = object
