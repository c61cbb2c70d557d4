"""Warns once for each way in which replies and requests deviate from the document."""

import warnings

from .._fork_lock import Lock
from .._user_line import levels_to_the_user


class DriftReporter:
    """Turns deviations into warnings, one for each distinct deviation that a session sees."""

    def __init__(self) -> None:
        self._seen: set[tuple[type[Warning], str]] = set()
        self._lock = Lock()

    def report(self, warning: Warning) -> None:
        """Give a warning of a deviation, unless this session has given it before.

        Args:
            warning: Operation, field, and what was found; nothing secret.
        """
        key = type(warning), str(warning)
        with self._lock.mutex:
            if key in self._seen:
                return
            self._seen.add(key)
        warnings.warn(warning, stacklevel=levels_to_the_user())
