"""What SQLite and the disk say about a file, turned into a `Problem`."""

import errno
import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from .problems import (
    CORRUPT,
    ELSEWHERE,
    FOLDER,
    FORBIDDEN,
    FOREIGN,
    FULL,
    LOCKED,
    MAKE_ROOM,
    MISSING,
    NO_FOLDER,
    READ_ONLY,
    Problem,
)

_BY_ERRNO: Mapping[int, Problem] = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: Problem("quota", "the quota of this user is used up", MAKE_ROOM),
    errno.EROFS: READ_ONLY,
    errno.EACCES: FORBIDDEN,
    errno.EPERM: FORBIDDEN,
    errno.EISDIR: FOLDER,
    errno.ENOTDIR: NO_FOLDER,
    errno.EEXIST: NO_FOLDER,  # a folder was to be made
}

_BY_CODE: Mapping[int, Problem] = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: FORBIDDEN,
    sqlite3.SQLITE_CORRUPT: CORRUPT,
    sqlite3.SQLITE_NOTADB: FOREIGN,
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_PROTOCOL: LOCKED,
    # SQLite also says so of a disk that is full or a quota, where the file grows in other ways than
    # by a write.
    sqlite3.SQLITE_IOERR: Problem(
        "disk", "the disk reported an error", f"look whether it is full or broken, or {ELSEWHERE}"
    ),
}

_PRIMARY = 0xFF  # of a code of SQLite; the rest says more closely where it happened


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's code for an error, without the details; -1 for one of Python's own."""
    code = getattr(error, "sqlite_errorcode", None)  # absent where Python itself complains
    return code & _PRIMARY if isinstance(code, int) else -1


def problem(error: sqlite3.Error | OSError, path: Path) -> Problem:
    """Why a file cannot be used, from what SQLite or the disk said."""
    if isinstance(error, OSError):
        known = _BY_ERRNO.get(error.errno or 0)
        return known or Problem("system", error.strerror or str(error), ELSEWHERE)
    code = primary_code(error)
    if code == sqlite3.SQLITE_CANTOPEN:
        return _not_opened(path)
    return _BY_CODE.get(code) or Problem("unusable", f"SQLite said: {error}", CORRUPT.advice)


def _not_opened(path: Path) -> Problem:
    """SQLite does not say why it could not open a file."""
    if not os.access(path.parent, os.X_OK):  # first: without this right the others raise
        return FORBIDDEN
    if path.is_dir():
        return FOLDER
    if not path.exists():
        return MISSING
    if not os.access(path, os.R_OK):
        return FORBIDDEN
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return READ_ONLY
    return Problem("unopened", "SQLite could not open it or a file beside it", ELSEWHERE)
