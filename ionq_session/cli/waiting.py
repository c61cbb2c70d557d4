"""Polling of a job until it has ended, at growing intervals."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from ionq_api.models import MultiCircuitJob, QaoaJob, QuantumFunctionJob, SingleCircuitJob

Job: TypeAlias = "SingleCircuitJob | MultiCircuitJob | QaoaJob | QuantumFunctionJob"

FINAL = frozenset({"completed", "failed", "canceled"})

FIRST_PAUSE = 0.1  # seconds; a small job on a simulator takes about as long
GROWTH = 1.5  # ten polls in the first ten seconds, when most simulations end
LONGEST_PAUSE = 3.0  # seconds: unnoticed after a queue, and few requests for the service


def wait(
    look: Callable[[], Job],
    *,
    timeout: float | None,
    clock: Callable[[], float],
    sleep: Callable[[float], None],
) -> Job:
    """The job when it has ended, or when the time is up.

    Args:
        look: Fetches the job.
        timeout: Seconds to wait, in total; None for no limit.
        clock: Seconds on a monotonic clock.
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
    """Whether a job is in a final state."""
    return job.status in FINAL


def status_of(job: Job) -> str:
    """The status of a job, even if the service did not send one."""
    return str(job.status or "in an unknown state")
