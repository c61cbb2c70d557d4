"""Why a job has no result, where its status did not say it failed or was canceled."""

from ...errors import JobNotFinishedError, ResultUnavailableError
from ...states import COMPLETED, PENDING
from .description import JobDescription


def refusal(job: JobDescription) -> ResultUnavailableError | None:
    """The error for a job that has not ended, or never ran; None for one that has a result."""
    if job.status != COMPLETED:
        known = job.status in PENDING
        state = f"{job.status!r}" if known else f"{job.status!r}, which this release does not know"
        return JobNotFinishedError(
            f"job {job.job_id} has no result yet, it is {state}; "
            "session.job(job_id).wait() waits until it has ended",
            job_id=job.job_id,
            formats=job.formats,
        )
    if job.dry_run:
        return ResultUnavailableError(
            f"job {job.job_id} was a dry run: it was checked, compiled and priced, and never run. "
            "session.get_job_cost(job_id) has its price, "
            "session.clone_job(job_id, {'dry_run': False}) runs it",
            job_id=job.job_id,
            formats=job.formats,
        )
    return None
