"""How an update ends whose steps are made up: everything is written, or nothing is."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from scripts.commands.app import app
from scripts.openapi.document import OPENAPI, Node
from scripts.openapi.record import Record
from scripts.upstream import exclusive as lock
from scripts.upstream import fetch as fetching
from scripts.upstream import update as module
from scripts.upstream.checks import Outcome
from scripts.upstream.exclusive import exclusive
from scripts.upstream.fetch import Fetched
from scripts.upstream.overlay import Dropped

if TYPE_CHECKING:
    from collections.abc import Sequence

CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n* All.\n"
BEFORE: Node = {"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {}}
AFTER: Node = {**BEFORE, "info": {"title": "T", "version": "2"}}
RECORD = Record("new.json", datetime.date(2026, 12, 24), "0" * 64)


class Steps:
    """The steps of an update, which do little and can fail."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changed = True
        self.passed = True
        self.checked = False
        self.dropped: tuple[Dropped, ...] = ()

    def fetch(self, _: str, __: datetime.date, *, fit_overlay: bool) -> Fetched:
        assert fit_overlay
        if self.changed:
            (self.root / "openapi" / "contract.yaml").write_text("new")
        return Fetched(BEFORE, AFTER, RECORD, changed=self.changed, dropped=self.dropped)

    def generate(self, _: Node, target: Path) -> None:
        (target / "new.py").write_text("")

    def run(self, *_: object) -> Sequence[Outcome]:
        self.checked = True
        return [Outcome("made up", self.passed, "\x1b[31mit failed")]

    def contents(self) -> dict[str, str]:
        return {str(p.relative_to(self.root)): p.read_text() for p in self.root.rglob("*.*")}


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Steps:
    """A small project whose steps are made up."""
    root = tmp_path / "project"
    made = Steps(root)
    for name, text in {
        "openapi/contract.yaml": "old",
        "openapi/source.yaml": "old",
        "ionq_api/old.py": "",
        "CHANGELOG.md": CHANGELOG,
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.setattr(module, "CONTRACT", root / "openapi" / "contract.yaml")
    monkeypatch.setattr(lock, "CONTRACT", root / "openapi" / "contract.yaml")
    monkeypatch.setattr(module, "SOURCE", root / "openapi" / "source.yaml")
    monkeypatch.setattr(module, "PACKAGE", root / "ionq_api")
    monkeypatch.setattr(module, "CHANGELOG", root / "CHANGELOG.md")
    for name in ("fetch", "generate", "run"):
        monkeypatch.setattr(module, name, getattr(made, name))

    def nothing(*_: object) -> tuple[()]:
        return ()

    monkeypatch.setattr(module, "effective", nothing)
    monkeypatch.setattr(module, "surface_changes", nothing)
    return made


def update(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["update", "new.json", *map(str, arguments)])


def test_everything_is_written(steps: Steps, tmp_path: Path) -> None:
    done = update("--summary", tmp_path / "summary.md")
    assert 0 == done.exit_code, done.output
    assert "made up: passed" in (tmp_path / "summary.md").read_text()
    assert {"new", CHANGELOG} & {*steps.contents().values()} == {"new"}


def test_corrections_that_were_removed_are_told_in_summary_and_changelog(
    steps: Steps, tmp_path: Path
) -> None:
    steps.dropped = (Dropped(7, "$.a['b']", "It is a moment.", "it changes nothing"),)
    done = update("--summary", tmp_path / "summary.md")
    assert 0 == done.exit_code, done.output
    line = "* action 7, `$.a['b']`: it changes nothing. It said: It is a moment.\n"
    assert line in (tmp_path / "summary.md").read_text()
    assert "no longer made: `$.a['b']`." in (steps.root / "CHANGELOG.md").read_text()


def test_a_changelog_without_room_is_found_out_before_the_checks(steps: Steps) -> None:
    (steps.root / "CHANGELOG.md").write_text("# Changelog\n")
    before = steps.contents()
    done = update()
    assert 1 == done.exit_code
    assert "the changelog has no section ## [Unreleased]\nevery file is as it was" in done.stderr
    assert not steps.checked
    assert before == steps.contents()


@pytest.mark.parametrize("summary", ["absent/summary.md", "file.md/summary.md"])
def test_so_is_a_summary_that_cannot_be_written(steps: Steps, tmp_path: Path, summary: str) -> None:
    (tmp_path / "file.md").touch()
    before = steps.contents()
    done = update("--summary", tmp_path / summary)
    assert 1 == done.exit_code
    assert summary in done.stderr.replace("\n", "")
    assert "every file is as it was before" in done.stderr
    assert not steps.checked
    assert before == steps.contents()


@pytest.mark.parametrize("name", ["CHANGELOG.md", "summary.md"])
def test_a_disk_that_is_full_in_the_end_undoes_everything(
    steps: Steps, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_text

    def full(path: Path, text: str, encoding: str | None = None) -> int:
        if path.name == name:
            write(path, text[:10])
            raise OSError(28, "No space left on device", str(path))
        return write(path, text, encoding)

    before = steps.contents()
    monkeypatch.setattr(Path, "write_text", full)
    done = update("--summary", tmp_path / "summary.md")
    assert 1 == done.exit_code
    assert "No space left on device" in done.stderr
    assert steps.checked
    assert before == steps.contents()
    assert not (tmp_path / "summary.md").exists()


def test_a_check_that_fails_undoes_everything_and_steers_no_terminal(
    steps: Steps, tmp_path: Path
) -> None:
    steps.passed = False
    before = steps.contents()
    done = update("--summary", tmp_path / "summary.md")
    assert 1 == done.exit_code
    assert "it failed\nfailed: made up; every file is as it was before\n" in done.stderr
    assert "\x1b" not in done.stderr
    assert before == steps.contents()
    kept = update("--summary", tmp_path / "summary.md", "--on-failed-checks", "keep")
    assert 0 == kept.exit_code
    assert "made up: **failed**" in kept.stdout
    assert before != steps.contents()


def test_nothing_new_is_told_in_the_summary_too(steps: Steps, tmp_path: Path) -> None:
    steps.changed = False
    before = steps.contents()
    done = update("--summary", tmp_path / "summary.md")
    assert "The contract is already up to date; there is nothing to do.\n" == done.stdout
    assert done.stdout == (tmp_path / "summary.md").read_text()
    assert before == steps.contents()


def test_two_at_once_are_one_too_many(steps: Steps) -> None:
    before = steps.contents()
    with exclusive():
        done = update()
    assert 1 == done.exit_code
    assert done.stderr.startswith("another `scripts.spec` command is at work on")
    assert "as it was before" not in done.stderr  # the other may be writing
    assert before == steps.contents()
    assert 0 == update().exit_code


def test_neither_may_fetch_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy2(OPENAPI / "ionq-v0.4.yaml", tmp_path)
    for each in (lock, fetching):
        monkeypatch.setattr(each, "CONTRACT", tmp_path / "ionq-v0.4.yaml")
    with exclusive():
        done = CliRunner().invoke(app, ["fetch", "absent.json"])
    assert "another `scripts.spec` command is at work on" in done.stderr
    assert "absent.json cannot be read" in CliRunner().invoke(app, ["fetch", "absent.json"]).stderr
