"""The journal of a session's setting: one value for each file of a process."""

from pathlib import Path

from ..._fork_lock import Lock
from .journal import Journal
from .place import default_place

_journals: dict[Path, Journal] = {}
_lock = Lock()


def journal_at(setting: str | bool) -> Journal | None:
    """The journal that a session's setting names, which other sessions may share.

    Args:
        setting: A path, True for the default place, or False for no journal.

    Raises:
        ConfigurationError: The path cannot be one.
    """
    place = default_place() if setting is True else setting
    if not place:
        return None
    journal = Journal(place)
    with _lock.mutex:
        return _journals.setdefault(journal.path, journal)
