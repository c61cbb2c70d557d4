"""Values of a gate as JSON, whatever packages they come from."""

import operator
from typing import SupportsFloat, SupportsIndex, cast

from ionq_api.codec import is_list, to_json
from ionq_api.types import JsonValue

_AS_THEY_ARE = frozenset((str, int, float, bool, type(None)))


def plain(value: object) -> JsonValue:
    """A value as JSON: the usual ones at once, arrays as lists, other numbers as Python's.

    Raises:
        TypeError: JSON has nothing like it.
    """
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return cast("JsonValue", value)
    if is_list(value):
        return [plain(each) for each in value]
    as_list = getattr(value, "tolist", None)  # NumPy's arrays and numbers, without importing it
    if callable(as_list):
        listed: object = as_list()
        if type(listed) is not kind:  # as a number of more digits than Python's is
            return plain(listed)
    if isinstance(value, SupportsIndex):  # whole numbers of SymPy, members of enumerations
        return operator.index(value)
    if isinstance(value, SupportsFloat):  # fractions, SymPy's numbers, bound expressions of Qiskit
        return float(value)
    return to_json(value)


def plain_gate(gate: "dict[str, object]") -> dict[str, JsonValue]:
    """The fields of a gate as JSON.

    Raises:
        TypeError: JSON has nothing like one of them.
    """
    return {name: plain(value) for name, value in gate.items()}
