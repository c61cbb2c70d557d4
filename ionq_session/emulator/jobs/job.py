"""A job: a frozen value, and the transitions from one state to the next.

    submitted -> ready -> started -> completed
        |          |         |
        +----------+---------+--> failed, canceled

A transition returns the new job, or None where the job's state does not allow it. The store applies
transitions one at a time, so that a worker can't overwrite a cancellation that came first.
"""

from datetime import datetime, timedelta
from typing import Literal, TypeAlias, get_args

from attrs import evolve, field, frozen

from ..account import PROJECT_ID, SUBMITTER_ID
from ..clock import timestamp
from ..failures import Failure
from ..jsontypes import JsonObject
from .submission import Submission

Status: TypeAlias = Literal["submitted", "ready", "started", "canceled", "failed", "completed"]
STATUSES: tuple[Status, ...] = get_args(Status)
OPEN = frozenset[Status]({"submitted", "ready", "started"})


@frozen
class Preflight:
    """What is known of a job once it is checked and compiled; the predictions are for QPUs only."""

    stats: JsonObject
    output: JsonObject = field(factory=JsonObject)
    child_job_ids: tuple[str, ...] | None = None
    wait_ms: int | None = None
    execution_ms: int | None = None
    cost: float | None = None
    cost_model: str | None = None


@frozen
class Job:
    """One job. `results`, and the preflight's `stats` and `output`, are what the reply shows."""

    id: str
    submission: Submission
    submitted_at: datetime
    preflight: Preflight
    status: Status = "submitted"
    started_at: datetime | None = None
    completed_at: datetime | None = None
    failure: Failure | None = None
    results: JsonObject | None = None
    cost: float | None = None
    parent_job_id: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether the job has not ended yet."""
        return self.status in OPEN

    @property
    def own_cost(self) -> float | None:
        """What the job has cost besides its children, which is nothing if there are any."""
        return None if self.preflight.child_job_ids else self.cost

    def ready(self, preflight: Preflight) -> "Job | None":
        """Pass preflight and enter the queue."""
        if self.status != "submitted":
            return None
        return evolve(self, status="ready", preflight=preflight)

    def start(self, now: datetime) -> "Job | None":
        """Begin to run."""
        if self.status != "ready":
            return None
        return evolve(self, status="started", started_at=self._not_before(now))

    def complete(
        self,
        now: datetime,
        results: JsonObject,
        *,
        cost: float = 0.0,
        preflight: Preflight | None = None,
    ) -> "Job | None":
        """End with results.

        Args:
            now: The moment.
            results: The `results` of the reply.
            cost: What the job cost.
            preflight: Replaces the stats and output, if the run changed them.
        """
        if self.status != "started":
            return None
        return evolve(
            self,
            status="completed",
            completed_at=self._not_before(now),
            results=results,
            cost=cost,
            preflight=preflight or self.preflight,
        )

    def complete_dry_run(self, now: datetime, preflight: Preflight) -> "Job | None":
        """End a dry run, which passes preflight and is neither queued nor run."""
        if self.status != "submitted":
            return None
        return evolve(
            self,
            status="completed",
            completed_at=self._not_before(now),
            preflight=preflight,
            cost=0.0,
        )

    def fail(self, now: datetime, failure: Failure) -> "Job | None":
        """End with a failure."""
        if not self.is_open:
            return None
        return evolve(self, status="failed", completed_at=self._not_before(now), failure=failure)

    def cancel(self) -> "Job | None":
        """End at the user's request. The timestamps stay as they are."""
        return evolve(self, status="canceled") if self.is_open else None

    def body(self) -> JsonObject:
        """The job as the list of jobs shows it; required keys without a value are null."""
        submission, preflight = self.submission, self.preflight
        body: JsonObject = {
            "id": self.id,
            "status": self.status,
            "type": submission.type,
            "backend": submission.backend,
            "dry_run": submission.dry_run,
            "submitter_id": SUBMITTER_ID,
            "project_id": PROJECT_ID,
            "parent_job_id": self.parent_job_id,
            "session_id": submission.session_id,
            "metadata": submission.metadata,
            "name": submission.name,
            "submitted_at": timestamp(self.submitted_at),
            "started_at": timestamp(self.started_at) if self.started_at else None,
            "completed_at": timestamp(self.completed_at) if self.completed_at else None,
            "predicted_wait_time_ms": preflight.wait_ms,
            "predicted_execution_duration_ms": preflight.execution_ms,
            "execution_duration_ms": self._duration_ms(),
            "shots": submission.shots,
            "failure": self.failure.body() if self.failure else None,
            "output": preflight.output,
            "settings": submission.settings,
            "stats": preflight.stats,
            "results": self.results,
        }
        if submission.noise is not None:
            body["noise"] = submission.noise
        if preflight.cost_model is not None:
            body["cost_model"] = preflight.cost_model
        return body

    def full_body(self) -> JsonObject:
        """The job as `GET /jobs/{UUID}` shows it: with its children's ids, or null without any."""
        body, ids = self.body(), self.preflight.child_job_ids
        body["child_job_ids"] = None if ids is None else list(ids)
        return body

    def _not_before(self, now: datetime) -> datetime:
        """The moment, or the job's latest timestamp if a restart has set the clock back since."""
        return max(now, self.started_at or self.submitted_at)

    def _duration_ms(self) -> int | None:
        if self.started_at is None or self.completed_at is None:
            return None
        return (self.completed_at - self.started_at) // timedelta(milliseconds=1)
