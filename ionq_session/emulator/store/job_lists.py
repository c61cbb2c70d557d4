"""The queries that read many jobs: for a client, a worker, a parent or a bill."""

import json
from datetime import datetime

from ..jobs.bill import Bill
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
        statement, values = query.statement()
        with self._database.reading() as connection:
            rows = connection.execute(statement, values).fetchall()
        jobs = [load_job(state) for (state,) in rows[: query.limit]]
        return jobs, jobs[-1].id if len(rows) > query.limit else None

    def bills(self, start: datetime, end: datetime) -> list[Bill]:
        """The bills of the jobs that completed from `start` to `end`, deleted ones included.

        Returns:
            The bills, the oldest job's first. Parents are left out, since their children count.
        """
        limits = (start.isoformat(), end.isoformat())
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT state FROM jobs WHERE status = 'completed' AND completed_at >= ?"
                " AND completed_at <= ?",
                limits,
            ).fetchall()
            deleted = connection.execute(
                "SELECT job_id, name, completed_at, cost, time_us FROM deleted"
                " WHERE completed_at >= ? AND completed_at <= ?",
                limits,
            ).fetchall()
        found = [Bill.of(load_job(state)) for (state,) in rows]
        found += [
            Bill(job_id, json.loads(name), datetime.fromisoformat(moment), cost, time_us)
            for job_id, name, moment, cost, time_us in deleted
        ]
        return sorted((bill for bill in found if bill), key=lambda bill: bill.job_id)

    def unfinished(self) -> list[Job]:
        """The open jobs, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT state FROM jobs WHERE status IN ('submitted', 'ready', 'started')"
                " ORDER BY id"
            ).fetchall()
        return [load_job(state) for (state,) in rows]

    def has_open_children(self, parent_id: str) -> bool:
        """Whether a parent still has to wait."""
        with self._database.reading() as connection:
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
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT state FROM jobs WHERE parent_id = ? ORDER BY id", (parent_id,)
            ).fetchall()
        return [load_job(state) for (state,) in rows]
