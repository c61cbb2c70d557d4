"""What a drawing writes into the box of a gate."""

import math

from .gate import Gate
from .native_gates import ENTANGLING_ANGLE
from .parameters import Angle, Expression

DENOMINATORS = (1, 2, 3, 4, 6, 8, 12, 16, 32)  # of the fractions of pi that circuits usually have
MOST_HALF_TURNS = 8  # the factor of pi up to which a fraction is easier to read than a decimal
CLOSE = 1e-9  # how near to a fraction of pi; what is left of one after some arithmetic
DIGITS = 4  # of other numbers


def label(gate: Gate, place: int) -> tuple[str, str]:
    """The name and the value, or an empty text, for the box on one target.

    Args:
        gate: The gate.
        place: Which of its targets.
    """
    name = gate.kind.label
    if gate.terms:
        return _exponential(gate, place)
    if gate.rotation is not None:
        return "P" if name == "Z" else name, radians(gate.rotation)
    if len(gate.phases) == 2:  # ms: each target has a phase of its own
        value = turns(gate.phases[place])
        is_partial = gate.angle != ENTANGLING_ANGLE
        return name, f"{value}; {turns(gate.angle or 0)}" if is_partial else value
    if gate.phases:
        return name, turns(gate.phases[0])
    return name, "" if gate.angle is None else turns(gate.angle)


def _exponential(gate: Gate, place: int) -> tuple[str, str]:
    """A single term has its letter on each target; of several there is only their number."""
    name = gate.kind.label
    if len(gate.terms) > 1:
        return name, f"{len(gate.terms)} terms"
    term, angle = "".join(gate.terms), gate.coefficients[0] * (gate.time or 0)
    return f"{name} {term[-1 - place]}", radians(angle)


def radians(value: Angle) -> str:
    """An angle in radians, as a fraction of π if it is one."""
    if isinstance(value, Expression):
        return str(value)
    for denominator in DENOMINATORS:
        numerator = round(value / math.pi * denominator)
        if abs(value - numerator * math.pi / denominator) < CLOSE:
            if not numerator or abs(numerator) > MOST_HALF_TURNS * denominator:
                break
            count = {1: "", -1: "-"}.get(numerator, str(numerator))
            return f"{count}π" if denominator == 1 else f"{count}π/{denominator}"
    return _short(value)


def turns(value: Angle) -> str:
    """A phase or an angle in turns, marked by τ, which is 2π."""
    if isinstance(value, Expression):
        whole = len(value.terms) == 1 and not value.constant
        return f"{value}τ" if whole else f"({value})τ"
    return f"{_short(value)}τ"


def _short(value: float) -> str:
    return f"{value + 0:.{DIGITS}g}"  # + 0 makes 0 of -0
