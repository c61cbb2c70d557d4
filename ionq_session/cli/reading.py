"""The text of a file, or why it cannot be read."""

import errno
import sys
from pathlib import Path

from .messages import USAGE, Stop

STANDARD_INPUT = "-"
MOST_BYTES = 50_000_000  # the service takes 10 MB; indentation may make a file longer than that


def read_text(path: str) -> tuple[str, str]:
    """The name to show for a file, and its text.

    Args:
        path: The file's path, or `-` for the standard input.

    Raises:
        Stop: It cannot be read, or is not text.
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
    """The content of a file, or enough of it to see that it is too large."""
    if path == STANDARD_INPUT:
        if sys.stdin is None:
            raise OSError(errno.EBADF, "it is closed")
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(path).open("rb") as file:
        return file.read(MOST_BYTES + 1)


def refusal(name: str, line: int, reason: str) -> Stop:
    """The end of the command for a line of a file."""
    return Stop(f"{name}:{line}: {reason}", USAGE)
