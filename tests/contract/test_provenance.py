"""What the generated package is told of its contract: `contract.json`."""

import copy
import json
from pathlib import Path

import pytest

from ionq_session._contract.structure import digest, structure
from scripts.codegen import provenance
from scripts.codegen.provenance import patch, write_provenance
from scripts.openapi.document import Node

from ..cases import every
from ..generated.examples import document
from .test_structure import contract


def applied(before: Node, steps: list[Node]) -> Node:
    """A document with a JSON Patch applied as RFC 6902 says, as far as our patches go."""
    patched = copy.deepcopy(before)
    for step in steps:
        *parents, key = [
            part.replace("~1", "/").replace("~0", "~") for part in str(step["path"]).split("/")[1:]
        ]
        node = patched
        for parent in parents:
            inner = node[parent]
            assert isinstance(inner, dict)
            node = inner
        assert (step["op"] == "add") is (key not in node)
        if step["op"] == "remove":
            del node[key]
        else:
            node[key] = step["value"]
    return patched


PATCHES: list[tuple[Node, Node, list[Node]]] = [
    ({"a": 1}, {"a": 1}, []),
    ({"a": 1}, {}, [{"op": "remove", "path": "/a"}]),
    ({}, {"a": None}, [{"op": "add", "path": "/a", "value": None}]),
    ({"a": 1}, {"a": True}, [{"op": "replace", "path": "/a", "value": True}]),
    ({"a": [1, 2]}, {"a": [1]}, [{"op": "replace", "path": "/a", "value": [1]}]),
    ({"a": {}}, {"a": []}, [{"op": "replace", "path": "/a", "value": []}]),
    ({"a": {"b/~c": 1}}, {"a": {}}, [{"op": "remove", "path": "/a/b~1~0c"}]),
    (
        {"a": {"b": 1}},
        {"a": {"b": None, "c": {}}},
        [
            {"op": "replace", "path": "/a/b", "value": None},
            {"op": "add", "path": "/a/c", "value": {}},
        ],
    ),
]


@every("before, after, steps", PATCHES)
def test_a_patch_leads_from_one_object_to_the_other(
    before: Node, after: Node, steps: list[Node]
) -> None:
    assert steps == list(patch(before, after))
    assert after == applied(before, steps)


def test_what_is_written_leads_from_the_overlaid_document_back_to_the_contract(
    tmp_path: Path,
) -> None:
    write_provenance(document(), tmp_path)
    told = json.loads((tmp_path / "contract.json").read_text(encoding="utf-8"))
    assert contract() == applied(document(), told["before_overlay"])
    assert len(json.dumps(told)) < len(json.dumps(contract())) / 4


def test_the_hash_is_that_of_the_structure(tmp_path: Path) -> None:
    write_provenance(document(), tmp_path)
    told = json.loads((tmp_path / "contract.json").read_text(encoding="utf-8"))
    assert digest(structure(contract())) == told["sha256"]


@every(
    "text",
    [
        "",
        "[]",
        "source: a.json",
        "date: '2026-10-01'",
        "{source: a.json, date: '2026-10-01'}",
        "{source: 1, date: '2026-10-01', sha256: abc}",
        "{source: a.json, date: tomorrow, sha256: abc}",
        "{source: a.json, date: '2026-13-01', sha256: abc}",
    ],
)
def test_a_source_that_says_too_little_stops_the_generator(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source.yaml"
    source.write_text(text, encoding="utf-8")
    monkeypatch.setattr(provenance, "SOURCE", source)
    with pytest.raises(ValueError, match=r"source\.yaml must have a source"):
        write_provenance(document(), tmp_path)
    assert [source] == list(tmp_path.iterdir())


@pytest.mark.parametrize("date", ["'2026-10-01'", "2026-10-01"])
def test_a_date_is_read_with_and_without_quotes(
    date: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source.yaml"
    source.write_text(f"source: a.json\ndate: {date}\nsha256: abc\n", encoding="utf-8")
    monkeypatch.setattr(provenance, "SOURCE", source)
    write_provenance(document(), tmp_path)
    told = json.loads((tmp_path / "contract.json").read_text(encoding="utf-8"))
    assert ("a.json", "2026-10-01") == (told["source"], told["date"])
