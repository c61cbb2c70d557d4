"""The queries that read many jobs: for a client, a worker, a parent or a bill."""

from datetime import datetime

from ..jobs.job import Job
from .database import Database
from .job_query import JobQuery
from .records import load_job


class JobLists:
    """The part of the store that reads many jobs and changes none."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, query: JobQuery) -> tuple[list[Job], str | None]:
        """The jobs that a query selects, the newest first.

        Returns:
            One page, and the cursor of the next one, or None on the last.
        """
        where, values = query.condition()
        with self._database.transaction() as connection:
            rows = connection.execute(
                f"SELECT state FROM jobs WHERE {where} ORDER BY id DESC LIMIT ?",  # noqa: S608
                (*values, query.limit + 1),
            ).fetchall()
        jobs = [load_job(state) for (state,) in rows[: query.limit]]
        return jobs, jobs[-1].id if len(rows) > query.limit else None

    def completed(self, start: datetime, end: datetime) -> list[Job]:
        """The jobs that completed from `start` to `end`, for billing.

        Returns:
            The jobs, the oldest first. Parents are left out, since their children count.
        """
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT state FROM jobs WHERE status = 'completed' AND completed_at >= ?"
                " AND completed_at <= ? AND id NOT IN"
                " (SELECT parent_id FROM jobs WHERE parent_id IS NOT NULL) ORDER BY id",
                (start.isoformat(), end.isoformat()),
            ).fetchall()
        return [load_job(state) for (state,) in rows]

    def unfinished(self) -> list[Job]:
        """The open jobs, the oldest first."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT state FROM jobs WHERE status IN ('submitted', 'ready', 'started')"
                " ORDER BY id"
            ).fetchall()
        return [load_job(state) for (state,) in rows]

    def has_open_children(self, parent_id: str) -> bool:
        """Whether a parent still has to wait."""
        with self._database.transaction() as connection:
            return (
                connection.execute(
                    "SELECT 1 FROM jobs WHERE parent_id = ?"
                    " AND status IN ('submitted', 'ready', 'started') LIMIT 1",
                    (parent_id,),
                ).fetchone()
                is not None
            )

    def children(self, parent_id: str) -> list[Job]:
        """The children of a job, in the order of their creation."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT state FROM jobs WHERE parent_id = ? ORDER BY id", (parent_id,)
            ).fetchall()
        return [load_job(state) for (state,) in rows]
