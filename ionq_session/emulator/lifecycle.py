"""The life of jobs: workers that take each job from stage to stage when its time has come.

Waiting jobs lie in a heap by the moment of their next move, so that a stage takes no worker's time;
a worker is busy only while it reads or simulates a circuit. Every move goes through the store,
which refuses it if the job was canceled meanwhile.
"""

from __future__ import annotations

import heapq
import logging
import threading
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

from ionq_session.emulator.jobs import Failure, Job, JobFailed
from ionq_session.emulator.results import PROBABILITIES, describe_results, probabilities_v1

if TYPE_CHECKING:
    from datetime import datetime

    from ionq_session.emulator.circuits import Program
    from ionq_session.emulator.clock import Clock
    from ionq_session.emulator.store import MemoryStore

# Two, so that a large circuit does not hold up the small ones behind it.
_WORKERS = 2

_logger = logging.getLogger("ionq_session.emulator")


@dataclass(order=True, slots=True)
class _Turn:
    """A job whose next move is due at a moment; `program` is there once preflight has read it."""

    due: datetime
    order: int
    job_id: str = field(compare=False)
    program: Program | None = field(default=None, compare=False)


class Lifecycle:
    """The workers and the heap that they share."""

    def __init__(self, store: MemoryStore, clock: Clock, stage_seconds: float) -> None:
        """Set up; nothing runs before `start`.

        Args:
            store: Where the jobs are.
            clock: The time by which stages are measured.
            stage_seconds: How long a job stays in each stage at least.
        """
        self._store = store
        self._clock = clock
        self._stage = timedelta(seconds=stage_seconds)
        self._changed = threading.Condition()
        self._turns: list[_Turn] = []
        self._order = count()
        self._busy = 0
        self._stopping = False
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Start the workers, and take up the jobs that an earlier run left unfinished.

        Nobody may call `add` before it returns.
        """
        with self._changed:
            self._stopping = False
            self._turns.clear()
        for job_id in self._store.unfinished():
            self.add(job_id)
        self._threads = [
            threading.Thread(target=self._work, name=f"ionq-emulator-worker-{number}", daemon=True)
            for number in range(_WORKERS)
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stop the workers, each after the move that it is at, and wait for them."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()
        self._threads = []

    def add(self, job_id: str) -> None:
        """Put a job before the workers.

        Args:
            job_id: The id of an open job.
        """
        self._schedule(job_id, None)

    def settle(self, timeout: float) -> bool:
        """Wait until nothing is due at the clock's present time and no worker is busy.

        Args:
            timeout: How many real seconds to wait at most.

        Returns:
            Whether it came to that.
        """
        with self._changed:
            return self._changed.wait_for(self._is_settled, timeout)

    def _is_settled(self) -> bool:
        return not self._busy and (not self._turns or self._turns[0].due > self._clock.now())

    def _schedule(self, job_id: str, program: Program | None) -> None:
        with self._changed:
            due = self._clock.now() + self._stage
            heapq.heappush(self._turns, _Turn(due, next(self._order), job_id, program))
            self._changed.notify_all()

    def _work(self) -> None:
        while (turn := self._take()) is not None:
            try:
                self._move(turn)
            finally:
                with self._changed:
                    self._busy -= 1
                    self._changed.notify_all()

    def _take(self) -> _Turn | None:
        with self._changed:
            while not self._stopping:
                due = self._turns[0].due if self._turns else None
                if due is not None and due <= self._clock.now():
                    self._busy += 1
                    return heapq.heappop(self._turns)
                self._clock.wait(self._changed, due)
        return None

    def _move(self, turn: _Turn) -> None:
        job = self._store.get(turn.job_id)
        if job is None or not job.is_open:
            return
        failure = Failure("InternalError", "the emulator failed; its log has the reason")
        try:
            moved = self._next(job, turn)
        except JobFailed as error:
            failure = error.failure
        except Exception:
            _logger.exception("job %s failed for a reason of the emulator's own", job.id)
        else:
            if moved is not None:
                _logger.debug("job %s is %s", job.id, moved.status)
                if moved.is_open:
                    self._schedule(job.id, turn.program)
            return
        now = self._clock.now()
        self._store.update(job.id, lambda current: current.fail(now, failure))
        _logger.debug("job %s failed: %s", job.id, failure.code)

    def _next(self, job: Job, turn: _Turn) -> Job | None:
        """Do what the job's state asks for, and move it on."""
        if job.status == "ready":
            now = self._clock.now()
            return self._store.update(job.id, lambda current: current.start(now))

        from ionq_session.emulator import engine  # loaded before, when the emulator started

        submission = job.submission
        if turn.program is None:  # not read yet, or read before a restart
            turn.program = engine.prepare(submission.type, submission.input)
        stats = turn.program.stats
        if job.status == "submitted" and not submission.dry_run:
            return self._store.update(job.id, lambda current: current.ready(stats))
        if job.status == "submitted":
            now = self._clock.now()
            return self._store.update(job.id, lambda current: current.complete_dry_run(now, stats))
        content = probabilities_v1(engine.simulate(turn.program))
        results, now = describe_results(job.id), self._clock.now()
        return self._store.update(
            job.id, lambda current: current.complete(now, results), {PROBABILITIES: content}
        )
