"""Why a journal cannot be used, in words."""

from attrs import frozen

MAKE_ROOM = "make room on it"
ELSEWHERE = "keep the journal on another disk"


@frozen
class Problem:
    """Why a file cannot be used.

    Attributes:
        kind: A word for it; a journal warns once of each.
        reason: What happened.
        advice: What to do about it.
    """

    kind: str
    reason: str
    advice: str


class UnusableError(Exception):
    """The journal's file cannot be used.

    Attributes:
        problem: Why.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


FULL = Problem("full", "the disk is full", MAKE_ROOM)
READ_ONLY = Problem(
    "read-only", "the file, its folder or its disk is read-only", "make it writable"
)
FORBIDDEN = Problem(
    "forbidden", "this user may not open it, or its folder", "permit it to this user"
)
FOLDER = Problem("folder", "it is a folder", "remove the folder")
NO_FOLDER = Problem("no folder", "a file stands where its folder should be", "remove that file")
MISSING = Problem("missing", "it has vanished, or is a link to nothing", "mend the link")
CORRUPT = Problem(
    "corrupt",
    "the file is damaged",
    "move it away (`sqlite3 FILE .recover` saves what can be read), and a new one is made",
)
FOREIGN = Problem(
    "foreign", "the file is not a journal of ionq-session; it was not touched", "move it away"
)
NEWER = Problem(
    "newer", "it was written by a newer ionq-session; it was not touched", "update ionq-session"
)
LOCKED = Problem(
    "locked",
    "another program keeps it locked",
    "end that program's transaction, as in a database browser",
)
NO_SQLITE = Problem(
    "no sqlite", "this Python was built without sqlite3", "install a Python that has it"
)
