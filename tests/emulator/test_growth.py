"""What a call costs does not grow with the jobs that are stored: SQLite's own steps are counted.

SQLite calls back after every instruction of its virtual machine, so "as quick with many jobs as
with few" is a number that is the same on every machine, and at any load.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from ionq_session.emulator import Emulator, ManualClock
from ionq_session.emulator.clock import SystemClock
from ionq_session.emulator.execution.families import Families
from ionq_session.emulator.jobs.job import Job
from ionq_session.emulator.jobs.session import Session
from ionq_session.emulator.jobs.submission import Submission
from ionq_session.emulator.store.database import Database
from ionq_session.emulator.store.job_query import JobQuery
from ionq_session.emulator.store.jobs import Store
from ionq_session.emulator.store.sessions import SessionStore

from .test_storage import client_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FEW, MANY = 100, 3_000  # far more than two pages of 25, and than SQLite keeps in one

ONE = Submission("ionq.circuit.v1", "simulator", {}, 100, None, None, {}, None, dry_run=False)

# The tables as they were before they had a version.
OLDER = """
CREATE TABLE jobs (
    id TEXT PRIMARY KEY, parent_id TEXT, session_id TEXT, backend TEXT NOT NULL,
    status TEXT NOT NULL, completed_at TEXT, state TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX jobs_by_parent ON jobs (parent_id, status);
CREATE INDEX jobs_by_session ON jobs (session_id, status);
CREATE TABLE inputs (job_id TEXT PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE artifacts (
    job_id TEXT, id TEXT, media_type TEXT NOT NULL, content BLOB NOT NULL, PRIMARY KEY (job_id, id)
);
CREATE TABLE deleted (
    job_id TEXT PRIMARY KEY, parent_id TEXT, session_id TEXT, name TEXT, completed_at TEXT,
    cost REAL, time_us REAL
);
CREATE TABLE sessions (id TEXT PRIMARY KEY, state TEXT NOT NULL);
"""


class Counted(Database):
    """A database that counts what SQLite does."""

    steps = 0
    statements = 0

    @contextmanager
    def counted(self) -> Generator[None]:
        """Count from 0 until the end of the block."""
        self.steps = self.statements = 0
        with self.reading() as connection:
            connection.set_progress_handler(self._step, 1)
            connection.set_trace_callback(self._statement)
        yield
        with self.reading() as connection:
            connection.set_progress_handler(None, 1)
            connection.set_trace_callback(None)

    def _step(self) -> int:
        self.steps += 1
        return 0

    def _statement(self, _text: str) -> None:
        self.statements += 1


@pytest.fixture
def database() -> Counted:
    made = Counted()
    made.open()
    return made


def completed(store: Store, number: int, submission: Submission = ONE, cost: float = 0.0) -> None:
    """Store jobs that have ended."""
    for _ in range(number):
        job = store.create(submission, NOW)
        assert job is not None
        end(store, job, cost)


def end(store: Store, job: Job, cost: float = 0.0) -> None:
    def move(job: Job) -> Job:
        return evolve(job, status="completed", started_at=NOW, completed_at=NOW, cost=cost)

    store.update(job.id, move)


def grown(database: Counted, store: Store, call: Callable[[], object]) -> tuple[int, int]:
    """The steps of a call with few jobs, and with many."""
    found: list[int] = []
    stored = 0
    for number in (FEW, MANY):
        completed(store, number - stored)
        stored = number
        with database.counted():
            call()
        found.append(database.steps)
    return found[0], found[1]


QUERIES = {
    "all": JobQuery(25, children=False),
    "all with children": JobQuery(25),
    "status": JobQuery(25, statuses=frozenset({"completed"}), children=False),
    "status of none": JobQuery(25, statuses=frozenset({"failed"}), children=False),
    "two of no status": JobQuery(25, after="0", statuses=frozenset({"ready", "failed"})),
    "target": JobQuery(25, targets=frozenset({"simulator"}), children=False),
    "target of none": JobQuery(25, targets=frozenset({"qpu.forte-1"}), children=False),
    "two targets": JobQuery(25, targets=frozenset({"simulator", "qpu"}), children=False),
    "session": JobQuery(25, session_id="none"),
    "parent": JobQuery(25, parent_job_id="none"),
    "ids": JobQuery(25, ids=frozenset({"none", "neither"})),
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=list(QUERIES))
def test_a_list_takes_the_same_steps_with_many_jobs(database: Counted, query: JobQuery) -> None:
    store = Store(database)
    few, many = grown(database, store, lambda: store.find(query))
    assert 0 < many <= few * 1.01
    assert 1 == database.statements


def test_jobs_that_a_filter_leaves_out_are_passed_over_in_an_index(database: Counted) -> None:
    store = Store(database)
    query = JobQuery(25, statuses=frozenset({"ready", "failed"}), children=False)
    few, many = grown(database, store, lambda: store.find(query))
    # A look at each, but nothing more: some instructions a job.
    assert (many - few) / (MANY - FEW) < 20


def all_filters() -> Iterator[JobQuery]:
    """Every combination of filters."""
    filters: dict[str, Any] = {
        "after": "x",
        "ids": frozenset({"x", "y"}),
        "statuses": frozenset({"ready"}),
        "targets": frozenset({"simulator"}),
        "session_id": "x",
        "parent_job_id": "x",
        "children": False,
    }
    for number in range(len(filters) + 1):
        for names in combinations(filters, number):
            yield JobQuery(25, **{name: filters[name] for name in names})


def test_no_list_reads_all_rows_or_sorts_them(database: Counted) -> None:
    with database.reading() as connection:
        for query in all_filters():
            statement, values = query.statement()
            plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
            details = [detail for *_, detail in plan if "json_each" not in detail]
            assert not any("TEMP B-TREE" in detail for detail in details), (query, details)
            scans = [detail for detail in details if detail.startswith("SCAN")]
            # A list of everything begins at the newest, and stops when the page is full.
            everything = ["SCAN jobs USING COVERING INDEX jobs_by_id"]
            assert (everything if query == JobQuery(25) else []) == scans, (query, details)


def test_the_children_of_a_parent_end_in_the_same_steps_however_many(database: Counted) -> None:
    store, sessions = Store(database), SessionStore(database)
    families = Families(store, sessions, SystemClock())
    steps: list[int] = []
    for number in (FEW, MANY):
        parent = store.create(ONE, NOW)
        assert parent is not None

        def move(job: Job, ids: tuple[str, ...]) -> Job:
            return evolve(job, status="ready", preflight=evolve(job.preflight, child_job_ids=ids))

        children = store.branch(parent.id, [ONE] * number, NOW, move)
        for child in children[:-2]:
            end(store, child)
        ended = store.get(children[0].id)
        assert ended is not None
        with database.counted():
            families.ended(ended)
        steps.append(database.steps)
    assert steps[0] == steps[1]


@pytest.mark.parametrize("limit", [None, 10.0])
def test_the_end_of_a_job_looks_at_its_session_only(database: Counted, limit: float | None) -> None:
    store, sessions = Store(database), SessionStore(database)
    families = Families(store, sessions, SystemClock())
    session = sessions.add(
        lambda made: Session(
            made, "simulator", NOW, cost_limit=None if limit is None else {"value": limit}
        ),
        NOW,
    )
    own = evolve(ONE, session_id=session.id)
    job = store.create(own, NOW)
    assert job is not None
    completed(store, 10, own)
    few, many = grown(database, store, lambda: families.ended(job))
    assert few == many
    # Without a limit that counts jobs, the number of its own does not matter either.
    completed(store, FEW, own)
    with database.counted():
        families.ended(job)
    assert (database.steps == many) is (limit is None)


def test_a_session_counts_what_its_jobs_were_and_cost(database: Counted) -> None:
    store, sessions = Store(database), SessionStore(database)
    session = sessions.add(lambda made: Session(made, "simulator", NOW), NOW)
    own = evolve(ONE, session_id=session.id)
    completed(store, 3, own, cost=0.5)
    parent, going = store.create(own, NOW), store.create(own, NOW)
    assert parent is not None
    assert going is not None

    def move(job: Job, ids: tuple[str, ...]) -> Job:
        return evolve(job, status="ready", preflight=evolve(job.preflight, child_job_ids=ids))

    for child in store.branch(parent.id, [own] * 2, NOW, move):
        end(store, child, cost=1.0)
    end(store, parent, cost=2.0)
    assert (5, 4, 3.5) == sessions.tally(session.id)
    store.delete(parent.id)
    assert (5, 4, 3.5) == sessions.tally(session.id)
    completed(store, 5)
    assert (5, 4, 3.5) == sessions.tally(session.id)


def test_a_folder_without_a_version_is_brought_to_the_present_one(
    tmp_path: Path, bell: dict[str, Any]
) -> None:
    clock = ManualClock()
    batch = {
        "type": "ionq.multi-circuit.v1",
        "backend": "qpu.forte-1",
        "input": {"qubits": 1, "circuits": [{"circuit": [{"gate": "x", "target": 0}]}] * 2},
    }

    def run() -> Emulator:
        return Emulator(data=tmp_path, clock=clock, stage_seconds=0)

    with run() as emulator, client_of(emulator) as client:
        session = client.post("/sessions", json={"backend": "qpu.forte-1"}).json()["id"]
        for payload in (bell, batch | {"session_id": session}):
            client.post("/jobs", json=payload)
            for _ in range(3):
                emulator.settle()
                clock.advance(1)
        emulator.settle()
        before = client.get("/jobs").json()
        assert ["completed"] * 2 == [job["status"] for job in before["jobs"]]
    file = tmp_path / "emulator.sqlite3"
    older(file)
    with run() as emulator, client_of(emulator) as client:
        assert before == client.get("/jobs").json()
        parent = next(job for job in before["jobs"] if job["backend"] == "qpu.forte-1")
        listed = client.get("/jobs", params={"parent_job_id": parent["id"]}).json()["jobs"]
        assert 2 == len(listed)
        created = client.post("/jobs", json=bell).json()["id"]
        assert created == client.get("/jobs").json()["jobs"][0]["id"]
    database = Database(tmp_path)
    database.open()
    _, _, cost = SessionStore(database).tally(session)
    database.close()
    assert cost == pytest.approx(sum(job["cost"] or 0.0 for job in states(file, parent["id"])))
    assert 0 < cost


def older(file: Path) -> None:
    """Make of a database what the package before would have written."""
    with sqlite3.connect(file) as connection:
        tables = ("jobs", "inputs", "artifacts", "deleted", "sessions")
        columns = {"jobs": "id, parent_id, session_id, backend, status, completed_at, state"}
        rows = {
            table: connection.execute(
                f"SELECT {columns.get(table, '*')} FROM {table}"  # noqa: S608
            ).fetchall()
            for table in tables
        }
        for table in tables:
            connection.execute(f"DROP TABLE {table}")
        connection.executescript(OLDER)
        for table, found in rows.items():
            for row in found:
                marks = ", ".join("?" * len(row))
                connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608
        connection.execute("PRAGMA user_version = 0")
    connection.close()


def states(file: Path, parent_id: str) -> list[dict[str, Any]]:
    """The stored states of a job's children."""
    with sqlite3.connect(file) as connection:
        rows = connection.execute("SELECT state FROM jobs WHERE parent_id = ?", (parent_id,))
        found = [json.loads(state) for (state,) in rows.fetchall()]
    connection.close()
    return found


def test_a_folder_of_a_later_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "emulator.sqlite3"
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(OSError, match="a later version of ionq-session has written it"):
        Emulator(data=tmp_path).start()
    with sqlite3.connect(file) as connection:
        assert [] == connection.execute("SELECT * FROM sqlite_schema").fetchall()
    connection.close()


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "emulator.sqlite3"
    with sqlite3.connect(file) as connection:
        connection.executescript(OLDER)
        row = ("id", None, None, "simulator", "completed", None, "not JSON")
        connection.execute("INSERT INTO jobs VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        before = connection.execute("SELECT sql FROM sqlite_schema").fetchall()
    connection.close()
    with pytest.raises(OSError, match="malformed JSON"):
        Emulator(data=tmp_path).start()
    with sqlite3.connect(file) as connection:
        assert before == connection.execute("SELECT sql FROM sqlite_schema").fetchall()
    connection.close()


def test_a_stored_job_takes_less_than_a_page(database: Counted) -> None:
    store = Store(database)
    completed(store, FEW)

    def size() -> int:
        with database.reading() as connection:
            return int(connection.execute("PRAGMA page_count").fetchone()[0])

    before = size()
    completed(store, 1_000)
    assert size() - before < 1_000


def test_ids_are_found_after_a_restart_even_if_the_newest_job_was_deleted(tmp_path: Path) -> None:
    database = Database(tmp_path)
    database.open()
    store = Store(database)
    completed(store, 2)
    last = store.create(ONE, NOW)
    assert last is not None
    store.delete(last.id)
    database.close()
    again = Database(tmp_path)
    again.open()
    newer = Store(again).create(ONE, NOW - timedelta(days=1))
    again.close()
    assert newer is not None
    assert newer.id > last.id
