"""Where the journal is kept, unless a session says otherwise."""

import os
import warnings
from contextlib import suppress
from pathlib import Path

from ..._user_line import levels_to_the_user
from ..errors import JournalWarning

VARIABLE = "IONQ_SESSION_JOURNAL"
OFF = ("", "off")
"""Values of the variable that turn the journal off."""

APPLICATION = "ionq-session"
FILE = "journal.sqlite3"


def default_place() -> Path | None:
    """The file of the journal: the environment's, else one in the user's folder for such state.

    `IONQ_SESSION_JOURNAL` names a file, or turns the journal off if it is `off` or empty. Without
    it the file is `~/.local/state/ionq-session/journal.sqlite3` on Linux, and in the folders for
    the data of applications on macOS and Windows.

    Returns:
        The file; None for no journal. There is none either, with a `JournalWarning`, where the
        system knows no home of this user, as in some containers.
    """
    named = os.environ.get(VARIABLE)
    if named is not None:
        return None if named.strip().lower() in OFF else Path(named)
    from platformdirs import user_state_path  # only who submits without a place of his own needs it

    # Without a home, older versions return a path below "~", and newer ones raise.
    with suppress(RuntimeError):
        place = user_state_path(APPLICATION, appauthor=False) / FILE
        if place.is_absolute():
            return place
    warnings.warn(
        f"there is no journal of submissions, as this user has no home folder; name a file in "
        f"{VARIABLE}, or set it to 'off'",
        JournalWarning,
        stacklevel=levels_to_the_user(),
    )
    return None
