"""State vectors in numpy, which lets go of the interpreter while it works, so replies stay quick.

One-qubit gates wait, merged with each other, until a two-qubit gate needs their qubit. Wide states
take the waiting gates of five neighbours in one matrix product. Every two-qubit gate is a zz
between changes of basis, which are one-qubit gates too, so it comes down to phases.
"""

from __future__ import annotations

from cmath import exp
from itertools import count
from math import pi
from time import sleep
from typing import TYPE_CHECKING, Self

import numpy as np

from ..circuits import native_gates as native

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..circuits.native_gates import Matrix
    from ..circuits.program import Step

# From so many qubits on, a product with the gates of a whole block beats gate after gate.
_WIDE = 12
_BLOCK = 5

# A product is cut into slices of so many columns. OpenBLAS works on larger ones with several
# threads that wait for each other, which takes ten times as long when somebody else has the cores.
_COLUMNS = 32


# On narrow states numpy lets go of the interpreter for a moment so short that no other thread gets
# hold of it in time, over and over: replies would wait for half a second. So once in some
# milliseconds a run pauses for longer than another thread takes to wake up.
_BREATH_STEPS = 256
_BREATH_SECONDS = 1e-4
_applied = count()


class State:
    """A state vector; bit i of its index is qubit i."""

    def __init__(self, vector: NDArray[np.complex128], waiting: dict[int, Matrix]) -> None:
        """Take over a vector; `zero` makes a new one.

        Args:
            vector: The amplitudes, which this object may change.
            waiting: The gates that are still to be applied, by qubit.
        """
        self._vector = vector
        self._waiting = waiting
        self._qubits = len(vector).bit_length() - 1

    @classmethod
    def zero(cls, qubits: int) -> Self:
        """Make the state of all zeros.

        Args:
            qubits: How many qubits it has.

        Returns:
            The state.
        """
        vector = np.zeros(1 << qubits, np.complex128)
        vector[0] = 1
        return cls(vector, {})

    def copy(self) -> State:
        """Copy the state.

        Returns:
            One that changes apart from this one.
        """
        return State(self._vector.copy(), dict(self._waiting))

    def apply(self, step: Step) -> None:
        """Apply a native gate.

        Args:
            step: The gate.
        """
        if next(_applied) % _BREATH_STEPS == 0:
            sleep(_BREATH_SECONDS)
        if len(step.qubits) == 1:
            self.apply_one(step.qubits[0], native.one_qubit_matrix(step))
            return
        first, second = step.qubits
        basis = native.axes(step)
        if basis is not None:
            for qubit, matrix in zip(step.qubits, basis, strict=True):
                self.apply_one(qubit, matrix.conj().T)
        self._settle(first)
        self._settle(second)
        # diag(e-, e+, e+, e-), and the factor e- of all is left away.
        phase = exp(2j * pi * native.angle(step))
        low, high = sorted(step.qubits)
        view = self._vector.reshape(-1, 2, 1 << (high - low - 1), 2, 1 << low)
        view[:, 0, :, 1] *= phase
        view[:, 1, :, 0] *= phase
        if basis is not None:
            for qubit, matrix in zip(step.qubits, basis, strict=True):
                self.apply_one(qubit, matrix)

    def apply_one(self, qubit: int, matrix: Matrix) -> None:
        """Apply a matrix to a qubit, later.

        Args:
            qubit: The qubit.
            matrix: Two by two.
        """
        waiting = self._waiting.get(qubit)
        self._waiting[qubit] = matrix if waiting is None else matrix @ waiting

    def probability_of_one(self, qubit: int) -> float:
        """Work out how probable it is to measure a 1.

        Args:
            qubit: The qubit.

        Returns:
            The probability.
        """
        self._settle(qubit)
        ones = self._vector.reshape(-1, 2, 1 << qubit)[:, 1]
        return min(1.0, float(np.sum(np.square(ones.real) + np.square(ones.imag))))

    def collapse(self, qubit: int, value: int, probability: float) -> None:
        """Keep what agrees with a measurement.

        Args:
            qubit: The qubit that was measured; nothing waits for it.
            value: The outcome.
            probability: How probable the outcome was.
        """
        view = self._vector.reshape(-1, 2, 1 << qubit)
        view[:, 1 - value] = 0
        view[:, value] /= np.sqrt(probability)

    def probabilities(self) -> NDArray[np.float64]:
        """Work out how probable every state is.

        Returns:
            The probabilities.
        """
        for qubit in list(self._waiting):
            self._settle(qubit)
        found: NDArray[np.float64] = np.square(self._vector.real)
        found += np.square(self._vector.imag)
        return found

    def _settle(self, qubit: int) -> None:
        """Apply what waits for a qubit, and in a wide state what waits for its neighbours."""
        if qubit not in self._waiting:
            return
        if self._qubits < _WIDE:
            self._settle_one(qubit, self._waiting.pop(qubit))
            return
        low = qubit // _BLOCK * _BLOCK
        matrix: Matrix = np.ones((1, 1), np.complex128)
        for place in range(low, min(low + _BLOCK, self._qubits)):
            wider = np.kron(self._waiting.pop(place, native.PAULIS[0]), matrix)
            matrix = wider.astype(np.complex128, copy=False)
        self._settle_block(low, matrix)

    def _settle_block(self, low: int, matrix: Matrix) -> None:
        size = len(matrix)
        if low == 0:
            view = self._vector.reshape(-1, _COLUMNS, size)
            self._vector = (view @ matrix.T).reshape(-1)
            return
        columns = min(_COLUMNS, 1 << low)
        shape = (-1, size, (1 << low) // columns, columns)
        product = np.empty_like(self._vector)
        source, target = (
            vector.reshape(shape).swapaxes(1, 2) for vector in (self._vector, product)
        )
        np.matmul(matrix, source, out=target)
        self._vector = product

    def _settle_one(self, qubit: int, matrix: Matrix) -> None:
        view = self._vector.reshape(-1, 2, 1 << qubit)
        self._vector = (matrix @ view).reshape(-1)
