"""One walk through the list of jobs, from the newest on, for the jobs that bear some tags."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from attrs import Factory, define, frozen

from ionq_api import UNSET
from ionq_api.api import jobs as jobs_api
from ionq_api.codec import is_list, is_object

from ..._flows.calls import Calls
from ..._flows.flow import Flow
from ..._flows.operation import OperationOptions
from ...errors import IonQError
from ..listing_order import ListingOrder
from .metadata import TAG_KEY

if TYPE_CHECKING:
    from ionq_api.models import BaseJob, GetJobsResponse

PAGE = 25  # jobs: what the service documents as the most


@frozen
class Limits:
    """Where a walk ends, besides the end of the list.

    Attributes:
        margin: How much older than a submission a whole page of jobs has to be. This machine's
            clock may be that far ahead of the service's.
        pages: The most pages.
        until: The reading of the monotonic clock at which no other page is asked for.
    """

    margin: timedelta
    pages: int
    until: float = float("inf")


@frozen
class FoundJob:
    """A job that bears a tag.

    Attributes:
        job_id: Its id.
        status: Its status, as listed.
        session_id: The session of IonQ's that it runs in.
        submitted_at: When the service took it; None if the service does not tell.
    """

    job_id: str
    status: str
    session_id: str | None = None
    submitted_at: datetime | None = None


@define
class Walk:
    """What a walk has seen so far.

    Attributes:
        found: The jobs by tag, in the order of the list.
        ended: Whether the list was read to its end.
        failure: What ended the walk, if a call failed.
    """

    found: dict[str, list[FoundJob]] = Factory(dict[str, list[FoundJob]])
    ended: bool = False
    failure: IonQError | None = None
    _order: ListingOrder = Factory(ListingOrder)
    _seen: set[str] = Factory(set[str])

    def covers(self, since: datetime | None, margin: timedelta) -> bool:
        """Whether a job that was submitted then would have been seen."""
        if self.ended:
            return True
        passed = self._order.passed
        return since is not None and passed is not None and passed <= since - margin

    def job(self, tag: str) -> FoundJob | None:
        """The job of a tag: the oldest, if there are several, since copies are made of it."""
        return min(self.found.get(tag, []), key=_age, default=None)

    def read(self, page: "GetJobsResponse", tags: Iterable[str]) -> bool:
        """Take in a page; whether it is one."""
        # A reply is read leniently: what deviates from the document is there as it came.
        listed: object = page.jobs
        if not is_list(listed):
            return False
        times: list[datetime | None] = []
        for each in cast("list[BaseJob]", listed):
            job_id: object = getattr(each, "id", None)
            if job_id in self._seen:  # pages shift when a job is added while they are read
                continue
            if isinstance(job_id, str):
                self._seen.add(job_id)
            at: object = getattr(each, "submitted_at", None)
            times.append(at if isinstance(at, datetime) else None)
            tag = _tag_of(each)
            if tag is not None and tag in tags:
                self.found.setdefault(tag, []).append(_found(each, times[-1]))
        self._order.note(times)
        return True


def walk(
    tags: Mapping[str, datetime | None],
    calls: Calls,
    limits: Limits,
    options: OperationOptions | None = None,
) -> Flow[Walk]:
    """Read the list of jobs until every tag's time is passed; a failing call ends it, too.

    It goes on after a job is found, since an older one may bear the tag as well.

    Args:
        tags: When each submission was made; None if that is not known.
        calls: What calls are made with.
        limits: Where it ends at the latest.
        options: How the calls are made.
    """
    state = Walk()
    cursors: set[str] = set()
    cursor: str | None = None
    for _ in range(limits.pages):
        try:
            page = yield from calls.execute(jobs_api.get_jobs(limit=PAGE, next_=cursor), options)
        except IonQError as error:
            state.failure = error
            return state
        if not state.read(page, tags):
            return state
        following = received_text(page.next_)
        if following is None:
            state.ended = page.next_ is None or _is_unset(page.next_)
            return state
        if following in cursors:  # a list that goes in a circle shows nothing new
            return state
        cursors.add(following)
        cursor = following
        if all(state.covers(since, limits.margin) for since in tags.values()):
            return state
        if calls.context.monotonic() >= limits.until:
            return state
    return state


def _is_unset(value: object) -> bool:
    return value is UNSET


def _age(job: FoundJob) -> tuple[bool, float]:
    """Sorts the oldest first, and jobs without a time last."""
    at = job.submitted_at
    return (at is None, 0.0 if at is None else at.timestamp())


def _tag_of(job: "BaseJob") -> str | None:
    """The tag that a listed job bears; none for a part of another job, which may have its copy."""
    parent: object = getattr(job, "parent_job_id", None)
    metadata: object = getattr(job, "metadata", None)
    job_id: object = getattr(job, "id", None)
    if isinstance(parent, str) or not is_object(metadata) or received_text(job_id) is None:
        return None
    return received_text(metadata.get(TAG_KEY))


def _found(job: "BaseJob", at: datetime | None) -> FoundJob:
    status, session_id = received_text(job.status), received_text(job.session_id)
    return FoundJob(job.id, status or "", session_id, at)


def received_text(value: object) -> str | None:
    """A text of a reply; None for one that is missing, blank or no text, as replies may have it."""
    return value if isinstance(value, str) and value.strip() else None
