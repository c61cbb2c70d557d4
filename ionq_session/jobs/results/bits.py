"""Bitstrings: how states are written, and the two orders of bits.

A state is an integer whose bit i, of weight 2^i, is qubit i; IonQ's decimal keys are such integers.
"""

from collections.abc import Sequence
from typing import Final, Literal, TypeAlias, get_args

BitOrder: TypeAlias = Literal["little", "big"]
"""Which end of a bitstring bit 0 is at.

`little`: qubit 0 is the rightmost character, as in Qiskit and in the binary form of IonQ's decimal
keys. `big`: qubit 0 is the leftmost character, as in Cirq and in the strings of IonQ's formats v2.
"""

BIT_ORDERS: Final[tuple[str, ...]] = get_args(BitOrder)


def bitstring(state: int, width: int, order: BitOrder) -> str:
    """A state as text of so many bits."""
    text = f"{state:0{width}b}" if width else ""
    return text if order == "little" else text[::-1]


def state_of(text: str, order: BitOrder) -> int:
    """The state that a text of zeros and ones stands for.

    Raises:
        ValueError: It has other characters.
    """
    if text.strip("01"):
        raise ValueError(f"a bitstring has the characters 0 and 1 only, not {text[:40]!r}")
    return int((text if order == "little" else text[::-1]) or "0", 2)


def picked(state: int, positions: Sequence[int | None]) -> int:
    """The state of a selection of bits: bit i is the bit at `positions[i]`, or 0 for None."""
    found = 0
    for place, position in enumerate(positions):
        if position is not None and state >> position & 1:
            found |= 1 << place
    return found
