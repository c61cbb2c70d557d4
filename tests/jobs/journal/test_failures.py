"""A file that cannot be used: one warning of each kind, and the submission goes on."""

import errno
import os
import pickle
import sqlite3
import subprocess
import sys
import textwrap
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from ionq_session import IonQError, JournalError, JournalWarning
from ionq_session.jobs.journal import diagnosis, file, problems
from ionq_session.jobs.journal.journal import Journal

from ...cases import every
from .made import at, entry

ROOT = Path(__file__).parents[3]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    made = Journal(tmp_path / "journal.sqlite3")
    made.begin(entry("first"))
    return made


def submit(journal: Journal, tag: str = "a") -> list[str]:
    """Begin and settle an entry, and return the warnings."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        journal.begin(entry(tag))
        journal.settle(tag, "submitted", job_id="1", at=at(1))
    assert {JournalWarning} >= {each.category for each in caught}
    return [str(each.message) for each in caught]


def tags(journal: Journal) -> list[str]:
    return [each.tag for each in journal.entries()]


def folder(path: Path) -> None:
    path.mkdir()


def below_a_file(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("no folder")


def damaged(path: Path) -> None:
    journal = Journal(path)
    for number in range(50):
        journal.begin(entry(str(number)))
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))


def text(path: Path) -> None:
    path.write_text("Dear diary, today I measured a qubit.\n")


def link_to_nothing(path: Path) -> None:
    path.symlink_to(path.with_name("nothing") / "here")


def without_a_table(path: Path) -> None:
    Journal(path).begin(entry("a"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE submissions")


def nonsense(path: Path) -> None:
    Journal(path).begin(entry("a"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE submissions SET outcome = 'lost'")


@every(
    "spoil, reason",
    [
        (folder, "it is a folder; remove the folder"),
        (below_a_file, "a file stands where its folder should be; remove that file"),
        (damaged, "the file is damaged; move it away"),
        (text, "the file is not a journal of ionq-session; it was not touched; move it away"),
        (without_a_table, "SQLite said: no such table: submissions; move it away"),
    ],
)
def test_one_warning_says_which_file_why_and_what_to_do(
    tmp_path: Path, spoil: Callable[[Path], None], reason: str
) -> None:
    path = tmp_path / "folder" / "journal.sqlite3"
    path.parent.mkdir()
    spoil(path)
    journal = Journal(path)
    (warning,) = submit(journal)
    assert warning.startswith(f"the journal {path} could not be written: {reason}")
    assert warning.endswith(
        ", or name another file by journal= or IONQ_SESSION_JOURNAL. Submissions go on without it"
    )
    assert [] == submit(journal, "b")
    with pytest.raises(JournalError) as caught:
        journal.entries()
    assert f"the journal {path} could not be read: {reason}" in str(caught.value)
    assert str(path) == caught.value.file


def test_a_link_to_nothing_is_not_followed(tmp_path: Path) -> None:
    link_to_nothing(tmp_path / "journal")
    (warning,) = submit(Journal(tmp_path / "journal"))
    assert "is a link to nothing; mend the link" in warning


def test_rows_that_make_no_sense_are_not_read(tmp_path: Path) -> None:
    nonsense(tmp_path / "journal")
    with pytest.raises(JournalError, match="damaged: outcome is 'lost'"):
        Journal(tmp_path / "journal").entries()


def test_an_error_survives_pickle(tmp_path: Path) -> None:
    with pytest.raises(IonQError) as caught:
        Journal(tmp_path).entries()
    again: JournalError = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
    assert (str(caught.value), str(tmp_path)) == (str(again), again.file)


def test_the_warning_points_to_the_line_that_called(tmp_path: Path) -> None:
    with pytest.warns(JournalWarning) as caught:
        Journal(tmp_path).begin(entry("a"))
    assert __file__ == caught[0].filename


def test_every_journal_and_every_kind_has_a_warning(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = file.write
    for said, count in ((errno.ENOSPC, 1), (errno.EROFS, 1), (errno.ENOSPC, 0)):

        def failing(*_: object, said: int = said) -> None:
            raise problems.UnusableError(diagnosis.problem(OSError(said, ""), journal.path))

        monkeypatch.setattr(file, "write", failing)
        assert count == len(submit(journal))
    assert 1 == len(submit(Journal(journal.path)))
    monkeypatch.setattr(file, "write", write)
    assert [] == submit(journal)


def test_an_intent_that_could_not_be_written_comes_with_the_outcome(journal: Journal) -> None:
    rest = journal.path.rename(journal.path.with_name("elsewhere"))
    journal.path.mkdir()
    with pytest.warns(JournalWarning):
        journal.begin(entry("a"))
    journal.path.rmdir()
    rest.rename(journal.path)
    journal.settle("a", "submitted", job_id="1", at=at(1))
    settled = entry("a", outcome="submitted", job_id="1", settled_at=at(1))
    assert [settled, entry("first")] == journal.entries()


def test_a_folder_that_vanished_is_made_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "a" / "b" / "journal")
    journal.begin(entry("a"))
    journal.path.unlink()
    journal.path.parent.rmdir()
    journal.path.parent.parent.rmdir()
    assert [] == tags(journal)
    journal.begin(entry("b"))
    assert ["b"] == tags(journal)


# --- locks --------------------------------------------------------------------------------------


@pytest.fixture
def holder(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    """Another program in the middle of writing; nobody waits for it in earnest."""
    monkeypatch.setattr(file, "ATTEMPT_WAIT", 0)
    with closing(sqlite3.connect(journal.path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection


def test_a_lock_is_waited_for(
    journal: Journal, holder: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            holder.execute("ROLLBACK")

    monkeypatch.setattr(time, "sleep", pause)
    journal.begin(entry("a"))
    assert ["a", "first"] == tags(journal)
    assert 3 == len(pauses)
    assert all(0 <= each <= file.LONGEST_PAUSE for each in pauses)


def test_a_lock_is_not_waited_for_without_end(
    journal: Journal, holder: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0

    def pause(_: float) -> None:
        nonlocal now
        now += file.LONGEST_WAIT / 4

    monkeypatch.setattr(time, "monotonic", lambda: now)
    monkeypatch.setattr(time, "sleep", pause)
    (warning,) = submit(journal)
    assert "another program keeps it locked; end that program's transaction" in warning
    assert 100 + 2 * file.LONGEST_WAIT == now  # for the intent, and for the outcome
    assert ["first"] == tags(journal)  # reading needs no lock
    holder.execute("ROLLBACK")
    assert [] == submit(journal, "b")
    assert ["b", "first"] == tags(journal)


# --- disks and rights ---------------------------------------------------------------------------


@every("code", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO])
def test_what_the_system_says_of_a_new_file_is_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "open", refuse)
    expected = {
        errno.ENOSPC: "the disk is full; make room on it",
        errno.EDQUOT: "the quota of this user is used up; make room on it",
        errno.EROFS: "the file, its folder or its disk is read-only; make it writable",
        errno.EACCES: "this user may not open it, or its folder; permit it to this user",
        errno.EIO: "Input/output error; keep the journal on another disk",
    }
    (warning,) = submit(Journal(tmp_path / "journal"))
    assert expected[code] in warning


def test_a_database_that_may_not_grow_is_full(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Small(sqlite3.Connection):
        def __init__(self, *arguments: Any, **options: Any) -> None:  # Any: as sqlite3 has them
            super().__init__(*arguments, **options)
            self.execute("PRAGMA max_page_count = 1")  # as many as it has already

    journal.begin(entry("second"))
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Small))
    many = [warning for number in range(100) for warning in submit(journal, f"{number:999}")]
    assert ["the disk is full; make room on it" in each for each in many] == [True]
    kept = tags(journal)
    assert "second" in kept
    assert len(kept) < 100


def test_memory_that_cannot_be_shared_means_no_log(tmp_path: Path) -> None:
    (tmp_path / "journal-shm").symlink_to(tmp_path / "nothing" / "here")
    journal = Journal(tmp_path / "journal")
    assert [] == submit(journal)
    assert [] == submit(journal, "b")
    assert ["b", "a"] == tags(journal)
    with closing(sqlite3.connect(journal.path)) as connection:
        assert ("delete",) == connection.execute("PRAGMA journal_mode").fetchone()


def test_a_file_with_a_log_is_converted_where_memory_cannot_be_shared(journal: Journal) -> None:
    (journal.path.parent / "journal.sqlite3-shm").symlink_to(journal.path / "nothing")
    assert [] == submit(journal)
    assert ["a", "first"] == tags(journal)


def test_a_python_without_sqlite3_submits_all_the_same(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ionq_session.jobs.journal.file", None)
    (warning,) = submit(journal)
    assert "this Python was built without sqlite3; install a Python that has it" in warning
    with pytest.raises(JournalError, match="built without sqlite3"):
        journal.entries()


PROGRAM = """
import os, shutil, sqlite3, subprocess, sys, warnings
from contextlib import closing
from pathlib import Path
from ionq_session.errors import IonQError
from ionq_session.jobs.journal import file
from ionq_session.jobs.journal.journal import Journal
from tests.jobs.journal.made import at, entry
from tests.jobs.journal.test_schema import VERSION_1

