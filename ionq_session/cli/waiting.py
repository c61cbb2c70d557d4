"""Polling of a job until it has ended, at growing intervals."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from ionq_api.models import MultiCircuitJob, QaoaJob, QuantumFunctionJob, SingleCircuitJob

Job: TypeAlias = "SingleCircuitJob | MultiCircuitJob | QaoaJob | QuantumFunctionJob"

FINAL = frozenset({"completed", "failed", "canceled"})
PENDING = frozenset({"submitted", "ready", "started"})

MOST_LOOKS = 20  # in a row at one unknown status; with the longest pauses that is a minute

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
    """The job when it has ended, when the time is up, or when waiting makes no sense.

    A status that this version does not know may be a final one: it is looked at for about a
    minute, and not at all after the job has the time of its completion.

    Args:
        look: Fetches the job.
        timeout: Seconds to wait, in total; None for no limit.
        clock: Seconds on a monotonic clock.
        sleep: Waits so many seconds.
    """
    end = float("inf") if timeout is None else clock() + timeout
    pause = FIRST_PAUSE
    unknown, looks = "", 0
    while True:
        left = end - clock()
        sleep(max(0.0, min(pause, left)))
        job = look()
        if has_ended(job) or left <= pause:
            return job
        if is_unknown(job):
            looks = looks + 1 if unknown == status_of(job) else 1
            unknown = status_of(job)
            if looks >= MOST_LOOKS or has_completion(job):
                return job
        else:
            unknown, looks = "", 0
        pause = min(pause * GROWTH, LONGEST_PAUSE)


def has_ended(job: Job) -> bool:
    """Whether a job is in a final state."""
    return job.status in FINAL


def is_unknown(job: Job) -> bool:
    """Whether a job is in a state that this version does not know, or that was not sent."""
    return job.status not in FINAL | PENDING


def has_completion(job: Job) -> bool:
    """Whether a job has the time at which it ended."""
    found: object = getattr(job, "completed_at", None)
    return isinstance(found, datetime)


def status_of(job: Job) -> str:
    """The status of a job, even if the service did not send one."""
    return str(job.status or "in an unknown state")
