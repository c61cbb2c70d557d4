"""One submission's entry in the journal, if there is a journal."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from attrs import frozen

from ..._flows.flow import Flow, work

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
        """Write down the intent, before anything is sent."""
        if self.journal is not None:
            yield from work(partial(self.journal.begin, entry))

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
