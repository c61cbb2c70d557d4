"""Says once, and no more, how replies depart from the document."""

import threading
import warnings

from ionq_api.codec import Departure

from .errors import ResponseDriftWarning


class DriftReporter:
    """Turns departures into warnings, one for each distinct one that a session meets."""

    def __init__(self) -> None:
        self._known: set[tuple[str, Departure]] = set()
        self._lock = threading.Lock()

    def report(self, operation: str, departure: Departure) -> None:
        """Warn of a departure, unless this session has met it before."""
        with self._lock:
            if (operation, departure) in self._known:
                return
            self._known.add((operation, departure))
        warnings.warn(f"{operation}: {departure}", ResponseDriftWarning, stacklevel=2)
