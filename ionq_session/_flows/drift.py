"""Warns once for each way in which replies and requests deviate from the document."""

import inspect
import warnings
from types import FrameType

from .._fork_lock import Lock

OWN_PACKAGES = ("ionq_session", "ionq_api", "asyncio")
"""Packages whose lines a warning never points to."""


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


def levels_to_the_user() -> int:
    """The `stacklevel`, seen from the caller, of the nearest line that is not ours.

    It is the line that calls or awaits the session's method. A method that runs in a task of its
    own was called by a line that is gone by then, so the line that runs the event loop stands in.
    """
    # warnings.warn(skip_file_prefixes=) does this, from Python 3.12 on.
    frame, levels = inspect.currentframe(), 0
    while frame is not None and (levels == 0 or _is_own(frame)):
        frame, levels = frame.f_back, levels + 1
    return levels


def _is_own(frame: FrameType) -> bool:
    name: object = frame.f_globals.get("__name__")
    return str(name).partition(".")[0] in OWN_PACKAGES
