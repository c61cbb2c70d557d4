"""A file that arrives bit by bit: beside its place until it is whole, and kept if it is not.

Beside `result.json` stand `result.json.part` with the bytes and `result.json.part.json` with a
note about them. The note is renewed only when the bytes have reached the disk, so that neither a
killed process nor a power cut makes it promise too much; bytes beyond it are not used.
"""

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock

from .note import FLAGS, MODE, Note
from .ranges import Entity

if sys.platform != "win32":
    import fcntl

BUFFER = 1 << 18  # bytes: enough to make a thread for each cheap, few enough to stay in caches
CHECKPOINT = 32 << 20  # bytes between two notes: a killed process loses a second's work or so
NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)  # of a file system that has none


class PartialFile:
    """A file on its way to its place.

    `feed` only touches memory; all other methods may block. A lock lets `close` wait for what a
    canceled task has left running in a thread.

    Args:
        target: The place of the finished file.
        source: What it is a copy of; the beginning of another one is not continued.

    Attributes:
        path: Where the bytes are until all have come.
        entity: What is known about the file; None before it has begun.
        size: How many of its bytes have come.
    """

    def __init__(self, target: Path, source: str) -> None:
        self.entity: Entity | None = None
        self.size: int = 0
        self._lock = Lock()
        self._source = source
        self.path: Path = target
        self._place(target)
        self._file: int | None = None
        self._is_closed = False
        self._is_of_others = False
        self._written = self._noted = 0
        self._buffer: list[bytes] = []
        self._buffered = 0

    def _place(self, target: Path) -> None:
        self._target = target
        self.path = Path(f"{target}.part")
        self._note = Note(Path(f"{self.path}.json"), self._source)

    @property
    def is_resumable(self) -> bool:
        """Whether there is a beginning that may be continued."""
        return self.size > 0 and self.entity is not None and self.entity.validator is not None

    def open(self, *, resume: bool) -> None:
        """Make the file, or take up what an earlier call has left of it.

        Args:
            resume: Whether to take it up.

        Raises:
            IsADirectoryError: There is a folder in its place.
            BlockingIOError: Another call is writing it.
            OSError: It cannot be made, for another reason.
        """
        with self._lock:
            if self._is_closed:
                return
            # A link stays one, and what it leads to is replaced, as if the link were written to.
            self._place(Path(os.path.realpath(self._target)))
            _check_is_ordinary(self._target)
            self._file = _claimed(self.path)
            self._is_of_others = os.fstat(self._file).st_size > 0
            if resume:
                self._take_up(self._file)

    def _take_up(self, file: int) -> None:
        entity, size = self._note.read() or (None, 0)
        if entity is None or not 0 < size <= os.fstat(file).st_size:
            return
        if entity.length is not None and size >= entity.length:
            size = entity.length - 1  # so that there is a byte to ask for, and an answer to check
        os.ftruncate(file, size)
        os.lseek(file, size, os.SEEK_SET)
        self._note.write(entity, size)
        self.entity, self.size, self._written, self._noted = entity, size, size, size

    def begin(self, entity: Entity) -> None:
        """Drop what has come, and begin with the first byte of a file."""
        with self._lock:
            file = self._opened()
            self._buffer, self._buffered = [], 0
            self.size = self._written = self._noted = 0
            os.ftruncate(file, 0)
            os.lseek(file, 0, os.SEEK_SET)
            self.entity = entity
            if entity.validator is None:
                self._note.remove()
            else:
                self._note.write(entity, 0)

    def feed(self, data: bytes) -> bool:
        """Take the next bytes; whether it is time to `flush`."""
        self._buffer.append(data)
        self._buffered += len(data)
        self.size += len(data)
        return self._buffered >= BUFFER

    def flush(self) -> None:
        """Write down what has been fed."""
        with self._lock:
            file = self._opened()
            self._write(file)
            if self._written - self._noted >= CHECKPOINT:
                self._sync(file)

    def finish(self) -> None:
        """Put the whole file into its place: all of it, or nothing."""
        with self._lock:
            file = self._opened()
            self._write(file)
            os.fsync(file)
            with suppress(FileNotFoundError):  # a file that is replaced keeps its permissions
                self.path.chmod(stat.S_IMODE(self._target.stat().st_mode))
            if sys.platform == "win32":  # which renames no open file
                self._close_file()
            self.path.replace(self._target)
            self._is_closed = True
            self._note.remove()
            self._close_file()
            _sync_folder(self._target.parent)

    def close(self) -> None:
        """Leave what has come for a later call, or nothing if none could continue it."""
        with self._lock:
            if self._is_closed or self._file is None:
                self._is_closed = True
                return
            self._is_closed = True
            with suppress(OSError):  # a full disk, say: what was noted before is still there
                self._write(self._file)
            with suppress(OSError):
                self._sync(self._file)
            untouched = self._is_of_others and self.entity is None
            if not self.is_resumable and not untouched:
                with suppress(OSError):
                    self._note.remove()
                    self.path.unlink()
            self._note.close()
            self._close_file()

    def _opened(self) -> int:
        if self._file is None or self._is_closed:
            raise ValueError(f"{self.path} is closed")
        return self._file

    def _write(self, file: int) -> None:
        """Write the buffer; what cannot be written is dropped, and counts no more."""
        left = memoryview(b"".join(self._buffer))
        self._buffer, self._buffered = [], 0
        try:
            while left:
                count = os.write(file, left)
                self._written += count
                left = left[count:]
        finally:
            self.size = self._written

    def _sync(self, file: int) -> None:
        """Bring what was written to the disk, and note that it is there."""
        if self.entity is not None and self.entity.validator is not None:
            os.fsync(file)
            self._note.write(self.entity, self._written)
            self._noted = self._written

    def _close_file(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _check_is_ordinary(path: Path) -> None:
    """Refuse what a file cannot replace, such as a folder or /dev/null."""
    with suppress(FileNotFoundError):
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(
                errno.EISDIR, "a file's name is needed, not a folder", str(path)
            )
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "this is no ordinary file", str(path))


def _claimed(path: Path) -> int:
    """The opened file at a path, which no other call is writing."""
    while True:
        file = os.open(path, FLAGS, MODE)
        try:
            _check_is_ordinary(path)
            claim(file, path)
            # Another call may have finished it meanwhile, so that it stands in its place by now.
            if path.exists() and os.path.samestat(os.fstat(file), path.stat()):
                return file
        except BaseException:
            os.close(file)
            raise
        os.close(file)


def claim(file: int, path: Path) -> None:
    """Claim a file until it is closed, or the process ends.

    Raises:
        BlockingIOError: Another call has it.
    """
    if sys.platform == "win32":  # where two writers of a file are not told apart
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        words = "another download is writing this file; wait for it, or choose another path"
        raise BlockingIOError(errno.EAGAIN, words, str(path)) from None
    except OSError as error:
        if error.errno not in NO_LOCKS:
            raise


def _sync_folder(folder: Path) -> None:
    """Bring a rename to the disk, where the system can."""
    if sys.platform == "win32":
        return
    with suppress(OSError):  # some file systems cannot
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
