"""Where things stand in a document: its schemas, references and texts, each with a JSON pointer."""

from collections.abc import Iterator

from .document import METHODS, Json, Node

MANY = ("properties",)
"""Keys of a schema that hold schemas by names of the API's own."""
LISTED = ("allOf", "anyOf", "oneOf")
SINGLE = ("items", "additionalProperties", "not")
LITERAL = frozenset({"default", "enum", "example", "examples", "mapping", "value"})
"""Keys whose value is data, so that nothing in it is a reference."""
NAMED = frozenset(
    {"callbacks", "content", "encoding", "headers", "links", "parameters", "properties"}
    | {"requestBodies", "responses", "schemas", "securitySchemes", "variables"}
)
"""Keys whose value, if it is an object, has names of the API's own as keys."""


def pointer(*parts: str | int) -> str:
    """A JSON pointer, such as `/paths/~1jobs/get`."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in parts)


def operation_name(path: str, method: str) -> str:
    """An operation as errors call it: `GET /jobs`."""
    return f"{method.upper()} {path}"


def objects(value: Json, place: str = "", *, named: bool = False) -> Iterator[tuple[str, Node]]:
    """Each object of a document's own language, with its place; data and extensions are left out.

    Args:
        value: The document, or a part of it.
        place: The pointer to it.
        named: Whether it is a map from names of the API's own, and so no such object itself.
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
    """Each schema that is written out in a document, inner ones too, with its place."""
    for name, schema in _items(_inside(document, "components", "schemas")):
        yield from within(schema, pointer("components", "schemas", name))
    for place, holder in objects(document):
        schema = holder.get("schema")
        if isinstance(schema, dict) and not place.startswith("/components/schemas/"):
            yield from within(schema, place + pointer("schema"))


def within(schema: Json, place: str) -> Iterator[tuple[str, Node]]:
    """A schema and those inside it."""
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
    """Each operation with its path, its method and the path's item; what is none is left out."""
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
