"""Reading a document from an address or a file, and refusing what is none."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from scripts.upstream import locate as module
from scripts.upstream import read as reading
from scripts.upstream.errors import DocumentError
from scripts.upstream.locate import document
from scripts.upstream.read import parse, read

from ..wire import DROP, closed_port, reply, scripted

DOCUMENT = {"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {}}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(DOCUMENT),
        "\ufeff" + json.dumps(DOCUMENT),
        "openapi: 3.0.3\ninfo:\n  title: T\n  version: '1'\npaths: {}\n",
        "# a comment\nopenapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n",
    ],
)
def test_json_and_yaml_say_the_same(text: str, tmp_path: Path) -> None:
    path = tmp_path / "document"
    path.write_text(text, encoding="utf-8")
    found = read(str(path))
    assert (DOCUMENT, "document") == (found.document, found.source)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<!DOCTYPE html><html></html>", "page in HTML"),
        (json.dumps(DOCUMENT).encode()[:-1], "line 1, column .* It seems to be cut off"),
        (b'{"a": 1 "b": 2}', r"not JSON: Expecting ',' delimiter \(line 1, column 9\)\.$"),
        (b'{"a": 1, "a": 2}', "key 'a' twice"),
        (b"a: 1\na: 2\n", r"key 'a' twice in one object \(line 2\)"),
        (b"a: [1, 2", "not YAML"),
        (b"a: &x [1]\nb: *x\n", "alias"),
        (b"a: .nan\n", "JSON has no form for"),
        (b'{"a": NaN}', "holds NaN, which JSON has no form for"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "holds what cannot be read: .* 5000 digits"),
        (b"a: !!python/object:os.system {}\n", "not YAML: could not determine a constructor"),
        (b"[1, 2]", "list where an object belongs"),
        (b"", "NoneType where an object belongs"),
        (b"only a text", "str where an object belongs"),
        (b"\xff\xfe{}", r"not UTF-8 text \(byte 0\)"),
        (b'{"a":' + b"[" * 100_000, "nested too deeply"),
        (b"a: " + b"[" * 5_000, "nested too deeply"),
    ],
)
def test_what_is_no_document_is_refused_with_the_place(content: bytes, told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        parse(content)


def test_a_status_that_is_not_quoted_and_a_date_stay_texts() -> None:
    found = parse(b"responses:\n  200: {description: 2026-10-01}\n  0x1: 1\n")
    assert {"responses": {"200": {"description": "2026-10-01"}, "0x1": 1}} == found


def test_an_address_is_read_without_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IONQ_API_KEY", "canary")
    with scripted(reply(200, json.dumps(DOCUMENT).encode())) as server:
        address = f"{server.origin}/v0.4/api-docs"
        found = read(address)
    assert (DOCUMENT, address) == (found.document, found.source)
    assert ["/v0.4/api-docs"] == [seen.target for seen in server.seen]
    assert "canary" not in str(server.seen)


@pytest.mark.parametrize("step", [reply(404, b"none"), reply(500, b""), DROP])
def test_an_address_that_has_none_is_named(step: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def at_once(_: float) -> None:
        pass

    monkeypatch.setattr("time.sleep", at_once)
    with scripted(step) as server, pytest.raises(DocumentError, match="/x cannot be fetched: "):  # type: ignore[arg-type]  # parametrized
        read(f"{server.origin}/x")


def test_an_address_where_nobody_is_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be fetched"):
        read(f"http://127.0.0.1:{closed_port()}/x")
    with pytest.raises(DocumentError, match="No such file"):
        read(str(tmp_path / "none.json"))
    with pytest.raises(DocumentError, match="Is a directory"):
        read(str(tmp_path))


def test_a_reference_is_a_file_a_revision_or_the_working_tree(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    assert DOCUMENT == document(str(path))
    assert document(None)["openapi"] == "3.0.3"


@pytest.mark.parametrize("reference", ["no-such-revision", "--output=/dev/null", ""])
def test_a_reference_to_nothing_is_refused(reference: str) -> None:
    with pytest.raises(DocumentError, match=r"neither a file nor a revision|cannot be read"):
        document(reference)


def test_a_folder_is_no_file_even_if_a_branch_has_its_name() -> None:
    with pytest.raises(DocumentError, match=r"'tests' is neither a file nor a revision"):
        document("tests")


@pytest.mark.parametrize("reference", ["a" * 5000, "a\0b"])
def test_what_no_file_can_be_called_is_refused(reference: str) -> None:
    with pytest.raises(DocumentError, match=r"is (not|neither) a file"):
        document(reference)


def test_git_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(
        DocumentError, match=r"'HEAD' is not a file, and git cannot be run: .*'git'"
    ):
        document("HEAD")


def test_a_project_without_a_repository_has_no_revisions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "CONTRACT", tmp_path / "openapi" / "contract.yaml")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(
        DocumentError, match=r"'HEAD' is neither a file nor a revision: .*repository"
    ):
        document("HEAD")


def test_a_repository_may_hold_the_project_in_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contract = tmp_path / "project" / "openapi" / "contract.yaml"
    contract.parent.mkdir(parents=True)
    contract.write_text(json.dumps(DOCUMENT))
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.com")
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "Start"]):
        subprocess.run(["git", *who, *command], cwd=tmp_path, check=True)  # noqa: S603, S607
    monkeypatch.setattr(module, "ROOT", tmp_path / "project")
    monkeypatch.setattr(module, "CONTRACT", contract)
    assert DOCUMENT == document("HEAD")


def test_a_file_without_an_end_is_not_awaited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 1000)
    with pytest.raises(DocumentError, match=r"has more than 1,000 bytes"):
        read("/dev/zero")


INCOMPARABLE: dict[str, tuple[object, str]] = {
    "swagger": ({"swagger": "2.0", "paths": {}}, "/openapi: it is missing"),
    "no object": ({**DOCUMENT, "paths": {"/a": None}}, "/paths/~1a: None is not of type 'object'"),
    "no name": (
        {**DOCUMENT, "paths": {"/a": {"get": {"parameters": [{"name": "a"}]}}}},
        "/paths/~1a/get/parameters/0: ",
    ),
    "no address": ({**DOCUMENT, "servers": [{}]}, "/servers/0: 'url' is a required property"),
    "half a character": ({**DOCUMENT, "x-a": "\ud800"}, "/x-a: a text contains a lone surrogate"),
}


@pytest.mark.parametrize("name", INCOMPARABLE)
def test_what_cannot_be_compared_is_refused_with_the_place(name: str, tmp_path: Path) -> None:
    found, told = INCOMPARABLE[name]
    path = tmp_path / "one.json"
    path.write_text(json.dumps(found))
    with pytest.raises(DocumentError, match=f"one.json: cannot be compared:\n{re.escape(told)}"):
        document(str(path))


@pytest.mark.parametrize(
    "found",
    [
        {"openapi": "3.1.0", "webhooks": {}},
        {
            **DOCUMENT,
            "paths": {"/a": {"$ref": "other.yaml"}},
            "components": {"schemas": {"A": True}},
        },
    ],
)
def test_what_can_be_compared_need_not_be_what_code_is_generated_from(
    found: dict[str, object], tmp_path: Path
) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(found))
    assert found == document(str(path))
