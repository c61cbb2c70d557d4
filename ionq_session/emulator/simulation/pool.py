"""The workers of this process, which all of its emulators share.

A worker takes half a second to start, so none starts before a circuit comes that is worth one; from
then on it stays until the last emulator stops. One that has died is replaced when it is missed.
"""

import os
import threading
from contextlib import suppress

from ..failures import Failure, JobFailed
from .interrupt import Interrupt, Interrupted
from .process import SHARERS, Worker, WorkerEnded, WorkerWasEnded, failure_of
from .task import Counts, Probabilities, Task


class Pool:
    """The workers."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._holders = 0
        self._idle: list[Worker] = []
        self._all: list[Worker] = []
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)

    def hold(self) -> None:
        """Keep workers from now on until `release`."""
        with self._lock:
            self._holders += 1

    def release(self) -> None:
        """Let go of the workers; when all have, they end."""
        with self._lock:
            self._holders = max(self._holders - 1, 0)
            ending = [] if self._holders else self._idle
            if ending:
                self._idle = []
        for worker in ending:
            self._end(worker)

    def warm(self) -> None:
        """Start a worker if none idles, for a task that is about to come."""
        with self._lock:
            if self._idle or not self._holders:
                return
        with suppress(JobFailed):  # which the job will hear when it runs
            self._give(self._start())

    def pids(self) -> list[int]:
        """List the ids of all processes."""
        with self._lock:
            return [worker.pid for worker in self._all]

    def run(self, task: Task, interrupt: Interrupt | None = None) -> Probabilities | Counts:
        """Run a task in a worker.

        Args:
            task: The task.
            interrupt: What may stop it.

        Returns:
            What the task asks for.

        Raises:
            JobFailed: If it could not be run.
            Interrupted: If it was stopped.
        """
        try:
            answer = self._run(task, interrupt or Interrupt())
        except WorkerWasEnded:
            return self.run(task, interrupt)
        if isinstance(answer, Failure):
            raise JobFailed(answer.code, answer.message)
        assert isinstance(answer, Probabilities | Counts)  # noqa: S101 - workers send nothing else
        return answer

    def _run(self, task: Task, interrupt: Interrupt) -> object:
        worker = self._take()
        try:
            with interrupt.guard(worker.kill):
                answer = worker.run(task)
        except WorkerEnded as error:
            status = self._end(worker)
            if interrupt.is_set:
                raise Interrupted from None
            if isinstance(error, WorkerWasEnded):
                raise
            raise failure_of(status, task) from None
        except BaseException:
            self._end(worker)
            raise
        self._give(worker)
        return answer

    def _take(self) -> Worker:
        while True:
            with self._lock:
                worker = self._idle.pop() if self._idle else None
            if worker is None:
                return self._start()
            if worker.is_alive:
                return worker
            self._end(worker)

    def _give(self, worker: Worker) -> None:
        with self._lock:
            kept = self._holders and len(self._idle) < SHARERS and worker.is_alive
            if kept:
                self._idle.append(worker)
        if not kept:
            self._end(worker)

    def _start(self) -> Worker:
        try:
            worker = Worker()
        except OSError as error:
            message = f"no process can be started for the simulation: {error}"
            raise JobFailed("SimulationError", message) from error
        with self._lock:
            self._all.append(worker)
        return worker

    def _end(self, worker: Worker) -> int:
        with self._lock:
            if worker in self._all:
                self._all.remove(worker)
        return worker.end()

    def _forget(self) -> None:
        """In a fork: begin anew, and keep no pipe open that its owner believes to be closed."""
        self._lock = threading.Lock()
        self._holders = 0
        for worker in self._all:
            worker.forget()
        self._all, self._idle = [], []


WORKERS = Pool()
