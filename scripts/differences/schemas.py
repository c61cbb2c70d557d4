"""Compares two schemas, key by key."""

from collections.abc import Iterator
from typing import Final

from attrs import field, frozen

from codegen.document import Json, Node, follow, items, node

from . import names
from .change import Action, Change, Place, same
from .fields import field_changes
from .leftovers import with_leftovers
from .limits import LIMITS, limit_changes
from .shape import Shape, shape
from .types import format_manner, types, types_manner, written
from .values import value_changes

KNOWN: Final = LIMITS | {
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "default",
    "deprecated",
    "discriminator",
    "enum",
    "format",
    "items",
    "nullable",
    "oneOf",
    "properties",
    "readOnly",
    "required",
    "type",
    "writeOnly",
    "x-known-values",
}
"""The keys of a schema that are compared; all others are told as they are."""


@frozen
class Schemas:
    """Compares the schemas of two documents.

    Attributes:
        old: The document as it was, without prose.
        new: The document as it is, without prose.
    """

    old: Node
    new: Node
    _assumed_same: set[tuple[str, str]] = field(factory=set[tuple[str, str]], init=False)

    def changes(self, old: Node, new: Node, place: Place) -> Iterator[Change]:
        """What differs between two schemas that stand in the same place.

        Components are compared where they stand, not wherever something refers to them.
        """
        if same(old, new):
            return
        found = self._changes(shape(old), shape(new), place)
        yield from with_leftovers(found, old, new, place, KNOWN)

    def _changes(self, old: Shape, new: Shape, place: Place) -> Iterator[Change]:
        if old.nullable != new.nullable:
            action: Action = "added" if new.nullable else "removed"
            pointers = (place.at("type").pointer,)
            yield Change("nullable", action, place.at("nullable"), pointers=pointers)
        if old.reference != new.reference:
            yield self._other_reference(old, new, place)
        else:
            yield from self._bodies(old.body, new.body, place)

    def _other_reference(self, old: Shape, new: Shape, place: Place) -> Change:
        same = self._same(old, new)
        return Change(
            "type", "changed", place, "renamed" if same else "retyped", _named(old), _named(new)
        )

    def _same(self, old: Shape, new: Shape) -> bool:
        """Whether two schemas with other names say the same."""
        pair = (old.reference or "", new.reference or "")
        if pair in self._assumed_same:
            return True
        self._assumed_same.add(pair)
        try:
            before = follow(old.reference, self.old) if old.reference else old.body
            after = follow(new.reference, self.new) if new.reference else new.body
            kinds = [each.kind for each in self.changes(before, after, Place("", ""))]
            return all(kind[0] == "wording" or kind[2] == "renamed" for kind in kinds)
        finally:
            self._assumed_same.discard(pair)

    def _bodies(self, old: Node, new: Node, place: Place) -> Iterator[Change]:
        before, after = types(old), types(new)
        if before != after:
            manner = types_manner(before, after)
            retyped = manner == "retyped"
            there = place if retyped else place.at("type")
            pointers = () if retyped else (place.at("format").pointer,)
            yield Change("type", "changed", there, manner, written(old), written(new), pointers)
            if retyped:
                return
        elif old.get("format") != new.get("format"):
            told = old.get("format"), new.get("format")
            yield Change("format", "changed", place.at("format"), format_manner(*told), *told)
        yield from value_changes(old, new, place)
        yield from limit_changes(old, new, place)
        yield from field_changes(old, new, place, self.changes)
        yield from self._members(old, new, place)
        yield from self._parts(old, new, place)
        if not same(old.get("items"), new.get("items")):
            before_items, after_items = node(old.get("items", {})), node(new.get("items", {}))
            inner = place.named(f"{place.name}[]", "items")
            yield from self.changes(before_items, after_items, inner)

    def _members(self, old: Node, new: Node, place: Place) -> Iterator[Change]:
        """The members of unions, which are told apart by what they refer to."""
        before, after = _union(old), _union(new)
        for key, member in before.items():
            there = place.at(_union_key(new), key)
            if key in after:
                yield from self.changes(member, after[key], there)
            else:
                yield Change("union member", "removed", there, old=key, pointers=_lists(place))
        for key in after:
            if key not in before:
                there = place.at(_union_key(new), key)
                yield Change("union member", "added", there, new=key, pointers=_lists(place))

    def _parts(self, old: Node, new: Node, place: Place) -> Iterator[Change]:
        """The parts that a schema is composed of."""
        before, after = _keyed(items(old.get("allOf"))), _keyed(items(new.get("allOf")))
        if before.keys() != after.keys():
            told: tuple[Json, Json] = (list(before), list(after))
            yield Change("type", "changed", place.at("allOf"), "retyped", *told)
        for key in before.keys() & after.keys():
            yield from self.changes(before[key], after[key], place.at("allOf", key))


def _union(schema: Node) -> dict[str, Node]:
    return _keyed(items(schema.get(_union_key(schema))))


def _union_key(schema: Node) -> str:
    return "anyOf" if "anyOf" in schema else "oneOf"


def _lists(place: Place) -> tuple[str, ...]:
    return place.at("anyOf").pointer, place.at("oneOf").pointer


def _keyed(members: list[Node]) -> dict[str, Node]:
    """Members of a list by what identifies them: what they refer to, or else their position."""
    inline = iter(range(len(members)))
    return {
        names.component(str(member["$ref"])) if "$ref" in member else str(next(inline)): member
        for member in members
    }


def _named(shape: Shape) -> Json:
    """What a type is called: its class, those of its members, or what it is in JSON."""
    if shape.reference:
        return names.class_name(names.component(shape.reference))
    members = items(shape.body.get(_union_key(shape.body)))
    if members:
        return " | ".join(names.union_member(each) for each in members)
    return "an object of its own" if "properties" in shape.body else written(shape.body)
