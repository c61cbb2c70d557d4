"""The journal of submissions: what was sent, or was about to be, and what became of it."""

import logging
import os
import warnings
from collections.abc import Collection, Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..._option_rules import Rule, path, ruled
from ..._user_line import levels_to_the_user
from ...errors import ConfigurationError
from ..errors import JournalError, JournalWarning
from . import filters
from .entries import COLUMNS, Entry, Outcome, cell, entry, row
from .place import VARIABLE
from .problems import CORRUPT, NO_SQLITE, Problem, UnusableError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Sequence

log: logging.Logger = logging.getLogger("ionq_session")

_FILE = Rule("a path", path)
_COLUMNS = ", ".join(COLUMNS)
_SELECT = f"SELECT {_COLUMNS} FROM submissions"  # noqa: S608  # our own names
_INSERT = (
    f"INSERT INTO submissions ({_COLUMNS}) "  # noqa: S608
    f"VALUES ({', '.join('?' * len(COLUMNS))}) ON CONFLICT (tag) DO UPDATE "
    "SET outcome = excluded.outcome, settled_at = NULL, error = NULL WHERE job_id IS NULL"
)
_HOLDER = (
    f"{_SELECT} WHERE run = ? AND item = ? AND base_url = ? AND tag <> ? "
    "AND outcome IN ('pending', 'unknown', 'submitted') ORDER BY number LIMIT 1"
)
_UPDATE = (
    "UPDATE submissions SET outcome = ?, job_id = coalesce(?, job_id), error = ?, settled_at = ? "
    "WHERE tag = ? AND (job_id IS NULL OR ? = 'submitted')"
)


