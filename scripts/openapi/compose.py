"""Schemas that are composed of others, as one schema of the same meaning."""

from ionq_session._contract.structure import EXTENSION, PROSE, compact

from .document import Json, Node
from .references import resolved, target

UNIONS = ("anyOf", "oneOf")
COMBINATORS = ("allOf", *UNIONS)
FIELDS = ("properties", "required")
FLAGS = frozenset({"deprecated", "nullable", "readOnly", "uniqueItems", "writeOnly"})
"""Keywords that are false unless said."""
STEERING = frozenset({"x-class-name", "x-discriminator", "x-implied", "x-one-required"})
"""The extensions of the overlay that generation goes by."""
OF_MEMBERS = frozenset({"additionalProperties", "discriminator", "nullable"})
"""What a member of an `allOf` says for itself only, as far as Python is concerned."""


def unwrapped(schema: Node) -> Node:
    """A schema with the only member of a combinator in its place, unless that is a reference.

    Unions in unions are put together as well, and a member that only wraps a reference is one.

    Returns:
        The schema itself if there is nothing to do.
    """
    for key in COMBINATORS:
        parts = members(schema, key)
        plain = [only_reference(part) for part in parts]
        if any(one is not other for one, other in zip(plain, parts, strict=True)):
            return unwrapped({**schema, key: [*plain]})
        if len(parts) == 1 and "$ref" not in parts[0] and not _is_told_apart(schema, key):
            rest = {name: value for name, value in schema.items() if name != key}
            whole = combined(parts[0], rest)
            if whole is not None:
                return unwrapped(whole)
        if key in UNIONS and any(_is_only_a_union(part) for part in parts):
            flat: list[Json] = []
            for part in parts:
                inner = [each for union in UNIONS for each in members(part, union)]
                flat += inner if _is_only_a_union(part) else [part]
            return unwrapped({**schema, key: flat})
    return schema


def combined(inner: Node, outer: Node) -> "Node | None":
    """One schema for two that hold for the same value; None if it cannot be told so simply."""
    whole = {**inner, **outer, **{key: True for key in FLAGS if inner.get(key) is True}}
    for key in said(inner) & said(outer):
        one, other = inner[key], outer[key]
        if compact(one) == compact(other):
            continue
        if key == "required" and isinstance(one, list) and isinstance(other, list):
            whole[key] = [*one, *(name for name in other if name not in one)]
        elif key == "properties" and isinstance(one, dict) and isinstance(other, dict):
            both = one.keys() & other.keys()
            if any(compact(one[name]) != compact(other[name]) for name in both):
                return None
            whole[key] = {**one, **other}
        else:
            return None
    return whole


def said(schema: Node) -> set[str]:
    """The keywords of a schema that mean something."""
    return {
        key
        for key, value in schema.items()
        if key not in PROSE
        and (key in STEERING or not key.startswith(EXTENSION))
        and not (key in FLAGS and value is False)
    }


def merged(schema: Node, document: Node, inside: tuple[str, ...] = ()) -> "Node | None":
    """A schema with the members of its `allOf` put together, also those in other components.

    Args:
        schema: What generated classes are made of: a field that several members have is what the
            last one says, and only the schema itself says what is beside named fields.
        document: The document that it is part of.
        inside: The references that led to it.

    Returns:
        None if a member cannot be followed, or leads back to itself.
    """
    fields: Node = {}
    required: list[Json] = []
    rest: Node = {}
    for part in members(schema, "allOf"):
        reference = part.get("$ref")
        if isinstance(reference, str):
            if reference in inside or target(reference, document) is None:
                return None
            part = resolved(part, document)
        whole = merged(unwrapped(part), document, (*inside, str(reference)))
        if whole is None or "$ref" in whole:
            return None
        _add(whole, fields, required)
        rest |= {key: whole[key] for key in whole.keys() - OF_MEMBERS}
    own = {key: value for key, value in schema.items() if key != "allOf"}
    _add(own, fields, required)
    whole = {**rest, **own}
    if fields:
        whole["properties"] = fields
    if required:
        whole["required"] = required
    return whole


def _add(schema: Node, fields: Node, required: list[Json]) -> None:
    properties, listed = schema.get("properties"), schema.get("required")
    for name, value in properties.items() if isinstance(properties, dict) else ():
        before = fields.get(name)
        both = isinstance(before, dict) and isinstance(value, dict) and "$ref" not in before | value
        fields[name] = {**before, **value} if both else value  # type: ignore[dict-item]
    names = listed if isinstance(listed, list) else []
    required += [name for name in names if name not in required]


def members(schema: Node, key: str) -> list[Node]:
    """The members of a combinator; none if there is one that is no object."""
    listed = schema.get(key)
    found = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    return found if isinstance(listed, list) and len(found) == len(listed) else []


def only_reference(schema: Node) -> Node:
    """A schema, or the reference that it only wraps."""
    keys = [*said(schema)]
    parts = members(schema, keys[0]) if len(keys) == 1 and keys[0] in COMBINATORS else []
    inner = only_reference(parts[0]) if len(parts) == 1 else {}
    return inner if "$ref" in inner else schema


def _is_told_apart(schema: Node, key: str) -> bool:
    return key in UNIONS and "discriminator" in schema


def _is_only_a_union(schema: Node) -> bool:
    keys = said(schema)
    return len(keys) == 1 and keys <= {*UNIONS} and "$ref" not in only_reference(schema)
