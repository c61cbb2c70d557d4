"""The members of unions and of compositions, each with the one that it was."""

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from ..openapi.document import Node
from ..openapi.references import component_name
from ..openapi.shape import subschemas
from .change import same
from .python_names import class_name
from .types import written

UNIONS: Final = ("anyOf", "oneOf")


@frozen
class Pair:
    """A member, on both sides or on one.

    Attributes:
        key: What identifies it: what it refers to, or else its position among those that are
            written out.
        old: It as it was; none if it is new.
        new: It as it is; none if it is gone.
        moved: Whether its key was another one.
    """

    key: str
    old: "Node | None"
    new: "Node | None"
    moved: bool = False


def union_keys(old: Node, new: Node) -> Iterator[tuple[str, str]]:
    """The keywords under which two schemas have unions; one may have become the other."""
    had, has = ([key for key in UNIONS if key in each] for each in (old, new))
    if len(had) == 1 and len(has) == 1:
        yield had[0], has[0]
    else:
        yield from ((key, key) for key in UNIONS if key in had or key in has)


def paired(old: Node, old_key: str, new: Node, new_key: str) -> Iterator[Pair]:
    """The members under a keyword of two schemas.

    Those written out are the same if they say the same, or else if they are of one type.
    """
    before, after = subschemas(old.get(old_key)), subschemas(new.get(new_key))
    ours, theirs = _referring(before), _referring(after)
    for name in [*ours, *(name for name in theirs if name not in ours)]:
        yield Pair(name, ours.get(name), theirs.get(name))
    yield from _inline(_written_out(before), _written_out(after))


def label(member: Node) -> str:
    """What a member is called: its class, or else its type."""
    if "$ref" in member:
        return class_name(component_name(str(member["$ref"])))
    return str(written(member))


def _referring(members: list[Node]) -> dict[str, Node]:
    return {component_name(str(each["$ref"])): each for each in members if "$ref" in each}


def _written_out(members: list[Node]) -> dict[int, Node]:
    return dict(enumerate(each for each in members if "$ref" not in each))


def _inline(before: dict[int, Node], after: dict[int, Node]) -> Iterator[Pair]:
    rest = dict(after)
    partners: dict[int, int] = {}
    for alike in (same, _of_one_type):
        for index, member in before.items():
            if index not in partners:
                found = next((each for each in rest if alike(member, rest[each])), None)
                if found is not None:
                    partners[index] = found
                    del rest[found]
    for index, member in before.items():
        partner = partners.get(index)
        new = None if partner is None else after[partner]
        yield Pair(str(index), member, new, moved=partner not in (None, index))
    for index, member in rest.items():
        yield Pair(str(index), None, member)


def _of_one_type(old: Node, new: Node) -> bool:
    return label(old) == label(new)
