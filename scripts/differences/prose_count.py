"""Counts the differences between two documents that are none of the API: prose, extensions."""

from ionq_session._contract.structure import EXTENSION, LITERALS, NAMES, PROSE, compact

from ..openapi.document import Json, Node


def prose_changes(old: Node, new: Node) -> int:
    """How many texts, examples and extensions (`x-...`) differ in parts that are in both."""
    return _count(old, new)


def _count(old: Json, new: Json) -> int:
    if isinstance(old, list) and isinstance(new, list):
        return sum(_count(*pair) for pair in zip(old, new, strict=False))
    if not isinstance(old, dict) or not isinstance(new, dict):
        return 0
    total = 0
    for key in old.keys() | new.keys():
        if key in PROSE or key.startswith(EXTENSION):
            total += compact(old.get(key)) != compact(new.get(key))
        elif key in NAMES and isinstance(old.get(key), dict) and isinstance(new.get(key), dict):
            before, after = old[key], new[key]
            assert isinstance(before, dict)
            assert isinstance(after, dict)
            total += sum(_count(before[name], after[name]) for name in before.keys() & after.keys())
        elif key not in LITERALS:
            total += _count(old.get(key), new.get(key))
    return total
