"""JSON types and formats of schemas, and whether a change widens or narrows them."""

from typing import Final

from ..openapi.document import Json, Node
from ..openapi.shape import NOTHING, subschemas
from .change import Manner

ANY: Final = frozenset({"array", "boolean", "integer", "number", "object", "string"})
OBJECT: Final = frozenset({"object"})
UNION: Final = frozenset({"union"})

PYTHON_TYPES: Final = {
    "date-time": "datetime",
    "date": "date",
    "uuid": "UUID",
    "binary": "bytes",
}
"""String formats with a Python type of their own."""


def types(schema: Node) -> frozenset[str]:
    """The JSON types that a value may have, without null.

    A number may be an integer, so `number` includes `integer`.
    """
    if _members(schema):
        return UNION
    declared = schema.get("type")
    names = declared if isinstance(declared, list) else [declared]
    found = {str(name) for name in names if name not in (None, "null")}
    if not found:
        found = _implied(schema)
    return frozenset(found | {"integer"} if "number" in found else found)


def types_manner(before: frozenset[str], after: frozenset[str]) -> Manner:
    """Whether one set of types narrows, widens or replaces another."""
    if before > after:
        return "narrowed"
    return "widened" if before < after else "retyped"


def written(schema: Node) -> Json:
    """A type in words."""
    if schema == NOTHING:
        return "nothing"
    names = types(schema) - ({"integer"} if "number" in types(schema) else set[str]())
    if names in (UNION, ANY - {"integer"}):
        return "one of several" if names == UNION else "anything"
    if names == OBJECT and not is_map(schema):
        return "object with fields"
    text = " or ".join(sorted(names))
    return f"{text} ({schema['format']})" if "format" in schema else text


def is_map(schema: Node) -> bool:
    """Whether an object has no named fields, so that it is a `dict` in Python, not a class."""
    return not schema.get("properties") and not schema.get("allOf")


def format_manner(before: Json, after: Json) -> Manner:
    """Whether a change of format changes the Python type."""
    return "" if _python_type(before) == _python_type(after) else "retyped"


def _python_type(name: Json) -> str | None:
    return PYTHON_TYPES.get(name) if isinstance(name, str) else None


def _implied(schema: Node) -> set[str]:
    if schema.keys() & {"properties", "additionalProperties", "allOf"}:
        return {"object"}
    if "items" in schema:
        return {"array"}
    values = schema.get("enum", [schema["const"]] if "const" in schema else None)
    if isinstance(values, list) and values:
        return {_type_of(value) for value in values if value is not None}
    return set(ANY)


def _type_of(value: Json) -> str:
    match value:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def _members(schema: Node) -> list[Node]:
    return subschemas(schema.get("anyOf")) or subschemas(schema.get("oneOf"))
