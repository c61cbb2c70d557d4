"""One submission's entry in the journal, if there is a journal."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from attrs import frozen

from ..._flows.flow import Flow, work
from ..errors import RunError

if TYPE_CHECKING:
    from ..journal.entries import Entry, Outcome
    from ..journal.journal import Journal


@frozen
class Ledger:
    """Writes what became of a submission, and does nothing without a journal.

    Attributes:
        journal: The journal.
        record: What it calls the submission.
        now: The time.
    """

    journal: "Journal | None"
    record: str
    now: Callable[[], datetime]

    def begin(self, entry: "Entry") -> Flow[None]:
        """Write down the intent, before anything is sent.

        Raises:
            RunError: It is an item of a run, and another process submits it, or has done so.
            JournalError: It is one, and the intent cannot be written.
        """
        if self.journal is None:
            return
        if entry.run is None:
            yield from work(partial(self.journal.begin, entry))
            return
        holder = yield from work(partial(self.journal.claim, entry))
        if holder is not None:
            raise RunError(
                f"item {entry.item} of the run {entry.run!r} was not sent: process "
                f"{holder.process} on {holder.host} has submitted it, or is about to; when that "
                "has ended, the same call goes on with what is missing",
                run=entry.run,
                item=entry.item,
            )

    def settle(
        self, outcome: "Outcome", *, job_id: str | None = None, error: str | None = None
    ) -> Flow[None]:
        """Write down the outcome.

        Args:
            outcome: What became of the submission.
            job_id: The job, if there is one.
            error: The class of the error that the submission ended with.
        """
        if self.journal is None:
            return
        write = partial(
            self.journal.settle, self.record, outcome, job_id=job_id, error=error, at=self.now()
        )
        yield from work(write)
