"""The native gates: their matrices, in turns, and the reading of them from IonQ's JSON.

A turn is 2 pi. gpi(p) flips about an axis of the equator, gpi2(p) turns by a quarter about it,
ms(p0, p1, a) is exp(-i pi a of s(p0) s(p1)) where s is that axis, zz(a) is exp(-i pi a ZZ), and nop
does nothing. The compiler leaves circuits of native gates alone.
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

# IonQ's documents: the angle of an ms that has none is a quarter, which entangles fully.
DEFAULT_ANGLE = 0.25

# A double beyond this has no digits left for the part of a turn, which is all that counts.
MAX_TURNS = 1 << 53

HADAMARD: Matrix = np.array([[1, 1], [1, -1]], np.complex128) / sqrt(2)
PAULIS: tuple[Matrix, ...] = (
    np.eye(2, dtype=np.complex128),
    np.array([[0, 1], [1, 0]], np.complex128),
    np.array([[0, -1j], [1j, 0]], np.complex128),
    np.array([[1, 0], [0, -1]], np.complex128),
)


def are_turns(values: Iterable[float]) -> bool:
    """Tell whether numbers can be phases or angles.

    Args:
        values: The numbers, in turns.

    Returns:
        False if one of them is infinite, or too large to say what part of a turn it is.
    """
    return all(abs(value) <= MAX_TURNS for value in values)


def one_qubit_matrix(step: Step) -> Matrix:
    """Write the matrix of a gpi or a gpi2.

    Args:
        step: The gate.

    Returns:
        Its matrix.
    """
    turn = exp(2j * pi * step.turns[0])
    if step.name == "gpi":
        return np.array([[0, turn.conjugate()], [turn, 0]], np.complex128)
    return np.array([[1, -1j * turn.conjugate()], [-1j * turn, 1]], np.complex128) / sqrt(2)


def angle(step: Step) -> float:
    """Tell how much an ms or a zz entangles.

    Args:
        step: The gate.

    Returns:
        Its angle in turns.
    """
    return step.turns[-1]


def axes(step: Step) -> tuple[Matrix, Matrix] | None:
    """Find the change of basis that turns a zz into this gate: V zz V^-1, for each qubit.

    Args:
        step: An ms or a zz.

    Returns:
        V on the first and on the second qubit, or None for a zz, which needs none.
    """
    if step.name == "zz":
        return None
    first, second = (
        np.diag([exp(-1j * pi * phase), exp(1j * pi * phase)]) @ HADAMARD
        for phase in step.turns[:2]
    )
    return first, second
