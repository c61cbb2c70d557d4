"""Follows references within a document leniently: one that leads nowhere is no error."""

from urllib.parse import unquote

from .document import Json, Node


def target(reference: str, document: Node) -> "Node | None":
    """The target of a reference; None if that is not an object of this document.

    Args:
        reference: Such as `#/components/schemas/Job`, with JSON pointer and percent escapes.
        document: The document that contains it.
    """
    if not reference.startswith("#/"):
        return None
    found: Json = document
    for part in reference[2:].split("/"):
        key = unquote(part).replace("~1", "/").replace("~0", "~")
        match found:
            case dict():
                found = found.get(key)
            case list() if key.isdecimal() and int(key) < len(found):
                found = found[int(key)]
            case _:
                return None
    return found if isinstance(found, dict) else None


def resolved(part: Node, document: Node) -> Node:
    """A part, or its target if it is a reference that can be followed."""
    seen: set[str] = set()
    while isinstance(reference := part.get("$ref"), str) and reference not in seen:
        seen.add(reference)
        found = target(reference, document)
        if found is None:
            return part
        part = found
    return part


def component_name(reference: str) -> str:
    """The name of the component that a reference points to."""
    return reference.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
