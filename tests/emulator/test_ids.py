"""Job ids sort by the time they were made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from ionq_session.emulator.store.ids import IdSource, uuid7

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def test_a_uuid_of_version_7_carries_its_time() -> None:
    made = UUID(uuid7(int(MOMENT.timestamp() * 1000), 5))
    assert 7 == made.version
    assert "specified in RFC 4122" == made.variant
    assert int(MOMENT.timestamp() * 1000) == made.int >> 80
    assert 5 == made.int >> 64 & 0xFFF


def test_ids_increase_within_a_millisecond_and_beyond_its_counter() -> None:
    source = IdSource()
    ids = [source.next(MOMENT) for _ in range(10_000)]
    assert sorted(set(ids)) == ids


def test_ids_increase_even_if_time_goes_back() -> None:
    source = IdSource()
    later = source.next(MOMENT)
    assert later < source.next(MOMENT - timedelta(days=1))
