"""Where references lead within a document, and nowhere else."""

from urllib.parse import unquote

from .document import Json, Node


def target(reference: str, document: Node) -> "Node | None":
    """What a reference points to; nothing if that is no object of this document.

    Args:
        reference: Such as `#/components/schemas/Job`; escapes of JSON pointers and of addresses
            are undone.
        document: The document that it stands in.
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
    """A part, or what it refers to if it is a reference that leads somewhere."""
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
