"""The note beside an unfinished file: whose bytes it has, and how many of them are surely there.

It is written in place, and as long each time as before, so that there is room for it on a full
disk, too.
"""

import json
import os
import re
from pathlib import Path
from typing import cast

from ionq_api.codec import is_object

from .ranges import Entity

VERSION = 1
LONGEST = 10_000  # bytes; an address and an ETag are far shorter
DIGITS = 20  # of the size: more than any file needs, and always as many
SIZE = re.compile(rf"[0-9]{{{DIGITS}}}")
FLAGS = (
    os.O_RDWR
    | os.O_CREAT
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)  # a link that somebody put there would be written through
)
MODE = 0o666  # less the umask, as of any new file


class Note:
    """A note.

    Args:
        path: Where it is.
        source: What the file is a copy of; a note about another one is none.
    """

    def __init__(self, path: Path, source: str) -> None:
        self._path = path
        self._source = source
        self._file: int | None = None

    def read(self) -> tuple[Entity, int] | None:
        """Whose bytes the file has, and how many; None if there is nothing that could be used."""
        try:
            with self._path.open("rb") as file:
                note = cast("object", json.loads(file.read(LONGEST)))
        except (OSError, ValueError, RecursionError):
            return None
        if not is_object(note) or note.get("version") != VERSION:
            return None
        if note.get("source") != self._source:
            return None
        validator, length, size = note.get("validator"), note.get("length"), note.get("size")
        if not isinstance(validator, str) or not (validator.isascii() and validator.isprintable()):
            return None
        if not isinstance(size, str) or not SIZE.fullmatch(size):
            return None
        if length is not None and (not isinstance(length, int) or length < 1):
            return None
        return Entity(validator, length), int(size)

    def write(self, entity: Entity, size: int) -> None:
        """Say whose bytes the file has, and how many."""
        text = json.dumps(
            {
                "version": VERSION,
                "source": self._source,
                "validator": entity.validator,
                "length": entity.length,
                "size": f"{size:0{DIGITS}}",
            }
        )
        content = f"{text}\n".encode()
        if self._file is None:
            self._file = os.open(self._path, FLAGS, MODE)
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, content)
        os.ftruncate(self._file, len(content))

    def remove(self) -> None:
        """Say nothing any more."""
        self.close()
        self._path.unlink(missing_ok=True)

    def close(self) -> None:
        """Leave it as it is."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
