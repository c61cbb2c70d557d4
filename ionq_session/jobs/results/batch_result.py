"""BatchResult: the results of several circuits that were submitted together."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, overload

from attrs import Factory, evolve, field, frozen

from ionq_api import JsonValue

from ..errors import JobError
from .bits import BitOrder
from .job_result import JobResult
from .run_record import RunRecord

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 10  # indices of failed circuits in a repr


def _comparable(entries: tuple[JobResult | JobError, ...]) -> tuple[object, ...]:
    """Entries as `==` compares them: errors by what they say, since Python tells all apart."""
    return tuple(
        (type(each), each.job_id, each.name, each.message) if isinstance(each, JobError) else each
        for each in entries
    )


@frozen(kw_only=True, repr=False)
class BatchResult(Sequence[JobResult]):
    """The results of several circuits, in the order in which they were given.

        batch = session.run([first, second, third], backend="qpu.forte-1", shots=100)
        batch[0].counts
        batch.by_name["ghz"].counts

    A circuit that failed has no result, and does not hide the others: `batch[i]` raises its error,
    and so does a loop when it comes to it. `errors` has the errors by index, `completed` the
    results that there are, and `results()` all, with None for those that failed.

    It is a sequence: `len(batch)` counts all circuits, and a slice is a `BatchResult` of some. It
    compares equal to another one with the same content, pickles, and is saved by `to_dict`.

    Attributes:
        job_id: The job of all circuits; the first one, if there are several.
        job_ids: All jobs.
        backend: Where it ran.
        name: Its name.
        entries: For each circuit its result, or the error that it failed with.
        run: How the job ran; of several the first, with the cost of all.
    """

    job_id: str
    job_ids: tuple[str, ...] = Factory(lambda self: (self.job_id,), takes_self=True)
    backend: str = ""
    name: str | None = None
    entries: tuple[JobResult | JobError, ...] = field(eq=_comparable, hash=False)
    run: RunRecord = field(factory=RunRecord, hash=False)

    def results(self) -> list[JobResult | None]:
        """The result of each circuit, with None for each that has none; nothing is raised."""
        return [each if isinstance(each, JobResult) else None for each in self.entries]

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
        named: dict[str, JobResult | None] = {}
        for each in self.completed:
            if each.name is not None:
                named[each.name] = None if each.name in named else each
        return {name: each for name, each in named.items() if each is not None}

    def with_bit_order(self, bit_order: BitOrder) -> "BatchResult":
        """The same results with the other order of bits, or the same.

        Raises:
            ResultArgumentError: There is no such order.
        """
        entries = tuple(
            each.with_bit_order(bit_order) if isinstance(each, JobResult) else each
            for each in self.entries
        )
        return evolve(self, entries=entries)

    def to_pandas(self) -> "pd.DataFrame":
        """A table with a row for each bitstring of each circuit that has a result.

        The index is the number of the circuit and the bitstring, `circuit` and `state`, most
        frequent first. The columns are `count`, if the shots of all are known, and `probability`.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        from .batch_table import table

        return table(self)

    def to_dict(self) -> dict[str, JsonValue]:
        """The whole as JSON, errors included, to be written into a file and read back years later.

        Returns:
            An object that says its format and version, which `from_dict` of this and of later
            releases reads.
        """
        from .batch_saving import saved_batch

        return saved_batch(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> "BatchResult":
        """What `to_dict` returned as results again; equal to the original.

        Args:
            data: The object, as `json.load` reads it.

        Raises:
            SavedResultError: It is no saved batch, is damaged, or of a version that is newer than
                this release.
        """
        from .batch_saving import loaded_batch

        return loaded_batch(data)

    @overload
    def __getitem__(self, index: int) -> JobResult: ...

    @overload
    def __getitem__(self, index: slice) -> "BatchResult": ...

    def __getitem__(self, index: int | slice) -> "JobResult | BatchResult":
        if isinstance(index, slice):
            return evolve(self, entries=self.entries[index])
        return _there(self.entries[index])

    def __iter__(self) -> Iterator[JobResult]:
        return map(_there, self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __repr__(self) -> str:
        errors = [*self.errors]
        shown = [*errors[:SHOWN], "..."] if len(errors) > SHOWN else errors
        failed = f", failed=[{', '.join(map(str, shown))}]" if errors else ""
        jobs = self.job_ids
        job = f"job_id={self.job_id!r}" if len(jobs) == 1 else f"jobs={len(jobs)}"
        return f"BatchResult({job}, backend={self.backend!r}, circuits={len(self)}{failed})"


def _there(entry: JobResult | JobError) -> JobResult:
    if isinstance(entry, JobError):
        # Otherwise each time would add to the traceback of the last.
        raise entry.with_traceback(None)
    return entry
