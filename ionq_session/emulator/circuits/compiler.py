"""The compiler: from gates of any kind to few native ones.

One-qubit gates are merged until a two-qubit gate or the end of the circuit needs their qubit. They
become at most two gpi2, or one gpi, and a virtual rotation about z, which costs nothing: it moves
into the phases of the gates that follow and has no effect on a measurement. A two-qubit gate
becomes up to three entangling ones by its canonical decomposition. Wider gates are broken down by
Qiskit's definitions.
"""

from cmath import exp, phase
from collections.abc import Sequence
from math import atan2, pi

import numpy as np

from ..failures import JobFailed
from ..machines.noise import TwoQubitGate
from . import qiskit
from .native_gates import HADAMARD, PAULIS, Matrix
from .program import Step

_TINY = 1e-12  # radians; smaller angles are rounding errors

# Gates that rotate Z onto the axes of the canonical decomposition: X, Y and Z.
_TO_AXIS = (HADAMARD, np.diag([1, 1j]) @ HADAMARD, PAULIS[0])


class Compiler:
    """Takes gates and measurements one by one and collects native steps.

    Args:
        qubits: How many qubits the circuit has.
        entangler: The two-qubit gate to compile to.
        keeps_matrices: Whether a gate that is given by a matrix on three qubits or more stays as it
            is, for a simulator that can run it.
    """

    def __init__(
        self, qubits: int, entangler: TwoQubitGate, *, keeps_matrices: bool = False
    ) -> None:
        self._entangler = entangler
        self._keeps_matrices = keeps_matrices
        self._merged: list[Matrix] = [PAULIS[0]] * qubits
        self._steps: list[Step] = []

    def add_circuit(self, circuit: qiskit.Circuit, places: Sequence[int]) -> None:
        """Add the gates of a circuit.

        Args:
            circuit: A circuit of gates only.
            places: The qubit here for each of its qubits.

        Raises:
            JobFailed: A gate can't be decomposed.
        """
        for step in circuit.data:
            qubits = [places[circuit.find_bit(qubit).index] for qubit in step.qubits]
            self.add(step.operation, qubits)

    def add(self, gate: qiskit.Gate, qubits: Sequence[int]) -> None:
        """Add a gate.

        Raises:
            JobFailed: The gate can't be decomposed.
        """
        if not qubits:  # a global phase
            return
        if len(qubits) == 1:
            self._merged[qubits[0]] = _matrix(gate) @ self._merged[qubits[0]]
        elif len(qubits) == 2:
            self._add_two(_matrix(gate), qubits[0], qubits[1])
        elif self._keeps_matrices and gate.name == qiskit.UNITARY:
            self._add_matrix(_matrix(gate), qubits)
        elif gate.definition is None:
            name = qiskit.written_name(gate.name)
            raise JobFailed("CompilationError", f"the gate {name} has no definition")
        else:
            self.add_circuit(gate.definition, qubits)

    def measure(self, qubit: int, bit: int) -> None:
        """Add a mid-circuit measurement, whose outcome goes to a bit."""
        self._merged[qubit] = self._emit(qubit)
        self._steps.append(Step("measure", (qubit,), bit=bit))

    def reset(self, qubit: int) -> None:
        """Add a reset; gates pending on the qubit are dropped, since they no longer matter."""
        self._merged[qubit] = PAULIS[0]
        self._steps.append(Step("reset", (qubit,)))

    def turn(self, qubit: int, axis: str) -> None:
        """Rotate an axis, X or Y, onto Z, to measure along it."""
        self._merged[qubit] = _TO_AXIS["XY".index(axis)].conj().T @ self._merged[qubit]

    def finish(self) -> tuple[Step, ...]:
        """The steps of the circuit. Rotations about z at its end are dropped."""
        for qubit in range(len(self._merged)):
            self._merged[qubit] = self._emit(qubit)
        return tuple(self._steps)

    def _add_matrix(self, matrix: Matrix, qubits: Sequence[int]) -> None:
        """Add a matrix as it is, but for the rotations about z that are left over before it."""
        phases: Matrix = np.ones(1, np.complex128)
        for qubit in qubits:
            phases = np.asarray(np.kron(self._emit(qubit).diagonal(), phases), np.complex128)
            self._merged[qubit] = PAULIS[0]
        self._steps.append(Step("unitary", tuple(qubits), matrix=matrix * phases))

    def _add_two(self, matrix: Matrix, first: int, second: int) -> None:
        parts = qiskit.canonical(matrix)
        pair = (first, second)
        self._merge(pair, parts.before)
        for axis, strength in enumerate(parts.strengths):
            if abs(strength) > _TINY:
                self._entangle(pair, axis, -strength / pi)
        self._merge(pair, parts.after)

    def _entangle(self, pair: tuple[int, int], axis: int, turns: float) -> None:
        """Add exp(-i pi turns PP) for an axis P: X, Y or Z."""
        basis = _TO_AXIS[axis]
        if self._entangler == "ms":
            basis = basis @ HADAMARD
        # A negative angle is a positive one between two flips of the first qubit.
        first = basis @ (PAULIS[1] if self._entangler == "zz" else PAULIS[3])
        bases = (basis if turns > 0 else first, basis)
        self._merge(pair, (bases[0].conj().T, bases[1].conj().T))
        frames = [self._emit(qubit) for qubit in pair]
        phases: tuple[float, ...] = ()
        if self._entangler == "ms":
            phases = tuple(_wrapped(-_z_turns(frame)) for frame in frames)
        self._steps.append(Step(self._entangler, pair, (*phases, abs(turns))))
        for qubit, frame, back in zip(pair, frames, bases, strict=True):
            self._merged[qubit] = back @ frame

    def _merge(self, pair: tuple[int, int], matrices: tuple[Matrix, Matrix]) -> None:
        for qubit, matrix in zip(pair, matrices, strict=True):
            self._merged[qubit] = matrix @ self._merged[qubit]

    def _emit(self, qubit: int) -> Matrix:
        """Add the gates merged on a qubit, and return the rotation about z that is left over."""
        turns, gates = _decomposed(self._merged[qubit])
        self._steps.extend(Step(name, (qubit,), (_wrapped(at),)) for name, at in gates)
        return np.diag([exp(-1j * pi * turns), exp(1j * pi * turns)])


