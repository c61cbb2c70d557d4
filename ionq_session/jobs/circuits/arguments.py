"""What the methods of circuits take for qubits and numbers, as plain values to be checked."""

from collections.abc import Iterable, Mapping, Set
from typing import SupportsFloat, SupportsIndex, TypeAlias, cast

from ionq_api.codec import is_list

from .parameters import Expression
from .values import plain

Qubits: TypeAlias = SupportsIndex | Iterable[SupportsIndex]
"""One qubit or several, counted from 0. NumPy's integers and arrays of them will do."""

Number: TypeAlias = SupportsFloat | SupportsIndex | Expression
"""A real number, NumPy's will do, or a parameter in its place."""

# Iterable, but no lists of qubits: of two targets in a set, the first would be up to chance.
_SINGLE: tuple[type, ...] = (str, bytes, Set, Mapping)


def qubits(given: object) -> tuple[object, ...]:
    """One qubit or several as plain values, which need not be qubits."""
    if type(given) is int:
        return (given,)
    value = value_of(given)
    return tuple(value) if is_list(value) else (value,)


def value_of(given: object) -> object:
    """A value as JSON has it: lists for what can be iterated; as it is if JSON has nothing."""
    if type(given) is float:
        return given
    if is_list(given):
        return [value_of(each) for each in given]
    try:
        return plain(given)
    except TypeError:
        if isinstance(given, _SINGLE) or not isinstance(given, Iterable):
            return given
        # cast: what an iterable of an unknown type gives is unknown.
        return [value_of(each) for each in cast("Iterable[object]", given)]
