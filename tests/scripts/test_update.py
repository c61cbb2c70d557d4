"""`spec.py update` on a copy of the project: from April's document to October's, or not at all."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from .copies import Project
from .documents import FOLDER, OCTOBER, at, published

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scripts.openapi.document import Node

APPLYING = [
    "tests/generated/test_encoding.py",
    "tests/generated/test_package.py",
    "tests/generated/test_values.py",
    "tests/contract/test_structure.py",
    "tests/emulator/test_contract.py",
    "tests/test_call.py",
]
"""Tests that hold whatever the document says, unlike those of this project's own descriptions."""

# Runs an update for each document in this process, and tells how each ended and what was left.
DRIVER = """
import datetime, json, subprocess, sys
from scripts.upstream import update as module
from scripts.upstream.checks import Outcome

def status():
    return subprocess.run(["git", "status", "--porcelain"], capture_output=True, text=True).stdout

module.run = lambda tests, on_step: [Outcome("made up", False, "it failed")]
ends = {}
for path in sys.argv[1:]:
    try:
        module.update(path, datetime.date(2026, 12, 24), on_step=lambda _: None)
    except Exception as error:
        ends[path] = [type(error).__name__, str(error), status()]
    else:
        ends[path] = ["", "", status()]
print(json.dumps(ends))
"""


@pytest.fixture(scope="module")
def april(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project as it would have been in April 2026."""
    project = Project.copied(tmp_path_factory.mktemp("april") / "project")
    overlay = project.root / "openapi" / "overlay.yaml"
    shutil.copy2(overlay, project.root.parent)
    shutil.copy2(FOLDER / "overlay-2026-04.yaml", overlay)
    project.spec("fetch", "tests/scripts/published/2026-04.json")
    project.spec("generate")
    project.commit("The document of April 2026")
    return project


def changed(change: Callable[[Node], object]) -> Callable[[], str]:
    def text() -> str:
        document = published(FOLDER / "2026-04.json")
        change(document)
        return json.dumps(document)

    return text


def whole() -> str:
    return (FOLDER / "2026-04.json").read_text(encoding="utf-8")


def _same_ids(document: Node) -> None:
    at(document, "/paths/~1jobs/get")["operationId"] = "CreateJob"


def _in_a_circle(document: Node) -> None:
    at(document, "/components/schemas")["Loop"] = {"$ref": "#/components/schemas/Loop"}


def _list_of_itself(document: Node) -> None:
    loop: Node = {"type": "array", "items": {"$ref": "#/components/schemas/Loop"}}
    at(document, "/components/schemas")["Loop"] = loop


def _in_one_case(document: Node) -> None:
    schemas = at(document, "/components/schemas")
    schemas["whoami_"] = schemas["WHOAMI"] = dict(at(document, "/components/schemas/Whoami"))


def _mixed(document: Node) -> None:
    at(document, "/components/schemas/JobStatus")["enum"] = ["ready", 1]


def _new_version(document: Node) -> None:
    document["openapi"] = "3.1.0"


def _harmless(document: Node) -> None:
    at(document, "/components/schemas/Whoami/properties")["team"] = {"type": "string"}


BROKEN: dict[str, tuple[Callable[[], str], str]] = {
    "cut off": (lambda: whole()[:-200], "seems to be cut off"),
    "a page": (lambda: "<!doctype html><title>Sign in</title>", "page in HTML"),
    "another api": (changed(lambda d: d.update(paths={})), "0 of the 25 operations"),
    "no reference": (
        changed(lambda d: at(d, "/components/schemas").pop("Whoami")),
        "'#/components/schemas/Whoami' leads to nothing",
    ),
    "openapi 3.1": (changed(_new_version), "/openapi: it is '3.1.0'"),
    "same ids": (changed(_same_ids), "create_job"),
    "in a circle": (changed(_in_a_circle), "/components/schemas/Loop"),
    "list of itself": (changed(_list_of_itself), "/components/schemas/Loop"),
    "one name in two cases": (changed(_in_one_case), "whoami_"),
    "mixed enumeration": (changed(_mixed), "/components/schemas/JobStatus/enum/1"),
    "failing checks": (changed(_harmless), "failed: made up"),
}


def test_a_broken_document_leaves_everything_as_it_was(april: Project, tmp_path: Path) -> None:
    paths: dict[str, str] = {}
    for name, (text, told) in BROKEN.items():
        path = tmp_path / f"{name}.json"
        path.write_text(text(), encoding="utf-8")
        paths[str(path)] = told
    ends = json.loads(april.python("-c", DRIVER, *paths).stdout.splitlines()[-1])
    for saved, told in paths.items():
        error, message, left = ends[saved]
        assert error, saved
        assert told in message, saved
        assert not left, saved
    assert len(BROKEN) == len(ends)


def test_an_edit_that_is_not_committed_is_left_as_it_is(april: Project) -> None:
    """Also where the overlay has an action that does not fit, and would be rewritten."""
    overlay = april.root / "openapi" / "overlay.yaml"
    before = overlay.read_bytes()
    overlay.write_bytes(before + b"# a note\n")
    refused = april.spec("fetch", str(OCTOBER), check=False)
    assert 1 == refused.returncode
    assert "action 2 ($.paths['/jobs/{UUID}/circuits/{lang}'].get: As above.)" in refused.stderr
    assert "`update` removes such actions by itself" in refused.stderr
    ends = json.loads(april.python("-c", DRIVER, str(OCTOBER)).stdout.splitlines()[-1])
    error, message, left = ends[str(OCTOBER)]
    assert ("ChecksFailedError", "failed: made up") == (error, message)
    assert " M openapi/overlay.yaml\n" == left
    assert ["openapi/overlay.yaml"] == april.changed()
    assert overlay.read_bytes().endswith(b"# a note\n")
    overlay.write_bytes(before)


def test_nothing_is_to_do_when_nothing_changed(april: Project) -> None:
    done = april.spec("update", "tests/scripts/published/2026-04.json")
    assert "The contract is already up to date; there is nothing to do.\n" == done.stdout
    assert [] == april.changed()


def test_from_april_to_october(april: Project) -> None:
    shutil.copy2(april.root.parent / "overlay.yaml", april.root / "openapi")
    chosen = [argument for path in APPLYING for argument in ("--tests", path)]
    summary = april.root.parent / "summary.md"
    done = april.spec("update", str(OCTOBER), "--summary", str(summary), *chosen)
    told = summary.read_text(encoding="utf-8")
    assert told == done.stdout
    assert "25 breaking, 12 possibly breaking, 111 harmless" in told
    assert "* types by mypy: passed\n* types by pyright: passed\n* tests: passed\n" in told
    assert "- method `ionq_session.IonQSession.clone_job`" in told
    written = april.changed()
    assert {"CHANGELOG.md", "openapi/ionq-v0.4.yaml", "openapi/source.yaml"} <= {*written}
    assert all(
        path.startswith(("generated/ionq_api/", "openapi/")) or path == "CHANGELOG.md"
        for path in written
    )
    assert "`get_compiled_file()`: gone" in (april.root / "CHANGELOG.md").read_text("utf-8")
    asked = "from ionq_session import contract as c; print(c.source, *c.document()['paths'])"
    found = april.python("-c", asked).stdout
    assert found.startswith("2026-10.json ")
    assert "/jobs/{UUID}/clone" in found
