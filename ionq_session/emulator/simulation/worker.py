"""A worker: a process that simulates one task after the other, as they come in by a pipe.

It ends with the pipe: at once, even in the middle of a task, when the process at its other end has
ended in whatever way. Where the system has no such signals, as on Windows, it ends after the task.
"""

import os
import select
import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from io import FileIO
from types import ModuleType

from ..failures import JobFailed
from . import frames
from .task import Task

# What a process takes before it simulates anything; most of it is only reserved.
_PROGRAM_BYTES = 1 << 30

fcntl: ModuleType | None = None
resource: ModuleType | None = None
with suppress(ImportError):  # Windows
    import fcntl
    import resource


def main(memory_bytes: int) -> None:
    """Serve until the other end of the pipe goes.

    Args:
        memory_bytes: How much memory its simulations may take.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # what ends is for the emulator to decide
    tasks, results = FileIO(os.dup(0)), FileIO(os.dup(1), "w")
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):  # so that nothing else comes into the pipes
        os.dup2(nothing, descriptor)
    from . import large  # most of a second

    if resource is not None:
        _limit_memory(resource, memory_bytes)
    # States are a part of what there is: their probabilities and their way home need room, too.
    memory_mb = max(memory_bytes // 2 >> 20, 1)
    with suppress(EOFError, OSError):
        while True:
            task = frames.receive(tasks)
            assert isinstance(task, Task)  # noqa: S101 - nothing else is sent
            frames.send(results, True)  # begun: what happens now, happens to this task
            with _ends_with(tasks), _ends_after(task.max_seconds):
                try:
                    answer: object = large.simulate(task, memory_mb)
                except JobFailed as error:
                    answer = error.failure
            frames.send(results, answer)


def _limit_memory(resource: ModuleType, memory_bytes: int) -> None:
    """Let what is too large be refused to this process, before it is taken from others."""
    memory_bytes += _PROGRAM_BYTES
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most != resource.RLIM_INFINITY:
        memory_bytes = min(memory_bytes, most)
    with suppress(ValueError, OSError):  # a system that knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, most))


@contextmanager
def _ends_with(pipe: FileIO) -> Generator[None]:
    """Let the system end this process when the pipe's other end goes.

    Aer holds the interpreter, so no thread could look. But a pipe can send a signal when something
    comes, which meanwhile is its end and nothing else, and that signal ends who does not handle it.
    """
    if fcntl is None:
        yield
        return
    flags = fcntl.fcntl(pipe, fcntl.F_GETFL)
    with suppress(OSError):
        fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(pipe, fcntl.F_SETFL, flags | os.O_ASYNC)
    if select.select([pipe], [], [], 0)[0]:  # it went before
        sys.exit()
    try:
        yield
    finally:
        fcntl.fcntl(pipe, fcntl.F_SETFL, flags)


@contextmanager
def _ends_after(seconds: float) -> Generator[None]:
    """Let the system end this process after so much time."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
