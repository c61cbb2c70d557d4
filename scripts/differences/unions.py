"""Pairs the old and new members of `anyOf`, `oneOf` and `allOf`."""

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
    """A member in both documents, or in one.

    Attributes:
        key: The component that it references, or else its position among the inline members.
        old: The old member; None if it was added.
        new: The new member; None if it was removed.
        moved: Whether its position changed.
    """

    key: str
    old: "Node | None"
    new: "Node | None"
    moved: bool = False


def union_keys(old: Node, new: Node) -> Iterator[tuple[str, str]]:
    """Old and new keywords of the unions of two schemas; `oneOf` may have become `anyOf`."""
    had, has = ([key for key in UNIONS if key in each] for each in (old, new))
    if len(had) == 1 and len(has) == 1:
        yield had[0], has[0]
    else:
        yield from ((key, key) for key in UNIONS if key in had or key in has)


def paired(old: Node, old_key: str, new: Node, new_key: str) -> Iterator[Pair]:
    """The members under a keyword of two schemas.

    Inline members are paired if they are equal, or else if they have the same type.
    """
    before, after = subschemas(old.get(old_key)), subschemas(new.get(new_key))
    old_references, new_references = _references(before), _references(after)
    for name in [*old_references, *(name for name in new_references if name not in old_references)]:
        yield Pair(name, old_references.get(name), new_references.get(name))
    yield from _inline(_inline_members(before), _inline_members(after))


def label(member: Node) -> str:
    """The name of a member: its class, or else its type."""
    if "$ref" in member:
        return class_name(component_name(str(member["$ref"])))
    return str(written(member))


def _references(members: list[Node]) -> dict[str, Node]:
    return {component_name(str(each["$ref"])): each for each in members if "$ref" in each}


def _inline_members(members: list[Node]) -> dict[int, Node]:
    return dict(enumerate(each for each in members if "$ref" not in each))


def _inline(before: dict[int, Node], after: dict[int, Node]) -> Iterator[Pair]:
    rest = dict(after)
    partners: dict[int, int] = {}
    for matches in (same, _of_one_type):
        for index, member in before.items():
            if index not in partners:
                found = next((each for each in rest if matches(member, rest[each])), None)
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