class Journal:
    """An SQLite file for the submissions of many sessions, threads and processes.

    It opens the file for each operation and keeps nothing open, so it needs no closing, survives a
    fork, and can be pickled and copied; a copy has the path alone. What it has written is on the
    disk, and outlives a kill and a loss of power. Entries are never removed.

    A file that cannot be written costs a submission nothing but its entry: the first failure of
    each kind is a `JournalWarning`, and later ones are silent.

    Args:
        file: The file; it and its folder are made by the first entry, for this user alone. `~`
            stands for the home folder.

    Raises:
        ConfigurationError: That is no path.
    """

    def __init__(self, file: str | os.PathLike[str]) -> None:
        self.path: Path = _absolute(file)
        self._warned: set[str] = set()
        self._unsettled: dict[str, Entry] = {}  # by tag; see settle

    def begin(self, entry: Entry) -> None:
        """Write the intent, before anything is sent.

        A tag that is there already keeps its entry, and is `pending` again unless its job is known.

        Raises:
            JournalWarning: The file cannot be used, and Python's filters make errors of warnings.
        """
        self._unsettled[entry.tag] = entry
        self._write(lambda connection: _insert(connection, entry))

    def claim(self, entry: Entry) -> Entry | None:
        """Write the intent to submit an item of a run, unless there may be a job of it already.

        Looking and writing are one transaction, so that of any number of processes that share the
        file, one submits the item. Unlike `begin` it does not go on without a file: what has a name
        is to be found again.

        Args:
            entry: The intent, with `run` and `item`.

        Returns:
            The entry that has the item: pending, unknown or submitted. None if there was none, and
            the intent is written.

        Raises:
            JournalError: The file cannot be used.
        """
        holders: list[Entry] = []

        def insert(connection: "sqlite3.Connection") -> None:
            holders.clear()  # it may be called again if the file was locked
            key = (cell(entry.run), entry.item, entry.base_url, entry.tag)
            holders.extend(_read(connection.execute(_HOLDER, key)))
            if not holders:
                _insert(connection, entry)

        try:
            with _sqlite():
                from .file import write
            write(self.path, insert)
        except UnusableError as error:
            raise JournalError(self._text(error.problem, "written"), file=str(self.path)) from error
        if holders:
            return holders[0]
        self._unsettled[entry.tag] = entry
        return None

    def settle(
        self,
        tag: str,
        outcome: Outcome,
        *,
        job_id: str | None = None,
        error: str | None = None,
        at: datetime,
    ) -> None:
        """Write what became of a submission. A job that is known once stays known.

        It never raises: the job may exist, and its id must not be lost with the journal.

        Args:
            tag: The submission.
            outcome: What became of it.
            job_id: The job, if it is known.
            error: The class of the error that the submission ended with.
            at: When that was, with a time zone.
        """
        begun = self._unsettled.pop(tag, None)
        values = (outcome, job_id, error, cell(at), tag, outcome)

        def update(connection: "sqlite3.Connection") -> None:
            # Without an entry, the intent could not be written, or the file was removed meanwhile.
            if not connection.execute(_UPDATE, values).rowcount and begun is not None:
                _insert(connection, begun)
                connection.execute(_UPDATE, values)

        try:
            self._write(update)
        except JournalWarning as warning:
            log.warning("%s", warning)

    def entries(
        self,
        *,
        tag: str | None = None,
        outcome: Outcome | Collection[Outcome] | None = None,
        backend: str | None = None,
        name: str | None = None,
        job_id: str | None = None,
        payload_hash: str | None = None,
        base_url: str | None = None,
        run: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = None,
    ) -> list[Entry]:
        """The entries that fit every filter, newest first; none if there is no file yet.

        Args:
            tag: The submission.
            outcome: What became of it, or several such outcomes.
            backend: The backend that was asked for.
            name: The job's name, in full.
            job_id: The job.
            payload_hash: The hash of what was sent.
            base_url: The address of the service.
            run: The name of a `run_many`.
            since: The earliest `created_at`, with a time zone.
            until: The first `created_at` that is too late, with a time zone.
            limit: How many entries at most; None for all.

        Raises:
            ConfigurationError: A filter is not of the type above.
            JournalError: The file cannot be read.
        """
        condition, values = filters.condition(
            tag=tag,
            outcome=outcome,
            backend=backend,
            name=name,
            job_id=job_id,
            payload_hash=payload_hash,
            base_url=base_url,
            run=run,
            since=since,
            until=until,
            limit=limit,
        )

        def select(connection: "sqlite3.Connection") -> list[Entry]:
            return _read(connection.execute(f"{_SELECT} {condition}", values))

        empty: list[Entry] = []
        try:
            with _sqlite():
                from .file import read
            return read(self.path, select, empty)
        except UnusableError as error:
            raise JournalError(self._text(error.problem, "read"), file=str(self.path)) from error

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self.path)!r})"

    def __reduce__(self) -> tuple[type["Journal"], tuple[Path]]:
        return type(self), (self.path,)

    def _write(self, action: "Callable[[sqlite3.Connection], None]") -> None:
        try:
            with _sqlite():
                from .file import write
            write(self.path, action)
        except UnusableError as error:
            self._warn(error.problem)

    def _warn(self, problem: Problem) -> None:
        if problem.kind in self._warned:
            return
        self._warned.add(problem.kind)
        text = f"{self._text(problem, 'written')}. Submissions go on without it"
        try:
            warnings.warn(JournalWarning(text), stacklevel=levels_to_the_user())
        except JournalWarning:
            self._warned.discard(problem.kind)  # whoever makes it an error gets it every time
            raise

    def _text(self, problem: Problem, done: str) -> str:
        return (
            f"the journal {self.path} could not be {done}: {problem.reason}; {problem.advice}, or "
            f"name another file by journal= or {VARIABLE}"
        )


def _read(rows: "Iterable[Sequence[object]]") -> list[Entry]:
    try:
        return [entry(cells) for cells in rows]
    except ValueError as error:
        reason = f"{CORRUPT.reason}: {error}"
        raise UnusableError(Problem(CORRUPT.kind, reason, CORRUPT.advice)) from error


def _insert(connection: "sqlite3.Connection", entry: Entry) -> None:
    connection.execute(_INSERT, row(entry))


def _absolute(given: str | os.PathLike[str]) -> Path:
    """The path from the root, which holds after a change of the working folder, too."""
    text = str(ruled("journal", _FILE, given))
    if "\0" in text:
        raise ConfigurationError("journal= takes a path, and no file has a NUL in its name")
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError as error:
        raise ConfigurationError(f"journal= begins with ~, and {error}; name it in full") from error


@contextmanager
def _sqlite() -> Generator[None]:
    """The import of the part that needs sqlite3, which some builds of Python lack."""
    try:
        yield
    except ImportError as error:
        raise UnusableError(NO_SQLITE) from error
