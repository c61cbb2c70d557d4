"""Time: the machine's clock, one that a test moves by hand, and the API's timestamps."""

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """The time that jobs live by: anything with these two methods."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC. It never goes back."""
        ...

    def wait(self, condition: threading.Condition, until: datetime | None) -> None:
        """Release `condition` and wait until it is notified or the clock reads `until`.

        It may also return early: callers look again at what they wait for.

        Args:
            condition: A condition that the caller holds.
            until: The moment to wake at, or None to wait for a notification only.
        """
        ...


def timestamp(moment: datetime) -> str:
    """A moment in UTC as the API writes it: ISO 8601 with milliseconds and Z."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class SystemClock:
    """The machine's clock, read once; from then on it follows the monotonic clock."""

    def __init__(self) -> None:
        self._start = datetime.now(UTC)
        self._monotonic = time.monotonic()

    def now(self) -> datetime:
        """The present moment in UTC."""
        return self._start + timedelta(seconds=time.monotonic() - self._monotonic)

    def wait(self, condition: threading.Condition, until: datetime | None) -> None:
        """Release `condition` and wait until it is notified or the clock reads `until`."""
        if until is None:
            condition.wait()
        else:
            condition.wait(max(0.0, (until - self.now()).total_seconds()))


class ManualClock:
    """A clock that stands still until `advance` moves it, so that tests need no sleep.

    Args:
        start: What it reads at first; aware.

    Raises:
        ValueError: `start` has no time zone.
    """

    def __init__(self, start: datetime = datetime(2026, 1, 1, tzinfo=UTC)) -> None:
        if start.tzinfo is None:
            raise ValueError("ManualClock needs an aware datetime: give it a tzinfo")
        self._lock = threading.Lock()
        self._now = start.astimezone(UTC)
        self._waiting: list[threading.Condition] = []

    def now(self) -> datetime:
        """The moment that it was last moved to."""
        with self._lock:
            return self._now

    def advance(self, seconds: float) -> None:
        """Move the clock forward and wake everybody who waits for it.

        Args:
            seconds: How far; not negative.

        Raises:
            ValueError: `seconds` is negative.
        """
        if seconds < 0:
            raise ValueError("a clock does not go back: advance by a positive number of seconds")
        with self._lock:
            self._now += timedelta(seconds=seconds)
            waiting = list(self._waiting)
        for condition in waiting:
            with condition:
                condition.notify_all()

    def wait(self, condition: threading.Condition, until: datetime | None) -> None:
        """Release `condition` and wait until it is notified or the clock is moved.

        The caller holds `condition` until the wait begins, and `advance` changes the time before it
        reads the list of waiters: either the new time is seen here, or this waiter is in the list.
        """
        with self._lock:
            if until is not None and self._now >= until:
                return
            self._waiting.append(condition)
        try:
            condition.wait()
        finally:
            with self._lock:
                self._waiting.remove(condition)
