"""Which entries are asked for, checked, as a condition in SQL."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import TypeAlias, cast

from attrs import frozen

from ..._option_rules import REFUSED, Rule, optional, ruled, text, whole_number
from .entries import OUTCOMES, Cell, cell

Condition: TypeAlias = tuple[str, tuple[Cell, ...]]
"""SQL with question marks, and the values for them."""

ALL = 2**63 - 1  # the largest number of SQLite, and more than any file has rows


def _outcomes(value: object) -> object:
    """One outcome, or several."""
    several: object = (value,) if isinstance(value, str) else value
    if not isinstance(several, Collection):
        return REFUSED
    kept = tuple(cast("Collection[object]", several))
    return kept if all(each in OUTCOMES for each in kept) else REFUSED


def _aware(value: object) -> object:
    return value if isinstance(value, datetime) and value.utcoffset() is not None else REFUSED


def _equals(column: str) -> Callable[[object], Condition]:
    return lambda value: (f"{column} = ?", (cell(cast("str", value)),))


def _among(value: object) -> Condition:
    several = cast("tuple[str, ...]", value)
    return f"outcome IN ({', '.join('?' * len(several))})", several


def _compared(comparison: str) -> Callable[[object], Condition]:
    return lambda value: (f"created_at {comparison} ?", (cell(cast("datetime", value)),))


@frozen
class _Filter:
    rule: Rule
    condition: Callable[[object], Condition]


_TEXT = Rule("a text", optional(text))
_TIME = Rule("a datetime with a time zone", optional(_aware))
_FILTERS = {
    **{
        name: _Filter(_TEXT, _equals(name))
        for name in ("tag", "backend", "name", "job_id", "payload_hash", "base_url", "run")
    },
    "outcome": _Filter(
        Rule(f"one or several of {', '.join(OUTCOMES)}", optional(_outcomes)), _among
    ),
    "since": _Filter(_TIME, _compared(">=")),
    "until": _Filter(_TIME, _compared("<")),
}
_LIMIT = Rule("a whole number of 0 or more, or None for all", optional(whole_number))


def condition(**asked: object) -> Condition:
    """What follows after the table's name.

    Args:
        asked: A value for each of the names above, and for `limit`; None does not matter.

    Raises:
        ConfigurationError: A value is not what its filter takes.
    """
    limit = ruled("limit", _LIMIT, asked.pop("limit"))
    found: list[Condition] = []
    for name, value in asked.items():
        kept = ruled(name, _FILTERS[name].rule, value)
        if kept is not None:
            found.append(_FILTERS[name].condition(kept))
    where = " AND ".join(sql for sql, _ in found)
    values = tuple(value for _, values in found for value in values)
    return (
        f"{f' WHERE {where}' if where else ''} ORDER BY created_at DESC, number DESC LIMIT ?",
        (*values, ALL if limit is None else min(cast("int", limit), ALL)),
    )
