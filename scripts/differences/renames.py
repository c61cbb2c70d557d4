"""Which schema that is gone lives on under another name."""

from ..openapi.document import Json, Node, node
from ..openapi.references import resolved
from ..openapi.shape import subschemas
from ..similarity import successors


def renamed_schemas(old: Node, new: Node) -> dict[str, str]:
    """New names by old ones, for schemas that are gone and come again with nearly the same content.

    `spec.py impact` tells renamed classes by the same measure.
    """
    before, after = _schemas(old), _schemas(new)
    gone = {name: _content(before[name], old) for name in before.keys() - after.keys()}
    come = {name: _content(after[name], new) for name in after.keys() - before.keys()}
    return successors(gone, come)


def _schemas(document: Node) -> Node:
    return node(node(document.get("components", {})).get("schemas", {}))


def _content(value: Json, document: Node) -> frozenset[str]:
    """What a schema is known by; nothing if it says too little of itself."""
    if not isinstance(value, dict):
        return frozenset()
    values = value.get("enum")
    if isinstance(values, list):
        return frozenset(f"value {each!r}" for each in values)
    fields: set[str] = set()
    for part in (value, *(resolved(each, document) for each in subschemas(value.get("allOf")))):
        fields |= {f"field {name}" for name in node(part.get("properties", {}))}
    return frozenset(fields) if len(fields) > 1 else frozenset()  # `id` alone is in many
