"""`spec.py fetch`: a document becomes the contract, or nothing changes."""

from __future__ import annotations

import copy
import datetime
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from ionq_session._contract.structure import compact, structure
from ionq_session.emulator import Emulator
from scripts.commands.app import app
from scripts.openapi.document import OPENAPI, Node, load, node
from scripts.openapi.record import Record
from scripts.upstream import fetch as module
from scripts.upstream.errors import DocumentError
from scripts.upstream.fetch import fetch
from scripts.upstream.prose import with_prose

from .documents import OCTOBER, at, published

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = datetime.date(2026, 12, 24)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the contract and what stands beside it, for `fetch` to work on."""
    folder = tmp_path / "openapi"
    shutil.copytree(OPENAPI, folder)
    for name, path in {
        "CONTRACT": "ionq-v0.4.yaml",
        "OVERLAY": "overlay.yaml",
        "SOURCE": "source.yaml",
    }.items():
        monkeypatch.setattr(module, name, folder / path)
    return folder


def saved(document: Node, folder: Path) -> str:
    path = folder.parent / "new.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_document_that_the_contract_came_from_changes_no_byte(project: Path) -> None:
    before = contents(project)
    fetched = fetch(str(OCTOBER), DAY)
    assert not fetched.changed
    assert before == contents(project)
    assert Record.read(project / "source.yaml") == fetched.record


def test_an_address_that_publishes_the_contract_changes_nothing(project: Path) -> None:
    before = contents(project)
    with Emulator() as emulator:
        fetched = fetch(f"{emulator.base_url}/api-docs", DAY)
    assert not fetched.changed
    assert before == contents(project)


def test_nor_does_one_that_describes_the_same_api_in_other_words(project: Path) -> None:
    new = published(OCTOBER)
    at(new, "/info").update(title="Theirs", contact={"email": "a@b.example"}, license={"name": "x"})
    at(new, "/components/securitySchemes/apiKeyAuth").update({"x-default": "apiKey ..."})
    at(new, "/paths/~1jobs/get").update(summary="Theirs", description="Another text.")
    for name, schema in at(new, "/components/schemas").items():
        node(schema).pop("x-known-values", None)
        node(schema).update({"title": f"Their {name}", "x-order": [1]})
    before = contents(project)
    assert not fetch(saved(new, project), DAY).changed
    assert before == contents(project)


def test_extensions_of_a_document_do_not_steer_generation(project: Path) -> None:
    new = published(OCTOBER)
    at(new, "/components/schemas/Whoami/properties")["team"] = {
        "type": "object",
        "x-class-name": "Job",
        "properties": {"x-y": {"type": "string", "example": {"x-y": 1}}},
    }
    at(new, "/paths/~1jobs/post")["x-repeatable"] = True
    fetched = fetch(saved(new, project), DAY)
    assert "x-repeatable" not in at(fetched.after, "/paths/~1jobs/post")
    assert {
        "type": "object",
        "properties": {"x-y": {"type": "string", "example": {"x-y": 1}}},
    } == at(fetched.after, "/components/schemas/Whoami/properties/team")


def test_what_is_new_comes_in_its_place_and_all_else_keeps_its_lines(project: Path) -> None:
    new = published(OCTOBER)
    fields = at(new, "/components/schemas/Whoami/properties")
    fields["team"] = {
        "type": "string",
        "description": "Which team it belongs to, of the organization.",
    }
    at(new, "/components/schemas/Backend/properties").pop("kw")
    before = (project / "ionq-v0.4.yaml").read_text(encoding="utf-8").splitlines()
    fetched = fetch(saved(new, project), DAY)
    after = (project / "ionq-v0.4.yaml").read_text(encoding="utf-8").splitlines()
    assert fetched.changed
    added = [line for line in after if line not in before]
    assert [
        "        team:",
        "          description: Which team it belongs to, of the organization.",
    ] == [line for line in added if "team" in line]
    assert len(after) < len(before)
    assert len([line for line in before if line not in after]) < 5
    assert load(project / "ionq-v0.4.yaml") == fetched.after
    told = Record.read(project / "source.yaml")
    assert ("new.json", DAY) == (told.source, told.date)
    assert told == fetched.record


def test_the_structure_is_that_of_the_document(project: Path) -> None:
    new = published(OCTOBER)
    at(new, "/components/schemas/Whoami/properties")["team"] = {"type": "string"}
    fetch(saved(new, project), DAY)
    assert structure(load(project / "ionq-v0.4.yaml")) == structure(new)


def test_own_texts_stay_where_there_is_none_and_give_way_where_there_is_one() -> None:
    known = load(OPENAPI / "ionq-v0.4.yaml")
    new = published(OCTOBER)
    at(new, "/components/schemas/Whoami").update(description="")
    at(new, "/components/schemas/Backend").update(description="Another text.")
    at(new, "/paths/~1jobs/get/parameters/0").update(example="an example of theirs")
    made = with_prose(new, known)
    ours = at(known, "/components/schemas/Whoami")["description"]
    assert ours
    assert ours == at(made, "/components/schemas/Whoami")["description"]
    assert "Another text." == at(made, "/components/schemas/Backend")["description"]
    parameter = at(made, "/paths/~1jobs/get/parameters/0")
    assert "an example of theirs" == parameter["example"]
    assert at(known, "/paths/~1jobs/get/parameters/0")["description"] == parameter["description"]


def test_texts_follow_a_parameter_that_moved_in_its_list() -> None:
    known = load(OPENAPI / "ionq-v0.4.yaml")
    new = published(OCTOBER)
    parameters = at(new, "/paths/~1jobs/get")["parameters"]
    assert isinstance(parameters, list)
    parameters.reverse()
    made = at(with_prose(new, known), "/paths/~1jobs/get")["parameters"]
    ours = at(known, "/paths/~1jobs/get")["parameters"]
    assert isinstance(made, list)
    assert isinstance(ours, list)
    assert ours == made[::-1]


def test_a_property_called_description_is_no_text() -> None:
    known = load(OPENAPI / "ionq-v0.4.yaml")
    new = published(OCTOBER)
    at(new, "/components/schemas/FormatSchemaDocument/properties").pop("description")
    made = with_prose(new, known)
    assert "description" not in at(made, "/components/schemas/FormatSchemaDocument/properties")


def without(pointer: str, key: str) -> Callable[[Node], object]:
    return lambda document: at(document, pointer).pop(key)


def put(pointer: str, key: str, value: object) -> Callable[[Node], object]:
    return lambda document: at(document, pointer).update({key: value})  # type: ignore[dict-item]


REFUSED: dict[str, tuple[Callable[[Node], object], str]] = {
    "no version": (
        without("", "openapi"),
        "/openapi: it is missing, so this is not an OpenAPI document",
    ),
    "swagger": (
        lambda document: (document.pop("openapi"), document.update(swagger="2.0")),
        "/openapi: it is missing, so this is a Swagger 2 document",
    ),
    "openapi 4": (put("", "openapi", "4.0.0"), "/openapi: it is '4.0.0', and code"),
    "another api": (
        put("", "paths", {"/pets": {"get": {"responses": {"200": {"description": "x"}}}}}),
        "0 of the 25 operations",
    ),
    "cut off in components": (
        without("/components/schemas", "Whoami"),
        "schema/\\$ref: '#/components/schemas/Whoami' leads to nothing",
    ),
    "no components": (
        without("", "components"),
        "whoami/get/responses/200/.* leads to nothing\n(.*\n)+and 25 more",
    ),
    "a file beside it": (
        put("/components/schemas/Whoami", "properties", {"a": {"$ref": "other.yaml#/A"}}),
        "Whoami/properties/a/.*: 'other.yaml#/A' is no reference",
    ),
    "information that is none": (put("", "info", []), "/info: \\[\\] is not of type 'object'"),
    "invalid": (
        put("/paths/~1jobs/get", "parameters", [{"name": "a"}]),
        "/paths/~1jobs/get/parameters/0: ",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_document_that_cannot_be_the_contract_changes_nothing(name: str, project: Path) -> None:
    spoil, told = REFUSED[name]
    new = published(OCTOBER)
    spoil(new)
    before = contents(project)
    with pytest.raises(DocumentError, match=told):
        fetch(saved(new, project), DAY)
    assert before == contents(project)


def test_an_overlay_that_does_not_fit_any_more_is_refused_by_its_action(project: Path) -> None:
    new = published(OCTOBER)
    at(new, "/components/schemas/IsoTimestamp").update(format="date-time")
    before = contents(project)
    with pytest.raises(
        DocumentError, match=r"action \d+ \(\$.components.schemas.IsoTimestamp: Time"
    ):
        fetch(saved(new, project), DAY)
    assert before == contents(project)


def test_a_full_disk_leaves_the_contract_whole(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = published(OCTOBER)
    at(new, "/components/schemas/Whoami/properties")["team"] = {"type": "string"}
    before = contents(project)

    def full(path: Path, text: str, encoding: str) -> None:
        with path.open("w", encoding=encoding) as stream:
            stream.write(text[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    source = project.parent / "new.json"
    source.write_bytes(json.dumps(new).encode())
    with pytest.raises(OSError, match="No space left"):
        fetch(str(source), DAY)
    assert before == contents(project)


def test_values_that_yaml_would_read_as_something_else_come_back(project: Path) -> None:
    new = published(OCTOBER)
    schema: Node = {
        "type": "string",
        "enum": [
            "yes",
            "no",
            "1e3",
            "2026-10-01",
            "1:30",
            "null",
            "~",
            "",
            " ",
            "a\nb",
            "'",
            '"',
            "on",
        ],
        "default": "on",
        "example": [True, 1, 1.0, False, 0],
        "description": "Quotes ' and \", a colon: and a # sign, backslash \\, {{ braces }}. " * 4,
    }
    at(new, "/components/schemas")["Awkward"] = copy.deepcopy(schema)
    fetched = fetch(saved(new, project), DAY)
    assert schema == at(fetched.after, "/components/schemas/Awkward")
    assert compact(fetched.after) == compact(load(project / "ionq-v0.4.yaml"))


def test_the_command_says_what_it_did_and_what_comes_next(project: Path) -> None:
    before = contents(project)
    done = CliRunner().invoke(app, ["fetch", str(OCTOBER)])
    assert (0, "openapi/ionq-v0.4.yaml is already up to date\n") == (done.exit_code, done.stdout)
    new = published(OCTOBER)
    at(new, "/components/schemas/Whoami/properties")["team"] = {"type": "string"}
    done = CliRunner().invoke(app, ["fetch", saved(new, project)])
    assert 0 == done.exit_code
    assert "openapi/ionq-v0.4.yaml is new.json of " in done.stdout
    assert before != contents(project)
    done = CliRunner().invoke(app, ["fetch", str(project)])
    assert 1 == done.exit_code
    assert "Is a directory" in done.stderr
