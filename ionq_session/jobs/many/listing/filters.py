"""The filters of lists of jobs: what goes into the query, and what is filtered here."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from attrs import field, frozen

from ...._option_rules import REFUSED, Rule, optional, ruled, text, whole_number
from ....errors import ConfigurationError
from ...listing_order import ORDER_SLACK, ListingOrder
from .marks import Mark
from .paging import Everything, Selection

if TYPE_CHECKING:
    from ionq_api.models import BaseJob, JobStatus


class JobFilters(TypedDict, total=False):
    """Which jobs of a list are wanted; `IonQSession.jobs` describes each."""

    status: "JobStatus | None"
    backend: str | Iterable[str] | None
    submitter_id: str | None
    name: str | None
    since: datetime | None
    until: datetime | None
    limit: int | None
    cursor: str | None


def _aware(value: object) -> object:
    known = isinstance(value, datetime) and value.utcoffset() is not None
    return value if known else REFUSED


def _positive(value: object) -> object:
    return value if whole_number(value) not in (REFUSED, 0) else REFUSED


TIME = Rule("a datetime with a time zone", optional(_aware))
TEXT = Rule("a text", optional(text))
LIMIT = Rule("a whole number above 0, or None for no limit", optional(_positive))


@frozen
class JobSelection:
    """What is wanted of a list of jobs, as far as the service has no filter for it."""

    name: str | None
    since: datetime | None
    until: datetime | None
    _order: ListingOrder = field(factory=ListingOrder)

    def wants(self, item: "BaseJob") -> bool:
        """Whether a job is wanted; one without a time is, since its time may be any."""
        if self.name is not None and item.name != self.name:
            return False
        at = _time(item)
        if at is None:
            return True
        return not (
            (self.since is not None and at < self.since)
            or (self.until is not None and at >= self.until)
        )

    def is_past(self, items: "Sequence[BaseJob]") -> bool:
        """Whether a whole page is older than `since`, in a list that has the newest job first."""
        self._order.note([_time(each) for each in items])
        passed = self._order.passed
        return self.since is not None and passed is not None and passed < self.since - ORDER_SLACK


def _time(job: "BaseJob") -> datetime | None:
    found: object = getattr(job, "submitted_at", None)  # a reply may have anything here
    return found if isinstance(found, datetime) else None


@frozen
class Filters:
    """The filters of one list, checked.

    Attributes:
        status: The service's filters, by its names.
        target: Likewise; backends are separated by commas.
        submitter_id: Likewise.
        selection: What is filtered here.
        limit: The most jobs.
        mark: Where to begin.
    """

    status: "JobStatus | None"
    target: str | None
    submitter_id: str | None
    selection: "Selection[BaseJob]"
    limit: int | None
    mark: Mark | None


def filters(given: JobFilters) -> Filters:
    """The filters of a list of jobs.

    Raises:
        ConfigurationError: One is of another type.
    """
    status, submitter_id = given.get("status"), given.get("submitter_id")
    name, since, until = given.get("name"), given.get("since"), given.get("until")
    for each, value in (("status", status), ("submitter_id", submitter_id), ("name", name)):
        ruled(each, TEXT, value)
    ruled("since", TIME, since)
    ruled("until", TIME, until)
    selection: Selection[BaseJob] = Everything()
    if (name, since, until) != (None, None, None):
        selection = JobSelection(name, since, until)
    return Filters(
        status=status,
        target=_target(given.get("backend")),
        submitter_id=submitter_id,
        selection=selection,
        limit=limit_of(given.get("limit")),
        mark=Mark.of(given.get("cursor")),
    )


def limit_of(limit: int | None) -> int | None:
    """The most items.

    Raises:
        ConfigurationError: It is no whole number above 0.
    """
    ruled("limit", LIMIT, limit)
    return limit


def _target(backend: str | Iterable[str] | None) -> str | None:
    """Backends as the query has them: separated by commas.

    Raises:
        ConfigurationError: They are not texts.
    """
    if backend is None or isinstance(backend, str):
        return backend
    names = list(backend)
    given: list[object] = [*names]
    if not names or not all(isinstance(each, str) and each for each in given):
        raise ConfigurationError("backend= takes the name of a backend, or several names")
    return ",".join(names)
