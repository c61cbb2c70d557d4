"""Qiskit behind types of our own; Aer is behind `simulation.small` and `simulation.large`.

It has no type information, so everything taken from it is Any; it stays in this module. Its import
takes most of a second, so it happens when an emulator starts and not before.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Any, NamedTuple, Protocol, SupportsFloat

import numpy as np
from numpy.typing import NDArray

# Any, because Qiskit is untyped.
_circuit: Any = import_module("qiskit.circuit")
_library: Any = import_module("qiskit.circuit.library")
_synthesis: Any = import_module("qiskit.synthesis")
_information: Any = import_module("qiskit.quantum_info")

# Before the name of a gate that a program defines: no gate of Qiskit's or Aer's has a space in it.
OWN = "own gate "

UNITARY = "unitary"  # the name of a gate that is given by its matrix


class Gate(Protocol):
    """The part of a Qiskit instruction that we use."""

    name: str
    params: Sequence[SupportsFloat]
    definition: "Circuit | None"

    def control(self, num_ctrl_qubits: int, *, annotated: bool) -> "Gate":
        """The controlled gate; the controls come first among its qubits."""
        ...


class Canonical(NamedTuple):
    """A two-qubit matrix taken apart: `before`, then exp(i sum of strength PP), then `after`.

    PP is XX, YY and ZZ, one for each strength.
    """

    before: tuple[NDArray[np.complex128], NDArray[np.complex128]]
    strengths: tuple[float, float, float]
    after: tuple[NDArray[np.complex128], NDArray[np.complex128]]


class Step(Protocol):
    """One instruction of a circuit, with its qubits and bits."""

    operation: Gate
    qubits: Sequence[object]
    clbits: Sequence[object]


class Place(Protocol):
    """The index of a qubit or of a classical bit in its circuit."""

    index: int


class Circuit(Protocol):
    """The part of a Qiskit circuit that we use."""

    num_qubits: int
    qubits: Sequence[object]
    data: Sequence[Step]

    def append(self, instruction: Gate, qargs: Sequence[int], *, copy: bool) -> object:
        """Add an instruction at the end."""
        ...

    def find_bit(self, bit: object) -> Place:
        """The place of a qubit or of a classical bit."""
        ...


def new_circuit(qubits: int) -> Circuit:
    """An empty circuit."""
    circuit: Circuit = _circuit.QuantumCircuit(qubits)
    return circuit


def gate(name: str, *parameters: float) -> Gate:
    """One of Qiskit's standard gates.

    Args:
        name: The class's name without its `Gate`, such as `RXX`.
        *parameters: Its angles in radians.
    """
    instruction: Gate = getattr(_library, f"{name}Gate")(*parameters)
    return instruction


def unitary(values: NDArray[np.complex128]) -> Gate:
    """A gate that is given by its matrix; its first qubit is the least significant bit."""
    instruction: Gate = _library.UnitaryGate(values, check_input=False)
    return instruction


def written_name(name: str) -> str:
    """The name of a gate, or a text with such a name in it, as the program has it."""
    return name.replace(OWN, "")


def append(
    circuit: Circuit, instruction: Gate, targets: Sequence[int], controls: Sequence[int] = ()
) -> None:
    """Append a gate, controlled if there are controls."""
    if controls:
        instruction = instruction.control(len(controls), annotated=False)
    circuit.append(instruction, [*controls, *targets], copy=False)


def bare(circuit: Circuit) -> Circuit:
    """Copy a circuit without its barriers and measurements."""
    gates = new_circuit(circuit.num_qubits)
    for step in circuit.data:
        if step.operation.name not in ("barrier", "measure"):
            places = [circuit.find_bit(qubit).index for qubit in step.qubits]
            gates.append(step.operation, places, copy=False)
    return gates


def matrix(instruction: Gate) -> NDArray[np.complex128]:
    """The matrix of a gate; its first qubit is the least significant bit of an index."""
    # Any: standard gates have a matrix; that of others is computed from their definitions.
    untyped: Any = instruction
    if hasattr(untyped, "__array__"):
        values: NDArray[np.complex128] = untyped.to_matrix()
    else:
        values = _information.Operator(instruction).data
    return values


def canonical(unitary: NDArray[np.complex128]) -> Canonical:
    """The canonical decomposition of a two-qubit matrix, without rounding to a simpler one nearby.

    Args:
        unitary: Four by four; the first qubit is the least significant bit of an index.

    Returns:
        The parts, each pair for the first and the second qubit; a global phase is dropped.
    """
    parts: Any = _synthesis.TwoQubitWeylDecomposition(unitary, fidelity=None)
    return Canonical(
        (parts.K2r, parts.K2l),
        (float(parts.a), float(parts.b), float(parts.c)),
        (parts.K1r, parts.K1l),
    )
