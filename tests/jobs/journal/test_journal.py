"""What is begun and settled is in the file, and comes back."""

import copy
import logging
import pickle
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ionq_session.errors import ConfigurationError
from ionq_session.jobs.journal import disk
from ionq_session.jobs.journal.entries import COLUMNS, Outcome, row
from ionq_session.jobs.journal.journal import Journal

from ...cases import every
from .made import START, at, entry


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "folder" / "journal.sqlite3")


def test_an_intent_is_pending_until_it_is_settled(journal: Journal) -> None:
    begun = entry("a", backend="qpu.forte-1", shots=1000, name="bell")
    journal.begin(begun)
    assert [begun] == journal.entries()
    journal.settle("a", "submitted", job_id="0191", at=at(1))
    settled = entry(
        "a",
        backend="qpu.forte-1",
        shots=1000,
        name="bell",
        outcome="submitted",
        job_id="0191",
        settled_at=at(1),
    )
    assert [settled] == journal.entries()


def test_an_error_is_kept_by_the_name_of_its_class(journal: Journal) -> None:
    journal.begin(entry("a"))
    journal.settle("a", "refused", error="BadRequestError", at=at(1))
    assert ["BadRequestError"] == [each.error for each in journal.entries()]


def test_only_the_settled_one_changes(journal: Journal) -> None:
    for tag in "abc":
        journal.begin(entry(tag))
    journal.settle("b", "absent", at=at(1))
    assert ["pending", "absent", "pending"] == [each.outcome for each in journal.entries()]


@every(
    "first, second, outcome, job_id",
    [
        (("unknown", None), ("submitted", "1"), "submitted", "1"),
        (("unknown", None), ("absent", None), "absent", None),
        (("absent", None), ("submitted", "1"), "submitted", "1"),
        # A process that looks for a job may be slower than the one that has the reply.
        (("submitted", "1"), ("absent", None), "submitted", "1"),
        (("submitted", "1"), ("unknown", None), "submitted", "1"),
        (("submitted", "1"), ("submitted", None), "submitted", "1"),
    ],
)
def test_a_job_that_is_known_stays_known(
    tmp_path: Path,
    first: tuple[Outcome, str | None],
    second: tuple[Outcome, str | None],
    outcome: Outcome,
    job_id: str | None,
) -> None:
    journal = Journal(tmp_path / "journal.sqlite3")
    journal.begin(entry("a"))
    for number, (said, job) in enumerate((first, second), start=1):
        journal.settle("a", said, job_id=job, at=at(number))
    assert [(outcome, job_id)] == [(each.outcome, each.job_id) for each in journal.entries()]


def test_a_tag_that_is_sent_again_is_pending_again(journal: Journal) -> None:
    journal.begin(entry("a", name="first"))
    journal.settle("a", "absent", error="ServerError", at=at(1))
    journal.begin(entry("a", created_at=at(2), name="second"))
    assert [entry("a", name="first")] == journal.entries()


def test_a_tag_whose_job_is_known_is_not_pending_again(journal: Journal) -> None:
    journal.begin(entry("a"))
    journal.settle("a", "submitted", job_id="1", at=at(1))
    journal.begin(entry("a"))
    assert ["submitted"] == [each.outcome for each in journal.entries()]


def test_a_journal_without_a_file_has_no_entries_and_makes_none(journal: Journal) -> None:
    assert [] == journal.entries()
    assert not journal.path.parent.exists()


def test_a_tag_that_nobody_began_is_not_invented(journal: Journal) -> None:
    journal.settle("a", "submitted", job_id="1", at=at(1))
    assert [] == journal.entries()


def test_a_file_that_is_removed_meanwhile_is_made_again_with_what_is_settled(
    journal: Journal,
) -> None:
    journal.begin(entry("a"))
    journal.path.unlink()
    journal.settle("a", "submitted", job_id="1", at=at(1))
    assert [entry("a", outcome="submitted", job_id="1", settled_at=at(1))] == journal.entries()


def test_only_the_owner_may_read_it(journal: Journal) -> None:
    journal.begin(entry("a"))
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (journal.path.parent, journal.path)]
    assert [0o700, 0o600] == modes


def test_a_file_keeps_the_rights_that_its_owner_gave_it(journal: Journal) -> None:
    journal.begin(entry("a"))
    journal.path.chmod(0o640)
    journal.settle("a", "absent", at=at(1))
    assert 0o640 == stat.S_IMODE(journal.path.stat().st_mode)


