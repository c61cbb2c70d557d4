"""What the journal knows of one submission, and how that becomes a row of its table and back."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from types import NoneType
from typing import Any, Literal, TypeAlias, cast, get_args

from attrs import field, fields, frozen

Outcome: TypeAlias = Literal["pending", "submitted", "refused", "not_sent", "unknown", "absent"]
"""What became of a submission.

`pending`: the intent is written, and nothing else is known: it is being sent, or its process has
ended in the middle. `submitted`: the job exists, and its id is known. `refused`: the service said
that it did not act. `not_sent`: nothing reached the service. `unknown`: it was sent, no usable
answer came, and the job has not been found yet. `absent`: the job was looked for and surely is not
there.
"""

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

# Times are whole microseconds since 1970, UTC: numbers sort as the times do, whatever zone a time
# was given in, and nothing of a datetime is lost.
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

Cell: TypeAlias = str | int | None


@frozen(kw_only=True)
class Entry:
    """One submission, as the journal knows it; there is no key in it.

    Attributes:
        tag: The id that the submission has of its own, also in the job's metadata.
        base_url: The address of the service that it is for.
        created_at: When the intent was written, with a time zone.
        outcome: What became of it.
        job_id: The job, once it is known.
        backend: The backend that was asked for.
        shots: How many shots were asked for.
        payload_hash: A hash of what was sent, which tells whether two submissions are the same.
        name: The job's name.
        dry_run: Whether nothing was to be run.
        settled_at: When `outcome` became known, with a time zone; None while it is `pending`.
        error: The class of the error that it ended with, without any text of the service.
        host: The name of the machine that submitted.
        process: The id of the process there.
        run: The name of the `run_many` that it belongs to; None if it was submitted by itself.
        item: Its place among the circuits of that, from 0.
        account: A few digits of a hash of the key, which tell submissions of one project from those
            of another; None where a function gives the key.
    """

    tag: str
    base_url: str
    created_at: datetime
    outcome: Outcome = "pending"
    job_id: str | None = None
    backend: str | None = None
    shots: int | None = None
    payload_hash: str
    name: str | None = None
    dry_run: bool = False
    settled_at: datetime | None = None
    error: str | None = None
    host: str = field(factory=platform.node)
    process: int = field(factory=os.getpid)
    run: str | None = None
    item: int | None = None
    account: str | None = None


COLUMNS: tuple[str, ...] = tuple(each.name for each in fields(Entry))
"""The columns of the table, in the order of a row; each has the name of its attribute."""

_MAYBE_TEXT = (str, NoneType)
_MAYBE_NUMBER = (int, NoneType)
_KINDS: dict[str, type | tuple[type, ...]] = {
    "tag": str,
    "base_url": str,
    "created_at": int,
    "outcome": str,
    "job_id": _MAYBE_TEXT,
    "backend": _MAYBE_TEXT,
    "shots": _MAYBE_NUMBER,
    "payload_hash": str,
    "name": _MAYBE_TEXT,
    "dry_run": int,
    "settled_at": _MAYBE_NUMBER,
    "error": _MAYBE_TEXT,
    "host": str,
    "process": int,
    "run": _MAYBE_TEXT,
    "item": _MAYBE_NUMBER,
    "account": _MAYBE_TEXT,
}
"""What a cell may be; a column of SQLite takes any type, whatever it was declared with."""


def row(entry: Entry) -> tuple[Cell, ...]:
    """The cells of an entry, in the order of `COLUMNS`."""
    return tuple(cell(getattr(entry, name)) for name in COLUMNS)


def cell(value: str | float | datetime | None) -> Cell:
    """A value as the file holds it."""
    if isinstance(value, datetime):
        return (value - _EPOCH) // _MICROSECOND
    if isinstance(value, str):
        # Half of a surrogate pair may stand in a job's name, as JSON can escape it; SQLite has
        # UTF-8 only.
        return value.encode(errors="backslashreplace").decode()
    return None if value is None else int(value)


def entry(cells: Sequence[object]) -> Entry:
    """The entry of a row.

    Raises:
        ValueError: The row holds what this package never writes.
    """
    values = dict(zip(COLUMNS, cells, strict=True))
    for name, kinds in _KINDS.items():
        if not isinstance(values[name], kinds):
            raise ValueError(f"{name} is {values[name]!r}")
    if values["outcome"] not in OUTCOMES:
        raise ValueError(f"outcome is {values['outcome']!r}")
    values["dry_run"] = bool(values["dry_run"])
    for name in ("created_at", "settled_at"):
        values[name] = _time(cast("int | None", values[name]))
    return Entry(**cast("dict[str, Any]", values))  # Any: checked above, each by its own type


def _time(microseconds: int | None) -> datetime | None:
    if microseconds is None:
        return None
    try:
        return _EPOCH + microseconds * _MICROSECOND
    except OverflowError as error:
        raise ValueError(f"{microseconds} microseconds are no time") from error
