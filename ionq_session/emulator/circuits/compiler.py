"""The compiler: from gates of any kind to native ones, as few as a simple compiler finds.

One-qubit gates merge until a two-qubit gate or the end asks for them; then they become at most two
gpi2, or one gpi, and a rotation about z that costs nothing: it moves into the phases of what
follows, and nobody sees it in a measurement. Two-qubit gates become one to three entangling ones by
the canonical decomposition; what is wider breaks down by Qiskit's definitions.
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

# Angles below this, in radians, are rounding.
_TINY = 1e-12

# Gates that turn Z into the axes of the canonical decomposition.
_TO_AXIS = (HADAMARD, np.diag([1, 1j]) @ HADAMARD, PAULIS[0])


class Compiler:
    """Takes gates and measurements one by one, and collects native steps."""

    def __init__(self, qubits: int, entangler: TwoQubitGate) -> None:
        """Begin with an empty circuit.

        Args:
            qubits: How many qubits it has.
            entangler: The two-qubit gate to end in.
        """
        self._entangler = entangler
        self._merged: list[Matrix] = [PAULIS[0]] * qubits
        self._steps: list[Step] = []

    def add_circuit(self, circuit: qiskit.Circuit, places: Sequence[int]) -> None:
        """Add the gates of a circuit.

        Args:
            circuit: A circuit of gates only.
            places: Which qubit here each of its qubits is.

        Raises:
            JobFailed: If a gate can't be taken apart.
        """
        for step in circuit.data:
            qubits = [places[circuit.find_bit(qubit).index] for qubit in step.qubits]
            self.add(step.operation, qubits)

    def add(self, gate: qiskit.Gate, qubits: Sequence[int]) -> None:
        """Add a gate.

        Args:
            gate: The gate.
            qubits: What it acts on.

        Raises:
            JobFailed: If it can't be taken apart.
        """
        if not qubits:  # a global phase
            return
        if len(qubits) == 1:
            self._merged[qubits[0]] = _matrix(gate) @ self._merged[qubits[0]]
        elif len(qubits) == 2:
            self._add_two(_matrix(gate), qubits[0], qubits[1])
        elif gate.definition is None:
            raise JobFailed("CompilationError", f"the gate {gate.name} has no definition")
        else:
            self.add_circuit(gate.definition, qubits)

    def measure(self, qubit: int, bit: int) -> None:
        """Add a measurement in mid-circuit.

        Args:
            qubit: The qubit.
            bit: Where its outcome goes.
        """
        self._merged[qubit] = self._emit(qubit)
        self._steps.append(Step("measure", (qubit,), bit=bit))

    def reset(self, qubit: int) -> None:
        """Add a reset; what was still to be done to the qubit itself is in vain.

        Args:
            qubit: The qubit.
        """
        self._merged[qubit] = PAULIS[0]
        self._steps.append(Step("reset", (qubit,)))

    def turn(self, qubit: int, axis: str) -> None:
        """Turn an axis into that of Z, to measure about it.

        Args:
            qubit: The qubit.
            axis: X or Y.
        """
        self._merged[qubit] = _TO_AXIS["XY".index(axis)].conj().T @ self._merged[qubit]

    def finish(self) -> tuple[Step, ...]:
        """End the circuit.

        Returns:
            Its steps. Rotations about z at the end are left away.
        """
        for qubit in range(len(self._merged)):
            self._merged[qubit] = self._emit(qubit)
        return tuple(self._steps)

    def _add_two(self, matrix: Matrix, first: int, second: int) -> None:
        parts = qiskit.canonical(matrix)
        pair = (first, second)
        self._merge(pair, parts.before)
        for axis, strength in enumerate(parts.strengths):
            if abs(strength) > _TINY:
                self._entangle(pair, axis, -strength / pi)
        self._merge(pair, parts.after)

    def _entangle(self, pair: tuple[int, int], axis: int, turns: float) -> None:
        """Add exp(-i pi turns PP) about an axis, X, Y or Z."""
        basis = _TO_AXIS[axis]
        if self._entangler == "ms":
            basis = basis @ HADAMARD
        # A negative angle is a positive one between flips of the first qubit.
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
        """Add the gates for what has merged on a qubit, and leave a rotation about z."""
        turns, gates = _decomposed(self._merged[qubit])
        self._steps.extend(Step(name, (qubit,), (_wrapped(at),)) for name, at in gates)
        return np.diag([exp(-1j * pi * turns), exp(1j * pi * turns)])


def _matrix(gate: qiskit.Gate) -> Matrix:
    """Write a gate's matrix, or fail the job that has one without, such as rx of infinity."""
    try:
        found = qiskit.matrix(gate)
    except (ValueError, ArithmeticError):
        found = None
    if found is None or not np.isfinite(found).all():
        raise JobFailed("PreflightError", f"the gate {gate.name} has a parameter that is no number")
    return found


def _decomposed(matrix: Matrix) -> tuple[float, list[tuple[str, float]]]:
    """Write a matrix as native gates and then a rotation about z by so many turns."""
    theta = 2 * atan2(abs(matrix[1, 0]), abs(matrix[0, 0]))
    # The matrix is Rz(after) Ry(theta) Rz(before) but for a phase; these are the angles in radians.
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
    """Tell by how many turns a diagonal matrix rotates about z."""
    return (phase(matrix[1, 1]) - phase(matrix[0, 0])) / (2 * pi)


def _wrapped(turns: float) -> float:
    """Bring turns into -1/2 to 1/2, and round away what a double can't hold."""
    return round((turns + 0.5) % 1.0 - 0.5, 15) + 0.0
