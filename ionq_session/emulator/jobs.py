"""A job: a frozen value, and the moves from one state to the next.

    submitted -> ready -> started -> completed
        |          |         |
        +----------+---------+--> failed, canceled

A move answers the new job, or None where the job's state does not allow it. The store applies moves
one at a time, so that a worker can't overwrite a cancellation that came first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from ionq_session.emulator.account import PROJECT_ID, SUBMITTER_ID

if TYPE_CHECKING:
    from datetime import datetime

    from ionq_session.emulator.jsontypes import JsonObject
    from ionq_session.emulator.submission import Submission

Status: TypeAlias = Literal["submitted", "ready", "started", "canceled", "failed", "completed"]
STATUSES: tuple[str, ...] = get_args(Status)
_OPEN = frozenset[Status]({"submitted", "ready", "started"})

FailureCode: TypeAlias = Literal[
    "InternalError",
    "NotEnoughQubits",
    "PreflightError",
    "SimulationError",
    "TooManyControls",
    "TooManyGates",
    "UnsupportedGate",
]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a job failed. The code is one of IonQ's failure codes."""

    code: FailureCode
    message: str

    def body(self) -> JsonObject:
        """Write the job's `failure`.

        Returns:
            The two keys that the API requires.
        """
        return {"code": self.code, "message": self.message}


class JobFailed(Exception):  # noqa: N818 - an outcome that IonQ names so, not a bug of ours
    """A job can't go on."""

    def __init__(self, code: FailureCode, message: str) -> None:
        """Say why.

        Args:
            code: The failure code.
            message: What is wrong with the job.
        """
        super().__init__(code, message)
        self.failure: Failure = Failure(code, message)


@dataclass(frozen=True, slots=True)
class Job:
    """One job. `stats` and `results` hold what the reply shows under these names."""

    id: str
    submission: Submission
    submitted_at: datetime
    stats: JsonObject
    status: Status = "submitted"
    started_at: datetime | None = None
    completed_at: datetime | None = None
    failure: Failure | None = None
    results: JsonObject | None = None
    session_id: str | None = None
    parent_job_id: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether the job still has something before it."""
        return self.status in _OPEN

    def ready(self, stats: JsonObject) -> Job | None:
        """Pass preflight.

        Args:
            stats: What preflight found out about the circuit.

        Returns:
            The job in the queue, or None.
        """
        return replace(self, status="ready", stats=stats) if self.status == "submitted" else None

    def start(self, now: datetime) -> Job | None:
        """Begin to run.

        Args:
            now: The moment.

        Returns:
            The running job, or None.
        """
        return replace(self, status="started", started_at=now) if self.status == "ready" else None

    def complete(self, now: datetime, results: JsonObject) -> Job | None:
        """End with results.

        Args:
            now: The moment.
            results: The `results` of the reply.

        Returns:
            The completed job, or None.
        """
        if self.status != "started":
            return None
        return replace(self, status="completed", completed_at=now, results=results)

    def complete_dry_run(self, now: datetime, stats: JsonObject) -> Job | None:
        """End a dry run, which passes preflight and is never queued or run.

        Args:
            now: The moment.
            stats: What preflight found out about the circuit.

        Returns:
            The completed job without results, or None.
        """
        if self.status != "submitted":
            return None
        return replace(self, status="completed", completed_at=now, stats=stats)

    def fail(self, now: datetime, failure: Failure) -> Job | None:
        """End with a failure.

        Args:
            now: The moment.
            failure: The reason.

        Returns:
            The failed job, or None.
        """
        if not self.is_open:
            return None
        return replace(self, status="failed", completed_at=now, failure=failure)

    def cancel(self) -> Job | None:
        """Stop on the user's word. The timestamps stay as they are.

        Returns:
            The canceled job, or None if it had ended before.
        """
        return replace(self, status="canceled") if self.is_open else None

    def body(self) -> JsonObject:
        """Write the job as the list of jobs shows it.

        Returns:
            Every key that the API requires of any job, with null where there is nothing to say.
        """
        submission = self.submission
        body: JsonObject = {
            "id": self.id,
            "status": self.status,
            "type": submission.type,
            "backend": submission.backend,
            "dry_run": submission.dry_run,
            "submitter_id": SUBMITTER_ID,
            "project_id": PROJECT_ID,
            "parent_job_id": self.parent_job_id,
            "session_id": self.session_id,
            "metadata": submission.metadata,
            "name": submission.name,
            "submitted_at": timestamp(self.submitted_at),
            "started_at": timestamp(self.started_at) if self.started_at else None,
            "completed_at": timestamp(self.completed_at) if self.completed_at else None,
            "predicted_wait_time_ms": None,
            "predicted_execution_duration_ms": None,
            "execution_duration_ms": self._duration_ms(),
            "shots": submission.shots,
            "failure": self.failure.body() if self.failure else None,
            "output": {},
            "settings": submission.settings,
            "stats": self.stats,
            "results": self.results,
        }
        if submission.noise is not None:
            body["noise"] = submission.noise
        return body

    def full_body(self) -> JsonObject:
        """Write the job as `GET /jobs/{UUID}` shows it.

        Returns:
            The listed form and the ids of the children, of which a single circuit has none.
        """
        return self.body() | {"child_job_ids": None}

    def _duration_ms(self) -> int | None:
        if self.started_at is None or self.completed_at is None:
            return None
        return (self.completed_at - self.started_at) // timedelta(milliseconds=1)


def timestamp(moment: datetime) -> str:
    """Write a moment as the API does: ISO 8601 with milliseconds and Z.

    Args:
        moment: An aware moment in UTC.

    Returns:
        Its text.
    """
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
