"""What a waiting client knows of a job, and when another look makes no sense."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from .._option_rules import Rule, boolean, function, number, optional, ruled
from ..errors import IonQError, NotFoundError
from .errors import WaitTimeoutError
from .polling import LONGEST_PAUSE, Poll, poll_of
from .states import PENDING, Job

if TYPE_CHECKING:
    from ionq_api.models import BaseJob

log: logging.Logger = logging.getLogger("ionq_session")

LONGEST_OUTAGE = (
    3600.0  # seconds of pauses without a word of the job; the laptop slept, the network is gone
)
MOST_TIME = 1e12  # milliseconds, thirty years; what predicts more predicts nothing
MOST_MISSES = 5  # replies of 404 in a row: a job that was just submitted may not be listed yet

Update = Callable[[Job], object]
"""A function of the user's that is called with the job, each time it was looked at."""

LIMIT = Rule("a number of seconds, 0 or more, or None for no limit", optional(number))
CALLBACK = Rule("a function of the job", optional(function))


@frozen
class Waiting:
    """How a job is waited for.

    Attributes:
        timeout: Seconds in all; None for no limit.
        poll: How often it is asked for.
        on_update: Called with the job after each look; a coroutine function where one is awaited.
        cancel_on_timeout: Whether it is canceled when the time is over.
    """

    timeout: float | None = None
    poll: Poll = field(factory=Poll)
    on_update: Update | None = None
    cancel_on_timeout: bool = False


def waiting(
    timeout: float | None,
    poll: Poll | float | None,
    on_update: Update | None,
    cancel_on_timeout: bool,
) -> Waiting:
    """How a job is waited for, from a user's arguments.

    Raises:
        ConfigurationError: One is of another type, or a number out of range.
    """
    ruled("timeout", LIMIT, timeout)
    ruled("on_update", CALLBACK, on_update)
    ruled("cancel_on_timeout", Rule("True or False", boolean), cancel_on_timeout)
    return Waiting(timeout, poll_of(poll), on_update, cancel_on_timeout)


@define
class Watch:
    """What is known of a job while it is waited for.

    Attributes:
        job_id: The job.
        how: How it is waited for.
        monotonic: Seconds on a clock that is never set.
        begin: When waiting began.
        job: The job as it was seen last.
        looks: How many looks there have been since its status changed.
        ending: When it is to end by the service's prediction, and the prediction itself.
        fault: The last error, if the last look was one.
        misses: How many looks in a row found no such job.
        silence: Seconds of pauses since the last status that was understood.
    """

    job_id: str
    how: Waiting
    monotonic: Callable[[], float]
    begin: float = field(init=False)
    job: Job | None = None
    looks: int = 0
    ending: tuple[float, float] | None = None
    fault: IonQError | None = None
    misses: int = 0
    silence: float = 0.0

    def __attrs_post_init__(self) -> None:
        self.begin = self.monotonic()

    @property
    def left(self) -> float | None:
        """Seconds until the limit; None if there is none."""
        if self.how.timeout is None:
            return None
        return self.how.timeout - (self.monotonic() - self.begin)

    @property
    def status(self) -> str | None:
        """The status that the job had last, if it was seen and the service told it."""
        return None if self.job is None else status_of(self.job)

    def saw(self, job: Job) -> None:
        """Note what a look has found."""
        before, self.job = self.status, job
        self.looks = self.looks + 1 if self.status == before else 1
        if self.fault is not None:
            log.warning("job %s: the service answers again", self.job_id)
        self.fault, self.misses = None, 0
        if self.status in PENDING:
            self.silence = 0.0
        expected = expected_seconds(job)
        if expected is None:
            self.ending = None
        elif self.ending is None or self.ending[1] != expected:  # it may be counted from now or not
            self.ending = (self.monotonic() + expected, expected)

    def missed(self, error: IonQError) -> None:
        """Note that a look has failed.

        Raises:
            IonQError: Another look would not help.
        """
        self.misses = self.misses + 1 if isinstance(error, NotFoundError) else 0
        if self.misses > MOST_MISSES or self.silence >= LONGEST_OUTAGE:
            raise error
        if self.fault is None:
            log.warning("job %s: %s; asking again", self.job_id, error)
            self.looks = 0
        self.looks += 1
        self.fault = error

    def pause(self, fraction: float) -> float:
        """Seconds until the next look, which is at the limit at the latest.

        Raises:
            WaitTimeoutError: The job has been in a status for an hour that may be a final one.
        """
        if self.fault is None and self.silence >= LONGEST_OUTAGE:
            raise WaitTimeoutError(
                f"job {self.job_id} has been {self.status or 'without a status'!r} for an hour, "
                "which this version does not know and which may be final; session.get_job(id) "
                "shows all that IonQ says about it",
                job_id=self.job_id,
                job_status=self.status,
            )
        now = self.monotonic()
        horizon = now - self.begin if self.ending is None else abs(self.ending[0] - now)
        asked = (self.fault.retry_after if self.fault else None) or 0.0
        pause = max(self.how.poll.pause(self.looks, horizon, fraction), min(asked, LONGEST_PAUSE))
        left = self.left
        if left is not None:
            pause = min(pause, max(left, 0.0))
        if self.status not in PENDING or self.fault is not None:
            self.silence += pause
        return pause


def status_of(job: "Job | BaseJob") -> str | None:
    """The status of a job; None if the service did not send one, or something else."""
    # A reply that deviates from the document may have anything here.
    found: object = getattr(job, "status", None)
    return found if isinstance(found, str) else None


def expected_seconds(job: "Job | BaseJob") -> float | None:
    """Seconds until a job ends, by its own prediction."""
    # A reply that deviates from the document may have anything here.
    running: object = job.predicted_execution_duration_ms
    queued: object = job.predicted_wait_time_ms if job.status != "started" else None
    known = [each for each in (queued, running) if isinstance(each, int | float)]
    return sum(known) / 1000 if known and all(0 <= each < MOST_TIME for each in known) else None
