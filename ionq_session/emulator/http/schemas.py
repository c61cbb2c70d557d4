"""Checks values against schemas of the document, in the part of JSON Schema that it uses.

Members of a union are told apart by the document's `discriminator` or the overlay's
`x-discriminator`, so that a problem is reported where it is and not as "fits no member".
"""

from collections.abc import Iterator
from typing import TypeAlias, cast

from ..contract import resolve
from ..jsontypes import Json, JsonObject

Problem: TypeAlias = tuple[str, str]  # the dotted path of a field, and what is wrong with it

_INT32 = 1 << 31
_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int, float),
    "number": (int, float),
}


def problems(schema: JsonObject, value: Json, *, closed: bool, path: str = "") -> Iterator[Problem]:
    """What a schema forbids about a value.

    Args:
        schema: A schema of the document.
        value: The value.
        closed: Whether a field that a closed schema does not have is a problem.
        path: Where the value stands.

    Yields:
        The path of each bad field and what is wrong with it.
    """
    schema = resolve(schema)
    if value is None and schema.get("nullable") is True:
        return
    for part in _list(schema, "allOf"):
        yield from problems(part, value, closed=closed, path=path)
    members = _list(schema, "anyOf") + _list(schema, "oneOf")
    if members:
        yield from _union(schema, members, value, closed=closed, path=path)
    kind = schema.get("type")
    if isinstance(kind, str):
        if not _is(kind, value):
            yield path, f"must be of type {kind}"
            return
        yield from _limits(schema, value, path)
    if isinstance(value, dict) and ("properties" in schema or "additionalProperties" in schema):
        yield from _fields(schema, value, closed=closed, path=path)
    items = schema.get("items")
    if isinstance(value, list) and isinstance(items, dict):
        for index, item in enumerate(value):
            yield from problems(items, item, closed=closed, path=_join(path, str(index)))


def _union(
    schema: JsonObject, members: list[JsonObject], value: Json, *, closed: bool, path: str
) -> Iterator[Problem]:
    chosen = _chosen(schema, value)
    if chosen is not None:
        yield from problems(chosen, value, closed=closed, path=path)
        return
    by_member = [list(problems(member, value, closed=closed, path=path)) for member in members]
    if all(by_member):
        yield from min(by_member, key=len)


def _chosen(schema: JsonObject, value: Json) -> JsonObject | None:
    """The member of a union that a value claims to be."""
    if not isinstance(value, dict):
        return None
    discriminator = schema.get("discriminator")
    if isinstance(discriminator, dict):
        named = value.get(str(discriminator["propertyName"]))
        mapping = cast("JsonObject", discriminator["mapping"])
        return {"$ref": mapping[named]} if isinstance(named, str) and named in mapping else None
    for rule in _list(schema, "x-discriminator"):
        key, values = str(rule["property"]), rule.get("values")
        if key in value and (not isinstance(values, list) or value[key] in values):
            return {"$ref": rule["schema"]}
    return None


def _fields(schema: JsonObject, value: JsonObject, *, closed: bool, path: str) -> Iterator[Problem]:
    properties = cast("JsonObject", schema.get("properties", {}))
    more = schema.get("additionalProperties", True)
    for key in cast("list[str]", schema.get("required", [])):
        if key not in value:
            yield _join(path, key), "is required"
    for key, item in value.items():
        below = _join(path, key)
        if key in properties:
            yield from problems(
                cast("JsonObject", properties[key]), item, closed=closed, path=below
            )
        elif isinstance(more, dict):
            yield from problems(more, item, closed=closed, path=below)
        elif more is False and closed:
            yield below, "is not a field of the document"


def _limits(schema: JsonObject, value: Json, path: str) -> Iterator[Problem]:
    allowed = schema.get("enum")
    if isinstance(allowed, list) and value not in allowed:
        yield path, f"must be one of {', '.join(map(str, allowed))}"
    longest = schema.get("maxItems")
    if isinstance(value, list) and isinstance(longest, int) and len(value) > longest:
        yield path, f"must have at most {longest} entries"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return
    least, most = schema.get("minimum"), schema.get("maximum")
    if schema.get("format") == "int32":
        least = -_INT32 if least is None else least
        most = _INT32 - 1 if most is None else most
    if isinstance(least, int | float) and value < least:
        yield path, f"must be at least {least}"
    if isinstance(most, int | float) and value > most:
        yield path, f"must be at most {most}"


def _is(kind: str, value: Json) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    if kind == "integer" and isinstance(value, float):
        return value.is_integer()  # in JSON Schema, 2.0 is an integer
    return isinstance(value, _TYPES[kind])


def _list(schema: JsonObject, key: str) -> list[JsonObject]:
    return cast("list[JsonObject]", schema.get(key, []))


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
