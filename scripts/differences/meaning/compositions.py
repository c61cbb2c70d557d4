"""Compares objects by the fields that they have, wherever an `allOf` has them from."""

from attrs import frozen

from ...openapi.compose import FIELDS, members, merged
from ...openapi.document import Node, node
from ...openapi.references import component_name


@frozen
class Composed:
    """Two objects whose `allOf` is put together, without what both have from one component.

    Attributes:
        old: The old object.
        new: The new object.
        was_map: Whether the old object has no named fields at all.
        is_map: Whether the new object has none.
    """

    old: Node
    new: Node
    was_map: bool
    is_map: bool


def composed(old: Node, new: Node, old_document: Node, new_document: Node) -> Composed | None:
    """Put two schemas together, of which at least one has an `allOf`.

    A component that both have as a member is compared by itself, so its fields are left out, except
    those that one of the objects had or has of its own.

    Returns:
        None if a member cannot be followed.
    """
    before, after = merged(old, old_document), merged(new, new_document)
    shared = _components(old) & _components(new)
    own = [
        merged(_apart(schema, shared), document)
        for schema, document in ((old, old_document), (new, new_document))
    ]
    if before is None or after is None or own[0] is None or own[1] is None:
        return None
    names = {name for each in own if each for name in _names(each)}
    return Composed(_only(before, names), _only(after, names), _no_field(before), _no_field(after))


def _components(schema: Node) -> set[str]:
    parts = members(schema, "allOf")
    return {component_name(str(part["$ref"])) for part in parts if "$ref" in part}


def _apart(schema: Node, components: set[str]) -> Node:
    parts = [
        part
        for part in members(schema, "allOf")
        if component_name(str(part.get("$ref", ""))) not in components
    ]
    return {**schema, "allOf": [*parts]}


def _names(schema: Node) -> set[str]:
    required = schema.get("required")
    listed = {str(name) for name in required} if isinstance(required, list) else set[str]()
    return listed | {*node(schema.get("properties", {}))}


def _only(schema: Node, names: set[str]) -> Node:
    """An object with some of its fields; that it is one stays clear."""
    properties, required = (schema.get(key) for key in FIELDS)
    fields = properties if isinstance(properties, dict) else {}
    listed = required if isinstance(required, list) else []
    found = {key: value for key, value in schema.items() if key not in FIELDS}
    if fields:
        found["properties"] = {name: each for name, each in fields.items() if name in names}
    if listed:
        found["required"] = [name for name in listed if name in names]
    return found


def _no_field(schema: Node) -> bool:
    return not schema.get("properties")
