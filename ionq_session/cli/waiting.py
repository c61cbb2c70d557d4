"""Looking at a job until it has ended, at growing intervals."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from ionq_api.models import MultiCircuitJob, QaoaJob, QuantumFunctionJob, SingleCircuitJob

Job: TypeAlias = "SingleCircuitJob | MultiCircuitJob | QaoaJob | QuantumFunctionJob"

FINAL = frozenset({"completed", "failed", "canceled"})  # the states that no job leaves

FIRST_PAUSE = 0.1  # seconds; a small job on a simulator takes about as long
GROWTH = 1.5  # ten looks in the first ten seconds, when most simulations end
LONGEST_PAUSE = 3.0  # seconds; nobody minds them after a queue, and the service sees few requests


def wait(
    look: Callable[[], Job],
    *,
    timeout: float | None,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
) -> Job:
    """The job as it was when it ended, or when the time was up.

    Args:
        look: Fetches the job.
        timeout: Seconds to wait in all; None for no limit.
        clock: Seconds since some moment.
        sleep: Waits so many seconds.
    """
    end = float("inf") if timeout is None else clock() + timeout
    pause = FIRST_PAUSE
    while True:
        left = end - clock()
        sleep(max(0.0, min(pause, left)))
        job = look()
        if has_ended(job) or left <= pause:
            return job
        pause = min(pause * GROWTH, LONGEST_PAUSE)


def has_ended(job: Job) -> bool:
    """Whether nothing more will happen to a job."""
    return job.status in FINAL


def status_of(job: Job) -> str:
    """The state of a job in words, even if the service did not send one."""
    return str(job.status or "in an unknown state")
