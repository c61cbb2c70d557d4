"""Noise and outcomes in mid-circuit by the density matrix: exact, whatever the number of shots.

The matrix of n qubits is kept as a tensor of 2n axes of length 2, rows first, qubit 0 last in both
halves. One-qubit noise waits together with the gates, which it commutes with.
"""

from __future__ import annotations

from cmath import exp
from math import pi
from typing import TYPE_CHECKING

import numpy as np

from ..circuits import native_gates as native
from ..circuits.program import DYNAMIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..circuits.native_gates import Matrix
    from ..circuits.program import Step
    from ..machines.noise import NoiseModel


def exact_probabilities(
    steps: Sequence[Step], qubits: int, noise: NoiseModel | None
) -> NDArray[np.float64]:
    """Work out how probable each state is in the end, whatever was measured before.

    Args:
        steps: The compiled circuit.
        qubits: How many qubits it has.
        noise: What each gate brings with it; None is nothing.

    Returns:
        The probabilities of all states.
    """
    matrix = _DensityMatrix(qubits, noise)
    for step in steps:
        matrix.apply(step)
    return matrix.probabilities()


class _DensityMatrix:
    """The state, with what waits for each qubit: a gate, and the part that noise has left over."""

    def __init__(self, qubits: int, noise: NoiseModel | None) -> None:
        self._qubits = qubits
        self._one, self._two = (noise.one, noise.two) if noise else (0.0, 0.0)
        self._tensor = np.zeros(1 << 2 * qubits, np.complex128)
        self._tensor[0] = 1
        self._waiting: list[tuple[Matrix, float]] = [(native.PAULIS[0], 1.0)] * qubits

    def apply(self, step: Step) -> None:
        """Apply a native gate and its noise, a measurement that nobody looks at, or a reset."""
        if step.name in DYNAMIC:
            self._look(step)
            return
        if len(step.qubits) == 1:
            self._wait(step.qubits[0], native.one_qubit_matrix(step), 1 - self._one)
            return
        basis = native.axes(step)
        for place, qubit in enumerate(step.qubits):
            if basis is not None:
                self._wait(qubit, basis[place].conj().T, 1.0)
            self._settle(qubit)
        self._entangle(step)
        for place, qubit in enumerate(step.qubits):
            if basis is not None:
                self._wait(qubit, basis[place], 1.0)

    def probabilities(self) -> NDArray[np.float64]:
        """Read the diagonal."""
        for qubit in range(self._qubits):
            self._settle(qubit)
        size = 1 << self._qubits
        diagonal = self._tensor.reshape(size, size).diagonal().real
        found: NDArray[np.float64] = np.clip(diagonal, 0, None)
        found /= found.sum()
        return found

    def _wait(self, qubit: int, matrix: Matrix, kept: float) -> None:
        waiting, part = self._waiting[qubit]
        self._waiting[qubit] = matrix @ waiting, part * kept

    def _settle(self, qubit: int) -> None:
        matrix, kept = self._waiting[qubit]
        self._waiting[qubit] = native.PAULIS[0], 1.0
        # The map on the four entries of one qubit's row and column, which is the whole channel.
        channel = kept * np.kron(matrix, matrix.conj())
        channel[0] += (1 - kept) / 2 * np.array([1, 0, 0, 1])
        channel[3] += (1 - kept) / 2 * np.array([1, 0, 0, 1])
        split = channel.reshape(2, 2, 2, 2)
        view = self._tensor.reshape(-1, 2, 1 << (self._qubits - 1), 2, 1 << qubit)
        self._tensor = np.einsum("abij,xiyjz->xaybz", split, view, optimize=False).reshape(-1)

    def _look(self, step: Step) -> None:
        """Take away what is between 0 and 1, and for a reset move the 1 to 0."""
        qubit = step.qubits[0]
        self._settle(qubit)
        view = self._tensor.reshape(-1, 2, 1 << (self._qubits - 1), 2, 1 << qubit)
        view[:, 0, :, 1] = 0
        view[:, 1, :, 0] = 0
        if step.name == "reset":
            view[:, 0, :, 0] += view[:, 1, :, 1]
            view[:, 1, :, 1] = 0

    def _entangle(self, step: Step) -> None:
        low, high = sorted(step.qubits)
        within, outside = 1 << (high - low - 1), self._qubits - high - 1
        between = 1 << (low + outside)
        view = self._tensor.reshape(-1, 2, within, 2, between, 2, within, 2, 1 << low)
        phase = exp(2j * pi * native.angle(step))
        factors = np.array([[1, phase], [phase, 1]])
        pairs = factors[:, :, None, None] * factors.conj()[None, None]
        view *= pairs[:, None, :, None, :, None, :, None]
        rest = np.einsum("xiajyibjz->xaybz", view) * (self._two / 4)
        view *= 1 - self._two
        for row in range(2):
            for column in range(2):
                view[:, row, :, column, :, row, :, column] += rest
