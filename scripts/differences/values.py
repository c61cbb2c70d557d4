"""Compares enumerations, known values, defaults, discriminators, access and deprecation."""

from collections.abc import Iterator

from ..openapi.document import Json, Node
from .change import Action, Change, Place, Subject, same


def value_changes(old: Node, new: Node, place: Place) -> Iterator[Change]:
    """The differences between two schemas in all of these."""
    yield from _enumerations(old, new, place)
    yield from _known_values(old, new, place)
    for subject, key in _SINGLE:
        if not same(old.get(key), new.get(key)):
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
    ("discriminator", "x-discriminator"),
)


def deprecation(old: Node, new: Node, place: Place) -> Iterator[Change]:
    """Whether a part was deprecated, or no longer is."""
    if old.get("deprecated", False) != new.get("deprecated", False):
        action: Action = "added" if new.get("deprecated") else "removed"
        yield Change("deprecated", action, place.at("deprecated"))


def _enumerations(old: Node, new: Node, place: Place) -> Iterator[Change]:
    before, after = _enumeration(old), _enumeration(new)
    there = place.at("enum")
    pointers = tuple(place.at(key).pointer for key in ("const", "x-known-values"))
    if before is None and after is not None:
        yield Change("enum", "added", there, new=after, pointers=pointers)
    elif before is not None and after is None:
        yield Change("enum", "removed", there, old=before, pointers=pointers)
    elif before is not None and after is not None:
        for value in _missing(before, after):
            yield Change("enum value", "removed", there, old=value, pointers=pointers[:1])
        for value in _missing(after, before):
            yield Change("enum value", "added", there, new=value, pointers=pointers[:1])


def _known_values(old: Node, new: Node, place: Place) -> Iterator[Change]:
    """Differences in `x-known-values`, an open list, which may become a closed `enum`."""
    there = place.at("x-known-values")
    for value in _missing(_known(old), [*_known(new), *(_enumeration(new) or [])]):
        yield Change("known value", "removed", there, old=value)
    for value in _missing(_known(new), [*_known(old), *(_enumeration(old) or [])]):
        yield Change("known value", "added", there, new=value)


def _enumeration(schema: Node) -> list[Json] | None:
    """The only valid values, without null; None if there is no enumeration."""
    values = schema.get("enum", [schema["const"]] if "const" in schema else None)
    return [value for value in values if value is not None] if isinstance(values, list) else None


def _known(schema: Node) -> list[Json]:
    values = schema.get("x-known-values")
    return values if isinstance(values, list) else []


def _missing(values: list[Json], others: list[Json]) -> list[Json]:
    known = {(type(value), repr(value)) for value in others}  # `1 == True` in Python
    return [value for value in values if (type(value), repr(value)) not in known]
