"""Says once, and no more, how replies depart from the document."""

import threading
import warnings
from collections.abc import Iterable

from ionq_api.codec import Departure

from ._secret import Secret, masked
from .errors import ResponseDriftWarning


class DriftReporter:
    """Turns departures into warnings, one for each distinct one that a session meets.

    Args:
        secrets: What no warning may show, should the service send it back.
    """

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self._secrets = list(secrets)
        self._known: set[tuple[str, Departure]] = set()
        self._lock = threading.Lock()

    def report(self, operation: str, departure: Departure) -> None:
        """Warn of a departure, unless this session has met it before."""
        with self._lock:
            if (operation, departure) in self._known:
                return
            self._known.add((operation, departure))
        text = masked(f"{operation}: {departure}", self._secrets)
        warnings.warn(text, ResponseDriftWarning, stacklevel=2)
