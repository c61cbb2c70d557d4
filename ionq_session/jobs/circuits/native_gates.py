"""The unitaries of IonQ's native gates, as plain numbers; NumPy takes them as matrices.

Phases and angles are in turns: 1 is 2 pi radians. With s(phase) = cos(2 pi phase) X +
sin(2 pi phase) Y, gpi is s(phase), gpi2 is a quarter turn about it, and ms is
exp(-i pi angle s(phase0) s(phase1)). Source: IonQ's guide to native gates.
"""

import cmath
import math
from typing import TypeAlias

ENTANGLING_ANGLE = 0.25  # turns; of an ms that has no angle, by IonQ's document

Matrix2: TypeAlias = tuple[tuple[complex, complex], tuple[complex, complex]]
"""Two rows of two numbers."""

Row4: TypeAlias = tuple[complex, complex, complex, complex]

Matrix4: TypeAlias = tuple[Row4, Row4, Row4, Row4]
"""Four rows of four numbers."""

# The multiples of a quarter turn, where rounding would leave something of a zero.
_QUARTERS = {-0.5: -1 + 0j, -0.25: -1j, 0.0: 1 + 0j, 0.25: 1j, 0.5: -1 + 0j}


def gpi(phase: float) -> Matrix2:
    """The unitary of GPi, half a turn about an axis in the xy plane.

    [[0, exp(-2 pi i phase)], [exp(2 pi i phase), 0]]: X for 0, Y for 0.25. Source: IonQ's guide to
    native gates.

    Args:
        phase: The direction of the axis, in turns from x.

    Returns:
        Its rows, for the basis 0, 1.

    Raises:
        ValueError: The phase is not finite.
    """
    return ((0j, _turned(-phase)), (_turned(phase), 0j))


def gpi2(phase: float) -> Matrix2:
    """The unitary of GPi2, a quarter turn about an axis in the xy plane.

    [[1, -i exp(-2 pi i phase)], [-i exp(2 pi i phase), 1]] / sqrt(2): a rotation by pi/2 radians
    about x for 0, about y for 0.25. Source: IonQ's guide to native gates.

    Args:
        phase: The direction of the axis, in turns from x.

    Returns:
        Its rows, for the basis 0, 1.

    Raises:
        ValueError: The phase is not finite.
    """
    half = math.sqrt(0.5)
    return (
        (half + 0j, -1j * half * _turned(-phase)),
        (-1j * half * _turned(phase), half + 0j),
    )


def ms(phase0: float, phase1: float, angle: float = ENTANGLING_ANGLE) -> Matrix4:
    """The unitary of the Mølmer-Sørensen gate, exp(-i pi angle GPi(phase0) GPi(phase1)).

    With c = cos(pi angle), s = -i sin(pi angle), p = phase0 + phase1 and m = phase0 - phase1::

        [[c, 0, 0, s exp(-2 pi i p)],
         [0, c, s exp(-2 pi i m), 0],
         [0, s exp(2 pi i m), c, 0],
         [s exp(2 pi i p), 0, 0, c]]

    For phases of 0 and an angle of 0.25 it is exp(-i pi/4 XX). Source: IonQ's guide to native
    gates.

    Args:
        phase0: The phase of the first target, in turns.
        phase1: The phase of the second target, in turns.
        angle: The angle in turns; 0.25 entangles fully. On the service it is between 0 and 0.25.

    Returns:
        Its rows, for the basis 00, 01, 10, 11: the left digit is the first of the gate's targets.

    Raises:
        ValueError: A phase or the angle is not finite.
    """
    stays, flips = _cosine_and_sine(angle)
    plus, minus = phase0 + phase1, phase0 - phase1
    return (
        (stays, 0j, 0j, flips * _turned(-plus)),
        (0j, stays, flips * _turned(-minus), 0j),
        (0j, flips * _turned(minus), stays, 0j),
        (flips * _turned(plus), 0j, 0j, stays),
    )


def zz(angle: float) -> Matrix4:
    """The unitary of the native ZZ, exp(-i pi angle ZZ).

    diag(exp(-i a), exp(i a), exp(i a), exp(-i a)) with a = pi angle. Source: IonQ's guide to native
    gates.

    Args:
        angle: The angle in turns; 0.25 entangles fully, as exp(-i pi/4 ZZ).

    Returns:
        Its rows, for the basis 00, 01, 10, 11.

    Raises:
        ValueError: The angle is not finite.
    """
    same, other = _turned(-angle / 2), _turned(angle / 2)
    return (
        (same, 0j, 0j, 0j),
        (0j, other, 0j, 0j),
        (0j, 0j, other, 0j),
        (0j, 0j, 0j, same),
    )


def _turned(turns: float) -> complex:
    """exp(2 pi i turns); whole turns are taken off first, which is exact."""
    if not math.isfinite(turns):
        raise ValueError(f"a phase or an angle must be a finite number of turns, not {turns}")
    rest = math.remainder(turns, 1)
    return _QUARTERS[rest] if rest in _QUARTERS else cmath.exp(2j * math.pi * rest)


def _cosine_and_sine(angle: float) -> tuple[complex, complex]:
    """What ms has on its two diagonals: cos(pi angle) and -i sin(pi angle)."""
    turned = _turned(angle / 2)
    return complex(turned.real), complex(0, -turned.imag)
