"""Qiskit, behind types of our own; Aer is behind `simulation.small` and `simulation.large`.

It ships no type information, so everything taken from it is Any; it stays in here. The import
takes most of a second, so only `engine` and its helpers import this module.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, SupportsFloat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

# Any, because Qiskit is untyped.
_circuit: Any = import_module("qiskit.circuit")
_library: Any = import_module("qiskit.circuit.library")
_synthesis: Any = import_module("qiskit.synthesis")
_information: Any = import_module("qiskit.quantum_info")


class Gate(Protocol):
    """What we use of a Qiskit instruction."""

    name: str
    params: Sequence[SupportsFloat]
    definition: Circuit | None

    def control(self, num_ctrl_qubits: int, *, annotated: bool) -> Gate:
        """Make the controlled gate; the controls come first among its qubits."""
        ...


class Canonical(NamedTuple):
    """A two-qubit matrix taken apart: after exp(i sum of a PP) before, PP being XX, YY and ZZ."""

    before: tuple[NDArray[np.complex128], NDArray[np.complex128]]
    strengths: tuple[float, float, float]
    after: tuple[NDArray[np.complex128], NDArray[np.complex128]]


class Step(Protocol):
    """One instruction of a circuit and what it acts on."""

    operation: Gate
    qubits: Sequence[object]
    clbits: Sequence[object]


class Place(Protocol):
    """Where a qubit or a classical bit sits in its circuit."""

    index: int


class Circuit(Protocol):
    """What we use of a Qiskit circuit."""

    num_qubits: int
    data: Sequence[Step]

    def append(self, instruction: Gate, qargs: Sequence[int], *, copy: bool) -> object:
        """Add an instruction at the end."""
        ...

    def find_bit(self, bit: object) -> Place:
        """Find the place of a qubit or of a classical bit."""
        ...


def new_circuit(qubits: int) -> Circuit:
    """Make an empty circuit.

    Args:
        qubits: How many qubits it has.

    Returns:
        The circuit.
    """
    circuit: Circuit = _circuit.QuantumCircuit(qubits)
    return circuit


def gate(name: str, *parameters: float) -> Gate:
    """Make one of Qiskit's standard gates.

    Args:
        name: The class's name without its `Gate`, such as `RXX`.
        *parameters: Its angles in radians.

    Returns:
        The gate.
    """
    made: Gate = getattr(_library, f"{name}Gate")(*parameters)
    return made


def append(
    circuit: Circuit, made: Gate, targets: Sequence[int], controls: Sequence[int] = ()
) -> None:
    """Append a gate, controlled if there are controls.

    Args:
        circuit: Where to append.
        made: The gate without its controls.
        targets: The qubits that it acts on.
        controls: The qubits that must all be 1; may be empty.
    """
    if controls:
        made = made.control(len(controls), annotated=False)
    circuit.append(made, [*controls, *targets], copy=False)


def bind(circuit: Circuit, parameters: Mapping[str, float]) -> Circuit:
    """Give a circuit's parameters their values.

    Args:
        circuit: The circuit.
        parameters: The values by name; those that it does not use are ignored.

    Returns:
        The circuit without parameters.
    """
    # Any, because assign_parameters is not among what we use otherwise.
    made: Any = circuit
    bound: Circuit = made.assign_parameters(dict(parameters), strict=False)
    return bound


def bare(circuit: Circuit) -> Circuit:
    """Copy a circuit without its barriers and measurements.

    Args:
        circuit: The circuit.

    Returns:
        One of gates only.
    """
    gates = new_circuit(circuit.num_qubits)
    for step in circuit.data:
        if step.operation.name not in ("barrier", "measure"):
            places = [circuit.find_bit(qubit).index for qubit in step.qubits]
            gates.append(step.operation, places, copy=False)
    return gates


def matrix(made: Gate) -> NDArray[np.complex128]:
    """Write the matrix of a gate.

    Args:
        made: A gate on few qubits.

    Returns:
        Its matrix; the gate's first qubit is the least significant bit of an index.
    """
    # Any: standard gates know their matrices, others are worked out from their definitions.
    known: Any = made
    found: NDArray[np.complex128] = (
        known.to_matrix() if hasattr(known, "__array__") else _information.Operator(made).data
    )
    return found


def canonical(unitary: NDArray[np.complex128]) -> Canonical:
    """Take a two-qubit matrix apart, without rounding it to a simpler one nearby.

    Args:
        unitary: Four by four; the first qubit is the least significant bit of an index.

    Returns:
        Its parts, each pair for the first and the second qubit; a global phase is left away.
    """
    parts: Any = _synthesis.TwoQubitWeylDecomposition(unitary, fidelity=None)
    return Canonical(
        (parts.K2r, parts.K2l),
        (float(parts.a), float(parts.b), float(parts.c)),
        (parts.K1r, parts.K1l),
    )
