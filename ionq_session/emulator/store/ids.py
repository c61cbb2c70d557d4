"""Ids of jobs and sessions: UUIDs of version 7, which sort by the time of their creation."""

import secrets
from datetime import datetime
from uuid import UUID

_COUNTER_BITS = 12
_RANDOM_BITS = 62


def uuid7(milliseconds: int, counter: int) -> str:
    """A UUID of version 7 (RFC 9562, section 5.7).

    Args:
        milliseconds: Unix time in milliseconds, 48 bits.
        counter: Orders the ids within one millisecond, 12 bits.
    """
    high = milliseconds << 16 | 0x7 << _COUNTER_BITS | counter
    low = 0b10 << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
    return str(UUID(int=high << 64 | low))


class IdSource:
    """Strictly increasing ids, even if the clock goes back. The owner holds a lock around it."""

    def __init__(self) -> None:
        self._last = 0  # the time and the counter of the last id, as one number

    def go_past(self, newest: str | None) -> None:
        """Make sure that the next id sorts after the newest one of an earlier run, if any."""
        if newest is not None:
            high = UUID(newest).int >> 64
            earlier = high >> 16 << _COUNTER_BITS | high & ((1 << _COUNTER_BITS) - 1)
            self._last = max(self._last, earlier)

    def next(self, moment: datetime) -> str:
        """The next id, which sorts after all earlier ones as text."""
        now = int(moment.timestamp() * 1000) << _COUNTER_BITS
        self._last = max(now, self._last + 1)
        return uuid7(self._last >> _COUNTER_BITS, self._last & ((1 << _COUNTER_BITS) - 1))
