"""Writes `contract.json`, which says what contract the package was generated from."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import cast

import yaml

from ionq_session._contract.structure import compact, digest, structure

from ..openapi.document import OPENAPI, Json, Node, node
from ..openapi.record import Record

SOURCE = OPENAPI / "source.yaml"


def write_provenance(document: Node, folder: Path) -> None:
    """Write `contract.json`: source, date and hash of the contract, and the way back to it.

    The package contains `openapi.json`, with the overlay applied, while IonQ publishes the
    contract without it. So that the two can be compared without shipping both, `before_overlay`
    is a JSON Patch (RFC 6902) from `openapi.json` back to the contract.

    Args:
        document: The contract with its overlay applied.
        folder: Where to write.

    Raises:
        ValueError: `openapi/source.yaml` is incomplete.
    """
    record = Record.read(SOURCE)
    contract = _parsed((OPENAPI / "ionq-v0.4.yaml").read_text(encoding="utf-8"))
    fields = {
        "source": record.source,
        "date": record.date.isoformat(),
        "sha256": digest(structure(contract)),
        "before_overlay": list(patch(document, contract)),
    }
    (folder / "contract.json").write_text(json.dumps(fields, indent=1) + "\n", encoding="utf-8")


def patch(before: Node, after: Node, place: str = "") -> Iterator[Node]:
    """The steps of a JSON Patch between two objects; a changed list is replaced as a whole."""
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


@lru_cache(maxsize=1)  # keyed by the text, so that a changed file is parsed again
def _parsed(text: str) -> Node:
    loaded: object = yaml.safe_load(text)
    return node(cast("Json", loaded))
