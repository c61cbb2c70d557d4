"""Settling what is open: one submission by its tag, or all that the journal has."""

from collections.abc import Collection
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypedDict, Unpack

from attrs import frozen

from ..._flows.calls import Calls
from ..._flows.flow import Flow, work
from ...errors import ConfigurationError
from ..errors import JournalError
from ..journal.entries import Entry, Outcome
from .account import account_of
from .finding import LATE_MARGIN, look_late
from .in_flight import may_be_in_flight
from .ledger import Ledger
from .tags import is_tag, time_of
from .walking import FoundJob, received_text

if TYPE_CHECKING:
    from ..journal.journal import Journal

OPEN: tuple[Outcome, ...] = ("pending", "unknown")
WITHOUT_A_JOB: tuple[Outcome, ...] = ("refused", "not_sent")


class Filters(TypedDict, total=False):
    """Which entries of the journal to return; each is that of `Journal.entries`."""

    tag: str | None
    outcome: Outcome | Collection[Outcome] | None
    backend: str | None
    name: str | None
    job_id: str | None
    payload_hash: str | None
    base_url: str | None
    run: str | None
    since: datetime | None
    until: datetime | None
    limit: int | None


@frozen
class Recovered:
    """What a recovery made of one submission.

    Attributes:
        entry: What the journal had.
        outcome: The outcome now: `submitted`; `absent`, so that it may be submitted again;
            `unknown` if the list of jobs could not be read far enough, if it was submitted with
            another key, or if it bears no tag; `pending` if it may be in the middle of being sent.
        job_id: The job, if it is known.
    """

    entry: Entry
    outcome: Outcome
    job_id: str | None = None


def find_submission(tag: str, calls: Calls, journal: "Journal | None") -> Flow[str | None]:
    """The id of the job that bears a tag, and None if there is none.

    What the journal knows is believed, if it can be read; else the list of jobs is read, once more
    if the job is not there at first, back to the time of the submission: the journal's, else that
    in the tag, else ten thousand jobs. The journal learns the result.

    Args:
        tag: The tag, as `SubmissionUnknownError` has it.
        calls: What calls are made with.
        journal: The journal, if there is one.

    Raises:
        ConfigurationError: It is no tag.
        IonQError: The list could not be read.
    """
    if not received_text(tag):
        raise ConfigurationError(
            "tag= takes the tag of a submission, as SubmissionUnknownError.tag and the entries of "
            "history() have it; a job without one is found by hand, in session.get_jobs()"
        )
    entry: Entry | None = None
    if journal is not None:
        read = partial(journal.entries, tag=tag, base_url=calls.config.base_url)
        try:
            entries = yield from work(read)
        except JournalError:  # the service knows of the job all the same
            entries = []
        entry = entries[0] if entries else None
    if entry is not None:
        if entry.job_id or entry.outcome in WITHOUT_A_JOB:
            return entry.job_id
        settled = yield from settle([entry], calls, journal)
        return settled[tag].job_id
    jobs: list[FoundJob] = []

    def found(_: str, job: FoundJob) -> Flow[None]:
        jobs.append(job)
        yield from ()

    yield from look_late({tag: time_of(tag)}, calls, found)
    return jobs[0].job_id if jobs else None


def recover(calls: Calls, journal: "Journal | None") -> Flow[list[Recovered]]:
    """Settle every submission to this service that the journal has as open.

    Those are what a crash left in the middle, and what stayed unknown. All of them are looked for
    together; one that another process is perhaps sending at this moment is left alone. It does no
    harm to call it again, or in two processes at once.

    Args:
        calls: What calls are made with.
        journal: The journal, if there is one.

    Returns:
        What became of each, the newest first.

    Raises:
        IonQError: The list of jobs could not be read; what was found before is settled.
    """
    if journal is None:
        return []
    base_url = calls.config.base_url
    entries = yield from work(partial(journal.entries, outcome=OPEN, base_url=base_url))
    settled = yield from settle(entries, calls, journal)
    return [settled[entry.tag] for entry in entries]


def history(journal: "Journal | None", **filters: Unpack[Filters]) -> Flow[list[Entry]]:
    """The journal's entries that match all filters, the newest first.

    Args:
        journal: The journal, if there is one; without, there is no history.
        **filters: Those of `Journal.entries`.
    """
    if journal is None:
        return []
    return (yield from work(partial(journal.entries, **filters)))


def settle(
    entries: list[Entry], calls: Calls, journal: "Journal | None"
) -> Flow[dict[str, Recovered]]:
    """Look for the jobs of open entries, and write down what becomes of them.

    Args:
        entries: The entries.
        calls: What calls are made with.
        journal: The journal, if there is one.

    Returns:
        What became of each, by its tag.

    Raises:
        IonQError: The list could not be read; what was found before is settled.
    """
    now = calls.context.now
    settled = {entry.tag: Recovered(entry, entry.outcome) for entry in entries}
    lost = {
        entry.tag: entry
        for entry in entries
        if is_tag(entry.tag) and not may_be_in_flight(entry, now())
    }

    def write(entry: Entry, outcome: Outcome, job_id: str | None = None) -> Flow[None]:
        settled[entry.tag] = Recovered(entry, outcome, job_id)
        if outcome != entry.outcome:
            ledger = Ledger(journal, entry.tag, now)
            yield from ledger.settle(outcome, job_id=job_id, error=entry.error)

    def found(tag: str, job: FoundJob) -> Flow[None]:
        yield from write(lost.pop(tag), "submitted", job.job_id)

    times: dict[str, datetime | None] = {tag: entry.created_at for tag, entry in lost.items()}
    seen = yield from look_late(times, calls, found)
    for entry in lost.values():
        own = entry.account in (None, account_of(calls.config))
        surely = own and seen.covers(entry.created_at, LATE_MARGIN)
        yield from write(entry, "absent" if surely else "unknown")
    return settled
