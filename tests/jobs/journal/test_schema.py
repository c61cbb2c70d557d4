"""Older files are brought to the newest version; all others stay as they are."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ionq_session import JournalError, JournalWarning
from ionq_session.jobs.journal import schema
from ionq_session.jobs.journal.journal import Journal

from ...cases import every
from .made import at, entry

VERSION_1 = """
CREATE TABLE submissions (
    number INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE, base_url TEXT NOT NULL,
    created_at INTEGER NOT NULL, outcome TEXT NOT NULL, job_id TEXT, backend TEXT, shots INTEGER,
    payload_hash TEXT NOT NULL, name TEXT, dry_run INTEGER NOT NULL, settled_at INTEGER,
    host TEXT NOT NULL, process INTEGER NOT NULL
);
CREATE INDEX submissions_by_time ON submissions (created_at);
INSERT INTO submissions VALUES (
    1, 'old', 'https://api.ionq.co/v0.4', 1790856000000000, 'unknown', NULL, 'simulator', 100,
    'sha256:0', 'bell', 0, 1790856060000000, 'laptop', 4711
);
PRAGMA application_id = 1229934161;
PRAGMA user_version = 1;
"""
VERSION_2 = f"""
{VERSION_1}
ALTER TABLE submissions ADD COLUMN error TEXT;
PRAGMA user_version = 2;
"""
OLD = entry("old", outcome="unknown", backend="simulator", shots=100, name="bell", settled_at=at(1))


def made(path: Path, script: str) -> Journal:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    return Journal(path)


def facts(path: Path) -> dict[str, object]:
    with closing(sqlite3.connect(path)) as connection:
        columns = connection.execute("SELECT * FROM pragma_table_info('submissions')").fetchall()
        return {
            "columns": {(*each[1:],) for each in columns},
            "names": {*connection.execute("SELECT name FROM sqlite_master")},
            "application_id": connection.execute("PRAGMA application_id").fetchone(),
            "version": connection.execute("PRAGMA user_version").fetchone(),
        }


older = every("script", {"version 1": VERSION_1, "version 2": VERSION_2})


@older
def test_an_older_file_is_read(tmp_path: Path, script: str) -> None:
    assert [OLD] == made(tmp_path / "journal", script).entries()


@older
def test_an_older_file_is_written(tmp_path: Path, script: str) -> None:
    journal = made(tmp_path / "journal", script)
    new = entry("new", created_at=at(2), error="E", run="sweep", item=3)
    journal.begin(new)
    assert [new, OLD] == journal.entries()


@older
def test_an_older_file_takes_claims(tmp_path: Path, script: str) -> None:
    journal = made(tmp_path / "journal", script)
    assert journal.claim(entry("new", run="sweep", item=3)) is None
    assert ["new"] == [each.tag for each in journal.entries(run="sweep")]


@older
def test_a_migrated_file_is_as_a_new_one(tmp_path: Path, script: str) -> None:
    made(tmp_path / "old", script).entries()
    Journal(tmp_path / "new").begin(entry("a"))
    assert facts(tmp_path / "new") == facts(tmp_path / "old")
    assert (schema.VERSION,) == facts(tmp_path / "old")["version"]


def test_a_migration_that_fails_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    journal = made(tmp_path / "journal", VERSION_1)
    before = facts(journal.path)
    broken = (*schema.STEPS, ("CREATE TABLE more (a)", "CREATE TABLE more (a)"))
    monkeypatch.setattr(schema, "STEPS", broken)
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    with pytest.warns(JournalWarning, match="table more already exists"):
        journal.begin(entry("new"))
    with pytest.raises(JournalError, match="table more already exists"):
        journal.entries()
    assert before == facts(journal.path)


PROGRAM = """
import sys
from ionq_session.jobs.journal.entries import Entry
from ionq_session.jobs.journal.journal import Journal
from tests.jobs.journal.made import entry
sys.stdin.readline()
Journal(sys.argv[1]).begin(entry(sys.argv[2]))
"""


@every("script, before", [(VERSION_1, ["old"]), ("", [])])
def test_many_processes_may_migrate_or_make_a_file_at_once(
    tmp_path: Path, script: str, before: list[str]
) -> None:
    journal = made(tmp_path / "journal", script)
    tags = [str(number) for number in range(6)]
    processes = [
        subprocess.Popen(  # noqa: S603  # our own
            [sys.executable, "-W", "error", "-c", PROGRAM, journal.path, tag],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[3],
        )
        for tag in tags
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [""] * len(tags) == [process.communicate()[1] for process in processes]
    assert sorted([*tags, *before]) == sorted(each.tag for each in journal.entries())


NEWER = f"{VERSION_1} PRAGMA user_version = {schema.VERSION + 1};"


@every(
    "script, reason",
    {
        "newer": (NEWER, "written by a newer ionq-session; it was not touched; update"),
        "another program's": (
            "CREATE TABLE notes (text); INSERT INTO notes VALUES ('milk')",
            "not a journal of ionq-session",
        ),
        "another program's, empty": ("PRAGMA application_id = 1", "not a journal of ionq-session"),
        "ours, without a version": (
            "PRAGMA application_id = 1229934161",
            "not a journal of ionq-session",
        ),
        "with a log": (
            "PRAGMA journal_mode = WAL; CREATE TABLE notes (text)",
            "not a journal of ionq-session",
        ),
    },
)
def test_what_is_not_ours_stays_as_it_is(tmp_path: Path, script: str, reason: str) -> None:
    journal = made(tmp_path / "journal", script)
    before = journal.path.read_bytes()
    with pytest.warns(JournalWarning, match=reason):
        journal.begin(entry("a"))
    journal.settle("a", "absent", at=at(1))
    with pytest.raises(JournalError, match=reason):
        journal.entries()
    assert before == journal.path.read_bytes()
    assert [journal.path] == [*tmp_path.iterdir()]


@every("content", [b"", None])
def test_an_empty_file_is_a_new_one(tmp_path: Path, content: bytes | None) -> None:
    journal = Journal(tmp_path / "journal")
    if content is None:
        made(journal.path, "PRAGMA journal_mode = WAL")  # a process was killed after its first step
    else:
        journal.path.write_bytes(content)
    assert [] == journal.entries()
    journal.begin(entry("a"))
    assert [entry("a")] == journal.entries()


def test_a_file_that_fills_while_it_is_looked_at_is_ours(tmp_path: Path) -> None:
    file = tmp_path / "journal"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")

        def meanwhile(statement: str) -> None:
            if "user_version" in statement:
                connection.set_trace_callback(None)
                Journal(file).begin(entry("of another process"))

        connection.set_trace_callback(meanwhile)
        assert 0 == schema.version(connection)
        assert schema.VERSION == schema.version(connection)
