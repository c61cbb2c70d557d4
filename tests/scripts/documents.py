"""The published structures of two documents of IonQ's, and a way to their parts."""

import json
from pathlib import Path

from scripts.openapi.document import Json, Node, node

FOLDER = Path(__file__).with_name("published")
APRIL = FOLDER / "2026-04.json"
OCTOBER = FOLDER / "2026-10.json"


def published(path: Path) -> Node:
    """A document to change as one likes."""
    return node(json.loads(path.read_text(encoding="utf-8")))


def at(document: Node, pointer: str) -> Node:
    """An object in a document, by its JSON pointer."""
    part: Json = document
    for key in pointer.split("/")[1:]:
        part = _child(part, key.replace("~1", "/").replace("~0", "~"))
    return node(part)


def _child(part: Json, name: str) -> Json:
    match part:
        case list():
            return part[int(name)]
        case _:
            return node(part)[name]
