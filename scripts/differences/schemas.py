"""Compares two schemas, keyword by keyword."""

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import Factory, field, frozen

from ionq_session._contract.structure import compact

from ..openapi.compose import COMBINATORS, unwrapped
from ..openapi.document import Json, Node
from ..openapi.references import component_name
from ..openapi.shape import NOTHING, Shape, schema, shape
from .change import Action, Change, Manner, Place, same
from .fields import field_changes
from .leftovers import with_leftovers
from .limits import LIMITS, limit_changes
from .meaning.compositions import composed
from .meaning.transparent import has_class, plain, referred, whole
from .python_names import class_name
from .renames import renamed_schemas
from .types import OBJECT, format_manner, is_map, types, types_manner, written
from .unions import UNIONS, label, paired, union_keys
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
}
"""The keywords that are compared; a difference in any other is reported as such."""


@frozen
class Schemas:
    """Compares the schemas of two documents.

    Attributes:
        old: The old document, without prose.
        new: The new document, without prose.
    """

    old: Node
    new: Node
    renamed: dict[str, str] = field(
        init=False,
        default=Factory(lambda self: renamed_schemas(self.old, self.new), takes_self=True),
    )
    """New names of renamed components by old ones."""
    _assumed_same: set[tuple[str, str]] = field(factory=set[tuple[str, str]], init=False)
    _compared: set[tuple[str, str]] = field(factory=set[tuple[str, str]], init=False)

    def changes(self, old: Node, new: Node, place: Place) -> Iterator[Change]:
        """The differences between two schemas in the same place.

        References are not followed: components are compared once, by themselves. Schemas are
        compared by their meaning, in whatever way they are composed.
        """
        if same(old, new):
            return
        if NOTHING in (old, new):
            manner: Manner = "narrowed" if new == NOTHING else "widened"
            yield Change("type", "changed", place, manner, written(old), written(new))
            return
        pair = compact(old), compact(new)
        if pair in self._compared:
            return  # they lead back to themselves
        self._compared.add(pair)
        try:
            found = [*self._changes(shape(unwrapped(old)), shape(unwrapped(new)), place)]
        finally:
            self._compared.discard(pair)
        if not same(_composition(old), _composition(new)):
            found.append(_rewording(place, old.keys() ^ new.keys()))
        yield from with_leftovers(found, old, new, place, KNOWN)

    def _changes(self, old: Shape, new: Shape, place: Place) -> Iterator[Change]:
        if old.reference != new.reference:
            before, after = whole(old, self.old), whole(new, self.new)
            if not any(each.reference or has_class(each.body) for each in (before, after)):
                # What has no class is the same in Python wherever it is written.
                old, new = before, after
        if old.nullable != new.nullable:
            action: Action = "added" if new.nullable else "removed"
            pointers = (place.at("type").pointer,)
            yield Change("nullable", action, place.at("nullable"), pointers=pointers)
        if old.reference != new.reference:
            yield self._other_reference(old, new, place)
        else:
            yield from self._bodies(old.body, new.body, place)

    def _other_reference(self, old: Shape, new: Shape, place: Place) -> Change:
        manner: Manner = "renamed" if self._same(old, new) else "retyped"
        return Change("type", "changed", place, manner, _named(old), _named(new))

    def _same(self, old: Shape, new: Shape) -> bool:
        """Whether two schemas with different names are the same."""
        if old.reference and new.reference:
            names = component_name(old.reference), component_name(new.reference)
            if self.renamed.get(names[0]) == names[1]:
                return True
        pair = (old.reference or "", new.reference or "")
        if pair in self._assumed_same:
            return True
        self._assumed_same.add(pair)
        try:
            before, after = whole(old, self.old), whole(new, self.new)
            if before.reference or after.reference:
                return False  # a broken reference equals nothing
            kinds = [each.kind for each in self.changes(before.body, after.body, Place("", ""))]
            return all(kind[0] == "wording" or kind[2] == "renamed" for kind in kinds)
        finally:
            self._assumed_same.discard(pair)

    def _bodies(self, old: Node, new: Node, place: Place) -> Iterator[Change]:
        maps = is_map(old), is_map(new)
        objects = composed(old, new, self.old, self.new) if "allOf" in old | new else None
        if objects:
            old, new = objects.old, objects.new
            maps = objects.was_map, objects.is_map
        before, after = types(old), types(new)
        if before == after == OBJECT and maps[0] != maps[1]:
            type_names = written(old), written(new)
            yield Change("type", "changed", place, "retyped", *type_names)  # a `dict` and a class
            return
        if before != after:
            manner = types_manner(before, after)
            retyped = manner == "retyped"
            there = place if retyped else place.at("type")
            pointers = () if retyped else (place.at("format").pointer,)
            yield Change("type", "changed", there, manner, written(old), written(new), pointers)
            if retyped:
                return
        elif old.get("format") != new.get("format"):
            formats = old.get("format"), new.get("format")
            there, how = place.at("format"), format_manner(*formats)
            yield Change("format", "changed", there, how, *formats)
        yield from value_changes(old, new, place)
        yield from limit_changes(old, new, place)
        yield from field_changes(old, new, place, self.changes)
        yield from self._members(old, new, place)
        yield from self._parts(old, new, place)
        if not same(old.get("items"), new.get("items")):
            before_items, after_items = schema(old.get("items", {})), schema(new.get("items", {}))
            inner = place.named(f"{place.name}[]", "items")
            yield from self.changes(before_items, after_items, inner)

    def _members(self, old: Node, new: Node, place: Place) -> Iterator[Change]:
        """The members of unions."""
        lists = tuple(place.at(key).pointer for key in UNIONS)
        known = referred(old) & referred(new)
        before, after = plain(old, self.old, known), plain(new, self.new, known)
        if not same(old, before) or not same(new, after):
            yield Change("wording", "changed", place.at(UNIONS[0]), pointers=lists)
        old, new = before, after
        for old_key, new_key in union_keys(old, new):
            if old_key != new_key:
                yield Change("wording", "changed", place.at(new_key), pointers=lists)
            for pair in paired(old, old_key, new, new_key):
                there = place.at(new_key, pair.key)
                if pair.new is None and pair.old is not None:
                    name = label(pair.old)
                    yield Change("union member", "removed", there, old=name, pointers=lists)
                elif pair.old is None and pair.new is not None:
                    name = label(pair.new)
                    yield Change("union member", "added", there, new=name, pointers=lists)
                elif pair.old is not None and pair.new is not None:
                    yield from self.changes(pair.old, pair.new, there)
                    if pair.moved:
                        yield Change("wording", "changed", place.at(new_key))

    def _parts(self, old: Node, new: Node, place: Place) -> Iterator[Change]:
        """The members of `allOf`."""
        pairs = list(paired(old, "allOf", new, "allOf"))
        old_labels = [label(each.old) for each in pairs if each.old is not None]
        new_labels = [label(each.new) for each in pairs if each.new is not None]
        if any(each.old is None or each.new is None for each in pairs):
            labels: tuple[Json, Json] = (list(old_labels), list(new_labels))
            yield Change("type", "changed", place.at("allOf"), "retyped", *labels)
            return
        for pair in pairs:
            assert pair.old is not None
            assert pair.new is not None
            yield from self.changes(pair.old, pair.new, place.at("allOf", pair.key))
            if pair.moved:
                yield Change("wording", "changed", place.at("allOf"))


def _composition(schema: Node) -> Json:
    """The combinators whose members are compared as parts of the schema itself."""
    keys = ("allOf",) if unwrapped(schema) is schema else COMBINATORS
    return {key: schema[key] for key in keys if key in schema}


def _rewording(place: Place, moved: Iterable[str]) -> Change:
    """That a schema is composed in another way; what differs in meaning is reported besides."""
    keys = (*COMBINATORS, "properties", "required", *sorted(moved))
    pointers = tuple(place.at(key).pointer for key in keys)
    return Change("wording", "changed", place.at("allOf"), pointers=pointers)


def _named(shape: Shape) -> Json:
    """The name of a type: its class, those of its members, or the JSON type."""
    if shape.reference:
        return class_name(component_name(shape.reference))
    members = [
        member
        for key in UNIONS
        for pair in paired({}, key, shape.body, key)
        if (member := pair.new) is not None
    ]
    return " | ".join(map(label, members)) if members else written(shape.body)
