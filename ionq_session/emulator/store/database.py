"""SQLite, in memory or in a folder that survives the end of the process.

One connection under one lock serves all threads. A committed transaction is durable: an emulator
that is killed a moment later still has it. One that fails, because the disk is full, changes
nothing and may be tried again.
"""

import os
import sqlite3
import threading
import weakref
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from .ids import IdSource

_FILE = "emulator.sqlite3"

# How long to wait for a lock, in seconds. A second emulator in the same folder is refused because
# the first one holds its lock for good, and not because of a moment's contention.
_BUSY_SECONDS = 1

_TABLES = """
CREATE TABLE IF NOT EXISTS jobs (
    id TEXT PRIMARY KEY, parent_id TEXT, session_id TEXT, backend TEXT NOT NULL,
    status TEXT NOT NULL, completed_at TEXT, state TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS jobs_by_parent ON jobs (parent_id, status);
CREATE INDEX IF NOT EXISTS jobs_by_family ON jobs (parent_id, id);
CREATE INDEX IF NOT EXISTS jobs_by_session ON jobs (session_id, status);
CREATE TABLE IF NOT EXISTS inputs (job_id TEXT PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS artifacts (
    job_id TEXT, id TEXT, media_type TEXT NOT NULL, content BLOB NOT NULL, PRIMARY KEY (job_id, id)
);
CREATE TABLE IF NOT EXISTS deleted (
    job_id TEXT PRIMARY KEY, parent_id TEXT, session_id TEXT, name TEXT, completed_at TEXT,
    cost REAL, time_us REAL
);
CREATE TABLE IF NOT EXISTS sessions (id TEXT PRIMARY KEY, state TEXT NOT NULL);
"""


class DatabaseError(Exception):
    """The database could not be read or written; nothing has changed."""


class Database:
    """The connection, and the source of ids, which continues after the newest one stored.

    Args:
        folder: Where to keep the file; created if missing. None keeps everything in memory.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._finalizer: weakref.finalize[..., Database] | None = None
        self.ids: IdSource = IdSource()

    def open(self) -> None:
        """Open the file or the in-memory database, unless it is open.

        Raises:
            OSError: The folder can't be used, or another emulator uses it.
        """
        with self._lock:
            if self._connection is not None:
                return
            if self._folder is not None:
                self._folder.mkdir(parents=True, exist_ok=True)
            name = ":memory:" if self._folder is None else str(self._folder / _FILE)
            connection = None
            try:
                connection = sqlite3.connect(
                    name, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
                )
                # The lock is held until the end, so that two emulators can't share a folder. With a
                # write-ahead log, committed transactions survive any end of the process.
                connection.execute("PRAGMA locking_mode = EXCLUSIVE")
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.executescript(_TABLES)
            except sqlite3.Error as error:
                if connection is not None:
                    connection.close()
                raise OSError(
                    f"the folder {self._folder} can't be used as data: {_reason(error)}"
                ) from error
            self._finalizer = weakref.finalize(self, connection.close)
            self._connection = connection
            _databases.add(self)
            newest = connection.execute(
                "SELECT max(id) FROM (SELECT id FROM jobs UNION ALL SELECT job_id FROM deleted)"
            ).fetchone()[0]
            self.ids.go_past(newest)

    def close(self) -> None:
        """Close the file. What is in memory stays until the database itself is collected."""
        with self._lock:
            if self._folder is not None and self._connection is not None:
                self._connection.close()
                self._connection = None

    def abandon(self) -> None:
        """Drop a connection that a fork has copied, without ever closing it.

        SQLite takes the parent's lock for the child's own. Closing the connection in the child
        would checkpoint the log that the parent still writes to, and lose what it has committed.
        """
        if self._connection is None:
            return
        if self._finalizer is not None:
            self._finalizer.detach()
        import ctypes  # Qiskit has loaded it before a database is opened

        # An extra reference, so that not even the interpreter's end closes it.
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(self._connection))
        self._connection = None

    @contextmanager
    def transaction(self) -> Generator[sqlite3.Connection]:
        """Run statements in one transaction.

        Yields:
            The connection.

        Raises:
            DatabaseError: A statement or the commit failed, as on a full disk; nothing has changed.
        """
        with self._lock:
            connection = self._connection
            if connection is None:
                raise RuntimeError("the emulator's database is closed")
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            except BaseException as error:
                # SQLite may have rolled back by itself; a failed COMMIT leaves it to us.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                if not isinstance(error, sqlite3.OperationalError):
                    raise
                raise DatabaseError(
                    f"the data in {self._folder or 'memory'} can't be used: {error}"
                ) from error


_databases: weakref.WeakSet[Database] = weakref.WeakSet()


def _abandon_all() -> None:
    for database in list(_databases):
        database.abandon()


if hasattr(os, "register_at_fork"):  # not on Windows, which does not fork
    os.register_at_fork(after_in_child=_abandon_all)


def _reason(error: sqlite3.Error) -> str:
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
        return "another emulator has it; give each a folder of its own"
    return str(error)
