"""A worker as the process sees it that it works for: how it is started, used and ended."""

import os
import signal
import subprocess
import sys
from io import FileIO

from ..failures import JobFailed
from . import frames
from .task import Task

# As many as one emulator keeps busy; each may take its part of the machine's memory.
SHARERS = 2

_SIGNALS = {int(each): each.name for each in signal.Signals}

# How much memory a worker may take, where the system does not tell how much there is.
_MEMORY_BYTES = 8 << 30

# Nothing of the user's own is imported but through this path, least of all their `__main__`.
_CODE = (
    f"import sys; sys.path[:] = sys.argv[2:]; from {__package__}.worker import main;"
    " main(int(sys.argv[1]))"
)


def memory_bytes() -> int:
    """Tell how much memory a worker may take.

    Returns:
        Its part of what the machine has, in bytes.
    """
    try:
        physical = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return _MEMORY_BYTES
    return physical // SHARERS


class WorkerEnded(Exception):  # noqa: N818 - what became of a worker, which a job is told in words
    """A worker ended, in the middle of a task."""


class WorkerWasEnded(WorkerEnded):
    """A worker that had worked before ended without beginning a task: another one can take it."""


class Worker:
    """A process, and the pipes to it; used by one thread at a time, and killed by any."""

    def __init__(self) -> None:
        """Start the process; it is ready for a task at once, and begins it when it can."""
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-I", "-c", _CODE, str(memory_bytes()), *map(str, sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=True,  # so that a Ctrl-C is not for it
        )
        tasks, results = self._process.stdin, self._process.stdout
        assert isinstance(tasks, FileIO)  # noqa: S101 - pipes without a buffer
        assert isinstance(results, FileIO)  # noqa: S101
        self._tasks, self._results = tasks, results
        self._was_killed = False
        self._has_worked = False

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it can take a task."""
        return not self._was_killed and self._process.poll() is None

    def run(self, task: Task) -> object:
        """Run a task.

        Args:
            task: The task.

        Returns:
            What comes of it, or why nothing does.

        Raises:
            WorkerEnded: If the process ended before.
        """
        begun = False
        try:
            frames.send(self._tasks, task)
            begun = bool(frames.receive(self._results))
            answer = frames.receive(self._results)
        except (OSError, EOFError) as error:
            raise (WorkerEnded if begun or not self._has_worked else WorkerWasEnded) from error
        self._has_worked = True
        return answer

    def kill(self) -> None:
        """End the process in the middle of what it does."""
        self._was_killed = True
        self._process.kill()

    def end(self) -> int:
        """End the process, and leave nothing of it.

        Returns:
            How it ended: minus the signal that did it.
        """
        if self._process.returncode is None and self.is_alive:
            self.kill()
        status = self._process.wait()
        self.close()
        return status

    def close(self) -> None:
        """Close the pipes."""
        self._tasks.close()
        self._results.close()

    def forget(self) -> None:
        """Leave the process to the one of which this is a fork."""
        self.close()
        self._process.returncode = 0  # or Popen would warn that it still runs


def failure_of(status: int, task: Task) -> JobFailed:
    """Say why a worker has ended.

    Args:
        status: How it did, as its `end` tells.
        task: What it was at.

    Returns:
        The failure of the job, to be raised.
    """
    killer = _SIGNALS.get(-status)
    if killer == "SIGALRM":
        message = (
            f"the simulation took more than {task.max_seconds / 60:g} minutes, which is as long as "
            "this emulator simulates: take fewer shots, qubits or gates"
        )
        return JobFailed("SimulationTimeout", message)
    if killer == "SIGKILL":
        message = "the process of the simulation was killed; it may have needed too much memory"
        return JobFailed("SimulationError", message)
    message = f"the process of the simulation ended by itself, with status {status}"
    return JobFailed("SimulationError", message)
