"""What a job's moves mean to others: to the parent that it has and the session that it is in."""

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
    """Moves parents and sessions after their jobs."""

    def __init__(self, store: Store, sessions: SessionStore, clock: Clock) -> None:
        """Set up.

        Args:
            store: Where the jobs are.
            sessions: Where the sessions are.
            clock: The time.
        """
        self._store = store
        self._sessions = sessions
        self._clock = clock
        self._started: set[str] = set()  # parents and sessions that need no second start

    def branch(self, parent: Job, checked: Checked, now: datetime) -> list[Job]:
        """Make a job's children and put it into the queue with them.

        Args:
            parent: The job.
            checked: What preflight made of it.
            now: The moment.

        Returns:
            The children.
        """

        def move(current: Job, ids: tuple[str, ...]) -> Job | None:
            return current.ready(evolve(checked.preflight, child_job_ids=ids))

        return self._store.branch(parent.id, checked.children, now, move)

    def started(self, job: Job) -> None:
        """Start the parent and the session of a job that has started.

        Args:
            job: The job.
        """
        now = self._clock.now()
        parent, session = job.parent_job_id, job.submission.session_id
        if parent is not None and parent not in self._started:
            self._store.update(parent, lambda current: current.start(now))
            self._started.add(parent)
        if session is not None and session not in self._started:
            self._sessions.update(session, lambda current: current.start(now))
            self._started.add(session)

    def ended(self, job: Job) -> None:
        """See whether the end of a job ends its parent or its session.

        Args:
            job: The job.
        """
        if job.parent_job_id is not None:
            self.settle(job.parent_job_id)
        session = job.submission.session_id
        if session is not None:
            now = self._clock.now()
            _, jobs, cost = self._sessions.tally(session)
            self._sessions.update(
                session, lambda current: current.expire(now) or current.exhaust(now, jobs, cost)
            )

    def settle(self, parent_id: str) -> None:
        """End a parent if all of its children have ended; two workers may do so at once.

        Args:
            parent_id: The parent's id.
        """
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

    def _complete(self, parent_id: str, children: Sequence[Job], now: datetime) -> Job | None:
        parent = self._store.get(parent_id)
        if parent is None:
            return None
        contents: dict[str, bytes] = {}
        for child in children:
            found = self._store.artifact(child.id, "probabilities")
            if found is not None:
                contents[child.id] = found[1]
        results, artifacts = conclude(parent, self._store.input(parent_id), contents)
        cost = sum(child.cost or 0.0 for child in children)

        def complete(current: Job) -> Job | None:
            # A kill may have come between a child's start and its parent's.
            found = [child.preflight for child in children]
            preflight = parent_preflight(current.preflight, found)
            started = current.start(now) or current
            return started.complete(now, results, cost=cost, preflight=preflight)

        return self._store.update(parent_id, complete, artifacts)
