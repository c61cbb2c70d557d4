"""Compares the fields of objects: named, required and additional ones."""

from collections.abc import Callable, Iterator

from ..openapi.compose import unwrapped
from ..openapi.document import Json, Node, node
from ..openapi.shape import schema
from .change import Action, Change, Manner, Place
from .python_names import identifier
from .types import ANY

Compare = Callable[[Node, Node, Place], Iterator[Change]]


def field_changes(old: Node, new: Node, place: Place, compare: Compare) -> Iterator[Change]:
    """The differences between the fields of two objects.

    Args:
        old: The object's old schema.
        new: The object's new schema.
        place: Its place.
        compare: Compares the schemas of fields that are in both.
    """
    before, after = node(old.get("properties", {})), node(new.get("properties", {}))
    was_required, is_required = _required(old), _required(new)
    required = (place.at("required").pointer,)
    for name in [*before, *(name for name in after if name not in before)]:
        there = place.named(f"{place.name}.{identifier(name)}", "properties", name)
        if name not in after:
            pointers = required if name in was_required else ()
            yield Change("field", "removed", there, old=before[name], pointers=pointers)
        elif name not in before:
            manner: Manner = "required" if name in is_required else "optional"
            pointers = required if name in is_required else ()
            yield Change("field", "added", there, manner, new=after[name], pointers=pointers)
        else:
            yield from compare(schema(before[name]), schema(after[name]), there)
    added_or_removed = before.keys() ^ after.keys()
    for name in sorted((was_required ^ is_required) - added_or_removed):
        action: Action = "added" if name in is_required else "removed"
        there = place.named(f"{place.name}.{identifier(name)}", "required")
        yield Change("required", action, there)
    if place.direction == "request":
        yield from _preset_fields(before, after, was_required & is_required, place)
    yield from _others(old, new, place, compare)


def _required(owner: Node) -> set[str]:
    listed = owner.get("required")
    return {str(name) for name in listed} if isinstance(listed, list) else set()


def _preset_fields(before: Node, after: Node, required: set[str], place: Place) -> Iterator[Change]:
    """Whether a model still presets its required fields, as it does if only one value is valid."""
    for name in sorted(required & before.keys() & after.keys()):
        had, has = (_has_one_value(fields[name]) for fields in (before, after))
        if had != has:
            there = place.named(f"{place.name}.{identifier(name)}", "properties", name, "enum")
            yield Change("required", "removed" if has else "added", there)


def _has_one_value(field: Json) -> bool:
    values = unwrapped(field).get("enum") if isinstance(field, dict) else None
    return isinstance(values, list) and len(values) == 1


def _others(old: Node, new: Node, place: Place, compare: Compare) -> Iterator[Change]:
    """Differences in `additionalProperties`."""
    before, after = _additional(old), _additional(new)
    there = place.named(f"{place.name}[...]", "additionalProperties")
    if isinstance(before, dict) and isinstance(after, dict):
        yield from compare(before, after, there)
    elif before != after:
        manner: Manner = "widened" if _freedom(after) > _freedom(before) else "narrowed"
        yield Change("additional fields", "changed", there, manner, before, after)


def _additional(owner: Node) -> Json:
    value = owner.get("additionalProperties", True)
    if not isinstance(value, dict):
        return value
    said = {key: each for key, each in unwrapped(value).items() if each is not False}
    return value if said else True


def _freedom(additional: Json) -> int:
    """How much is allowed, in order: nothing, what matches a schema, anything."""
    return {False: 0, True: len(ANY)}[additional] if isinstance(additional, bool) else 1
