"""Damaged replies, and what the document says is wrong with each.

The damage is done without looking at the document; what has to be said of it is read from the
document without looking at the generated code.
"""

import copy
from collections.abc import Iterator

from attrs import frozen

from ionq_api import JsonValue
from scripts.openapi.document import Node, follow, items, node

from .examples import document

UNKNOWN = "brand-new"
SECRET = "Bearer 6f1c/9d+2e==,{session}"
REPLACEMENTS: dict[str, JsonValue] = {
    "null": None,
    "whole number": 7,
    "fraction": 0.5,
    "unknown string": UNKNOWN,
    "secret string": SECRET,
    "boolean": True,
    "list": [],
    "object": {},
}
EXTRA = "not_in_the_document"

Path = tuple[str | int, ...]
Seen = tuple[str, str]
"""A departure: the field, and what was seen there."""


@frozen
class Mutation:
    """A reply with one thing wrong.

    Attributes:
        name: What was done, and where.
        original: The reply before.
        damaged: The reply after.
        path: Where it was damaged.
        dropped: Whether something was taken away; else something was put there.
        seen: What has to be said of it, once each; nothing if the document allows it.
    """

    name: str
    original: JsonValue
    damaged: JsonValue
    path: Path
    dropped: bool
    seen: frozenset[Seen]


def mutations(
    name: str, example: JsonValue, schema: Node, alike: set[tuple[str, ...]]
) -> Iterator[Mutation]:
    """Every damage of an example, but for places that are `alike` one that was damaged already."""
    for path, value in places(example):
        shape = tuple("*" if isinstance(part, int) or "." in part else part for part in path)
        if shape in alike:
            continue
        alike.add(shape)

        def made(
            kind: str,
            put: JsonValue,
            path: Path = path,
            *,
            drop: bool = False,
        ) -> Mutation:
            damaged = changed(example, path, put, drop=drop)
            where = ".".join(map(str, path)) or "everything"
            seen = frozenset(departures(schema, damaged, "reply"))
            return Mutation(f"{name}: {where}: {kind}", example, damaged, path, drop, seen)

        for kind, put in REPLACEMENTS.items():
            mutation = made(kind, put)
            if path and (mutation.seen or type(put) is not type(value)):
                yield mutation
        if path and isinstance(path[-1], str):
            yield made("dropped", None, drop=True)
        if isinstance(value, dict):
            yield made("extra field", {"of": ["any", "kind"]}, (*path, EXTRA))


def places(value: JsonValue, path: Path = ()) -> Iterator[tuple[Path, JsonValue]]:
    """A value and all that is inside it, with where it is."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, (*path, index))


def changed(value: JsonValue, path: Path, put: JsonValue, *, drop: bool) -> JsonValue:
    """A copy of a value with something else at one place of it."""
    if not path:
        return copy.deepcopy(put)
    result = copy.deepcopy(value)
    holder = result
    for part in path[:-1]:
        holder = inside(holder, part)
    last = path[-1]
    if isinstance(holder, list):
        assert isinstance(last, int)
        holder[last] = copy.deepcopy(put)
    else:
        assert isinstance(holder, dict)
        assert isinstance(last, str)
        holder[last] = copy.deepcopy(put)
        if drop:
            del holder[last]
    return result


def inside(value: JsonValue, part: str | int) -> JsonValue:
    """What is at one step into a value."""
    if isinstance(value, list):
        assert isinstance(part, int)
        return value[part]
    assert isinstance(value, dict)
    assert isinstance(part, str)
    return value[part]


def departures(schema: Node, value: JsonValue, field: str) -> Iterator[Seen]:
    """How a value departs from a schema, by the rules that the package promises for replies."""
    nullable, members = alternatives(schema)
    if value is None:
        if not nullable and members != [{}]:
            yield field, "null"
        return
    fitting = [each for each in members if fits(each, value)]
    if not fitting:
        yield field, kind_of(value)
        return
    member = fitting[0]
    if isinstance(value, dict):
        known = list(rules(schema))
        chosen = [rule.member for rule in known if rule.decides(value)]
        if known and not chosen:
            yield field, "one that is not"
        member = chosen[0] if chosen else member
        yield from object_departures(member, value, field)
    elif isinstance(value, list):
        for item in value:
            yield from departures(node(member["items"]), item, f"{field}[]")
    elif "enum" in member and value not in _listed(member["enum"]):
        if not any("enum" not in each for each in fitting):  # else the set is open
            yield field, f"{len(str(value))} characters" if value == SECRET else repr(value)
    elif member.get("format") == "date-time" and not str(value).startswith("20"):
        yield field, kind_of(value)


def object_departures(schema: Node, value: dict[str, JsonValue], field: str) -> Iterator[Seen]:
    """How an object departs from its schema."""
    properties = node(schema.get("properties", {}))
    for name in _listed(schema.get("required", [])):
        if name not in value:
            yield f"{field}.{name}", "nothing"
    for name, inner in value.items():
        if name in properties:
            yield from departures(node(properties[name]), inner, f"{field}.{name}")
            continue
        others = schema.get("additionalProperties", True)
        where = f"{field}.{name}" if properties else f"{field}.*"
        if others is False:
            yield where, "one that is not in the document"
        elif isinstance(others, dict):
            yield from departures(others, inner, where)


def alternatives(schema: Node) -> tuple[bool, list[Node]]:
    """Whether null is allowed, and the schemas of which one has to hold, references followed."""
    nullable = schema.get("nullable") is True
    if "$ref" in schema:
        below, members = alternatives(follow(str(schema["$ref"]), document()))
        return nullable or below, members
    parts = [part for key in ("allOf", "anyOf", "oneOf") for part in items(schema.get(key))]
    if not parts:
        return nullable, [schema]
    found = [alternatives(part) for part in parts]
    return nullable or any(below for below, _ in found), [
        member for _, members in found for member in members
    ]


@frozen
class Rule:
    """An object is this member of a union if a field has a value, or if it is there at all."""

    field: str
    value: str | None
    member: Node

    def decides(self, value: Node) -> bool:
        """Whether it says so of an object."""
        if self.value is None:
            return self.field in value
        return value.get(self.field) == self.value


def rules(schema: Node) -> Iterator[Rule]:
    """The rules by which an object is one member of a union, in order."""
    while "$ref" in schema:
        schema = follow(str(schema["$ref"]), document())
    discriminator = schema.get("discriminator")
    if isinstance(discriminator, dict):
        for known, reference in node(discriminator["mapping"]).items():
            member = follow(str(reference), document())
            yield Rule(str(discriminator["propertyName"]), known, member)
    for rule in items(schema.get("x-discriminator")):
        assert "values" not in rule, "no reply needs it"
        yield Rule(str(rule["property"]), None, follow(str(rule["schema"]), document()))


def fits(schema: Node, value: JsonValue) -> bool:
    """Whether a value has the JSON type that a schema asks for."""
    wanted = schema.get("type")
    if isinstance(value, float) and not value.is_integer():
        return wanted in ("number", None)
    return wanted is None or wanted in TYPES[kind_of(value)]


TYPES = {
    "a boolean": ("boolean",),
    "a number": ("integer", "number"),
    "a string": ("string",),
    "a list": ("array",),
    "an object": ("object",),
}


def kind_of(value: JsonValue) -> str:
    """A JSON type in the words of a warning."""
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a string"
    return "a list" if isinstance(value, list) else "an object"


def _listed(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else []
