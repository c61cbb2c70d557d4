"""The native gates: their matrices, with phases and angles in turns of 2 pi.

With s(p) = cos(2 pi p) X + sin(2 pi p) Y, gpi(p) is s(p), gpi2(p) is a quarter turn about that
axis, ms(p0, p1, a) is exp(-i pi a s(p0) s(p1)), zz(a) is exp(-i pi a ZZ), and nop is the identity.
The compiler leaves circuits of native gates as they are.
"""

from cmath import exp
from collections.abc import Iterable
from math import pi, sqrt
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


def are_turns(values: Iterable[float]) -> bool:
    """Whether numbers can be phases or angles: small enough to have a fraction of a turn."""
    return all(abs(value) <= MAX_TURNS for value in values)


def one_qubit_matrix(step: Step) -> Matrix:
    """The matrix of a gpi or a gpi2."""
    turn = exp(2j * pi * step.turns[0])
    if step.name == "gpi":
        return np.array([[0, turn.conjugate()], [turn, 0]], np.complex128)
    return np.array([[1, -1j * turn.conjugate()], [-1j * turn, 1]], np.complex128) / sqrt(2)


def angle(step: Step) -> float:
    """The entangling angle of an ms or a zz, in turns."""
    return step.turns[-1]


def axes(step: Step) -> tuple[Matrix, Matrix] | None:
    """The change of basis V, for each qubit, that makes an ms of a zz: V zz V^-1; None for a zz."""
    if step.name == "zz":
        return None
    first, second = (
        np.diag([exp(-1j * pi * phase), exp(1j * pi * phase)]) @ HADAMARD
        for phase in step.turns[:2]
    )
    return first, second
