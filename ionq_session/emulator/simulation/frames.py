"""What goes through the pipes between an emulator's process and its workers: pickles, with length.

Only our own processes write to these pipes, so that nothing foreign is ever read from them.
"""

import pickle
import struct
from typing import Protocol

_HEAD = struct.Struct("<Q")


class Pipe(Protocol):
    """What we use of an unbuffered file, which takes and gives as much as it likes at once."""

    def write(self, data: memoryview, /) -> int | None:
        """Write some of the data."""
        ...

    def readinto(self, buffer: memoryview, /) -> int | None:
        """Read something into a buffer; 0 is the end."""
        ...


def send(pipe: Pipe, value: object) -> None:
    """Write a value.

    Args:
        pipe: Where to.
        value: Anything that pickles.

    Raises:
        OSError: If nobody reads any more.
    """
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    for part in (_HEAD.pack(len(data)), data):
        rest = memoryview(part)
        while rest:
            rest = rest[pipe.write(rest) or 0 :]


def receive(pipe: Pipe) -> object:
    """Read a value.

    Args:
        pipe: Where from.

    Returns:
        The value.

    Raises:
        EOFError: If the writer ended before the value did.
    """
    (length,) = _HEAD.unpack(_read(pipe, _HEAD.size))
    value: object = pickle.loads(_read(pipe, length))  # noqa: S301 - from a process of our own
    return value


def _read(pipe: Pipe, length: int) -> bytearray:
    data = bytearray(length)
    rest = memoryview(data)
    while rest:
        read = pipe.readinto(rest)
        if not read:
            raise EOFError
        rest = rest[read:]
    return data
