"""BatchResult: the results of a job that ran several circuits."""

from collections.abc import Iterator, Sequence
from typing import overload

from attrs import field, frozen

from ..errors import JobError
from .bits import BitOrder
from .job_result import JobResult
from .run_record import RunRecord


@frozen(kw_only=True, repr=False)
class BatchResult(Sequence[JobResult]):
    """The results of several circuits, in the order in which they were given.

        batch = session.result(job_id)
        batch[0].counts
        batch.by_name["ghz"].counts

    The result of a circuit that failed is not there: asking for it raises its error, while the
    others can be read. So does going through all; `completed` has those that there are.

    Attributes:
        job_id: The job of all circuits.
        backend: Where it ran.
        name: Its name.
        entries: For each circuit its result, or the error that it failed with.
        run: How the job ran.
    """

    job_id: str
    backend: str = ""
    name: str | None = None
    entries: tuple[JobResult | JobError, ...] = field(hash=False)
    run: RunRecord = field(factory=RunRecord, hash=False)

    @property
    def completed(self) -> tuple[JobResult, ...]:
        """The results that there are."""
        return tuple(each for each in self.entries if isinstance(each, JobResult))

    @property
    def errors(self) -> dict[int, JobError]:
        """Why the others are not there, by the number of the circuit, from 0."""
        return {
            place: each for place, each in enumerate(self.entries) if isinstance(each, JobError)
        }

    @property
    def by_name(self) -> dict[str, JobResult]:
        """The results that there are, by the names of their circuits.

        Circuits without a name, or with one that several have, are left out.
        """
        names = [each.name for each in self.completed]
        return {
            each.name: each
            for each in self.completed
            if each.name is not None and names.count(each.name) == 1
        }

    def with_bit_order(self, bit_order: BitOrder) -> "BatchResult":
        """The same results with the other order of bits, or the same.

        Raises:
            ResultArgumentError: There is no such order.
        """
        entries = tuple(
            each.with_bit_order(bit_order) if isinstance(each, JobResult) else each
            for each in self.entries
        )
        return BatchResult(
            job_id=self.job_id, backend=self.backend, name=self.name, entries=entries, run=self.run
        )

    @overload
    def __getitem__(self, index: int) -> JobResult: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[JobResult, ...]: ...

    def __getitem__(self, index: int | slice) -> JobResult | tuple[JobResult, ...]:
        if isinstance(index, slice):
            return tuple(_there(each) for each in self.entries[index])
        return _there(self.entries[index])

    def __iter__(self) -> Iterator[JobResult]:
        return map(_there, self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __repr__(self) -> str:
        failed = f", failed={[*self.errors]}" if self.errors else ""
        return (
            f"BatchResult(job_id={self.job_id!r}, backend={self.backend!r}, "
            f"circuits={len(self)}{failed})"
        )


def _there(entry: JobResult | JobError) -> JobResult:
    if isinstance(entry, JobError):
        raise entry
    return entry
