"""The lists of the service's that can be walked through, each with how a page of it is read."""

from collections.abc import Callable, Hashable
from datetime import date, datetime
from typing import TYPE_CHECKING

from ionq_api import UNSET, Operation
from ionq_api.api import jobs as jobs_api
from ionq_api.codec import is_list

from ...._flows.calls import Calls
from ...._flows.flow import Flow
from ...._option_rules import REFUSED, Rule, optional, ruled
from ....errors import ConfigurationError, NotFoundError
from ...errors import PagingError
from ...submitting.walking import received_text
from ..reserving.enrollment import not_enrolled_or
from .filters import Filters, JobFilters, filters, limit_of
from .marks import Mark
from .paging import Listing, Page, Walk

if TYPE_CHECKING:
    from ionq_api.models import BaseJob, Characterization, CharacterizationPage, GetJobsResponse

JOBS_PAGE = 25  # what the document gives as the most
CHARACTERIZATIONS_PAGE = 10  # likewise

ListJobs = Callable[[Filters, str | None, int], "Operation[GetJobsResponse]"]


def jobs(
    calls: Calls, given: JobFilters, *, parent: str | None = None, session_id: str | None = None
) -> "Walk[BaseJob]":
    """A walk through the jobs of the project, or the children of one."""

    def operation(chosen: Filters, cursor: str | None, size: int) -> "Operation[GetJobsResponse]":
        return jobs_api.get_jobs(
            parent_job_id=parent,
            session_id=session_id,
            limit=size,
            next_=cursor,
            status=chosen.status,
            target=chosen.target,
            submitter_id=chosen.submitter_id,
        )

    return _job_walk(calls, given, operation)


def session_jobs(calls: Calls, session_id: str, given: JobFilters) -> "Walk[BaseJob]":
    """A walk through the jobs of a session of IonQ's."""

    def operation(chosen: Filters, cursor: str | None, size: int) -> "Operation[GetJobsResponse]":
        from ionq_api.api.sessions import get_session_jobs  # a document may lack the tag

        return get_session_jobs(
            session_id,
            limit=size,
            next_=cursor,
            status=chosen.status,
            target=chosen.target,
            submitter_id=chosen.submitter_id,
        )

    return _job_walk(calls, given, operation, session_id)


def _job_walk(
    calls: Calls, given: JobFilters, operation: ListJobs, session_id: str | None = None
) -> "Walk[BaseJob]":
    chosen = filters(given)

    def read(cursor: str | None, size: int) -> "Flow[Page[BaseJob]]":
        try:
            reply = yield from calls.execute(operation(chosen, cursor, size))
        except NotFoundError as error:
            if session_id is None:
                raise
            raise (yield from not_enrolled_or(error, calls)) from None
        return job_page(reply)

    listing = Listing("jobs", read, _job_key, JOBS_PAGE, selection=chosen.selection)
    return Walk(listing, chosen.limit, chosen.mark)


def job_page(reply: "GetJobsResponse") -> "Page[BaseJob]":
    """A page of jobs from a reply, which was read leniently.

    Raises:
        PagingError: Its cursor is none.
    """
    from ionq_api.models import BaseJob

    listed: object = reply.jobs
    items = [each for each in listed if isinstance(each, BaseJob)] if is_list(listed) else []
    following: object = getattr(reply, "next_", None)
    if following is None or following is UNSET:
        return Page(items, None)
    if isinstance(following, bool) or not isinstance(following, str | int):
        raise PagingError(
            f"the cursor of the next page of jobs is a {type(following).__name__}, not a text"
        )
    return Page(items, str(following).strip() or None)


def _job_key(job: "BaseJob") -> Hashable:
    return received_text(job.id) or repr(job.id)  # a reply that deviates may have anything here


DAY = Rule("a date", optional(lambda value: value if _is_day(value) else REFUSED))


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def characterizations(
    calls: Calls,
    backend: str,
    start: date | None,
    end: date | None,
    limit: int | None,
    cursor: str | None,
) -> "Walk[Characterization]":
    """A walk through the characterizations of a backend."""
    ruled("start", DAY, start)
    ruled("end", DAY, end)
    mark = Mark.of(cursor)
    if mark is not None and mark.cursor is not None and not mark.cursor.isdecimal():
        raise ConfigurationError("cursor= is not one of a list of characterizations")

    def read(cursor: str | None, size: int) -> "Flow[Page[Characterization]]":
        from ionq_api.api.characterizations import get_characterizations_for_backend

        number = int(cursor or 1)
        reply = yield from calls.execute(
            get_characterizations_for_backend(
                backend, start=start, end=end, limit=size, page=number
            )
        )
        return _characterization_page(reply, number)

    listing = Listing(
        "characterizations", read, lambda each: each.id, CHARACTERIZATIONS_PAGE, is_numbered=True
    )
    return Walk(listing, limit_of(limit), mark)


def _characterization_page(reply: "CharacterizationPage", number: int) -> "Page[Characterization]":
    """A page from a reply, which was read leniently; null stands for a backend without any."""
    from ionq_api.models import Characterization

    listed: object = reply.characterizations
    found = listed if is_list(listed) else ()
    items = [each for each in found if isinstance(each, Characterization)]
    # `pages` is how many are left. Should it be how many there are, an empty page is the end.
    is_last = not items or reply.pages == 0
    return Page(items, None if is_last else str(number + 1))