def test_the_file_holds_the_entry_and_nothing_else(journal: Journal) -> None:
    begun = entry("a", backend="simulator", shots=3, name="bell", job_id="1", error="E")
    journal.begin(begun)
    with closing(sqlite3.connect(journal.path)) as connection:
        objects = connection.execute("SELECT name FROM sqlite_master WHERE sql NOT NULL").fetchall()
        rows = connection.execute("SELECT * FROM submissions")
        names = [each[0] for each in rows.description]
        values = [dict(zip(names, cells, strict=True)) for cells in rows]
    expected = {"submissions", "submissions_by_time", "submissions_by_run"}
    assert expected == {each[0] for each in objects}
    assert [{"number": 1, **dict(zip(COLUMNS, row(begun), strict=True))}] == values


def test_nothing_of_another_file_remains_beside_it(journal: Journal) -> None:
    journal.begin(entry("a"))
    assert [journal.path] == [*journal.path.parent.iterdir()]


@every("local, mode", [(True, "wal"), (False, "delete")])
def test_a_commit_waits_for_the_disk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, local: bool, mode: str
) -> None:
    extra = 3  # as FULL, and the folder
    seen: list[tuple[str, int]] = []

    class Observed(sqlite3.Connection):
        def execute(self, *arguments: Any) -> sqlite3.Cursor:  # Any: as sqlite3 has them
            if arguments == ("COMMIT",):
                pragmas = ("PRAGMA journal_mode", "PRAGMA synchronous")
                name, level = (super(Observed, self).execute(each).fetchone() for each in pragmas)
                seen.append((*name, *level))
            return super().execute(*arguments)

    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Observed))
    monkeypatch.setattr(disk, "is_local", {tmp_path: local}.get)
    journal = Journal(tmp_path / "journal.sqlite3")
    journal.begin(entry("a"))
    journal.settle("a", "absent", at=at(1))
    assert [(mode, extra)] * 2 == seen


def test_a_log_on_a_network_disk_is_left_by_the_first_who_writes(
    monkeypatch: pytest.MonkeyPatch, journal: Journal
) -> None:
    journal.begin(entry("a"))
    monkeypatch.setattr(disk, "is_local", {journal.path.parent: False}.get)
    journal.begin(entry("b"))
    assert ["b", "a"] == [each.tag for each in journal.entries()]
    with closing(sqlite3.connect(journal.path)) as connection:
        assert ("delete",) == connection.execute("PRAGMA journal_mode").fetchone()


def test_another_process_reads_what_was_begun(journal: Journal) -> None:
    journal.begin(entry("a", name="bell"))
    program = (
        "import sys; from ionq_session.jobs.journal.journal import Journal;"
        "print(Journal(sys.argv[1]).entries()[0].name)"
    )
    ran = subprocess.run(  # noqa: S603  # our own
        [sys.executable, "-W", "error", "-c", program, journal.path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ("bell\n", "") == (ran.stdout, ran.stderr)


def through_pickle(journal: Journal) -> Journal:
    again: Journal = pickle.loads(pickle.dumps(journal))  # noqa: S301  # our own
    return again


@every("copied", [copy.copy, copy.deepcopy, through_pickle])
def test_a_copy_uses_the_same_file(copied: Callable[[Journal], Journal], tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite3")
    journal.begin(entry("a"))
    again = copied(journal)
    assert (journal.path, journal.entries()) == (again.path, again.entries())
    again.settle("a", "absent", at=at(1))
    assert ["absent"] == [each.outcome for each in journal.entries()]


def test_a_relative_path_holds_after_a_change_of_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    journal = Journal("journal.sqlite3")
    monkeypatch.chdir("/")
    assert tmp_path / "journal.sqlite3" == journal.path


def test_a_tilde_is_the_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert tmp_path / "jobs" == Journal("~/jobs").path


@every("name", ["a b", "ä?#%41&mode=memory", "\udcff", ":memory:", "file:x"])
def test_a_path_may_have_any_letters(name: str, tmp_path: Path) -> None:
    journal = Journal(tmp_path / name)
    journal.begin(entry("a"))
    assert [tmp_path / name] == [*tmp_path.iterdir()]
    assert [entry("a")] == journal.entries()


@every("given", ["", None, 1, b"journal", "a\0b", "~nobody-has-this-name/journal"])
def test_what_is_no_path_is_refused(given: object) -> None:
    with pytest.raises(ConfigurationError, match="journal"):
        Journal(given)  # type: ignore[arg-type]  # the point


def test_it_shows_its_path(tmp_path: Path) -> None:
    assert f"Journal('{tmp_path}/j')" == repr(Journal(tmp_path / "j"))


def test_a_warning_that_is_an_error_stops_a_submission_before_it_is_sent_and_not_after(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from ionq_session import JournalWarning

    journal = Journal(tmp_path)
    for tag in "ab":
        with pytest.raises(JournalWarning):
            journal.begin(entry(tag))
        with caplog.at_level(logging.WARNING, logger="ionq_session"):
            journal.settle(tag, "submitted", job_id="1", at=START)
    assert ["WARNING", "WARNING"] == [record.levelname for record in caplog.records]
    assert "it is a folder" in caplog.text
