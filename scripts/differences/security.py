"""Whether an operation needs a key, and by which scheme."""

from collections.abc import Iterator

from ..openapi.document import Json, Node, items, node
from .change import Action, Change, Place


def security_changes(
    old: Node, new: Node, old_document: Node, new_document: Node, place: Place
) -> Iterator[Change]:
    """What differs in the keys that an operation needs.

    Args:
        old: The operation as it was.
        new: The operation as it is.
        old_document: Its document, which says what operations need that say nothing.
        new_document: The same for the new one.
        place: The operation.
    """
    before, after = _needed(old, old_document), _needed(new, new_document)
    there = place.at("security")
    pointers = () if "security" in old and "security" in new else ("/security",)
    told = _named(before), _named(after)
    if before == after:
        if old.get("security") != new.get("security"):
            yield Change("wording", "changed", there, "", *told)
    elif not before or not after:
        action: Action = "added" if after else "removed"
        yield Change("security", action, there, "", *told, pointers=pointers)
    elif _schemes(before, old_document) == _schemes(after, new_document):
        yield Change("security", "changed", there, "renamed", *told, pointers=pointers)
    else:
        yield Change("security", "changed", there, "", *told, pointers=pointers)


def _needed(operation: Node, document: Node) -> list[Node]:
    """The alternatives that let a call through; none if it needs no key."""
    alternatives = items(operation.get("security", document.get("security")))
    return [] if {} in alternatives else alternatives


def _named(alternatives: list[Node]) -> Json:
    return " or ".join(" and ".join(sorted(each)) for each in alternatives) or None


def _schemes(alternatives: list[Node], document: Node) -> list[list[Json]]:
    """What the schemes are, whatever they are called."""
    known = node(node(document.get("components", {})).get("securitySchemes", {}))
    return [
        [[known.get(name), scopes] for name, scopes in sorted(each.items())]
        for each in alternatives
    ]
