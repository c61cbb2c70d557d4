"""What the emulator remembers: jobs and their artifacts, in memory, safe for threads.

Nobody outside reaches into the dictionaries, so a class that keeps the same promises in SQLite can
take its place.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ionq_session.emulator.ids import IdSource
from ionq_session.emulator.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from ionq_session.emulator.submission import Submission


@dataclass(frozen=True, slots=True)
class JobQuery:
    """Which jobs to list. None means any."""

    limit: int
    after: str | None = None
    ids: frozenset[str] | None = None
    status: str | None = None
    targets: frozenset[str] | None = None
    session_id: str | None = None
    parent_job_id: str | None = None

    def matches(self, job: Job) -> bool:
        """Tell whether a job belongs in the list.

        Args:
            job: The job.

        Returns:
            True if it passes every filter.
        """
        return (
            (self.after is None or job.id < self.after)
            and (self.ids is None or job.id in self.ids)
            and self.status in (None, job.status)
            and (self.targets is None or job.submission.backend in self.targets)
            and self.session_id in (None, job.session_id)
            and self.parent_job_id in (None, job.parent_job_id)
        )


class MemoryStore:
    """Jobs by id, and artifacts by job and artifact id."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ids = IdSource()
        self._jobs: dict[str, Job] = {}  # oldest first, because ids are made under the lock
        self._artifacts: dict[tuple[str, str], bytes] = {}

    def create(self, submission: Submission, now: datetime) -> Job:
        """Accept a job.

        Args:
            submission: What was asked for.
            now: The moment of its acceptance.

        Returns:
            The new job.
        """
        with self._lock:
            job = Job(self._ids.next(now), submission, now, stats={"circuits": 1})
            self._jobs[job.id] = job
            return job

    def get(self, job_id: str) -> Job | None:
        """Look a job up.

        Args:
            job_id: Its id.

        Returns:
            The job as it stands, or None.
        """
        with self._lock:
            return self._jobs.get(job_id)

    def update(
        self,
        job_id: str,
        move: Callable[[Job], Job | None],
        artifacts: Mapping[str, bytes] | None = None,
    ) -> Job | None:
        """Apply a move to a job, and keep its artifacts, both or neither.

        Args:
            job_id: The job's id.
            move: Answers the changed job, or None to leave everything as it is.
            artifacts: The contents that come with the move, by artifact id.

        Returns:
            The changed job, or None if there is no such job or the move was not allowed.
        """
        with self._lock:
            job = self._jobs.get(job_id)
            moved = None if job is None else move(job)
            if moved is not None:
                self._jobs[job_id] = moved
                for artifact_id, content in (artifacts or {}).items():
                    self._artifacts[job_id, artifact_id] = content
            return moved

    def artifact(self, job_id: str, artifact_id: str) -> bytes | None:
        """Read an artifact.

        Args:
            job_id: The job's id.
            artifact_id: The artifact's id.

        Returns:
            Its content, or None.
        """
        with self._lock:
            return self._artifacts.get((job_id, artifact_id))

    def find(self, query: JobQuery) -> tuple[list[Job], str | None]:
        """List jobs, the newest first.

        Args:
            query: Which and how many.

        Returns:
            One page, and the cursor of the next one or None on the last.
        """
        with self._lock:
            jobs = list(self._jobs.values())
        found: list[Job] = []
        for job in reversed(jobs):
            if query.matches(job):
                if len(found) == query.limit:
                    return found, found[-1].id
                found.append(job)
        return found, None

    def unfinished(self) -> list[str]:
        """List what a worker still has to do.

        Returns:
            The ids of the open jobs, the oldest first.
        """
        with self._lock:
            return [job.id for job in self._jobs.values() if job.is_open]
