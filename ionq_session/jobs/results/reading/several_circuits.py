"""The flow that reads the results of a job of several circuits.

One request reads the probabilities of all circuits, but neither their widths nor their names, and a
bitstring of the wrong width is worthless. Those stand in the circuits' own jobs, which the list of
jobs has 25 a page. So n circuits take 1 + n/25 requests, where reading each job and its histogram
takes 2 n. A request for each circuit is made only if that is asked for, or if the service does not
have the probabilities of all, as where one of them failed.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from ionq_api.api.jobs import get_job_probabilities_aggregated, get_jobs
from ionq_api.codec import is_list, is_object

from ...._flows.calls import Calls
from ...._flows.flow import Flow
from ....errors import NotFoundError, UnreadableReplyError
from ...errors import JobError, ResultUnavailableError
from ...many.batches.names import Numbered, read_names
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


@frozen
class Known:
    """What a reader knows of the circuits of a job, because it submitted them.

    Attributes:
        places: Their indices in a batch of several jobs, in order; None if it does not know them.
        registers: The classical registers of each; empty if it does not know them.
    """

    places: tuple[int, ...] | None = None
    registers: tuple[Mapping[str, Sequence[int | None]], ...] = ()


@frozen
class Part:
    """What one job of a batch has of it.

    Attributes:
        entries: For each circuit its result, or why there is none, in the order of the circuits.
        places: The index of each among all; None if nothing tells.
        job: The job.
        run: How it ran.
        problem: The error that its status stands for.
    """

    entries: tuple[JobResult | JobError, ...]
    places: tuple[int, ...] | None
    job: JobDescription
    run: RunRecord
    problem: JobError | None


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
    part = yield from read_part(job, problem, options, calls)
    if problem is not None and not any(isinstance(each, JobResult) for each in part.entries):
        raise problem
    return BatchResult(
        job_id=job.job_id, backend=job.backend, name=job.name, entries=part.entries, run=part.run
    )


def read_part(
    job: JobDescription,
    problem: JobError | None,
    options: ResultOptions,
    calls: Calls,
    known: Known | None = None,
) -> Flow[Part]:
    """Read what a job that has ended has of its circuits, be it only why they failed.

    The order of the circuits is that of their places, which their jobs' names tell if they were
    submitted as a batch. Else it is that of the job's `child_job_ids`, of the aggregate, or of the
    ids, which grow with time.

    Args:
        job: The job.
        problem: The error that its status stands for.
        options: How to read it.
        calls: Makes the requests.
        known: What is known of its circuits.

    Raises:
        ResultUnavailableError: The job has none of its circuits.
        UnreadableReplyError: It has another number of them than were submitted.
    """
    known = known or Known()
    children = yield from children_of(job.job_id, calls)
    aggregate: Mapping[str, object] = {}
    if not (options.per_circuit or options.shots or options.variants):
        aggregate = yield from _aggregate(job, options, calls)
    listed = job.children or tuple(aggregate) or tuple(sorted(children))
    names = read_names({child_id: _name(each) for child_id, each in children.items()})
    order, places = _in_order(listed, names, known.places)
    run = yield from run_record(job, options, calls)
    # The cost and the characterization are those of the job of all, and read already.
    settled = evolve(options, cost=False, characterization=False)
    circuits = _Circuits(job, run, settled, calls, names, known.registers)
    entries: list[JobResult | JobError] = []
    for place, child_id in enumerate(order):
        child, probabilities = children.get(child_id), aggregate.get(child_id)
        entry = yield from circuits.entry(place, child_id, child, probabilities)
        entries.append(without_secrets(entry, calls) if isinstance(entry, JobError) else entry)
    if not entries and problem is not None:
        entries = [problem] * len(known.places or ())
    elif not entries:
        raise ResultUnavailableError(
            f"job {job.job_id} lists no circuits", job_id=job.job_id, formats=job.formats
        )
    if known.places is not None and len(entries) != len(known.places):
        raise UnreadableReplyError(
            f"job {job.job_id} lists {len(entries)} circuits, and {len(known.places)} were "
            "submitted with it"
        )
    return Part(tuple(entries), known.places or places, job, run, problem)


def _in_order(
    listed: Sequence[str], names: Mapping[str, Numbered], known: Sequence[int] | None
) -> tuple[Sequence[str], tuple[int, ...] | None]:
    """The ids of the circuits in the order of their places, and these places if they are known.

    Args:
        listed: The ids, in the order to go by if nothing better is known.
        names: What the names of those that are listed say.
        known: The places that the job has.
    """
    placed = {names[each].place: each for each in listed if each in names}
    unnamed = [each for each in listed if each not in names]
    slots = known
    if slots is None and placed:
        count = next(iter(names.values())).count
        slots = range(count) if count == len(listed) else sorted(placed)
    if slots is None or not placed or len(slots) != len(listed) or not {*placed} <= {*slots}:
        return listed, None
    # A circuit whose job is not listed, as when it was deleted, can only be in a place left free.
    free = [place for place in slots if place not in placed]
    placed.update(zip(free, unnamed, strict=True))
    return [placed[place] for place in slots], tuple(slots)


def _name(child: "BaseJob") -> str | None:
    name: object = child.name
    return name if isinstance(name, str) else None


@frozen
class _Circuits:
    """Reads one circuit after another."""

    job: JobDescription
    run: RunRecord
    options: ResultOptions
    calls: Calls
    names: Mapping[str, Numbered]
    registers: Sequence[Mapping[str, Sequence[int | None]]]

    def entry(
        self, place: int, child_id: str, child: "BaseJob | None", probabilities: object
    ) -> Flow[JobResult | JobError]:
        """The result of a circuit, or why there is none.

        Args:
            place: Its number in the job, from 0.
            child_id: Its job.
            child: That job as it is listed; None if it is not.
            probabilities: What the aggregate has of it; None if nothing.
        """
        described = self._described(child_id) if child is None else JobDescription.of(child)
        problem = None if child is None else job_error(child) or refusal(described)
        if problem is not None:
            return problem
        if child_id in self.names:
            described = evolve(described, name=self.names[child_id].name)
        maps = self._maps(described, place)
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

    def _maps(self, circuit: JobDescription, place: int) -> dict[str, list[int | None]]:
        """The registers of a circuit, by the qubit of each bit."""
        if place < len(self.registers):
            return {name: list(bits) for name, bits in self.registers[place].items()}
        return recorded(circuit.metadata) or recorded(self.job.metadata, place)

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


def children_of(job_id: str, calls: Calls) -> Flow[dict[str, "BaseJob"]]:
    """The jobs of the circuits of a job, as they are listed, by their ids."""
    from ionq_api.models import BaseJob

    children: dict[str, BaseJob] = {}
    cursor: str | None = None
    while True:
        page = yield from calls.execute(get_jobs(parent_job_id=job_id, limit=PAGE, next_=cursor))
        known = len(children)
        for each in page.jobs if is_list(page.jobs) else ():
            if isinstance(each, BaseJob):  # a reply that deviates may have anything here
                children[each.id] = each
        cursor = page.next_ if isinstance(page.next_, str) else None
        # A page without news is the end, too: a cursor that leads back would never end.
        if cursor is None or len(children) == known:
            return children
