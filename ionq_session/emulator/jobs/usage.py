"""Usage: the compute time and the cost of jobs, by period and by group."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from ..account import ORGANIZATION_ID, PROJECT_ID, SUBMITTER_ID
from ..clock import timestamp
from ..jsontypes import JsonObject
from .job import Job

_UNIT = "USD"
_MAX_GROUPS = 5

_GROUPS: dict[str, Callable[[Job], tuple[str, str]]] = {
    "job": lambda job: (job.id, job.submission.name or job.id),
    "project": lambda _job: (PROJECT_ID, "emulator"),
    "user": lambda _job: (SUBMITTER_ID, "emulator"),
}
_PERIODS: dict[str, Callable[[date], date]] = {
    "daily": lambda day: day,
    "weekly": lambda day: day - timedelta(days=day.weekday()),
    "monthly": lambda day: day.replace(day=1),
}


def bounds(first: date, last: date) -> tuple[datetime, datetime]:
    """The first moment of the first day and the last moment of the last one."""
    return datetime.combine(first, time.min, UTC), datetime.combine(last, time.max, UTC)


def usage(jobs: Sequence[Job], first: date, last: date, group_by: str, modality: str) -> JsonObject:
    """The reply to `GET /organizations/{id}/usage`.

    Args:
        jobs: The jobs that completed within these days.
        first: The first day.
        last: The last day, inclusive.
        group_by: `job`, `project` or `user`.
        modality: `daily`, `weekly` or `monthly`.

    Returns:
        The reply; periods without a job are left out.
    """
    start, end = bounds(first, last)
    periods: dict[date, list[Job]] = defaultdict(list)
    for job in jobs:
        if job.completed_at is not None:
            day = max(_PERIODS[modality](job.completed_at.date()), first)
            periods[day].append(job)
    total = _sums(jobs)
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


def _groups(jobs: Sequence[Job], group_by: str) -> list[JsonObject]:
    """The groups that cost the most."""
    groups: dict[tuple[str, str], list[Job]] = defaultdict(list)
    for job in jobs:
        groups[_GROUPS[group_by](job)].append(job)
    dearest = sorted(groups.items(), key=lambda item: -_cost(item[1]))[:_MAX_GROUPS]
    return [
        {"group_id": group, "group_name": name, **_sums(members)}
        for (group, name), members in dearest
    ]


def _sums(jobs: Sequence[Job]) -> JsonObject:
    amount = round(_cost(jobs), 6)
    return {
        "job_count": len(jobs),
        "time_us": sum(_time_us(job) for job in jobs),
        "amount": amount,
        "amount_unit": _UNIT,
        "amounts": [{"amount": amount, "unit": _UNIT}],
    }


def _cost(jobs: Sequence[Job]) -> float:
    return sum(job.cost or 0.0 for job in jobs)


def _time_us(job: Job) -> float:
    billed = job.preflight.stats.get("billed_quantum_compute_time_us", 0)
    return billed if isinstance(billed, int | float) else 0
