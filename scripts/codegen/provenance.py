"""Records in the generated package which contract it was made from: `contract.json`."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import cast

import yaml

from ionq_session._structure import compact, digest, structure

from .document import OPENAPI, Json, Node, node
from .record import Record

SOURCE = OPENAPI / "source.yaml"


def write_provenance(document: Node, folder: Path) -> None:
    """Write `contract.json`: source, date and hash of the contract, and the way back to it.

    The package has `openapi.json`, overlay applied, and IonQ publishes the contract. So that the
    two can be compared without shipping the contract as well, `before_overlay` is a JSON Patch
    (RFC 6902) that takes the one back to the other.

    Args:
        document: The contract with its overlay applied.
        folder: Where to write.

    Raises:
        ValueError: `openapi/source.yaml` does not say where the contract came from.
    """
    record = Record.read(SOURCE)
    contract = _parsed((OPENAPI / "ionq-v0.4.yaml").read_text(encoding="utf-8"))
    provenance = {
        "source": record.source,
        "date": record.date.isoformat(),
        "sha256": digest(structure(contract)),
        "before_overlay": list(patch(document, contract)),
    }
    (folder / "contract.json").write_text(json.dumps(provenance, indent=1) + "\n", encoding="utf-8")


def patch(before: Node, after: Node, place: str = "") -> Iterator[Node]:
    """The steps of a JSON Patch between two objects; a list that changes is replaced as a whole."""
    for key in [*before, *(key for key in after if key not in before)]:
        path = f"{place}/{key.replace('~', '~0').replace('/', '~1')}"
        if key not in after:
            yield {"op": "remove", "path": path}
            continue
        old, new = before.get(key), after[key]
        if isinstance(old, dict) and isinstance(new, dict):
            yield from patch(old, new, path)
        elif key not in before:
            yield {"op": "add", "path": path, "value": new}
        elif compact(old) != compact(new):
            yield {"op": "replace", "path": path, "value": new}


@lru_cache(maxsize=1)  # keyed by its text, so that a change is never missed
def _parsed(text: str) -> Node:
    loaded: object = yaml.safe_load(text)
    return node(cast("Json", loaded))
