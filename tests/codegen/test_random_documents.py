"""300 valid documents: no package fails to import, to type-check or to carry values."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.codegen.generate import GenerationError, generate
from scripts.openapi.document import Node

from .generating import ROOT, failing, lightened, mistyped, tidied, with_readers

COUNT = 300
WORTH = 0.6
"""The least share of documents that has to give a package, so that the tests say something."""
PLACE = re.compile(r"/components/|/paths/|(GET|PUT|POST|DELETE|HEAD) /|^[A-Z]\w+: ", re.MULTILINE)


def drawn() -> list[Node]:
    """The documents, always the same.

    They are drawn in an interpreter of their own, because what hypothesis draws depends on the
    modules of the project that happen to be loaded.
    """
    command = [sys.executable, "-m", "tests.codegen.random_documents", str(COUNT)]
    paths = os.pathsep.join([str(ROOT), *sys.path])
    done = subprocess.run(  # noqa: S603  # our own module
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    found: list[Node] = json.loads(done.stdout)
    return found


class Outcome:
    """What became of the documents: packages in a folder, and the reasons why others gave none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.packages: dict[str, Node] = {}
        self.refusals: list[str] = []
        for number, document in enumerate(drawn()):
            name = f"random_{number}"
            try:
                generate(with_readers(document), folder / name, formatted=False)
            except GenerationError as error:
                self.refusals.append(str(error))
            else:
                self.packages[name] = document
        tidied(folder)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return Outcome(tmp_path_factory.mktemp("random"))


def test_most_documents_give_a_package(outcome: Outcome) -> None:
    assert COUNT == len(outcome.packages) + len(outcome.refusals)
    assert WORTH * COUNT < len(outcome.packages)


def test_refusals_name_a_place(outcome: Outcome) -> None:
    assert [] == [each for each in outcome.refusals if not PLACE.search(each)]


def test_packages_import_and_carry_values(outcome: Outcome) -> None:
    faults = failing(outcome.folder, [*outcome.packages])
    for name in faults:  # shown if it fails, to be made a case of `hostile`
        print(name, json.dumps(outcome.packages[name]))  # noqa: T201
    assert {} == faults


def test_packages_type_check(
    outcome: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    light = lightened(outcome.folder, [*outcome.packages], tmp_path / "light")
    assert [] == mistyped(light, monkeypatch)
