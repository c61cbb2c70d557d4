"""The text of a file, or the reason why it has none."""

import errno
import sys
from pathlib import Path

from .messages import USAGE, Stop

STANDARD_INPUT = "-"
MOST_BYTES = 50_000_000  # the service takes 10 MB; indentation may make a file longer than that


def read_text(path: str) -> tuple[str, str]:
    """What to call a file, and its text.

    Args:
        path: Where it is, or `-` for the standard input.

    Raises:
        Stop: It cannot be read, or is no text.
    """
    name = "<stdin>" if path == STANDARD_INPUT else path
    try:
        content = _content(path)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise Stop(f"{name}: {reason}", USAGE) from None
    if len(content) > MOST_BYTES:
        raise Stop(f"{name}: larger than any job: over {MOST_BYTES:,} bytes", USAGE)
    try:
        return name, content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = f"no text in UTF-8: it has the byte 0x{content[error.start]:02x}"
        raise refusal(name, line, reason) from None


def _content(path: str) -> bytes:
    """The first part of a file: all of it, or enough to see that it is too large."""
    if path == STANDARD_INPUT:
        if sys.stdin is None:
            raise OSError(errno.EBADF, "it is closed")
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(path).open("rb") as file:
        return file.read(MOST_BYTES + 1)


def refusal(name: str, line: int, reason: str) -> Stop:
    """The end of the command for a line of a file."""
    return Stop(f"{name}:{line}: {reason}", USAGE)
