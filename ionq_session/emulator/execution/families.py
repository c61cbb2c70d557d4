"""Keeps parents and sessions in step with their jobs."""

from collections.abc import Sequence
from datetime import datetime

from attrs import evolve

from ..clock import Clock
from ..jobs.job import Job
from ..store.jobs import Store
from ..store.sessions import SessionStore
from .parents import conclude, first_failure, parent_preflight
from .work import Checked


class Families:
    """Starts and ends parents and sessions as their jobs start and end."""

    def __init__(self, store: Store, sessions: SessionStore, clock: Clock) -> None:
        self._store = store
        self._sessions = sessions
        self._clock = clock
        self._started: set[str] = set()  # ids of parents and sessions that have started

    def branch(self, parent: Job, checked: Checked, now: datetime) -> list[Job]:
        """Create a job's children, and move the job to `ready` with their ids."""

        def move(current: Job, ids: tuple[str, ...]) -> Job | None:
            return current.ready(evolve(checked.preflight, child_job_ids=ids))

        return self._store.branch(parent.id, checked.children, now, move)

    def started(self, job: Job) -> None:
        """Start the parent and the session of a job that has started."""
        now = self._clock.now()
        parent, session = job.parent_job_id, job.submission.session_id
        if parent is not None and parent not in self._started:
            self._store.update(parent, lambda current: current.start(now))
            self._started.add(parent)
        if session is not None and session not in self._started:
            self._sessions.update(session, lambda current: current.start(now))
            self._started.add(session)

    def ended(self, job: Job) -> None:
        """End the parent and the session of a job that has ended, where nothing else is open."""
        if job.parent_job_id is not None:
            self.settle(job.parent_job_id)
        session = job.submission.session_id
        if session is not None:
            self._settle_session(session)

    def settle(self, parent_id: str) -> None:
        """End a parent if all its children have ended; two workers may do so at the same time."""
        if self._store.has_open_children(parent_id):
            return
        children, now = self._store.children(parent_id), self._clock.now()
        failure = first_failure(children)
        if failure is not None:
            moved = self._store.update(parent_id, lambda parent: parent.fail(now, failure))
        elif any(child.status == "canceled" for child in children):
            moved = self._store.update(parent_id, lambda parent: parent.cancel())
        else:
            moved = self._complete(parent_id, children, now)
        if moved is not None:
            self.ended(moved)

    def _settle_session(self, session_id: str) -> None:
        """End a session whose time is up, or whose jobs have reached a limit."""
        now = self._clock.now()
        session = self._sessions.update(session_id, lambda current: current.expire(now))
        if session is not None and session.is_counted:
            _, jobs, cost = self._sessions.tally(session_id)
            self._sessions.update(session_id, lambda current: current.exhaust(now, jobs, cost))

    def _complete(self, parent_id: str, children: Sequence[Job], now: datetime) -> Job | None:
        parent = self._store.get(parent_id)
        if parent is None:
            return None
        contents: dict[str, bytes] = {}
        for child in children:
            artifact = self._store.artifact(child.id, "probabilities")
            if artifact is not None:
                contents[child.id] = artifact[1]
        results, artifacts = conclude(parent, self._store.input(parent_id), contents)
        cost = sum(child.cost or 0.0 for child in children)

        def complete(current: Job) -> Job | None:
            # The process may have been killed between a child's start and its parent's.
            preflight = parent_preflight(current.preflight, [each.preflight for each in children])
            started = current.start(now) or current
            return started.complete(now, results, cost=cost, preflight=preflight)

        return self._store.update(parent_id, complete, artifacts)
