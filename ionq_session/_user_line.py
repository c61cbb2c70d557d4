"""Where a warning points: the nearest line of the program that is not ours."""

import inspect
from types import FrameType

OWN_PACKAGES = ("ionq_session", "ionq_api", "asyncio")
"""Packages whose lines a warning never points to."""


def levels_to_the_user() -> int:
    """The `stacklevel`, seen from the caller, of the nearest line that is not ours.

    It is the line that calls or awaits a method of ours. A method that runs in a task of its own
    was called by a line that is gone by then, so the line that runs the event loop stands in.
    """
    # warnings.warn(skip_file_prefixes=) does this, from Python 3.12 on.
    frame, levels = inspect.currentframe(), 0
    while frame is not None and (levels == 0 or _is_own(frame)):
        frame, levels = frame.f_back, levels + 1
    return levels


def _is_own(frame: FrameType) -> bool:
    name: object = frame.f_globals.get("__name__")
    return str(name).partition(".")[0] in OWN_PACKAGES