folder = Path(sys.argv[1])

def submit(path, number=1, name=None):
    journal = Journal(path)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for each in range(number):
            journal.begin(entry(f"{path.name}{each}", name=name))
            journal.settle(f"{path.name}{each}", "submitted", job_id="1", at=at(1))
    print(*[reason(each.message) for each in caught] or ["fine"])

def reason(problem):
    return str(problem).split(": ")[1].split(";")[0]

def read(path):
    try:
        print(len(Journal(path).entries()))
    except IonQError as error:
        print(f"{type(error).__name__}: {reason(error)}")
"""


def run(body: str, folder: Path, *command: str) -> list[str]:
    """What a program prints, line by line."""
    ran = subprocess.run(  # noqa: S603  # our own
        [*command, sys.executable, "-W", "error", "-c", PROGRAM + body, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert "" == ran.stderr
    return ran.stdout.splitlines()


OWN_MOUNTS = ("unshare", "--mount", "--map-root-user")


def test_a_real_disk_may_fill_up_and_become_read_only(tmp_path: Path) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "size=128k", "none", str(tmp_path)]
    try:
        allowed = subprocess.run([*OWN_MOUNTS, *mount], capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        pytest.skip("there is no unshare to mount a small disk with")
    if allowed.returncode:
        pytest.skip("this user may not mount a small disk")
    body = """
    def shell(*command):
        subprocess.run(command, check=True)

    shell("mount", "-t", "tmpfs", "-o", "size=128k", "none", str(folder))
    submit(folder / "a")
    submit(folder / "a", 99, "x" * 3000)
    read(folder / "a")
    submit(folder / "new" / "b")
    read(folder / "new" / "b")
    shell("mount", "-o", "remount,size=9m", str(folder))
    submit(folder / "new" / "b")
    submit(folder / "a", 99, "x" * 3000)
    read(folder / "a")
    shell("mount", "-o", "remount,ro", str(folder))
    submit(folder / "a")
    submit(folder / "none" / "c")
    read(folder / "a")
    """
    lines = run(textwrap.dedent(body), tmp_path, *OWN_MOUNTS)
    kept = int(lines[2])
    assert 1 < kept < 99
    full, read_only = "the disk is full", "the file, its folder or its disk is read-only"
    assert [
        "fine",
        full,
        f"{kept}",
        full,
        "0",
        "fine",
        "fine",
        "99",
        *[read_only] * 2,
        "99",
    ] == lines


def test_rights_that_are_missing_are_named() -> None:
    body = """
    submit(folder / "mine")
    submit(folder / "readable")
    (folder / "readable").chmod(0o644)
    submit(folder / "writable")
    (folder / "writable").chmod(0o666)
    with closing(sqlite3.connect(folder / "old")) as connection:
        connection.executescript("PRAGMA journal_mode = WAL;" + VERSION_1)
    with closing(sqlite3.connect(folder / "readable")) as connection:
        connection.execute("CREATE TABLE latest (a)")  # stands in the log until the closing
        for ending in ("", "-wal"):
            shutil.copyfile(folder / f"readable{ending}", folder / f"copy{ending}")
    folder.chmod(0o755)
    os.setuid(65534)
    for name in ("mine", "readable", "writable", "none", "old", "copy"):
        submit(folder / name)
        read(folder / name)
    """
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    forbidden, read_only = (
        "this user may not open it, or its folder",
        "the file, its folder or its disk is read-only",
    )
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # others cannot enter tmp_path
        lines = run(textwrap.dedent(body), Path(folder))
    assert ["fine"] * 3 == lines[:3]
    assert [
        forbidden,
        f"JournalError: {forbidden}",
        *[read_only, "1"] * 2,
        forbidden,
        "0",
    ] == lines[3:-4]
    assert [read_only, f"JournalError: {read_only}"] * 2 == lines[-4:]
