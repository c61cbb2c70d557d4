"""Usage: the compute time and the cost of jobs, by period and by group."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from ..account import ORGANIZATION_ID, PROJECT_ID, SUBMITTER_ID
from ..clock import timestamp
from ..jsontypes import JsonObject
from .bill import Bill

_UNIT = "USD"
_MAX_GROUPS = 5

_GROUPS: dict[str, Callable[[Bill], tuple[str, str]]] = {
    "job": lambda bill: (bill.job_id, bill.name or bill.job_id),
    "project": lambda _bill: (PROJECT_ID, "emulator"),
    "user": lambda _bill: (SUBMITTER_ID, "emulator"),
}
_PERIODS: dict[str, Callable[[date], date]] = {
    "daily": lambda day: day,
    "weekly": lambda day: day - timedelta(days=day.weekday()),
    "monthly": lambda day: day.replace(day=1),
}


def bounds(first: date, last: date) -> tuple[datetime, datetime]:
    """The first moment of the first day and the last moment of the last one."""
    return datetime.combine(first, time.min, UTC), datetime.combine(last, time.max, UTC)


def usage(
    bills: Sequence[Bill], first: date, last: date, group_by: str, modality: str
) -> JsonObject:
    """The reply to `GET /organizations/{id}/usage`.

    Args:
        bills: The bills of the jobs that completed within these days.
        first: The first day.
        last: The last day, inclusive.
        group_by: `job`, `project` or `user`.
        modality: `daily`, `weekly` or `monthly`.

    Returns:
        The reply; periods without a job are left out.
    """
    start, end = bounds(first, last)
    periods: dict[date, list[Bill]] = defaultdict(list)
    for bill in bills:
        day = max(_PERIODS[modality](bill.completed_at.date()), first)
        periods[day].append(bill)
    total = _sums(bills)
    return {
        "organization": ORGANIZATION_ID,
        "usage_from": timestamp(start),
        "usage_to": timestamp(end),
        "group_type": group_by,
        "modality": modality,
        "job_count": total["job_count"],
        "time_us_total": total["time_us"],
        "amount_total": total["amount"],
        "usage_unit": _UNIT,
        "amount_totals": total["amounts"],
        "usage_data": [
            {
                "from": timestamp(datetime.combine(day, time.min, UTC)),
                **_sums(periods[day]),
                "group_usages": list(_groups(periods[day], group_by)),
            }
            for day in sorted(periods, reverse=True)
        ],
    }


def _groups(bills: Sequence[Bill], group_by: str) -> list[JsonObject]:
    """The groups that cost the most."""
    groups: dict[tuple[str, str], list[Bill]] = defaultdict(list)
    for bill in bills:
        groups[_GROUPS[group_by](bill)].append(bill)
    dearest = sorted(groups.items(), key=lambda item: -_cost(item[1]))[:_MAX_GROUPS]
    return [
        {"group_id": group, "group_name": name, **_sums(members)}
        for (group, name), members in dearest
    ]


def _sums(bills: Sequence[Bill]) -> JsonObject:
    amount = round(_cost(bills), 6)
    return {
        "job_count": len(bills),
        "time_us": sum(bill.time_us for bill in bills),
        "amount": amount,
        "amount_unit": _UNIT,
        "amounts": [{"amount": amount, "unit": _UNIT}],
    }


def _cost(bills: Sequence[Bill]) -> float:
    return sum(bill.cost for bill in bills)
