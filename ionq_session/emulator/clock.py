"""Time: the machine's clock, one that a test moves by hand, and the API's timestamps."""

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What the emulator asks of time."""

    def now(self) -> datetime:
        """Read the clock.

        Returns:
            The present moment, aware, in UTC. It never goes back.
        """
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
    """Write a moment as the API does: ISO 8601 with milliseconds and Z.

    Args:
        moment: An aware moment in UTC.

    Returns:
        Its text.
    """
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class SystemClock:
    """The machine's clock, read once; from then on it follows the monotonic clock."""

    def __init__(self) -> None:
        self._start = datetime.now(UTC)
        self._monotonic = time.monotonic()

    def now(self) -> datetime:
        """Read the clock.

        Returns:
            The present moment in UTC.
        """
        return self._start + timedelta(seconds=time.monotonic() - self._monotonic)

    def wait(self, condition: threading.Condition, until: datetime | None) -> None:
        """Wait for a notification, at most until a moment.

        Args:
            condition: A condition that the caller holds.
            until: The moment to wake at, or None.
        """
        if until is None:
            condition.wait()
        else:
            condition.wait(max(0.0, (until - self.now()).total_seconds()))


class ManualClock:
    """A clock that stands still until `advance` moves it, so that tests need no sleep."""

    def __init__(self, start: datetime = datetime(2026, 1, 1, tzinfo=UTC)) -> None:
        """Set the clock.

        Args:
            start: What it reads at first; aware.

        Raises:
            ValueError: If `start` has no time zone.
        """
        if start.tzinfo is None:
            raise ValueError("ManualClock needs an aware datetime: give it a tzinfo")
        self._lock = threading.Lock()
        self._now = start.astimezone(UTC)
        self._waiting: list[threading.Condition] = []

    def now(self) -> datetime:
        """Read the clock.

        Returns:
            The moment to which it was last moved.
        """
        with self._lock:
            return self._now

    def advance(self, seconds: float) -> None:
        """Move the clock forward and wake everybody who waits on it.

        Args:
            seconds: How far; not negative.

        Raises:
            ValueError: If `seconds` is negative.
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
        """Wait for a notification or for `advance`.

        The caller holds `condition` from here to its wait, and `advance` changes the time before it
        reads the list: so either we see the new time here, or it sees us in the list.

        Args:
            condition: A condition that the caller holds.
            until: The moment to wake at, or None.
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
