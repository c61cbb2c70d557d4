"""What no comparison claimed: other words for the same, extensions, and unknown keys."""

from collections.abc import Collection, Iterable, Iterator

from ..openapi.document import Node
from .change import Change, Place, same


def with_leftovers(
    changes: Iterable[Change], old: Node, new: Node, place: Place, known: Collection[str]
) -> Iterator[Change]:
    """Changes of an object, and then the keys that differ although none of them explains it.

    So no difference between two documents is ever left out.

    Args:
        changes: What comparing the object has found.
        old: The object as it was.
        new: The object as it is.
        place: Where it stands.
        known: Keys that have been compared. One that differs without a change means the same as
            before: `nullable: false` instead of nothing, or a list in another order.
    """
    claimed: set[str] = set()
    start = place.pointer + "/"
    for change in changes:
        yield change
        if place.pointer in change.explained:
            return  # the whole object is another one
        below = [each for each in change.explained if each.startswith(start)]
        claimed |= {each.removeprefix(start).partition("/")[0] for each in below}
    for key in sorted(old.keys() | new.keys()):
        there = place.at(key)
        before, after = old.get(key), new.get(key)
        if (key in old and key in new and same(before, after)) or _last(there) in claimed:
            continue
        if key in known:
            yield Change("wording", "changed", there, "", before, after)
        elif key.startswith("x-"):
            yield Change("keyword", "changed", there, "extension", before, after)
        else:
            yield Change("keyword", "changed", there, "", before, after)


def _last(place: Place) -> str:
    return place.pointer.rpartition("/")[2]
