"""The flow that reads the results of a job of several circuits.

One request reads the probabilities of all circuits, but neither their widths nor their names, and a
bitstring of the wrong width is worthless. Those stand in the circuits' own jobs, which the list of
jobs has 25 a page. So n circuits take 1 + n/25 requests, where reading each job and its histogram
takes 2 n; that is done only if it is asked for, or if the job of all failed.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from ionq_api.api.jobs import get_job_probabilities_aggregated, get_jobs
from ionq_api.codec import is_list, is_object

from ...._flows.calls import Calls
from ...._flows.flow import Flow
from ....errors import NotFoundError, UnreadableReplyError
from ...errors import JobError, ResultUnavailableError
from ...masking import without_secrets
from ...states import COMPLETED, job_error
from ..batch_result import BatchResult
from ..formats.tables import UnreadableFormatError, flat
from ..job_result import JobResult
from ..registers import recorded
from ..run_record import RunRecord
from .description import JobDescription
from .fetching import Tables, artifact
from .one_circuit import assembled, read_single, run_record
from .options import ResultOptions
from .refusals import refusal

if TYPE_CHECKING:
    from ionq_api.models import BaseJob

AGGREGATE_V1 = "ionq.result.probabilities-aggregate.json.v1"

PAGE = 25  # jobs; the largest page of the list operation, by the document


def read_batch(
    job: JobDescription, problem: JobError | None, options: ResultOptions, calls: Calls
) -> Flow[BatchResult]:
    """Read the results of the circuits of a job that has ended.

    Args:
        job: The job of all circuits.
        problem: The error that its status stands for; some circuits may have completed anyway.
        options: How to read it.
        calls: Makes the requests.

    Raises:
        JobError: `problem`, if no circuit has a result.
        ResultUnavailableError: The job has none of its circuits.
    """
    children = yield from _children(job, calls)
    aggregate: Mapping[str, object] = {}
    if problem is None and not (options.per_circuit or options.shots or options.variants):
        aggregate = yield from _aggregate(job, options, calls)
    # The aggregate's keys are in the order of the circuits, too; so are ids, which grow with time.
    order = job.children or tuple(aggregate) or tuple(sorted(children))
    run = yield from run_record(job, options, calls)
    # The cost and the characterization are those of the job of all, and read already.
    circuit = _Circuits(job, run, evolve(options, cost=False, characterization=False), calls)
    entries: list[JobResult | JobError] = []
    for place, child_id in enumerate(order):
        child, probabilities = children.get(child_id), aggregate.get(child_id)
        entry = yield from circuit.entry(place, child_id, child, probabilities)
        entries.append(without_secrets(entry, calls) if isinstance(entry, JobError) else entry)
    if problem is not None and not any(isinstance(each, JobResult) for each in entries):
        raise problem
    if not entries:
        raise ResultUnavailableError(
            f"job {job.job_id} lists no circuits", job_id=job.job_id, formats=job.formats
        )
    return BatchResult(
        job_id=job.job_id, backend=job.backend, name=job.name, entries=tuple(entries), run=run
    )


@frozen
class _Circuits:
    """Reads one circuit after another."""

    job: JobDescription
    run: RunRecord
    options: ResultOptions
    calls: Calls

    def entry(
        self, place: int, child_id: str, child: "BaseJob | None", probabilities: object
    ) -> Flow[JobResult | JobError]:
        """The result of a circuit, or why there is none.

        Args:
            place: Its number, from 0.
            child_id: Its job.
            child: That job as it is listed; None if it is not.
            probabilities: What the aggregate has of it; None if nothing.
        """
        described = self._described(child_id) if child is None else JobDescription.of(child)
        problem = None if child is None else job_error(child) or refusal(described)
        if problem is not None:
            return problem
        maps = recorded(described.metadata) or recorded(self.job.metadata, place)
        try:
            if probabilities is not None:
                tables = Tables(flat(probabilities, counted=False))
                if tables.whole.states:
                    run = evolve(self.run, job_type=described.job_type)
                    return assembled(
                        described, self.options, self.calls, tables, run=run, maps=maps
                    )
            return (yield from read_single(described, self.options, self.calls, maps=maps))
        except (UnreadableFormatError, UnreadableReplyError) as error:
            text = f"the result of circuit {place} (job {child_id}) cannot be read: {error}"
            return ResultUnavailableError(text, job_id=child_id, formats=described.formats)
        except ResultUnavailableError as error:
            return error

    def _described(self, child_id: str) -> JobDescription:
        """A circuit's job that is not listed, as far as the job of all tells."""
        return JobDescription(
            job_id=child_id,
            status=COMPLETED,
            backend=self.job.backend,
            shots=self.job.shots,
            noise_model=self.job.noise_model,
        )


def _aggregate(
    job: JobDescription, options: ResultOptions, calls: Calls
) -> Flow[Mapping[str, object]]:
    """The probabilities of all circuits by the ids of their jobs; nothing if there is no such."""
    if options.wanted_aggregation is None and AGGREGATE_V1 in job.artifacts:
        content = yield from artifact(job.job_id, job.artifacts[AGGREGATE_V1], calls)
        try:
            found: object = None if content is None else json.loads(content)
        except (ValueError, RecursionError):
            found = None
        if is_object(found):
            return found
    operation = get_job_probabilities_aggregated(
        job.job_id, sharpen=options.sharpen, aggregation=options.aggregation
    )
    try:
        return (yield from calls.execute(operation))
    except NotFoundError:
        return {}


def _children(job: JobDescription, calls: Calls) -> Flow[dict[str, "BaseJob"]]:
    """The jobs of the circuits, as they are listed, by their ids."""
    from ionq_api.models import BaseJob

    children: dict[str, BaseJob] = {}
    cursor: str | None = None
    while True:
        page = yield from calls.execute(
            get_jobs(parent_job_id=job.job_id, limit=PAGE, next_=cursor)
        )
        known = len(children)
        for each in page.jobs if is_list(page.jobs) else ():
            if isinstance(each, BaseJob):  # a reply that deviates may have anything here
                children[each.id] = each
        cursor = page.next_ if isinstance(page.next_, str) else None
        # A page without news is the end, too: a cursor that leads back would never end.
        if cursor is None or len(children) == known:
            return children
