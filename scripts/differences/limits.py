"""Compares the limits of values, and tells whether a change tightens or loosens them."""

from collections.abc import Iterator
from typing import Final

from ..openapi.document import Json, Node
from .change import Change, Manner, Place, same

UPPER: Final = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"})
LOWER: Final = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"})
NOT_NEGATIVE: Final = frozenset({"minLength", "minItems", "minProperties"})
LIMITS: Final = UPPER | LOWER | {"pattern", "multipleOf", "uniqueItems"}
"""All keywords that exclude some values of a type."""


def limit_changes(old: Node, new: Node, place: Place) -> Iterator[Change]:
    """The differences between the limits of two schemas."""
    for key in sorted(LIMITS):
        before, after = _limit(old, key), _limit(new, key)
        if same(before, after) or (_is_number(before) and _is_number(after) and before == after):
            continue
        there = place.at(key)
        if before is None:
            yield Change("limit", "added", there, new={key: after})
        elif after is None:
            yield Change("limit", "removed", there, old={key: before})
        else:
            manner = _manner(key, before, after)
            yield Change("limit", "changed", there, manner, {key: before}, {key: after})


def _limit(schema: Node, key: str) -> Json:
    """A limit; None if it excludes nothing: a boolean that is false, or a least length of 0."""
    value = schema.get(key)
    return None if value is False or (value == 0 and key in NOT_NEGATIVE) else value


def _manner(key: str, before: Json, after: Json) -> Manner:
    if isinstance(before, bool) or isinstance(after, bool):
        return ""  # `exclusiveMinimum` is a boolean in OpenAPI 3.0, and a number in 3.1
    if not isinstance(before, int | float) or not isinstance(after, int | float):
        return ""  # which of two patterns allows more cannot be decided
    if key in UPPER | LOWER:
        return "loosened" if (after > before) == (key in UPPER) else "tightened"
    if after and before % after == 0:
        return "loosened"
    return "tightened" if before and after % before == 0 else ""


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
