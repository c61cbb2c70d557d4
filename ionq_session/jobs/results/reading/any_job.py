"""The flow that reads the result of any job."""

from typing import TYPE_CHECKING, TypeAlias, Union

from ...._flows.calls import Calls
from ...._flows.flow import Flow
from ....errors import UnreadableReplyError
from ...errors import JobError, ResultUnavailableError
from ...masking import without_secrets
from ...states import Job, job_error
from ..batch_result import BatchResult
from ..job_result import JobResult
from .description import JobDescription
from .one_circuit import read_single
from .options import ResultOptions
from .refusals import refusal
from .several_circuits import read_batch

if TYPE_CHECKING:
    from ionq_api.models import QaoaJobResults, QuantumFunctionJobResults

# Of names where they are models, which are loaded when first used.
AnyResult: TypeAlias = Union[JobResult, BatchResult, "QuantumFunctionJobResults", "QaoaJobResults"]
"""The result of a job: by its type that of one circuit or of several, or a job's typed values."""


def read_result(job: Job, options: ResultOptions, calls: Calls) -> Flow[AnyResult]:
    """Read the result of a job.

    Args:
        job: The job, as `get_job` gave it when it had ended.
        options: How to read it.
        calls: Makes the requests.

    Returns:
        For a job of one circuit a `JobResult`, for one of several a `BatchResult`, and for a
        quantum function or a QAOA job the values that stand in the job.

    Raises:
        JobFailedError: It failed; if it had several circuits, none of them has a result.
        JobCanceledError: It was canceled.
        JobNotFinishedError: It has not ended.
        ResultUnavailableError: It was a dry run, or does not have what was asked for.
        UnreadableReplyError: What it has is not of its format.
        MissingExtraError: Shots were asked for, and NumPy is not installed.
    """
    try:
        return (yield from _read(job, options, calls))
    except (JobError, UnreadableReplyError) as error:
        without_secrets(error, calls)
        raise


def _read(job: Job, options: ResultOptions, calls: Calls) -> Flow[AnyResult]:
    from ionq_api.models import (
        MultiCircuitJob,
        QaoaJob,
        QaoaJobResults,
        QuantumFunctionJob,
        QuantumFunctionJobResults,
    )

    described = JobDescription.of(job)
    problem = job_error(job)
    several = isinstance(job, MultiCircuitJob)
    if problem is not None and not several:
        raise problem
    refused = None if problem is not None else refusal(described)
    if refused is not None:
        raise refused
    if several:
        return (yield from read_batch(described, problem, options, calls))
    if isinstance(job, QuantumFunctionJob | QaoaJob):
        values: object = job.results
        if isinstance(values, QuantumFunctionJobResults | QaoaJobResults):
            return values
        raise ResultUnavailableError(
            f"job {described.job_id} has completed, and its reply has no results",
            job_id=described.job_id,
            formats=described.formats,
        )
    return (yield from read_single(described, options, calls))
