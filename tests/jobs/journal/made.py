"""Entries for the tests, and times beside each other."""

from datetime import UTC, datetime, timedelta
from typing import Any

from ionq_session.jobs.journal.entries import Entry

START = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    """So many minutes after the start."""
    return START + timedelta(minutes=minutes)


# Any: attributes of many types.
def entry(tag: str, **attributes: Any) -> Entry:
    """An entry of the start, unless the attributes say otherwise."""
    attributes = {
        "base_url": "https://api.ionq.co/v0.4",
        "created_at": START,
        "payload_hash": "sha256:0",
        "host": "laptop",
        "process": 4711,
        **attributes,
    }
    return Entry(tag=tag, **attributes)
