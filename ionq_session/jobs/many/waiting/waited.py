"""What became of many jobs that were waited for."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, overload

from attrs import field, frozen

from ....errors import IonQError
from ...errors import JobNotFoundError
from ...states import COMPLETED, FINAL, job_error

if TYPE_CHECKING:
    from ionq_api.models import BaseJob

    from ...states import Job

MISSING: Final = "missing"
"""What stands for the status of a job that the service does not know, or no more."""

UNSEEN: Final = "unseen"
"""What stands for the status of a job that was not looked at yet."""


@frozen
class WaitedJob:
    """One of many jobs that were waited for.

    Attributes:
        id: The job.
        status: `completed`, `failed` or `canceled`; `missing` for one that the service does not
            know, because it was deleted, or its id is wrong. After a timeout also the status that
            it had last, or `unseen` if it was not looked at.
        job: The job as it was seen last; None if it never was.
    """

    id: str
    status: str
    job: "BaseJob | Job | None" = field(default=None, repr=False)

    @property
    def has_ended(self) -> bool:
        """Whether its status is final."""
        return self.status in FINAL or self.status == MISSING

    @property
    def error(self) -> IonQError | None:
        """The error that its status stands for; None if it has completed, or not ended.

        A `JobFailedError` with IonQ's code, a `JobCanceledError`, or a `JobNotFoundError`.
        """
        if self.status == MISSING:
            return JobNotFoundError(
                f"the service knows no job {self.id}: it was deleted, or the id is wrong, or of "
                "another project",
                job_id=self.id,
            )
        return None if self.job is None else job_error(self.job)


@frozen
class Waited(Sequence[WaitedJob]):
    """What became of many jobs, in the order in which they were given.

    Attributes:
        entries: Each job; one that was given twice is there twice.
    """

    entries: tuple[WaitedJob, ...] = field(repr=False)

    @property
    def counts(self) -> dict[str, int]:
        """How many jobs there are in each status."""
        return dict(Counter(each.status for each in self.entries))

    @property
    def completed(self) -> "list[WaitedJob]":
        """Those that have completed."""
        return [each for each in self.entries if each.status == COMPLETED]

    @property
    def not_completed(self) -> "list[WaitedJob]":
        """All others: failed, canceled, missing, or on their way."""
        return [each for each in self.entries if each.status != COMPLETED]

    def raise_errors(self) -> None:
        """Raise the errors of the jobs that ended otherwise than completed, if there are any.

        Raises:
            ExceptionGroup: Of `JobFailedError`, `JobCanceledError` and `JobNotFoundError`.
        """
        found = {each.id: each.error for each in self.entries}
        errors = [each for each in found.values() if each is not None]
        if errors:
            raise ExceptionGroup(f"{len(errors)} of {len(found)} jobs did not complete", errors)

    @overload
    def __getitem__(self, index: int) -> WaitedJob: ...
    @overload
    def __getitem__(self, index: slice) -> "Waited": ...
    def __getitem__(self, index: int | slice) -> "WaitedJob | Waited":
        if isinstance(index, slice):
            return Waited(self.entries[index])
        return self.entries[index]

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[WaitedJob]:
        return iter(self.entries)

    def __repr__(self) -> str:
        return f"Waited({self.counts})"


@frozen
class WaitProgress:
    """How far the waiting for many jobs is.

    Attributes:
        counts: How many jobs were seen last in each status; `unseen` has those that were not
            looked at yet, `missing` those that the service does not know.
        elapsed: Seconds since the waiting began.
    """

    counts: Mapping[str, int]
    elapsed: float

    @property
    def total(self) -> int:
        """How many different jobs there are."""
        return sum(self.counts.values())

    @property
    def ended(self) -> int:
        """How many of them have ended."""
        return sum(self.counts.get(each, 0) for each in (*FINAL, MISSING))
