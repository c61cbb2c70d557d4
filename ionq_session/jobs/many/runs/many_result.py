"""ManyResult: what came of a run of many jobs, and Progress: how far it is."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, overload

from attrs import field, frozen

from ....errors import IonQError

if TYPE_CHECKING:
    from ...results.job_result import JobResult


@frozen
class Progress:
    """How far a run of many circuits is.

    Attributes:
        total: How many circuits there are.
        submitted: How many of them have a job.
        completed: How many have a result.
        failed: How many have an error instead.
        resumed: How many had a job already when this call began.
    """

    total: int
    submitted: int = 0
    completed: int = 0
    failed: int = 0
    resumed: int = 0

    @property
    def ended(self) -> int:
        """How many have a result or an error."""
        return self.completed + self.failed

    def __str__(self) -> str:
        """The figures in one line."""
        failed = f", {self.failed} failed" if self.failed else ""
        return f"{self.submitted} submitted, {self.completed} completed{failed}, of {self.total}"


@frozen(kw_only=True, repr=False)
class ManyResult(Sequence["JobResult"]):
    """The results of a run of many circuits, in the order in which these were given.

        many = session.run_many(circuits, name="sweep")
        many[0].counts
        many.errors                 # {17: JobFailedError(...)}

    The result of a circuit that failed is not there: asking for it raises its error, while the
    others can be read. So does going through all; `results` has those that there are.

    Attributes:
        name: The name of the run; None if it had none.
        entries: For each circuit its result, or the error that it ended with.
        jobs: For each circuit the id of its job; None if it has none, or if it is not known.
        progress: How many there are of each.
    """

    name: str | None = None
    entries: "tuple[JobResult | IonQError, ...]" = field(hash=False)
    jobs: tuple[str | None, ...]
    progress: Progress

    @property
    def results(self) -> "tuple[JobResult, ...]":
        """The results that there are."""
        return tuple(each for each in self.entries if not isinstance(each, IonQError))

    @property
    def errors(self) -> dict[int, IonQError]:
        """Why the others are not there, by the place of the circuit, from 0."""
        return {
            place: each for place, each in enumerate(self.entries) if isinstance(each, IonQError)
        }

    @overload
    def __getitem__(self, index: int) -> "JobResult": ...

    @overload
    def __getitem__(self, index: slice) -> "tuple[JobResult, ...]": ...

    def __getitem__(self, index: int | slice) -> "JobResult | tuple[JobResult, ...]":
        if isinstance(index, slice):
            return tuple(_there(each) for each in self.entries[index])
        return _there(self.entries[index])

    def __iter__(self) -> "Iterator[JobResult]":
        return map(_there, self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __repr__(self) -> str:
        name = "" if self.name is None else f"{self.name!r}, "
        return f"ManyResult({name}{self.progress})"


def _there(entry: "JobResult | IonQError") -> "JobResult":
    if isinstance(entry, IonQError):
        raise entry
    return entry
