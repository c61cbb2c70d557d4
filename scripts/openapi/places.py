"""Iterates over the objects, schemas and operations of a document, each with its JSON pointer."""

from collections.abc import Iterator

from .document import METHODS, Json, Node

MANY = ("properties",)
"""Schema keywords whose value maps names that the API chooses to schemas."""
LISTED = ("allOf", "anyOf", "oneOf")
SINGLE = ("items", "additionalProperties", "not")
LITERAL = frozenset({"default", "enum", "example", "examples", "mapping", "value"})
"""Keys whose value is data, in which `$ref` is not a reference."""
NAMED = frozenset(
    {"callbacks", "content", "encoding", "headers", "links", "parameters", "properties"}
    | {"requestBodies", "responses", "schemas", "securitySchemes", "variables"}
)
"""Keys whose value, if it is an object, maps names that the API chooses."""


def pointer(*parts: str | int) -> str:
    """A JSON pointer, such as `/paths/~1jobs/get`."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in parts)


def operation_name(path: str, method: str) -> str:
    """An operation as error messages call it: `GET /jobs`."""
    return f"{method.upper()} {path}"


def objects(value: Json, place: str = "", *, named: bool = False) -> Iterator[tuple[str, Node]]:
    """Each OpenAPI object in a document with its pointer; data and extensions are skipped.

    Args:
        value: The document, or a part of it.
        place: The pointer to it.
        named: Whether the value maps names that the API chooses, and so is no OpenAPI object.
    """
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from objects(item, place + pointer(index))
    elif isinstance(value, dict):
        if not named:
            yield place, value
        for key, inner in value.items():
            if named or not (key in LITERAL or key.startswith("x-")):
                below = not named and key in NAMED and isinstance(inner, dict)
                yield from objects(inner, place + pointer(key), named=below)


def schemas(document: Node) -> Iterator[tuple[str, Node]]:
    """Each inline or named schema of a document, nested ones included, with its pointer."""
    for name, schema in _items(_inside(document, "components", "schemas")):
        yield from within(schema, pointer("components", "schemas", name))
    for place, holder in objects(document):
        schema = holder.get("schema")
        if isinstance(schema, dict) and not place.startswith("/components/schemas/"):
            yield from within(schema, place + pointer("schema"))


def within(schema: Json, place: str) -> Iterator[tuple[str, Node]]:
    """A schema and those nested in it, with their pointers."""
    if not isinstance(schema, dict):
        return
    yield place, schema
    for key in MANY:
        for name, inner in _items(schema.get(key)):
            yield from within(inner, place + pointer(key, name))
    for key in LISTED:
        parts = schema.get(key)
        for index, inner in enumerate(parts if isinstance(parts, list) else []):
            yield from within(inner, place + pointer(key, index))
    for key in SINGLE:
        yield from within(schema.get(key), place + pointer(key))


def operations(document: Node) -> Iterator[tuple[str, str, Node, Node]]:
    """Each operation with its path, method and path item; malformed ones are skipped."""
    for path, item in _items(document.get("paths")):
        for method, operation in _items(item):
            if method in METHODS and isinstance(item, dict) and isinstance(operation, dict):
                yield path, method, operation, item


def _inside(value: Json, *way: str) -> Json:
    for part in way:
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _items(value: Json) -> list[tuple[str, Json]]:
    return list(value.items()) if isinstance(value, dict) else []
