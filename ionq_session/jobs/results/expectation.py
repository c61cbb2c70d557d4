"""Expectation values of products of Pauli Z, and how far off they may be."""

import math
from collections.abc import Mapping

from attrs import frozen

from ..errors import ResultArgumentError
from .bits import BitOrder

LETTERS = "IZ"

# What to do before measuring so that Z tells about another operator, in IonQ's gates.
ROTATIONS = {"X": "h", "Y": "si and then h"}


@frozen
class Expectation:
    """An expectation value; `float(...)` gives the value alone.

    Attributes:
        value: From -1 to 1.
        standard_error: The standard deviation of the value over repetitions of the same number of
            shots, estimated as sqrt((1 - value^2) / shots). 0 for exact probabilities, which were
            computed and not sampled; None if the number of shots is not known. Shots that were
            put together by a vote (`sharpen`) are not independent, so for them it is too small.
    """

    value: float
    standard_error: float | None

    def __float__(self) -> float:
        return self.value


def parity_mask(observable: str, width: int, order: BitOrder, bit: str) -> int:
    """The bits that an observable is a product over, as a state.

    Args:
        observable: A letter for each bit, `Z` or `I`, in the order of a bitstring.
        width: How many bits there are.
        order: The order of bits.
        bit: What a bit is called in errors.

    Raises:
        ResultArgumentError: It has another length, or another letter.
    """
    if len(observable) != width:
        raise ResultArgumentError(
            f"the observable {observable[:80]!r} has {len(observable)} letters, and the result has "
            f"{width} {bit}s; give one letter for each"
        )
    letters = observable[::-1] if order == "little" else observable
    for place, letter in enumerate(letters):
        if letter in ROTATIONS:
            raise ResultArgumentError(
                f"the observable {observable!r} has {letter} at {bit} {place}, which was measured "
                f"in the Z basis; run the circuit with {ROTATIONS[letter]} on it before it is "
                "measured, and ask for Z here"
            )
        if letter not in LETTERS:
            raise ResultArgumentError(
                f"the observable {observable!r} has {letter!r} at {bit} {place}; its letters are "
                "Z and I"
            )
    return sum(1 << place for place, letter in enumerate(letters) if letter == "Z")


def parity(
    probabilities: Mapping[int, float], mask: int, shots: int | None, *, exact: bool
) -> Expectation:
    """The expectation value of the parity of some bits.

    Args:
        probabilities: By state; values in proportion to them, such as counts, will do.
        mask: The bits, as a state.
        shots: How many shots the probabilities were estimated from; None if that is not known.
        exact: Whether they were computed.
    """
    total = math.fsum(probabilities.values())
    signed = math.fsum(
        -each if (state & mask).bit_count() & 1 else each for state, each in probabilities.items()
    )
    value = max(-1.0, min(1.0, signed / total))
    if exact:
        return Expectation(value, 0.0)
    if shots is None:
        return Expectation(value, None)
    return Expectation(value, math.sqrt((1 - value * value) / shots))
