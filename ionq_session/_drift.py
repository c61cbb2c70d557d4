"""Says once, and no more, how replies depart from the document."""

import warnings

from ._lock import Lock
from .errors import ResponseDriftWarning


class DriftReporter:
    """Turns departures into warnings, one for each distinct one that a session meets."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._lock = Lock()

    def report(self, text: str) -> None:
        """Warn of a departure, unless this session has met it before.

        Args:
            text: Operation, field, and what was seen; nothing secret.
        """
        with self._lock:
            if text in self._known:
                return
            self._known.add(text)
        warnings.warn(text, ResponseDriftWarning, stacklevel=2)