def _matrix(gate: qiskit.Gate) -> Matrix:
    """A gate's matrix. A gate without a finite one, such as rx of infinity, fails the job."""
    try:
        matrix = qiskit.matrix(gate)
    except (ValueError, ArithmeticError):
        matrix = None
    if matrix is None or not np.isfinite(matrix).all():
        name = qiskit.written_name(gate.name)
        raise JobFailed("PreflightError", f"the gate {name} has a parameter that is no number")
    return matrix


def _decomposed(matrix: Matrix) -> tuple[float, list[tuple[str, float]]]:
    """A matrix as native gates followed by a rotation about z, in turns."""
    theta = 2 * atan2(abs(matrix[1, 0]), abs(matrix[0, 0]))
    # Up to a phase the matrix is Rz(after) Ry(theta) Rz(before), with angles in radians.
    if theta < _TINY:
        return _z_turns(matrix), []
    if pi - theta < _TINY:
        return 0.0, [("gpi", (phase(matrix[1, 0]) - phase(matrix[0, 1])) / (4 * pi))]
    after = phase(matrix[1, 0]) - phase(matrix[0, 0])
    before = phase(-matrix[0, 1]) - phase(matrix[0, 0])
    if abs(theta - pi / 2) < _TINY:
        return (after + before) / (2 * pi), [("gpi2", 0.25 - before / (2 * pi))]
    first, second = -before / (2 * pi), -(theta + pi + before) / (2 * pi)
    return (after + before + theta) / (2 * pi), [("gpi2", first), ("gpi2", second)]


def _z_turns(matrix: Matrix) -> float:
    """By how many turns a diagonal matrix rotates about z."""
    return (phase(matrix[1, 1]) - phase(matrix[0, 0])) / (2 * pi)


def _wrapped(turns: float) -> float:
    """Wrap turns into -1/2 to 1/2, and round off what is below a double's precision."""
    return round((turns + 0.5) % 1.0 - 0.5, 15) + 0.0
