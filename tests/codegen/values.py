"""JSON values that fit a schema, made without the generator's help: a full one, a bare one."""

from collections.abc import Iterator
from contextlib import suppress

from ionq_api import JsonValue
from scripts.openapi.document import Node, items, node, resolved

DEEPEST = 3
"""Levels below which a value has no more than it must: what refers to itself grows fast."""
TEXTS: dict[str, str] = {
    "date": "2026-10-01",
    "date-time": "2026-10-01T12:30:00.000Z",
    "uuid": "a81bc81b-dead-4e5d-abff-90865d1e13b1",
}


class EndlessError(Exception):
    """A schema that requires itself has no value."""


def values(schema: Node, document: Node) -> Iterator[JsonValue]:
    """One value with all that it may have and one with no more than it must, for each member."""
    for bare in (False, True):
        for turn in range(3):
            try:
                yield _value(schema, document, bare, turn, 0)
            except EndlessError:
                return


def _value(schema: Node, document: Node, bare: bool, turn: int, depth: int) -> JsonValue:
    if depth > 4 * DEEPEST:
        raise EndlessError
    nullable = _nullable(schema, document)
    schema = resolved(schema, document)
    if nullable and (bare or depth > DEEPEST):
        return None
    parts = items(schema.get("allOf"))
    if len(parts) == 1 and "$ref" not in parts[0]:
        schema = {**schema, "allOf": [], **parts[0]}
    members = [*items(schema.get("oneOf")), *items(schema.get("anyOf"))]
    if members:
        return _member(schema, members, document, bare, turn, depth)
    if isinstance(listed := schema.get("enum"), list):
        return listed[turn % len(listed)]
    kind = schema.get("type", "object" if "properties" in schema or "allOf" in schema else None)
    if kind == "object":
        return _object(schema, document, bare, turn, depth)
    if kind == "array":
        least = _whole(schema.get("minItems", 0))
        most = _whole(schema.get("maxItems", least + 2))
        count = least if bare or depth > DEEPEST else max(least, min(most, 2))
        inner = node(schema.get("items", {}))
        return [_value(inner, document, bare, at, depth + 1) for at in range(count)]
    if kind == "string":
        return _text(schema, turn)
    if kind in ("integer", "number"):
        return _number(schema, turn)
    if kind == "boolean":
        return turn % 2 == 0
    anything: list[JsonValue] = [None, "any", {"a": [1, 2.5, None]}]
    return anything[turn % 3]


def _nullable(schema: Node, document: Node) -> bool:
    """Whether null is a value, also because the one schema that this wraps says so."""
    if schema.get("nullable") is True and "enum" not in schema:
        return True
    wrapped = [part for key in ("allOf", "anyOf", "oneOf") for part in items(schema.get(key))]
    alone = len(wrapped) == 1 and "$ref" in wrapped[0] and "properties" not in schema
    inner = wrapped[0] if alone else schema
    reference = inner.get("$ref")
    if not isinstance(reference, str):
        return False
    found = document
    for part in reference.removeprefix("#/").split("/"):
        found = node(found[part])
    return _nullable(found, document)


def _member(
    schema: Node, members: list[Node], document: Node, bare: bool, turn: int, depth: int
) -> JsonValue:
    rules = schema.get("discriminator")
    for shift in range(len(members)):
        member = members[(turn + shift) % len(members)]
        try:
            value = _value(member, document, bare, turn, depth + 1)
        except EndlessError:
            continue
        if isinstance(rules, dict) and isinstance(value, dict) and "$ref" in member:
            reference = str(member["$ref"])
            mapping = node(rules.get("mapping", {}))
            names = [key for key in mapping if str(mapping[key]) in (reference, _name(reference))]
            value[str(rules["propertyName"])] = names[0] if names else _name(reference)
        return value
    raise EndlessError


def _name(reference: str) -> str:
    return reference.rpartition("/")[2]


def _object(schema: Node, document: Node, bare: bool, turn: int, depth: int) -> JsonValue:
    found: dict[str, JsonValue] = {}
    required, properties = _fields(schema, document)
    for name, inner in properties.items():
        if name in required or not (bare or depth > DEEPEST):
            try:
                found[name] = _value(node(inner), document, bare, turn, depth + 1)
            except EndlessError:
                if name in required:
                    raise
    others = schema.get("additionalProperties", True)
    if others is not False and not bare and depth <= DEEPEST:
        other: Node = others if isinstance(others, dict) else {}
        with suppress(EndlessError):
            found["an other"] = _value(other, document, bare, turn, depth + 1)
    return found


def _fields(schema: Node, document: Node) -> tuple[set[str], Node]:
    required: set[str] = set()
    properties: Node = {}
    for part in [*(resolved(each, document) for each in items(schema.get("allOf"))), schema]:
        if part is not schema:
            more, inner = _fields(part, document)
            required |= more
            properties |= inner
    listed = schema.get("required", [])
    assert isinstance(listed, list)
    return required | set(map(str, listed)), properties | node(schema.get("properties", {}))


def _text(schema: Node, turn: int) -> str:
    known = TEXTS.get(str(schema.get("format")))
    if known is not None:
        return known
    least = _whole(schema.get("minLength", 0))
    most = _whole(schema.get("maxLength", least + 9))
    return ('a "ü" \\ ' * (least + 1))[: [max(least, min(most, 9)), least, most][turn % 3]]


def _number(schema: Node, turn: int) -> int | float:
    least, most = schema.get("minimum"), schema.get("maximum")
    low = float(least) if isinstance(least, int | float) else None
    high = float(most) if isinstance(most, int | float) else None
    if low is None and high is None:
        low, high = -7, 7
    low = low if low is not None else (high or 0) - 10
    high = high if high is not None else low + 10
    found = [low, high, low / 2 + high / 2][turn % 3]
    if schema.get("type") == "integer":
        return max(int(found), -int(-low // 1))
    return found


def _whole(value: JsonValue) -> int:
    assert isinstance(value, int | float)
    return int(value)
