"""The stored jobs, with their inputs and artifacts.

Each method that changes something is one transaction: when it returns, its effect is durable.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from ..artifact import Artifact
from ..jobs.bill import Bill
from ..jobs.job import Job, Preflight
from ..jobs.submission import Submission
from ..jsontypes import JsonObject
from .job_lists import JobLists
from .records import dump, dump_job, load_job


class Store(JobLists):
    """Jobs, and what belongs to them."""

    def create(
        self, submission: Submission, now: datetime, moved_from: str | None = None
    ) -> Job | None:
        """Store a new job.

        Args:
            submission: What the client submitted.
            now: The moment of its acceptance.
            moved_from: A job to cancel in the same transaction, with its children.

        Returns:
            The new job, or None if `moved_from` can't be canceled; then nothing has changed.
        """
        with self._database.transaction() as connection:
            if moved_from is not None and not self._cancel(connection, moved_from):
                return None
            return self._insert(connection, submission, now, None)

    def _insert(
        self,
        connection: sqlite3.Connection,
        submission: Submission,
        now: datetime,
        parent: str | None,
    ) -> Job:
        circuits: JsonObject = {} if submission.is_function else {"circuits": 1}
        job = Job(
            self._database.ids.next(now), submission, now, Preflight(circuits), parent_job_id=parent
        )
        row = (job.id, parent, submission.session_id, submission.backend, job.status, dump_job(job))
        connection.execute(
            "INSERT INTO jobs (id, parent_id, session_id, backend, status, state)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            row,
        )
        connection.execute("INSERT INTO inputs VALUES (?, ?)", (job.id, dump(submission.input)))
        return job

    def branch(
        self,
        parent_id: str,
        submissions: Sequence[Submission],
        now: datetime,
        move: Callable[[Job, tuple[str, ...]], Job | None],
    ) -> list[Job]:
        """Create the children of a job and move the job itself, all or nothing.

        Args:
            parent_id: The parent's id.
            submissions: One for each child, in order.
            now: The moment.
            move: Returns the parent with the children's ids.

        Returns:
            The children; none if the parent is no longer open.
        """
        with self._database.transaction() as connection:
            parent = self._select(connection, parent_id)
            if parent is None or not parent.is_open:
                return []
            children = [self._insert(connection, each, now, parent_id) for each in submissions]
            moved = move(parent, tuple(child.id for child in children))
            if moved is None:
                raise RuntimeError(f"job {parent_id} is open, so it must be able to branch")
            self._replace(connection, moved)
            return children

    def get(self, job_id: str) -> Job | None:
        """A job in its current state, with an empty input, or None."""
        with self._database.reading() as connection:
            return self._select(connection, job_id)

    def input(self, job_id: str) -> JsonObject:
        """A job's input; empty if the job was deleted meanwhile."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT content FROM inputs WHERE job_id = ?", (job_id,)
            ).fetchone()
        loaded: JsonObject = {} if row is None else json.loads(row[0])
        return loaded

    def update(
        self,
        job_id: str,
        move: Callable[[Job], Job | None],
        artifacts: Mapping[str, Artifact] | None = None,
    ) -> Job | None:
        """Apply a transition to a job and store its artifacts, both or neither.

        Args:
            job_id: The job's id.
            move: Returns the changed job, or None to leave everything as it is.
            artifacts: What the transition brings with it, by artifact id.

        Returns:
            The changed job, or None if there is no such job or the transition is not allowed.
        """
        with self._database.transaction() as connection:
            job = self._select(connection, job_id)
            moved = None if job is None else move(job)
            if moved is not None:
                self._replace(connection, moved)
                connection.executemany(
                    "INSERT OR REPLACE INTO artifacts VALUES (?, ?, ?, ?)",
                    [
                        (job_id, artifact_id, artifact.media_type, artifact.content)
                        for artifact_id, artifact in (artifacts or {}).items()
                    ],
                )
            return moved

    def cancel(self, job_id: str) -> bool:
        """Cancel a job and its open children.

        Returns:
            Whether the job was open.
        """
        with self._database.transaction() as connection:
            return self._cancel(connection, job_id)

    def _cancel(self, connection: sqlite3.Connection, job_id: str) -> bool:
        job = self._select(connection, job_id)
        canceled = None if job is None else job.cancel()
        if canceled is None:
            return False
        self._replace(connection, canceled)
        for child_id in canceled.preflight.child_job_ids or ():
            self._cancel(connection, child_id)
        return True

    def delete(self, job_id: str) -> bool:
        """Delete a job, its children, and everything that belongs to them but their bills.

        Returns:
            Whether there was such a job.
        """
        with self._database.transaction() as connection:
            found = connection.execute(
                "SELECT id, state FROM jobs WHERE id = ? OR parent_id = ?", (job_id, job_id)
            ).fetchall()
            for _, state in found:
                self._keep_bill(connection, load_job(state))
            rows = [(each,) for each, _ in found]
            for table, column in (("jobs", "id"), ("inputs", "job_id"), ("artifacts", "job_id")):
                connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", rows)  # noqa: S608
            return (job_id,) in rows

    def _keep_bill(self, connection: sqlite3.Connection, job: Job) -> None:
        """Note that there was a job, for the limits of its session, and what it cost."""
        bill = Bill.of(job)
        completed_at = None if bill is None else bill.completed_at.isoformat()
        connection.execute(
            "INSERT INTO deleted VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                job.id,
                job.parent_job_id,
                job.submission.session_id,
                None if bill is None else dump(bill.name),
                completed_at,
                None if bill is None else bill.cost,
                None if bill is None else bill.time_us,
            ),
        )

    def artifact(self, job_id: str, artifact_id: str) -> tuple[str, bytes] | None:
        """An artifact's media type and content, or None."""
        with self._database.reading() as connection:
            row: tuple[str, bytes] | None = connection.execute(
                "SELECT media_type, content FROM artifacts WHERE job_id = ? AND id = ?",
                (job_id, artifact_id),
            ).fetchone()
            return row

    def _select(self, connection: sqlite3.Connection, job_id: str) -> Job | None:
        row = connection.execute("SELECT state FROM jobs WHERE id = ?", (job_id,)).fetchone()
        return None if row is None else load_job(row[0])

    def _replace(self, connection: sqlite3.Connection, job: Job) -> None:
        completed_at = None if job.completed_at is None else job.completed_at.isoformat()
        connection.execute(
            "UPDATE jobs SET status = ?, completed_at = ?, state = ?, cost = ? WHERE id = ?",
            (job.status, completed_at, dump_job(job), job.own_cost, job.id),
        )
