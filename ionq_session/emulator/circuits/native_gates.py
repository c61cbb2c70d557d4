"""The native gates: their matrices, in turns, and the reading of them from IonQ's JSON.

A turn is 2 pi. gpi(p) flips about an axis of the equator, gpi2(p) turns by a quarter about it,
ms(p0, p1, a) is exp(-i pi a of s(p0) s(p1)) where s is that axis, zz(a) is exp(-i pi a ZZ), and nop
does nothing. The compiler leaves circuits of native gates alone.
"""

from __future__ import annotations

from cmath import exp
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def matrix(step: Step) -> Matrix:
    """Write the matrix of any native gate.

    Args:
        step: The gate.

    Returns:
        Its matrix; the gate's first qubit is the least significant bit of an index.
    """
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
