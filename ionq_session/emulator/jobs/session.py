"""Sessions: reserved time on a backend, ended by the user or by a limit on jobs, time or cost.

IonQ's documents leave open what exactly a limit counts. Here a session ends when as many of its
jobs have ended as it may have, when they have cost as much as they may, or when its time since its
creation is up. Jobs that were accepted before run to their end.
"""

from datetime import datetime, timedelta

from attrs import evolve, frozen

from ..account import ORGANIZATION_ID, PROJECT_ID, SUBMITTER_ID
from ..clock import timestamp
from ..jsontypes import JsonObject


@frozen
class Session:
    """One session; `cost_limit` is the object that the client sent."""

    id: str
    backend: str
    created_at: datetime
    job_count_limit: int | None = None
    duration_limit_min: int | None = None
    cost_limit: JsonObject | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    ender_id: str | None = None

    @property
    def expires_at(self) -> datetime | None:
        """When its time is up, if it has a limit on time."""
        if self.duration_limit_min is None:
            return None
        return self.created_at + timedelta(minutes=self.duration_limit_min)

    @property
    def is_active(self) -> bool:
        """Whether it accepts jobs."""
        return self.ended_at is None

    @property
    def is_counted(self) -> bool:
        """Whether what its jobs are, or cost, may end it."""
        return self.is_active and (self.job_count_limit is not None or bool(self.cost_limit))

    def start(self, now: datetime) -> "Session | None":
        """Begin, with the first job that runs; None if it has begun or ended before."""
        if self.started_at is not None or not self.is_active:
            return None
        return evolve(self, started_at=now)

    def end(self, now: datetime) -> "Session | None":
        """End at the user's request; None if it has ended before."""
        return evolve(self, ended_at=now, ender_id=SUBMITTER_ID) if self.is_active else None

    def expire(self, now: datetime) -> "Session | None":
        """End if its time is up, as of that moment and with nobody named as the one who ended it.

        Returns:
            The ended session, or None if it goes on or has ended before.
        """
        expires_at = self.expires_at
        if not self.is_active or expires_at is None or now < expires_at:
            return None
        return evolve(self, ended_at=expires_at)

    def exhaust(self, now: datetime, jobs: int, cost: float) -> "Session | None":
        """End if a limit on jobs or cost is reached.

        Args:
            now: The moment.
            jobs: How many of its jobs have ended.
            cost: What they have cost together.

        Returns:
            The ended session, or None if it goes on or has ended before.
        """
        limit = self.cost_limit and self.cost_limit["value"]
        spent = isinstance(limit, int | float) and cost >= limit
        used = self.job_count_limit is not None and jobs >= self.job_count_limit
        return evolve(self, ended_at=now) if self.is_active and (spent or used) else None

    def body(self) -> JsonObject:
        """The session as the API shows it; required keys without a value are null."""
        settings: JsonObject = {
            "job_count_limit": self.job_count_limit,
            "duration_limit_min": self.duration_limit_min,
            "cost_limit": self.cost_limit,
            "expires_at": timestamp(self.expires_at) if self.expires_at else None,
        }
        running = "created" if self.started_at is None else "started"
        return {
            "id": self.id,
            "status": running if self.is_active else "ended",
            "active": self.is_active,
            "organization_id": ORGANIZATION_ID,
            "project_id": PROJECT_ID,
            "backend": self.backend,
            "creator_id": SUBMITTER_ID,
            "created_at": timestamp(self.created_at),
            "started_at": timestamp(self.started_at) if self.started_at else None,
            "ended_at": timestamp(self.ended_at) if self.ended_at else None,
            "ender_id": self.ender_id,
            "settings": {key: value for key, value in settings.items() if value is not None},
        }
