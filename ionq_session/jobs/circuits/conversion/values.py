"""Values of a gate as JSON, whatever packages they come from."""

from typing import SupportsFloat, cast

from ionq_api.codec import is_list, to_json
from ionq_api.types import JsonValue

_AS_THEY_ARE = frozenset((str, int, float, bool, type(None)))


def plain(value: object) -> JsonValue:
    """A value as JSON: the usual ones at once, arrays as lists, other numbers as Python's.

    Raises:
        TypeError: JSON has nothing like it.
    """
    if type(value) in _AS_THEY_ARE:
        return cast("JsonValue", value)
    if is_list(value):
        return [plain(each) for each in value]
    as_list = getattr(value, "tolist", None)  # NumPy's arrays and numbers, without importing it
    if callable(as_list):
        return to_json(as_list())
    if isinstance(value, SupportsFloat):  # fractions, SymPy's numbers, bound expressions of Qiskit
        return float(value)
    return to_json(value)


def plain_gate(gate: "dict[str, object]") -> dict[str, JsonValue]:
    """The fields of a gate as JSON.

    Raises:
        TypeError: JSON has nothing like one of them.
    """
    return {name: plain(value) for name, value in gate.items()}
