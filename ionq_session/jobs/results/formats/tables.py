"""The result formats of the service, read into tables of states.

The shapes are those of the document's `ResultFormatsCatalog`. Version 1 writes a state as a decimal
number whose bit i is qubit i. Version 2 has registers, and writes the states of each as strings
with bit 0 leftmost (docs.ionq.com, "OpenQASM 3", "Reading results").
"""

import json
import math
from collections.abc import Mapping
from typing import Final

from attrs import frozen

from ionq_api.codec import is_object

from ..bits import state_of

ALL_QUBITS: Final = "output_all"
"""The name under which version 2 has all qubits; it is no register of the program."""

HISTOGRAM_V1: Final = "ionq.result.histogram.json.v1"
HISTOGRAM_V2: Final = "ionq.result.histogram.json.v2"
PROBABILITIES_V1: Final = "ionq.result.probabilities.json.v1"
PROBABILITIES_V2: Final = "ionq.result.probabilities.json.v2"
SHOTS_V1: Final = "ionq.result.shots.json.v1"
SHOTS_V2: Final = "ionq.result.shots.json.v2"

PREFERENCE: Final = (HISTOGRAM_V2, HISTOGRAM_V1, PROBABILITIES_V2, PROBABILITIES_V1)
"""Counts before probabilities, since they are whole, and registers before none."""


# Of a decimal state; more is no state of any machine, and Python refuses to read far longer ones.
MAX_DIGITS: Final = 1000

# Of a count or a probability; what is larger counts no shots.
MAX_WEIGHT: Final = 2.0**53


class UnreadableFormatError(ValueError):
    """Content that is not what its format says."""


@frozen
class Table:
    """The states of one register, with their counts or probabilities.

    Attributes:
        states: Those that came, by state.
        counted: Whether they have counts.
        width: How many bits the format gives them; None if it does not tell.
    """

    states: Mapping[int, float]
    counted: bool
    width: int | None = None

    @property
    def least_width(self) -> int:
        """How many bits the largest state takes."""
        return max((state.bit_length() for state in self.states), default=0)


def parse(name: str, content: bytes) -> dict[str, Table]:
    """The tables in an artifact, by register.

    Args:
        name: One of `PREFERENCE`.
        content: The artifact.

    Raises:
        UnreadableFormatError: It is not of that format.
    """
    try:
        found: object = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableFormatError(f"it is not JSON: {error}") from None
    counted = name in (HISTOGRAM_V1, HISTOGRAM_V2)
    if name in (HISTOGRAM_V1, PROBABILITIES_V1):
        return {ALL_QUBITS: flat(found, counted=counted)}
    kind = "histogram" if counted else "probabilities"
    registers = _inner(_inner(found, kind), "registers")
    return {name: _register(each, counted=counted) for name, each in registers.items()}


def flat(found: object, *, counted: bool) -> Table:
    """The table of a map from decimal states.

    Raises:
        UnreadableFormatError: It is something else.
    """
    states: dict[int, float] = {}
    for key, weight in _object(found).items():
        state = decimal_state(key)
        states[state] = states.get(state, 0) + _weight(weight)
    return _table(states, None, counted=counted)


def decimal_state(text: str) -> int:
    """A state in the form of version 1.

    Raises:
        UnreadableFormatError: It is something else.
    """
    if not (text.isascii() and text.isdecimal()) or len(text) > MAX_DIGITS:
        raise UnreadableFormatError(f"{text[:40]!r} is no decimal state")
    return int(text)


def _register(found: object, *, counted: bool) -> Table:
    states: dict[int, float] = {}
    width = 0
    for key, weight in _object(found).items():
        try:
            state = state_of(key, "big")
        except ValueError as error:
            raise UnreadableFormatError(str(error)) from None
        width = max(width, len(key))
        states[state] = states.get(state, 0) + _weight(weight)
    return _table(states, width, counted=counted)


def _table(states: Mapping[int, float], width: int | None, *, counted: bool) -> Table:
    """A table without the states that never came.

    A histogram whose numbers are not whole, as a mean over variants may be, has weights instead.
    """
    came = {state: weight for state, weight in states.items() if weight}
    if counted and all(float(weight).is_integer() for weight in came.values()):
        return Table(
            {state: int(weight) for state, weight in came.items()}, counted=True, width=width
        )
    total = math.fsum(came.values()) if counted else 1
    return Table({state: each / total for state, each in came.items()}, counted=False, width=width)


def _weight(weight: object) -> float:
    if isinstance(weight, bool) or not isinstance(weight, int | float):
        raise UnreadableFormatError(f"{str(weight)[:40]!r} is no number")
    if not 0 <= weight <= MAX_WEIGHT:
        raise UnreadableFormatError(f"{str(weight)[:40]} is no count or probability")
    return weight


def _inner(found: object, name: str) -> Mapping[str, object]:
    return _object(_object(found).get(name))


def _object(found: object) -> Mapping[str, object]:
    if not is_object(found):
        raise UnreadableFormatError("an object is missing")
    return found
