"""The fields of objects, named and others, and which of them have to be there."""

from collections.abc import Callable, Iterator

from ..openapi.document import Json, Node, node
from ..openapi.shape import schema
from .change import Action, Change, Manner, Place
from .python_names import identifier
from .types import ANY

Compare = Callable[[Node, Node, Place], Iterator[Change]]


def field_changes(old: Node, new: Node, place: Place, compare: Compare) -> Iterator[Change]:
    """What differs between the fields of two objects.

    Args:
        old: The object's schema as it was.
        new: The object's schema as it is.
        place: Where it stands.
        compare: Compares the schemas of fields that stand in both.
    """
    before, after = node(old.get("properties", {})), node(new.get("properties", {}))
    had_to, has_to = _required(old), _required(new)
    required = (place.at("required").pointer,)
    for name in [*before, *(name for name in after if name not in before)]:
        there = place.named(f"{place.name}.{identifier(name)}", "properties", name)
        if name not in after:
            pointers = required if name in had_to else ()
            yield Change("field", "removed", there, old=before[name], pointers=pointers)
        elif name not in before:
            manner: Manner = "required" if name in has_to else "optional"
            pointers = required if name in has_to else ()
            yield Change("field", "added", there, manner, new=after[name], pointers=pointers)
        else:
            yield from compare(schema(before[name]), schema(after[name]), there)
    told = before.keys() ^ after.keys()
    for name in sorted((had_to ^ has_to) - told):
        action: Action = "added" if name in has_to else "removed"
        there = place.named(f"{place.name}.{identifier(name)}", "required")
        yield Change("required", action, there)
    if place.direction == "request":
        yield from _no_longer_given(before, after, had_to & has_to, place)
    yield from _others(old, new, place, compare)


def _required(owner: Node) -> set[str]:
    listed = owner.get("required")
    return {str(name) for name in listed} if isinstance(listed, list) else set()


def _no_longer_given(
    before: Node, after: Node, required: set[str], place: Place
) -> Iterator[Change]:
    """Required fields, which a model has by itself as long as only one value is valid."""
    for name in sorted(required & before.keys() & after.keys()):
        had, has = (_has_one_value(fields[name]) for fields in (before, after))
        if had != has:
            there = place.named(f"{place.name}.{identifier(name)}", "properties", name, "enum")
            yield Change("required", "removed" if has else "added", there)


def _has_one_value(field: Json) -> bool:
    values = field.get("enum") if isinstance(field, dict) else None
    return isinstance(values, list) and len(values) == 1


def _others(old: Node, new: Node, place: Place, compare: Compare) -> Iterator[Change]:
    """The fields that an object may have without a name."""
    before, after = _additional(old), _additional(new)
    there = place.named(f"{place.name}[...]", "additionalProperties")
    if isinstance(before, dict) and isinstance(after, dict):
        yield from compare(before, after, there)
    elif before != after:
        manner: Manner = "widened" if _freedom(after) > _freedom(before) else "narrowed"
        yield Change("additional fields", "changed", there, manner, before, after)


def _additional(owner: Node) -> Json:
    value = owner.get("additionalProperties", True)
    return True if value == {} else value


def _freedom(additional: Json) -> int:
    """How much is let through: nothing, what fits a schema, anything."""
    return {False: 0, True: len(ANY)}[additional] if isinstance(additional, bool) else 1
