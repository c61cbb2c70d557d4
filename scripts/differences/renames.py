"""Detects renamed schemas."""

from ..openapi.document import Json, Node, node
from ..openapi.references import resolved
from ..openapi.shape import subschemas
from ..similarity import successors


def renamed_schemas(old: Node, new: Node) -> dict[str, str]:
    """New names by old ones, for schemas removed and added again with nearly the same content.

    `impact/renames.py` detects renamed classes in the same way.
    """
    before, after = _schemas(old), _schemas(new)
    removed = {name: _content(before[name], old) for name in before.keys() - after.keys()}
    added = {name: _content(after[name], new) for name in after.keys() - before.keys()}
    return successors(removed, added)


def _schemas(document: Node) -> Node:
    return node(node(document.get("components", {})).get("schemas", {}))


def _content(value: Json, document: Node) -> frozenset[str]:
    """The content that identifies a schema; empty if there is too little of it."""
    if not isinstance(value, dict):
        return frozenset()
    values = value.get("enum")
    if isinstance(values, list):
        return frozenset(f"value {each!r}" for each in values)
    fields: set[str] = set()
    for part in (value, *(resolved(each, document) for each in subschemas(value.get("allOf")))):
        fields |= {f"field {name}" for name in node(part.get("properties", {}))}
    return frozenset(fields) if len(fields) > 1 else frozenset()  # many have just an `id`
