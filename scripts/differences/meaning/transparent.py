"""Sees through references to what has no class in Python, which is the same wherever it stands."""

from ...openapi.compose import UNIONS, unwrapped
from ...openapi.document import Node
from ...openapi.references import resolved
from ...openapi.shape import Shape, shape, subschemas
from ..types import OBJECT, types


def has_class(schema: Node) -> bool:
    """Whether a schema has a name in Python: objects and enumerations do."""
    return types(schema) == OBJECT or "enum" in schema or "const" in schema


def whole(schema: Shape, document: Node) -> Shape:
    """A schema with what it refers to; it keeps a reference that cannot be followed."""
    seen: set[str] = set()
    while schema.reference and schema.reference not in seen:
        seen.add(schema.reference)
        inner = shape(unwrapped(resolved({"$ref": schema.reference}, document)))
        nullable = schema.nullable or inner.nullable
        schema = Shape(inner.reference, nullable, {**inner.body, **schema.body})
    return schema


def plain(schema: Node, document: Node, known: set[str]) -> Node:
    """A schema whose unions refer only to what has a class, or to known components."""
    found = dict(schema)
    for key in UNIONS:
        if key in schema:
            found[key] = [
                each if each.get("$ref") in known else _member(each, document)
                for each in subschemas(schema[key])
            ]
    return found


def referred(schema: Node) -> set[str]:
    """The references in the unions of a schema."""
    members = [each for key in UNIONS for each in subschemas(schema.get(key))]
    return {str(each["$ref"]) for each in members if "$ref" in each}


def _member(schema: Node, document: Node) -> Node:
    simple = unwrapped(schema)
    found = whole(shape(simple), document)
    if "$ref" not in simple or found.reference or has_class(found.body):
        return simple
    return {**found.body, "nullable": True} if found.nullable else found.body
