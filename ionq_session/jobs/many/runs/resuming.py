"""Going on with a run of the same name: what the journal knows of it, and what is left to do."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ...._flows.calls import Calls
from ...._flows.flow import Flow, work
from ...errors import RunError, SubmissionUnknownError
from ...journal.entries import Entry
from ...submitting.recovery import OPEN, settle
from .board import Item

if TYPE_CHECKING:
    from ...journal.entries import Outcome
    from ...journal.journal import Journal
    from ...submitting.submission import Submission

LIVE: "tuple[Outcome, ...]" = ("submitted", *OPEN)
"""The outcomes of a submission of which there is a job, or may be one."""


def resume(
    name: str, submissions: "Sequence[Submission]", calls: Calls, journal: "Journal"
) -> Flow[list[Item]]:
    """The items of a run, as far as earlier calls have brought them.

    What a crash left open is settled first: the job is looked for by its tag.

    Args:
        name: The name of the run.
        submissions: What is to be submitted, in the order of the circuits.
        calls: What calls are made with.
        journal: The journal.

    Raises:
        RunError: The circuits are others than before, or another process is at it.
        JournalError: The journal cannot be read.
        IonQError: The list of jobs could not be read.
    """
    read = partial(journal.entries, run=name, base_url=calls.config.base_url)
    entries = yield from work(read)
    hashes = [each.payload_hash for each in submissions]
    check_same(name, hashes, entries)
    left_open = [each for each in entries if each.outcome in OPEN]
    if left_open:
        yield from settle(left_open, calls, journal)
        entries = yield from work(read)
    return items(name, len(submissions), entries)


def check_same(name: str, hashes: Sequence[str], entries: Iterable[Entry]) -> None:
    """Refuse a run under the name of another one.

    A run may grow at its end. What it has submitted has to stay as it is: a result would belong to
    another circuit than its place says.

    Raises:
        RunError: A circuit, or an option, was changed or is missing.
    """
    for entry in entries:
        if entry.outcome not in LIVE or entry.item is None:
            continue
        if entry.item >= len(hashes):
            raise RunError(
                f"the run {name!r} has submitted circuit {entry.item}, and this call has only "
                f"{len(hashes)}: call it with all of them, or under another name",
                run=name,
                item=entry.item,
            )
        if entry.payload_hash != hashes[entry.item]:
            raise RunError(
                f"circuit {entry.item} of the run {name!r} was submitted with other gates or "
                "options (backend, shots, metadata, ...) than now: call it as before to go on, or "
                "under another name to begin anew",
                run=name,
                item=entry.item,
            )


def items(name: str, number: int, entries: Iterable[Entry]) -> list[Item]:
    """The items that the entries of a run make, once nothing is open that could be settled.

    Args:
        name: The name of the run.
        number: How many items it has.
        entries: What the journal has of it, the newest first.

    Raises:
        RunError: Another process is perhaps submitting one of them.
    """
    made = [Item() for _ in range(number)]
    for entry in entries:
        if entry.outcome not in LIVE or entry.item is None:
            continue
        item = made[entry.item]
        if entry.outcome == "pending":
            raise RunError(
                f"process {entry.process} on {entry.host} is submitting circuit {entry.item} of "
                f"the run {name!r}: two at once would do the work twice. When it has ended, or a "
                "quarter of an hour after it was killed, the same call goes on",
                run=name,
                item=entry.item,
            )
        if item.job_id is not None:  # a newer one; the older was found after it had been given up
            continue
        if entry.outcome == "submitted" and entry.job_id is not None:
            item.stage, item.job_id, item.result = "waiting", entry.job_id, None
        else:
            item.stage = "done"
            item.result = SubmissionUnknownError(
                f"circuit {entry.item} of the run {name!r} was sent earlier, and nothing says "
                "whether it became a job; the same call looks again, and does not send it again",
                tag=entry.tag,
            )
    return made
