"""The workers, which take each job from stage to stage when it is due.

Waiting jobs are in a heap, ordered by the moment of their next step, so that a waiting job occupies
no worker; a worker is busy only while it reads or simulates a circuit. Every step goes through the
store, which refuses it if the job was canceled meanwhile.
"""

import heapq
import logging
import threading
from datetime import datetime, timedelta
from itertools import count

from attrs import define, field

from ..clock import Clock
from ..failures import Failure, JobFailed
from ..jobs.job import Job
from ..machines.fleet import Fleet
from ..simulation.interrupt import Interrupt, Interrupted
from ..store.database import DatabaseError
from ..store.jobs import Store
from .families import Families
from .work import Checked, Workshop

_WORKERS = 2  # so that a large circuit does not hold up the small ones behind it
_RETRY_SECONDS = 1.0  # after a write failed; a full disk may have room again

_logger = logging.getLogger("ionq_session.emulator")


@define(order=True)
class _Turn:
    """A job whose next step is due at a moment; `checked` is its preflight, once it has passed."""

    due: datetime
    order: int
    job_id: str = field(eq=False)
    checked: Checked | None = field(default=None, eq=False)


class Lifecycle:
    """The workers and their heap."""

    def __init__(
        self,
        store: Store,
        families: Families,
        clock: Clock,
        fleet: Fleet,
        workshop: Workshop,
        stage_seconds: float,
    ) -> None:
        """Set up; nothing runs before `start`.

        Args:
            store: Where the jobs are.
            families: Keeps parents and sessions in step with their jobs.
            clock: The time by which stages are measured.
            fleet: The machines, for their queues.
            workshop: Checks and runs jobs.
            stage_seconds: How long a job stays in each stage, at least.
        """
        self._store = store
        self._clock = clock
        self._fleet = fleet
        self._workshop = workshop
        self._families = families
        self._stage = timedelta(seconds=stage_seconds)
        self._changed = threading.Condition()
        self._turns: list[_Turn] = []
        self._parked: dict[str, list[_Turn]] = {}  # the turns that wait for a backend
        self._order = count()
        self._busy = 0
        self._interrupts: dict[str, Interrupt] = {}  # of the jobs that workers are at
        self._stopping = False
        self._threads: list[threading.Thread] = []
        fleet.on_change(self._unpark)

    def start(self) -> None:
        """Start the workers, and resume the jobs that an earlier run left unfinished.

        `add` must not be called before it returns.
        """
        with self._changed:
            self._stopping = False
            self._turns.clear()
            self._parked.clear()
        for job in self._store.unfinished():
            if job.preflight.child_job_ids is None:
                self.add(job.id)
            else:
                self._families.settle(job.id)
        self._threads = [
            threading.Thread(target=self._work, name=f"ionq-emulator-worker-{number}", daemon=True)
            for number in range(_WORKERS)
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stop the workers, each after the move that it is at, and wait for them.

        A simulation is interrupted; its job begins it anew when the emulator starts again.
        """
        with self._changed:
            self._stopping = True
            interrupts = list(self._interrupts.values())
            self._changed.notify_all()
        for interrupt in interrupts:
            interrupt.set()
        for thread in self._threads:
            thread.join()
        self._threads = []

    def add(self, job_id: str) -> None:
        """Schedule an open job."""
        self._schedule(job_id, None)

    def ended(self, job: Job) -> None:
        """Take note that a job has ended other than by a worker: it was canceled or deleted.

        Its simulation is stopped, and those of its children, which have ended with it.

        Args:
            job: The job.
        """
        for job_id in (job.id, *(job.preflight.child_job_ids or ())):
            with self._changed:
                interrupt = self._interrupts.get(job_id)
            if interrupt is not None:
                interrupt.set()
        self._families.ended(job)

    def settle(self, timeout: float) -> bool:
        """Wait until nothing is due at the clock's present time and no worker is busy.

        Args:
            timeout: How many real seconds to wait at most.

        Returns:
            Whether that happened in time.
        """
        with self._changed:
            return self._changed.wait_for(self._is_settled, timeout)

    def _is_settled(self) -> bool:
        return not self._busy and (not self._turns or self._turns[0].due > self._clock.now())

    def _schedule(self, job_id: str, checked: Checked | None, queue_seconds: float = 0.0) -> None:
        with self._changed:
            due = self._clock.now() + self._stage + timedelta(seconds=queue_seconds)
            heapq.heappush(self._turns, _Turn(due, next(self._order), job_id, checked))
            self._changed.notify_all()

    def _unpark(self, backend: str) -> None:
        with self._changed:
            for turn in self._parked.pop(backend, []):
                heapq.heappush(self._turns, turn)
            self._changed.notify_all()

    def _work(self) -> None:
        while (taken := self._take()) is not None:
            turn, interrupt = taken
            try:
                # Looked up only now, so that a cancellation meets the job or its interrupt.
                self._move(turn, interrupt)
            except Interrupted:
                _logger.debug("the simulation of job %s was stopped", turn.job_id)
            except DatabaseError as error:
                # Nothing has changed, so the same move is still to be made.
                _logger.error("job %s could not be stored, and is retried: %s", turn.job_id, error)
                self._schedule(turn.job_id, turn.checked, _RETRY_SECONDS)
            except Exception:
                _logger.exception("job %s was dropped because of an internal error", turn.job_id)
            finally:
                with self._changed:
                    # The job's next turn may have begun in another worker already.
                    if self._interrupts.get(turn.job_id) is interrupt:
                        del self._interrupts[turn.job_id]
                    self._busy -= 1
                    self._changed.notify_all()

    def _take(self) -> tuple[_Turn, Interrupt] | None:
        """The next turn that is due, and what stops its simulation; None at the end."""
        with self._changed:
            while not self._stopping:
                due = self._turns[0].due if self._turns else None
                if due is not None and due <= self._clock.now():
                    self._busy += 1
                    turn, interrupt = heapq.heappop(self._turns), Interrupt()
                    self._interrupts[turn.job_id] = interrupt
                    return turn, interrupt
                self._clock.wait(self._changed, due)
        return None

    def _move(self, turn: _Turn, interrupt: Interrupt) -> None:
        job = self._store.get(turn.job_id)
        if job is None:
            return
        if not job.is_open:
            # It was canceled, or its end was stored and what follows from it was not.
            self._families.ended(job)
            return
        failure = Failure("InternalError", "the emulator failed; its log has the reason")
        try:
            moved = self._next(job, turn, interrupt)
        except JobFailed as error:
            failure = error.failure
        except (DatabaseError, Interrupted):
            raise
        except Exception:
            _logger.exception("job %s failed because of an internal error", job.id)
        else:
            if moved is not None:
                self._follow(moved, turn)
            return
        now = self._clock.now()
        failed = self._store.update(job.id, lambda current: current.fail(now, failure))
        if failed is not None:
            self._follow(failed, turn)

    def _follow(self, moved: Job, turn: _Turn) -> None:
        """Do what follows from a step: for the parent, the session and the job's next step."""
        _logger.debug("job %s is %s", moved.id, moved.status)
        if not moved.is_open:
            self._families.ended(moved)
            return
        if moved.status == "started":
            self._families.started(moved)
        machine = self._fleet.get(moved.submission.backend)
        queue = machine.queue_seconds if machine and moved.status == "ready" else 0.0
        self._schedule(moved.id, turn.checked, queue)

    def _next(self, job: Job, turn: _Turn, interrupt: Interrupt) -> Job | None:
        """Do what the job's state asks for, and move it on."""
        if job.status == "ready":
            return self._begin(job, turn)
        if turn.checked is None:  # not read yet, or read before a restart
            turn.checked = self._workshop.check(job.submission, self._store.input(job.id))
        checked, now = turn.checked, self._clock.now()
        if job.status == "started":
            finished = self._workshop.run(job, checked, interrupt)
            now = self._clock.now()
            return self._store.update(
                job.id,
                lambda current: current.complete(
                    now, finished.results, cost=finished.cost, preflight=finished.preflight
                ),
                finished.artifacts,
            )
        if job.submission.dry_run:
            return self._store.update(
                job.id,
                lambda current: current.complete_dry_run(now, checked.preflight),
                checked.artifacts,
            )
        if checked.children:
            for child in self._families.branch(job, checked, now):
                self.add(child.id)
            return None
        return self._store.update(
            job.id, lambda current: current.ready(checked.preflight), checked.artifacts
        )

    def _begin(self, job: Job, turn: _Turn) -> Job | None:
        """Start a job; if its backend is down, park it until that changes."""
        backend = job.submission.backend
        with self._changed:
            machine = self._fleet.get(backend)
            if machine is None or machine.status != "available":
                self._parked.setdefault(backend, []).append(turn)
                return None
        now = self._clock.now()
        return self._store.update(job.id, lambda current: current.start(now))
