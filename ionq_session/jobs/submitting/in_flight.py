"""Which submissions are perhaps being sent at this moment, here or in another process."""

import os
import platform
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..journal.entries import Entry

LONGEST_FLIGHT = timedelta(minutes=15)
"""Three attempts of half a minute with a minute between them, and three searches of two minutes,
are ten minutes. Another process that is alive and has not settled by then is a new one of the
same id, or was asleep."""

_records: set[str] = set()
"""Those of this process. Adding and discarding are single steps for the interpreter."""


@contextmanager
def in_flight(record: str) -> Generator[None]:
    """Mark a submission for the length of a block, so that no recovery of this process takes it."""
    _records.add(record)
    try:
        yield
    finally:
        _records.discard(record)


def may_be_in_flight(entry: "Entry", now: datetime) -> bool:
    """Whether an entry may be one that is still being sent, whose outcome is its sender's to write.

    Args:
        entry: What the journal has.
        now: The time.
    """
    if entry.outcome != "pending":
        return False
    here = entry.host == platform.node()
    if here and entry.process == os.getpid():
        return entry.tag in _records
    if now - entry.created_at > LONGEST_FLIGHT:
        return False
    if not here:
        return True  # nothing tells whether it is alive
    return _is_alive(entry.process)


def _is_alive(process: int) -> bool:
    """Whether there is such a process; yes where asking would do it harm."""
    if os.name != "posix":  # os.kill ends a process on Windows, whatever the signal
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # another user's
        return True
    return True
