"""The flow that waits for a job: asks until it has ended, rides out faults, gives up in time."""

from functools import partial

from attrs import evolve

from ionq_api.api import jobs as jobs_api

from .._error_facts import facts_of
from .._flows.calls import Calls
from .._flows.flow import Flow, ask, sleep
from .._flows.operation import OperationOptions
from .._option_rules import LONGEST_WAIT
from .._retry import Retry
from .._transport.types import TimeoutSetting
from ..errors import (
    ConflictError,
    ConnectionFailedError,
    IonQError,
    NotFoundError,
    RateLimitError,
    UnknownOutcomeError,
)
from .errors import JobNotFoundError, WaitTimeoutError
from .masking import without_secrets
from .states import FINAL, Job, job_error
from .watching import Waiting, Watch, status_of

SHORTEST_LOOK = 1.0  # seconds for the last look before the limit, so that it can succeed

TRANSIENT = (UnknownOutcomeError, ConnectionFailedError, RateLimitError, ConflictError)
"""Errors of a GET that the next one may not have; 409 is Cloudflare's, before the service."""

NO_RETRY = Retry(total=0, connect=0)
"""For each look, since the loop itself tries again."""


def wait(job_id: str, how: Waiting, calls: Calls) -> Flow[Job]:
    """Wait until a job has completed.

    Raises:
        JobFailedError: It failed.
        JobCanceledError: It was canceled.
        WaitTimeoutError: The time was over before.
        JobNotFoundError: The service knows no such job.
        IonQError: The service refuses to tell, or could not be reached for an hour.
    """
    return _completed((yield from ended(job_id, how, calls)), calls)


def ended(job_id: str, how: Waiting, calls: Calls) -> Flow[Job]:
    """Wait until a job has ended, whether it completed or not.

    Raises:
        WaitTimeoutError: The time was over before.
        JobNotFoundError: The service knows no such job.
        IonQError: The service refuses to tell, or could not be reached for an hour.
    """
    watch = Watch(job_id, how, calls.context.monotonic)
    while True:
        found = yield from _look(watch, calls)
        if isinstance(found, IonQError):
            watch.missed(found)
        else:
            watch.saw(found)
            if how.on_update is not None:
                yield from ask(partial(how.on_update, found))
            if status_of(found) in FINAL:
                return found
        if watch.left is not None and watch.left <= 0:
            return (yield from _give_up(watch, calls))
        yield from sleep(watch.pause(calls.context.random()))


def look(job_id: str, calls: Calls) -> Flow[Job]:
    """A job at this moment.

    Raises:
        JobNotFoundError: The service knows no such job.
        IonQError: It could not be asked.
    """
    try:
        return (yield from calls.execute(jobs_api.get_job(job_id)))
    except NotFoundError as error:
        raise no_such_job(job_id, error) from None


def _look(watch: Watch, calls: Calls) -> Flow[Job | IonQError]:
    """The job, or why it could not be read this time.

    Raises:
        IonQError: Another look would not help.
    """
    options: OperationOptions = {"retry": NO_RETRY}
    if watch.left is not None:
        most = max(watch.left, SHORTEST_LOOK)
        options["timeout"] = within(calls.config.timeout, most)
        # As a deadline, too: a reply that comes in drops keeps to the limit of every step.
        deadline = min(most, calls.config.deadline or most)
        calls = Calls(evolve(calls.config, deadline=deadline), calls.context)
    try:
        return (yield from calls.execute(jobs_api.get_job(watch.job_id), options))
    except NotFoundError as error:
        return no_such_job(watch.job_id, error)
    except TRANSIENT as error:
        # The session itself refuses, as a local one that was closed; but a limit of calls passes.
        if not error.attempts and not isinstance(error, RateLimitError):
            raise
        return error


def no_such_job(job_id: str, error: NotFoundError) -> JobNotFoundError:
    """The error for a 404 of a job, which says what it may mean."""
    return JobNotFoundError(
        f"there is no job {job_id} for this key: the id may be wrong, the job deleted, or of "
        "another project; session.get_jobs() lists those that the key can see",
        job_id=job_id,
        **facts_of(error),
    )


def within(timeout: TimeoutSetting, most: float) -> float:
    """The session's limit for each step of a call, but no more than the time that is left."""
    steps = timeout if isinstance(timeout, tuple) else (timeout,)
    return min([most, LONGEST_WAIT, *(each for each in steps if each is not None)])


def _completed(job: Job, calls: Calls) -> Job:
    """A job that has completed.

    Raises:
        JobError: It has ended otherwise.
    """
    error = job_error(job)
    if error is not None:
        raise without_secrets(error, calls)
    return job


def _give_up(watch: Watch, calls: Calls) -> Flow[Job]:
    """End waiting at the limit: the job, if it ended at the last moment after all.

    Raises:
        WaitTimeoutError: It did not.
    """
    what = "it goes on"
    then = f"session.job({watch.job_id!r}).wait() waits again, in any process"
    if watch.how.cancel_on_timeout:
        try:
            yield from calls.execute(jobs_api.cancel_job(watch.job_id))
            what = "it was canceled, as cancel_on_timeout= says"
            then = f"session.clone_job({watch.job_id!r}) submits its circuit again"
        except IonQError as error:
            found = yield from _look(watch, calls)
            if not isinstance(found, IonQError) and status_of(found) in FINAL:
                return found
            what = f"it could not be canceled ({type(error).__name__}), and may go on"
    seen = f"was {watch.status!r}" if watch.status else "could not be asked for"
    raise WaitTimeoutError(
        f"after {watch.how.timeout:g} s job {watch.job_id} {seen}; {what}; {then}",
        job_id=watch.job_id,
        job_status=watch.status,
    ) from watch.fault
