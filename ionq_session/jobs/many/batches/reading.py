"""The flow that reads the jobs of a batch, and puts the results into the order of the circuits."""

from collections.abc import Sequence

from attrs import evolve

from ...._flows.calls import Calls
from ...._flows.flow import Flow
from ....errors import UnreadableReplyError
from ...errors import JobError
from ...masking import without_secrets
from ...options import ReadOptions
from ...results.batch_result import BatchResult
from ...results.job_result import JobResult
from ...results.reading.description import JobDescription
from ...results.reading.options import ResultOptions
from ...results.reading.refusals import refusal
from ...results.reading.several_circuits import Known, Part, read_part
from ...results.run_record import RunRecord
from ...states import Job, job_error
from .following import look_at_all
from .submitting import SentJob


def read_all(
    sent: Sequence[SentJob], jobs: Sequence[Job], options: ResultOptions, calls: Calls
) -> Flow[BatchResult]:
    """Read the results of all circuits of a batch.

    Args:
        sent: What is known of its jobs.
        jobs: These jobs, as they are now.
        options: How to read them.
        calls: Makes the requests.

    Raises:
        JobNotFinishedError: One has not ended.
        ResultUnavailableError: One was a dry run.
        JobError: No circuit has a result; why the first job has none.
    """
    described = [JobDescription.of(each) for each in jobs]
    problems = [job_error(each) for each in jobs]
    try:
        for job, problem in zip(described, problems, strict=True):
            refused = None if problem is not None else refusal(job)
            if refused is not None:
                raise refused
        parts: list[Part] = []
        for each, job, problem in zip(sent, described, problems, strict=True):
            how = evolve(
                options,
                shot_count=options.shot_count or each.shots,
                payload_hash=each.payload_hash,
            )
            known = Known(each.places, each.registers)
            if problem is not None:
                without_secrets(problem, calls)
            parts.append((yield from read_part(job, problem, how, calls, known)))
        return merged(parts)
    except (JobError, UnreadableReplyError) as error:
        without_secrets(error, calls)
        raise


def read_batch_jobs(
    sent: Sequence[SentJob], options: ReadOptions, calls: Calls
) -> Flow[BatchResult]:
    """Read the results of all circuits of a batch; see `read_all`."""
    how = ResultOptions(**options)
    jobs = yield from look_at_all([each.job_id for each in sent], calls)
    return (yield from read_all(sent, jobs, how, calls))


def merged(parts: Sequence[Part]) -> BatchResult:
    """The results of all jobs, in the order of the circuits.

    Where a job does not tell the places of its circuits, the jobs follow one another.

    Raises:
        JobError: There is no result at all.
    """
    pairs = [
        (place, entry)
        for part in parts
        for place, entry in zip(part.places or (), part.entries, strict=part.places is not None)
    ]
    if len({place for place, _ in pairs}) == sum(len(part.entries) for part in parts):
        pairs.sort(key=lambda pair: pair[0])
        entries = [entry for _, entry in pairs]
    else:
        entries = [entry for part in parts for entry in part.entries]
    first = parts[0]
    problem = next((part.problem for part in parts if part.problem is not None), None)
    if problem is not None and not any(isinstance(each, JobResult) for each in entries):
        raise problem
    return BatchResult(
        job_id=first.job.job_id,
        job_ids=tuple(part.job.job_id for part in parts),
        backend=first.job.backend,
        name=first.job.name,
        entries=tuple(entries),
        run=_run([part.run for part in parts]),
    )


def _run(runs: Sequence[RunRecord]) -> RunRecord:
    """How the first job ran, with what all did cost, if that is known of each in one unit."""
    costs = [each.cost for each in runs]
    known = [each for each in costs if each is not None]
    alike = len({each.cost_unit for each in runs}) == 1 and len(known) == len(costs)
    return evolve(
        runs[0],
        cost=sum(known) if alike else None,
        cost_unit=runs[0].cost_unit if alike else None,
    )
