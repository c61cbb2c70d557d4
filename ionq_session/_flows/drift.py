"""Says once, and no more, how replies depart from the document."""

import inspect
import warnings
from types import FrameType

from .._fork_lock import Lock
from ..errors import ResponseDriftWarning

PASSED_OVER = ("ionq_session", "ionq_api", "asyncio")
"""Packages in which no line is the one that a warning is about."""


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
        warnings.warn(text, ResponseDriftWarning, stacklevel=_levels_to_the_user())


def _levels_to_the_user() -> int:
    """The `stacklevel`, seen from the caller, of the nearest line that is not ours.

    It is the line that calls or awaits the session's method. A method that runs in a task of its
    own was called by a line that is gone by then, so the line that runs the event loop stands in.
    """
    # warnings.warn(skip_file_prefixes=) does this, from Python 3.12 on.
    frame, levels = inspect.currentframe(), 0
    while frame is not None and (levels == 0 or _is_passed_over(frame)):
        frame, levels = frame.f_back, levels + 1
    return levels


def _is_passed_over(frame: FrameType) -> bool:
    name: object = frame.f_globals.get("__name__")
    return str(name).partition(".")[0] in PASSED_OVER
