"""Compares which security schemes an operation requires."""

from collections.abc import Iterator
from typing import Final

from ionq_session._contract.structure import compact

from ..openapi.document import Json, Node, items, node
from .change import Action, Change, Place

HINTS: Final = frozenset({"bearerFormat"})
"""What a scheme says for readers; no client depends on it."""


def security_changes(
    old: Node, new: Node, old_document: Node, new_document: Node, place: Place
) -> Iterator[Change]:
    """The differences in the security requirements of an operation.

    Args:
        old: The old operation.
        new: The new operation.
        old_document: Its document, which has the default requirements.
        new_document: The new operation's document, likewise.
        place: The operation.
    """
    before, after = _required(old, old_document), _required(new, new_document)
    there = place.at("security")
    pointers = () if "security" in old and "security" in new else ("/security",)
    names = _named(before), _named(after)
    if sorted(map(compact, before)) == sorted(map(compact, after)):
        if old.get("security") != new.get("security"):
            yield Change("wording", "changed", there, "", *names)
    elif not before or not after:
        action: Action = "added" if after else "removed"
        yield Change("security", action, there, "", *names, pointers=pointers)
    elif _schemes(before, old_document) == _schemes(after, new_document):
        yield Change("security", "changed", there, "renamed", *names, pointers=pointers)
    else:
        yield Change("security", "changed", there, "", *names, pointers=pointers)


def scheme_changes(old: Node, new: Node, place: Place) -> Iterator[Change]:
    """The differences between two definitions of a security scheme."""
    if old == new:
        return
    before, after = _differing(old, new), _differing(new, old)
    if before or after:
        yield Change("security scheme", "changed", place, "", before or None, after or None)
    else:
        yield Change("wording", "changed", place)


def _differing(scheme: Node, other: Node) -> Node:
    """What a scheme says otherwise than another one."""
    return {
        key: value
        for key, value in scheme.items()
        if key not in HINTS and (key not in other or other[key] != value)
    }


def _required(operation: Node, document: Node) -> list[Node]:
    """The alternative requirements; empty if the operation can be called without a key."""
    alternatives = items(operation.get("security", document.get("security")))
    return [] if {} in alternatives else alternatives


def _named(alternatives: list[Node]) -> Json:
    return " or ".join(" and ".join(sorted(each)) for each in alternatives) or None


def _schemes(alternatives: list[Node], document: Node) -> list[Json]:
    """The definitions of the required schemes, without their names."""
    known = node(node(document.get("components", {})).get("securitySchemes", {}))
    found: list[Json] = [
        [[known.get(name), scopes] for name, scopes in sorted(each.items())]
        for each in alternatives
    ]
    return sorted(found, key=compact)
