"""The SQLite file: opened for each reading and writing, made if it is missing, and closed again.

A connection that stays open would save two milliseconds of a call that takes hundreds. One that is
closed has nothing that a fork could copy, that a thread could share, or that somebody would have to
close; and a file that was deleted or replaced in the meantime is noticed.
"""

import os
import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from ..._fork_lock import Lock
from . import disk, schema
from .diagnosis import primary_code, problem
from .problems import READ_ONLY, UnusableError

T = TypeVar("T")

# Seconds. Others hold the file for a few milliseconds, a busy network disk for a tenth of a second,
# and a hundred of them may come at once. A program that holds it for longer has forgotten it.
LONGEST_WAIT = 10.0
ATTEMPT_WAIT = 0.5  # seconds that SQLite waits by itself, with a connection open; see `_patiently`
LONGEST_PAUSE = 0.05  # seconds between attempts, random so that waiting processes do not collide

FILE_MODE = 0o600  # names of jobs and what was run when are their owner's business
FOLDER_MODE = 0o700

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
_SHARED_MEMORY = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR_SHMOPEN,
    sqlite3.SQLITE_IOERR_SHMLOCK,
    sqlite3.SQLITE_IOERR_SHMMAP,
)

# One for all journals of the process. POSIX drops every lock that a process has on a file when it
# closes the file anywhere, and SQLite expects nobody else to open and close its files. A fork waits
# for the holder, as SQLite would take the parent's locks for the child's.
_lock = Lock(delays_fork=True)


def write(path: Path, action: Callable[[sqlite3.Connection], None]) -> None:
    """Do something in one transaction, which is on the disk when this returns.

    Args:
        path: The file; it and its folder are made if they are missing.
        action: Executes statements. It may be called again if the file was locked.

    Raises:
        UnusableError: It failed, and nothing has changed.
    """

    def once() -> None:
        _create(path)
        try:
            _transact(path, action)
        except sqlite3.OperationalError as error:
            if not _lacks_shared_memory(error) or not os.access(path, os.W_OK):
                raise
            # Some container and user-space file systems cannot map files, which WAL needs, unless
            # a connection has the file for itself.
            _transact(path, action, alone=True)

    _patiently(path, once)


def read(path: Path, action: Callable[[sqlite3.Connection], T], empty: T) -> T:
    """Read something; an older file is migrated first.

    Args:
        path: The file.
        action: Executes a query. It may be called again if the file was locked.
        empty: The result if there is no file yet, or nothing in it.

    Raises:
        UnusableError: It failed.
    """

    def once() -> T:
        try:
            path.stat()
        except FileNotFoundError:
            return empty
        with closing(_connect(path, "mode=rw")) as connection:
            try:
                found = schema.version(connection)
            except sqlite3.OperationalError as error:
                unwritable = primary_code(error) == sqlite3.SQLITE_READONLY
                if not (unwritable or _lacks_shared_memory(error)) or _log_of(path).exists():
                    raise
                return _read_still(path, action)
            if not found:
                return empty
            if found < schema.VERSION:
                connection.execute("BEGIN IMMEDIATE")
                schema.migrate(connection)
                connection.execute("COMMIT")
            return action(connection)

    return _patiently(path, once)


def _transact(
    path: Path, action: Callable[[sqlite3.Connection], None], *, alone: bool = False
) -> None:
    with closing(_connect(path, "mode=rw")) as connection:
        if alone:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # before anything is read
        # As FULL, under which a commit waits for the disk; without WAL it waits for the folder as
        # well, since there it is the removal of a file that commits.
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA fullfsync = ON")  # macOS: further than the disk's own memory
        new = schema.version(connection) == 0  # also leaves what is not ours as it is
        if alone or not disk.is_local(path.parent):
            # WAL needs memory that all users of the file share. Several machines have none, SQLite
            # does not notice, and the file would be damaged; locks on files work there.
            connection.execute("PRAGMA journal_mode = DELETE")
        elif new:
            connection.execute("PRAGMA journal_mode = WAL")
        # IMMEDIATE waits for other writers here, where waiting can end well.
        connection.execute("BEGIN IMMEDIATE")
        schema.migrate(connection)
        action(connection)
        connection.execute("COMMIT")  # what fails before is rolled back by closing


def _read_still(path: Path, action: Callable[[sqlite3.Connection], T]) -> T:
    """Read a file that this user may not change, or on a read-only disk.

    The memory that WAL needs cannot be made there. All that was committed is in the file itself,
    since there is no log beside it.
    """
    with closing(_connect(path, "immutable=1")) as connection:
        if schema.version(connection) < schema.VERSION:
            raise UnusableError(READ_ONLY)
        return action(connection)


def _patiently(path: Path, attempt: Callable[[], T]) -> T:
    """Try until the file is not locked, within a limit.

    Every attempt opens the file anew, and between two of them nothing is open and no lock is held,
    so that neither a fork nor another thread has to wait for all of it.
    """
    end = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            with _lock.mutex:
                return attempt()
        except sqlite3.Error as error:
            if primary_code(error) not in _BUSY or time.monotonic() >= end:
                raise UnusableError(problem(error, path)) from error
        except OSError as error:
            raise UnusableError(problem(error, path)) from error
        time.sleep(random.uniform(0, LONGEST_PAUSE))  # noqa: S311  # no secret


def _create(path: Path) -> None:
    """Make an empty file that its owner alone may read, unless there is one."""
    try:
        made = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE)
    except FileExistsError:
        return
    except FileNotFoundError:
        path.parent.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
        made = os.open(path, os.O_CREAT | os.O_RDWR, FILE_MODE)
    os.close(made)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    """Open a file that is there; SQLite itself would make one that others may read."""
    place = path.as_posix()
    slash = "" if place.startswith("/") else "/"  # before the drive of Windows
    return sqlite3.connect(
        f"file://{slash}{quote(os.fsencode(place))}?{mode}",
        uri=True,
        timeout=ATTEMPT_WAIT,
        isolation_level=None,
    )


def _lacks_shared_memory(error: sqlite3.Error) -> bool:
    """Whether the file beside a log that all users of it map could not be made or mapped."""
    code: object = getattr(error, "sqlite_errorcode", None)
    return code in _SHARED_MEMORY or primary_code(error) == sqlite3.SQLITE_CANTOPEN


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")
