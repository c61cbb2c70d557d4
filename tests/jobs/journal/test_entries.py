"""What becomes of an entry in a row, and of a row that is none."""

import math
import os
import pickle
import platform
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ionq_session.jobs.journal.entries import COLUMNS, OUTCOMES, Cell, Entry, entry, row

from ...cases import every
from . import made

TEXT = some.text(some.characters(exclude_categories=["Cs"]))
TIME = some.datetimes(timezones=some.just(UTC) | some.just(timezone(timedelta(hours=-11.5))))
ENTRIES = some.builds(
    Entry,
    tag=TEXT,
    base_url=TEXT,
    created_at=TIME,
    outcome=some.sampled_from(OUTCOMES),
    job_id=some.none() | TEXT,
    backend=some.none() | TEXT,
    shots=some.none() | some.integers(0, 1_000_000),
    payload_hash=TEXT,
    name=some.none() | TEXT,
    dry_run=some.booleans(),
    settled_at=some.none() | TIME,
    error=some.none() | TEXT,
    host=TEXT,
    process=some.integers(0, 2**32),
)


@given(ENTRIES)
def test_an_entry_comes_back_whole(given: Entry) -> None:
    again = entry(row(given))
    assert given == again
    assert timedelta(0) == again.created_at.utcoffset()


@given(TIME, TIME)
def test_numbers_sort_as_their_times(one: datetime, other: datetime) -> None:
    first, second = (row(made.entry("a", created_at=each)) for each in (one, other))
    place = COLUMNS.index("created_at")
    assert (one < other) == (first[place] < second[place])  # type: ignore[operator]  # numbers


def test_half_of_a_surrogate_pair_is_written_in_words() -> None:
    assert r"bell \ud800" == entry(row(made.entry("a", name="bell \ud800"))).name


def test_machine_and_process_are_those_that_made_the_entry() -> None:
    own = Entry(tag="a", base_url="", created_at=made.START, payload_hash="")
    assert (platform.node(), os.getpid()) == (own.host, own.process)


def test_an_entry_survives_pickle() -> None:
    whole = made.entry("a", job_id="b", settled_at=made.at(1))
    assert whole == pickle.loads(pickle.dumps(whole))  # noqa: S301  # our own


@every(
    "name, value",
    [
        ("tag", None),
        ("tag", 1),
        ("created_at", "yesterday"),
        ("created_at", None),
        ("created_at", 2**62),
        ("settled_at", -(2**62)),
        ("settled_at", b""),
        ("outcome", "lost"),
        ("shots", "many"),
        ("shots", math.inf),
        ("dry_run", None),
        ("name", b"bell"),
        ("process", "me"),
    ],
)
def test_a_row_that_is_no_entry_is_refused(name: str, value: Cell) -> None:
    cells = list(row(made.entry("a")))
    cells[COLUMNS.index(name)] = value
    with pytest.raises(ValueError, match=f"{name} is|no time"):
        entry(cells)
