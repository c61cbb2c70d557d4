"""Reports the keys that differ although no comparison explains it, so that none is missed."""

from collections.abc import Collection, Iterable, Iterator

from ..openapi.document import Node
from .change import Change, Place, same


def with_leftovers(
    changes: Iterable[Change], old: Node, new: Node, place: Place, known: Collection[str]
) -> Iterator[Change]:
    """The changes of an object, then the keys that differ although no change explains it.

    So no difference between two documents is ever missed.

    Args:
        changes: The changes found by comparing the object.
        old: The old object.
        new: The new object.
        place: Its place.
        known: Keys that have been compared. One that differs without a change has the same
            meaning as before: `nullable: false` instead of nothing, or a reordered list.
    """
    explained: set[str] = set()
    start = place.pointer + "/"
    for change in changes:
        yield change
        if place.pointer in change.explained:
            return  # the whole object was replaced
        below = [each for each in change.explained if each.startswith(start)]
        explained |= {each.removeprefix(start).partition("/")[0] for each in below}
    for key in sorted(old.keys() | new.keys()):
        there = place.at(key)
        before, after = old.get(key), new.get(key)
        if (key in old and key in new and same(before, after)) or _last(there) in explained:
            continue
        if key in known:
            yield Change("wording", "changed", there, "", before, after)
        else:
            yield Change("keyword", "changed", there, "", before, after)


def _last(place: Place) -> str:
    return place.pointer.rpartition("/")[2]
