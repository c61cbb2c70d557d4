"""Compares enumerations, defaults, discriminators, access and deprecation."""

from collections.abc import Iterator

from ..codegen.unsupported import reference
from ..openapi.compose import UNIONS, members
from ..openapi.document import Json, Node
from ..openapi.references import component_name
from .change import Action, Change, Place, Subject, same


def value_changes(old: Node, new: Node, place: Place) -> Iterator[Change]:
    """The differences between two schemas in all of these."""
    yield from _enumerations(old, new, place)
    for subject, key in _SINGLE:
        if not same(_meaning(old, key), _meaning(new, key)):
            action: Action = "changed"
            if key not in old:
                action = "added"
            elif key not in new:
                action = "removed"
            yield Change(subject, action, place.at(key), old=old.get(key), new=new.get(key))
    for key in ("readOnly", "writeOnly"):
        if old.get(key, False) != new.get(key, False):
            yield Change("access", "changed", place.at(key), old=old.get(key), new=new.get(key))
    yield from deprecation(old, new, place)


_SINGLE: tuple[tuple[Subject, str], ...] = (
    ("default", "default"),
    ("discriminator", "discriminator"),
)


def _meaning(schema: Node, key: str) -> Json:
    """A value; of a discriminator, which component each value chooses, in whatever way."""
    value = schema.get(key)
    if key != "discriminator" or not isinstance(value, dict):
        return value
    mapping = value.get("mapping")
    chosen: Node = {
        name: reference(target) if isinstance(target, str) else target
        for name, target in (mapping.items() if isinstance(mapping, dict) else ())
    }
    for member in [each for union in UNIONS for each in members(schema, union)]:
        component = member.get("$ref")
        if isinstance(component, str) and component not in chosen.values():
            chosen[component_name(component)] = component  # it is known by its own name
    return {**value, "mapping": chosen}


def deprecation(old: Node, new: Node, place: Place) -> Iterator[Change]:
    """Whether a part was deprecated, or no longer is."""
    if old.get("deprecated", False) != new.get("deprecated", False):
        action: Action = "added" if new.get("deprecated") else "removed"
        yield Change("deprecated", action, place.at("deprecated"))


def _enumerations(old: Node, new: Node, place: Place) -> Iterator[Change]:
    before, after = _enumeration(old), _enumeration(new)
    there = place.at("enum")
    pointers = (place.at("const").pointer,)
    if before is None and after is not None:
        yield Change("enum", "added", there, new=after, pointers=pointers)
    elif before is not None and after is None:
        yield Change("enum", "removed", there, old=before, pointers=pointers)
    elif before is not None and after is not None:
        for value in _missing(before, after):
            yield Change("enum value", "removed", there, old=value, pointers=pointers)
        for value in _missing(after, before):
            yield Change("enum value", "added", there, new=value, pointers=pointers)


def _enumeration(schema: Node) -> list[Json] | None:
    """The only valid values, without null; None if there is no enumeration."""
    values = schema.get("enum", [schema["const"]] if "const" in schema else None)
    return [value for value in values if value is not None] if isinstance(values, list) else None


def _missing(values: list[Json], others: list[Json]) -> list[Json]:
    known = {(type(value), repr(value)) for value in others}  # `1 == True` in Python
    return [value for value in values if (type(value), repr(value)) not in known]
