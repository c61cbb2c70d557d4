"""How the command ends early, and how a text is made safe to print."""

import os
import re
import sys

from .._secrets.masking import masked
from .._secrets.secret import Secret
from ..config import KEY_VARIABLE
from . import INTERRUPTED as INTERRUPTED

FAILED = 1  # the job failed, or the service did
LIKE_A_KEY = re.compile(r"[A-Za-z0-9_-]{24,}")
LIKE_A_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
USAGE = 2  # the command line, the file or the configuration is wrong


class Stop(Exception):  # noqa: N818 - an end with a status; not each is an error
    """The command ends here.

    Attributes:
        message: Why, in one line or a few.
        status: The exit status.
        hint: What to know or to do now.
    """

    def __init__(self, message: str, status: int = FAILED, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.hint = hint


def clean(text: str) -> str:
    """A text without the API key and without control characters.

    The session masks the key in its own texts; this is for all others, such as a file's name or
    an unexpected error. A key that was typed as an argument, by mistake, is hidden as well.
    """
    typed = [each for each in re.split(r"[=\s]", " ".join(sys.argv[1:])) if _is_like_a_key(each)]
    hidden = masked(text, map(Secret, [os.environ.get(KEY_VARIABLE, "").strip(), *typed]))
    return hidden if hidden.isprintable() else "".join(map(_printable, hidden))


def _is_like_a_key(text: str) -> bool:
    """Whether a text looks like one of IonQ's keys: long, of letters and digits, and no UUID."""
    return (
        LIKE_A_KEY.fullmatch(text) is not None
        and not text.isalpha()
        and LIKE_A_UUID.fullmatch(text) is None
    )


def _printable(letter: str) -> str:
    if letter.isprintable() or letter == "\n":
        return letter
    return " " if letter.isspace() else "\N{REPLACEMENT CHARACTER}"
