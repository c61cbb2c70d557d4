"""The native gates: their matrices, with phases and angles in turns of 2 pi.

With s(p) = cos(2 pi p) X + sin(2 pi p) Y, gpi(p) is s(p), gpi2(p) is a quarter turn about that
axis, ms(p0, p1, a) is exp(-i pi a s(p0) s(p1)), zz(a) is exp(-i pi a ZZ), and nop is the identity.
The compiler leaves circuits of native gates as they are.
"""

from cmath import exp
from collections.abc import Iterable
from math import cos, pi, sin, sqrt
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from .program import Step

Matrix: TypeAlias = NDArray[np.complex128]

ONE_QUBIT = ("gpi", "gpi2")
TWO_QUBIT = ("ms", "zz")
NAMES = frozenset({*ONE_QUBIT, *TWO_QUBIT, "nop"})

DEFAULT_ANGLE = 0.25  # of an ms, by IonQ's documents: a quarter turn entangles fully
MAX_TURNS = 1 << 53  # a double beyond this has no digits left for the fraction of a turn

HADAMARD: Matrix = np.array([[1, 1], [1, -1]], np.complex128) / sqrt(2)
PAULIS: tuple[Matrix, ...] = (
    np.eye(2, dtype=np.complex128),
    np.array([[0, 1], [1, 0]], np.complex128),
    np.array([[0, -1j], [1j, 0]], np.complex128),
    np.array([[1, 0], [0, -1]], np.complex128),
)

_REORDERED: dict[str, Matrix] = {
    "copy": np.eye(4, dtype=np.complex128)[[0, 3, 2, 1]],
    "swap": np.eye(4, dtype=np.complex128)[[0, 2, 1, 3]],
}


def are_turns(values: Iterable[float]) -> bool:
    """Whether numbers can be phases or angles: small enough to have a fraction of a turn."""
    return all(abs(value) <= MAX_TURNS for value in values)


def one_qubit_matrix(step: Step) -> Matrix:
    """The matrix of a gpi or a gpi2."""
    turn = exp(2j * pi * step.turns[0])
    if step.name == "gpi":
        return np.array([[0, turn.conjugate()], [turn, 0]], np.complex128)
    return np.array([[1, -1j * turn.conjugate()], [-1j * turn, 1]], np.complex128) / sqrt(2)


def matrix(step: Step) -> Matrix:
    """The matrix of a step that is a gate; its first qubit is the least significant bit.

    Besides the native gates these are any `unitary`, and `copy`, a CNOT, and `swap`, which take the
    place of a measurement and of a reset.
    """
    if step.matrix is not None:
        return step.matrix
    if step.name in _REORDERED:
        return _REORDERED[step.name]
    if len(step.qubits) == 1:
        return one_qubit_matrix(step)
    stays, flips = cos(pi * step.turns[-1]), -1j * sin(pi * step.turns[-1])
    if step.name == "zz":
        same, other = stays + flips, stays - flips
        return np.diag([same, other, other, same])
    # Both qubits flip, each about the axis of its phase, as a gpi of that phase does.
    sum_, difference = (exp(2j * pi * (step.turns[0] + sign * step.turns[1])) for sign in (1, -1))
    return np.array(
        [
            [stays, 0, 0, flips * sum_.conjugate()],
            [0, stays, flips * difference, 0],
            [0, flips * difference.conjugate(), stays, 0],
            [flips * sum_, 0, 0, stays],
        ],
        np.complex128,
    )
