"""The tag of a submission: an id of its own, which knows when it was made."""

import secrets
from datetime import UTC, datetime, timedelta
from uuid import UUID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_VERSION = 7  # of UUIDs: milliseconds since 1970, then random bits (RFC 9562)
_MILLISECONDS_SHIFT = 80  # bits below them
_UNTAGGED = "untagged-"


def new_tag(now: datetime) -> str:
    """A tag that no other submission has, in any process on any machine.

    It is a UUID of version 7. The time in it bounds a search for the job where no journal does.
    The random bits are the operating system's: a program that seeds Python's generator, or forks,
    must not give two jobs one tag.

    Args:
        now: The time, aware.
    """
    milliseconds = (now - _EPOCH) // timedelta(milliseconds=1)
    number = (milliseconds << _MILLISECONDS_SHIFT) | secrets.randbits(_MILLISECONDS_SHIFT)
    number &= ~(0xF << 76) & ~(0x3 << 62)
    return str(UUID(int=number | _VERSION << 76 | 0b10 << 62))


def time_of(tag: str) -> datetime | None:
    """When a tag was made; None for one that does not tell."""
    try:
        number = UUID(tag)
    except ValueError:
        return None
    if number.version != _VERSION:
        return None
    try:
        return _EPOCH + timedelta(milliseconds=number.int >> _MILLISECONDS_SHIFT)
    except OverflowError:  # a UUID that says version 7 and was made of nothing like a time
        return None


def untagged(now: datetime) -> str:
    """What the journal calls a submission that carries no tag; no job can be found by it."""
    return f"{_UNTAGGED}{new_tag(now)}"


def is_tag(record: str) -> bool:
    """Whether a job may carry what the journal calls its submission."""
    return not record.startswith(_UNTAGGED)
