"""Usage as a list of periods. Days alone are asked for in parts, since they can be cut anywhere."""

from collections.abc import Hashable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from ionq_api.api.usage import get_usages
from ionq_api.codec import is_list

from ...._flows.calls import Calls
from ...._flows.flow import Flow
from ...._option_rules import ruled
from ....errors import ConfigurationError
from .filters import limit_of
from .lists import DAY
from .marks import Mark
from .paging import Listing, Page, Walk

if TYPE_CHECKING:
    from ionq_api.models import GroupBy, Modality, Usage

DAYS = 366  # of one request: a year, a few hundred kilobytes
ONE_DAY = timedelta(days=1)


def usage(
    calls: Calls,
    organization_id: str,
    start: date,
    end: date | None,
    group_by: "GroupBy",
    modality: "Modality",
    limit: int | None,
    cursor: str | None,
) -> "Walk[Usage]":
    """A walk through the periods of an organization's usage, the newest first."""
    ruled("start", DAY, start)
    ruled("end", DAY, end)
    last_day = calls.context.now().date() if end is None else end
    if start > last_day:
        raise ConfigurationError(f"start= is {start}, after the end, {last_day}")
    mark = Mark.of(cursor)
    if mark is not None and mark.cursor is not None:
        _day(mark.cursor)

    def read(cursor: str | None, _size: int) -> "Flow[Page[Usage]]":
        last = last_day if cursor is None else _day(cursor)
        first = start
        if modality == "daily":
            first = max(start, last - (DAYS - 1) * ONE_DAY)
        # Whether the last day of a reply counts changed between IonQ's documents, so that a part
        # that is not the newest asks for one more, and leaves out what is there already.
        until = last if cursor is None else last + ONE_DAY
        reply = yield from calls.execute(
            get_usages(organization_id, first, until, group_by, modality)
        )
        from ionq_api.models import Usage

        listed: object = reply.usage_data
        found = listed if is_list(listed) else ()
        items = [each for each in found if isinstance(each, Usage)]
        if cursor is not None:
            items = [each for each in items if _key(each) <= last.isoformat()]
        return Page(items, (first - ONE_DAY).isoformat() if first > start else None)

    # What a page is cut to is days, not periods: a period without a job may be left out.
    listing = Listing("usage", read, _hashable, DAYS, is_numbered=True)
    return Walk(listing, limit_of(limit), mark)


def _day(cursor: str) -> date:
    try:
        return date.fromisoformat(cursor)
    except ValueError:
        raise ConfigurationError("cursor= is not one of a list of usage") from None


def _key(period: "Usage") -> str:
    """The first day of a period."""
    found: object = getattr(period, "from_", None)  # it may be anything, or missing
    return found.date().isoformat() if isinstance(found, datetime) else ""


def _hashable(period: "Usage") -> Hashable:
    return _key(period) or repr(period)
