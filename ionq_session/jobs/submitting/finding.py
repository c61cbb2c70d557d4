"""Finding the job of a submission whose answer was lost, by the tag in its metadata."""

from collections.abc import Callable
from datetime import datetime, timedelta

from ..._flows.calls import Calls
from ..._flows.flow import Flow, sleep
from ..._flows.operation import OperationOptions
from ...errors import AuthenticationError, ConfigurationError, ForbiddenError, IonQError
from ..errors import SubmissionWarning
from .walking import FoundJob, Limits, Walk, walk

WAITS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""Seconds between one look and the next. A job that the service took is listed within seconds; a
request that got stuck on the way arrives within the minute after which gateways give up on it."""

SMALLEST_WAIT = 0.8  # of these, so that clients that lost an answer together do not look together
LONGEST_SEARCH = 120.0  # seconds; the waits, and about as long for the looks themselves
RECENT_MARGIN = timedelta(minutes=15)  # clocks that are set by hand deviate by minutes
RECENT_PAGES = 40  # a thousand jobs: more than a project submits in those minutes

LATE_MARGIN = timedelta(days=1)  # also covers clocks that are set to another time zone
LATE_PAGES = 400  # ten thousand jobs
LOOK_AGAIN = 10.0  # seconds; a list that is brought up to date by a job of its own is by then
ARRIVAL = 60.0  # seconds; a request whose sender is gone is taken by then, or never

FATAL = (AuthenticationError, ForbiddenError, ConfigurationError)
"""What another look would not change."""


def look_for(
    tag: str, since: datetime, calls: Calls, options: OperationOptions | None
) -> Flow[tuple[FoundJob | None, IonQError | None]]:
    """Look for the job of a submission that was just sent, wait, and look again.

    Args:
        tag: Its tag.
        since: When the submission began.
        calls: What calls are made with.
        options: How the calls are made.

    Returns:
        The job, or None; and what ended the last look early, if a call failed.
    """
    until = calls.context.monotonic() + LONGEST_SEARCH
    limits = Limits(RECENT_MARGIN, RECENT_PAGES, until)
    waits = iter(WAITS)
    while True:
        seen = yield from walk({tag: since}, calls, limits, options)
        job = chosen(seen, tag, calls)
        wait = next(waits, None)
        if job is not None or isinstance(seen.failure, FATAL) or wait is None:
            return job, seen.failure
        wait *= SMALLEST_WAIT + (1 - SMALLEST_WAIT) * calls.context.random()
        if calls.context.monotonic() + wait >= until:
            return None, seen.failure
        yield from sleep(wait)


def look_late(
    tags: "dict[str, datetime | None]",
    calls: Calls,
    found: Callable[[str, FoundJob], Flow[None]],
) -> Flow[Walk]:
    """Read the list for several tags at once, and once more for those that are not there at first.

    The second look is a minute after the last submission, or later: its request may still be under
    way though its process was killed.

    Args:
        tags: When each submission was made; None if that is not known.
        calls: What calls are made with.
        found: The flow of what to do with a tag and its job, before any other call is made.

    Returns:
        What the last look saw, which `covers` the tags that are surely not there.

    Raises:
        IonQError: A call failed before all of them were found.
    """
    missing = dict(tags)
    limits = Limits(LATE_MARGIN, LATE_PAGES)
    seen = Walk(ended=True)
    for wait in (None, LOOK_AGAIN):
        if not missing:
            break
        if wait is not None:
            yield from sleep(max(wait, _until_arrival(missing, calls.context.now())))
        seen = yield from walk(missing, calls, limits)
        for tag in list(missing):
            job = chosen(seen, tag, calls)
            if job is not None:
                del missing[tag]
                yield from found(tag, job)
        if seen.failure is not None and missing:
            raise seen.failure
    return seen


def _until_arrival(tags: "dict[str, datetime | None]", now: datetime) -> float:
    """Seconds until every one of these submissions has arrived, if it ever does."""
    ages = [(now - since).total_seconds() for since in tags.values() if since is not None]
    return ARRIVAL - min(max(min(ages, default=ARRIVAL), 0.0), ARRIVAL)


def chosen(seen: Walk, tag: str, calls: Calls) -> FoundJob | None:
    """The job of a tag; a warning says so if there are several."""
    job = seen.job(tag)
    if job is not None and len(seen.found[tag]) > 1:
        others = sorted(each.job_id for each in seen.found[tag] if each is not job)
        calls.context.report(
            SubmissionWarning(
                f"several jobs bear the tag {tag}: {job.job_id}, the oldest, is taken for the "
                f"submission's; {', '.join(others)} may be a copy made elsewhere, or the same "
                "request taken twice"
            )
        )
    return job
