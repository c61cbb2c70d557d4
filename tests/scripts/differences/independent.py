"""A second comparison of documents, which knows nothing of rules: every place that differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ...contract.structure import structure, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...contract.structure import Json, Pointer

Table: TypeAlias = "dict[str, Json]"

EMPTY_UNLESS_SAID = frozenset(
    {
        *("content", "headers", "items", "parameters", "properties", "requestBodies"),
        *("responses", "schema", "schemas", "securitySchemes", "servers"),
    }
)
"""Keys whose absence means the same as an empty table."""


def differing(old: Json, new: Json) -> list[str]:
    """The JSON pointers of all places at which two documents differ, prose apart.

    Members of lists go by what identifies them, as far as a comparison of documents has to know it;
    a part that only one document has is a place of its own.
    """
    return [written(each) for each in _differing(keyed(structure(old)), keyed(structure(new)), ())]


def keyed(part: Json, key: str = "") -> Json:
    """A part with its lists of objects turned into tables."""
    if isinstance(part, dict):
        return {name: keyed(value, name) for name, value in part.items()}
    objects = isinstance(part, list) and all(isinstance(each, dict) for each in part)
    if isinstance(part, list) and objects and (part or key in EMPTY_UNLESS_SAID):
        if key == "security":
            return part
        inline = iter(range(len(part)))
        table: Table = {}
        for each in part:
            assert isinstance(each, dict)
            table[_identity(each) or str(next(inline))] = keyed(each)
        return table
    return part


def _identity(member: Table) -> str:
    if "in" in member and "name" in member:
        return f"{member['in']}:{member['name']}"
    if "$ref" in member:
        return str(member["$ref"]).rpartition("/")[2]
    return str(member.get("url", ""))


def _differing(old: Json, new: Json, pointer: Pointer) -> Iterator[Pointer]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            if key in EMPTY_UNLESS_SAID or (key in old and key in new):
                yield from _differing(old.get(key, {}), new.get(key, {}), (*pointer, key))
            else:
                yield (*pointer, key)
    elif (type(old), old) != (type(new), new):
        yield pointer
