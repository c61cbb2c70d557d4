"""Which entries come back, and in which order."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from ionq_session.errors import ConfigurationError
from ionq_session.jobs.journal.journal import Journal

from ...cases import every
from .made import START, at, entry

BERLIN = timezone(timedelta(hours=2))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    made = Journal(tmp_path / "journal.sqlite3")
    made.begin(entry("a", created_at=at(2), backend="simulator", name="bell", payload_hash="1"))
    made.begin(entry("b", created_at=at(1), backend="qpu.forte-1", name="bell", payload_hash="2"))
    made.begin(entry("c", created_at=at(3), backend="simulator", base_url="http://localhost"))
    made.begin(entry("d", created_at=at(3)))
    made.settle("a", "submitted", job_id="0191", at=at(4))
    made.settle("b", "unknown", at=at(4))
    return made


# Any: filters of many types, also in the table of each test.
def tags(journal: Journal, **filters: Any) -> str:
    return "".join(each.tag for each in journal.entries(**filters))


@every(
    "filters, expected",
    [
        ({}, "dcab"),  # newest first; of the same time, the one that was written last
        ({"tag": "b"}, "b"),
        ({"tag": ""}, ""),
        ({"outcome": "pending"}, "dc"),
        ({"outcome": ("unknown", "submitted")}, "ab"),
        ({"outcome": {"unknown"}}, "b"),
        ({"outcome": []}, ""),
        ({"backend": "simulator"}, "ca"),
        ({"name": "bell"}, "ab"),
        ({"name": "bel"}, ""),
        ({"name": "b%"}, ""),
        ({"job_id": "0191"}, "a"),
        ({"payload_hash": "2"}, "b"),
        ({"base_url": "http://localhost"}, "c"),
        ({"since": at(2)}, "dca"),
        ({"until": at(2)}, "b"),
        ({"since": at(2), "until": at(3)}, "a"),
        ({"since": at(2).astimezone(BERLIN)}, "dca"),
        ({"since": at(2) + timedelta(microseconds=1)}, "dc"),
        ({"since": datetime.max.replace(tzinfo=UTC)}, ""),
        ({"limit": 3}, "dca"),
        ({"limit": 0}, ""),
        ({"limit": None, "tag": None}, "dcab"),
        ({"name": "bell", "limit": 1, "until": at(2)}, "b"),
        ({"name": "' OR 1 --"}, ""),
    ],
)
def test_every_filter_has_to_fit(journal: Journal, filters: Any, expected: str) -> None:
    assert expected == tags(journal, **filters)


@every(
    "name, value, takes",
    [
        ("tag", 1, "a text"),
        ("name", b"bell", "a text"),
        ("outcome", "lost", "one or several of pending"),
        ("outcome", ["pending", "lost"], "one or several of pending"),
        ("outcome", [["pending"]], "one or several of pending"),
        ("outcome", 1, "one or several of pending"),
        ("since", START.replace(tzinfo=None), "a datetime with a time zone"),
        ("since", "2026-10-01", "a datetime with a time zone"),
        ("until", START.date(), "a datetime with a time zone"),
        ("limit", -1, "a whole number of 0 or more"),
        ("limit", 1.5, "a whole number of 0 or more"),
        ("limit", True, "a whole number of 0 or more"),
        ("limit", "3", "a whole number of 0 or more"),
    ],
)
def test_a_filter_of_the_wrong_kind_is_refused(
    journal: Journal, name: str, value: object, takes: str
) -> None:
    with pytest.raises(ConfigurationError, match=f"^{name}= takes {takes}"):
        tags(journal, **{name: value})


def test_a_limit_beyond_all_entries_is_none(journal: Journal) -> None:
    assert "dcab" == tags(journal, limit=2**70)


def test_times_come_back_aware_and_in_utc(journal: Journal) -> None:
    journal.begin(entry("e", created_at=at(9).astimezone(BERLIN)))
    assert (at(9), UTC) == (
        journal.entries(tag="e")[0].created_at,
        journal.entries(tag="e")[0].created_at.tzinfo,
    )
