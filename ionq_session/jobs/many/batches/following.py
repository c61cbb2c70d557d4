"""The flows that wait for the jobs of a batch, say how far they are, and cancel them."""

from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from ionq_api.api.jobs import cancel_job, get_job
from ionq_api.codec import is_object

from ...._flows.calls import Calls
from ...._flows.flow import Flow
from ....errors import ConflictError, IonQError, NotFoundError
from ...errors import WaitTimeoutError
from ...results.reading.several_circuits import children_of
from ...states import CANCELED, COMPLETED, FAILED, FINAL, Job
from ...waiting import ended, no_such_job
from ...watching import Waiting, status_of
from .submitting import SentJob

UNKNOWN = "unknown"  # what a job's status is called that the service did not send
ON_THE_WAY = ("started", "ready", "submitted")  # the furthest that one job is counts for all


def wait_for_all(job_ids: Sequence[str], how: Waiting, calls: Calls) -> Flow[list[Job]]:
    """Wait until all jobs have ended, one after another: the later ones go on meanwhile.

    Args:
        job_ids: The jobs.
        how: How they are waited for; the limit is one for all.
        calls: Makes the requests.

    Returns:
        The jobs, whether they completed or not.

    Raises:
        WaitTimeoutError: The time was over before.
        IonQError: As when one job is waited for.
    """
    begin = calls.context.monotonic()
    found: list[Job] = []
    for index, job_id in enumerate(job_ids):
        left = None
        if how.timeout is not None:
            left = max(how.timeout - (calls.context.monotonic() - begin), 0.0)
        try:
            found.append((yield from ended(job_id, evolve(how, timeout=left), calls)))
        except WaitTimeoutError as error:
            others = job_ids[index + 1 :]
            if how.cancel_on_timeout:
                yield from cancel_all(others, calls)
            if others:
                said = "were canceled, too" if how.cancel_on_timeout else "were not looked at"
                error.add_note(f"{len(others)} more jobs of the batch {said}: {', '.join(others)}")
            raise
    return found


def cancel_all(job_ids: Sequence[str], calls: Calls) -> Flow[int]:
    """Cancel those of the jobs that have not ended.

    Returns:
        How many these were.

    Raises:
        IonQError: One could not be canceled, for another reason than that it has ended; the
            others were tried all the same.
    """
    canceled = 0
    problem: IonQError | None = None
    for job_id in job_ids:
        try:
            yield from calls.execute(cancel_job(job_id))
            canceled += 1
        except ConflictError:
            continue
        except IonQError as error:
            problem = problem or error
    if problem is not None:
        raise problem
    return canceled


def look_at_all(job_ids: Sequence[str], calls: Calls) -> Flow[list[Job]]:
    """The jobs at this moment.

    Raises:
        JobNotFoundError: One is not there.
        IonQError: A call failed.
    """
    found: list[Job] = []
    for job_id in job_ids:
        try:
            found.append((yield from calls.execute(get_job(job_id))))
        except NotFoundError as error:
            raise no_such_job(job_id, error) from None
    return found


def status_of_all(jobs: Sequence[Job]) -> str:
    """One status for all jobs.

    `started` as long as some are on their way and others have started or ended, then `failed` or
    `canceled` if one is, or else `completed`.
    """
    found = {status_of(each) or UNKNOWN for each in jobs}
    if found <= FINAL:
        return next((each for each in (FAILED, CANCELED) if each in found), COMPLETED)
    if found & FINAL:
        return ON_THE_WAY[0]
    return next((each for each in ON_THE_WAY if each in found), min(found))


def progress_of_all(jobs: Sequence[SentJob], calls: Calls) -> Flow[dict[str, int]]:
    """How many circuits are in which status, by one request a job and one for 25 circuits.

    The circuits of a job that completed have completed, and are not asked for.

    Raises:
        IonQError: A call failed.
    """
    counts: Counter[str] = Counter()
    found = yield from look_at_all([each.job_id for each in jobs], calls)
    for sent, job in zip(jobs, found, strict=True):
        status = status_of(job) or UNKNOWN
        circuits = _circuits_of(job) if sent.places is None else len(sent.places)
        if status != COMPLETED:
            listed = yield from children_of(sent.job_id, calls)
            seen = Counter(status_of(each) or UNKNOWN for each in listed.values())
            counts += seen
            circuits -= seen.total()
        counts[status] += max(circuits, 0)
    return {status: count for status, count in sorted(counts.items()) if count}


def _circuits_of(job: Job) -> int:
    """How many circuits a job says it has."""
    # As JSON, since a reply that deviates from the document may hold anything here.
    stats = job.to_dict().get("stats")
    found = stats.get("circuits") if is_object(stats) else None
    return found if type(found) is int else 0
