"""The table, its version, and the steps from each version to the next.

A file of any older version is brought to the newest by the steps that it lacks, and a new file by
all of them, so that both have the same table in the end.
"""

import sqlite3

from .problems import FOREIGN, NEWER, UnusableError

APPLICATION_ID = 0x494F4E51  # "IONQ": where `file` and SQLite look for whose a database is

_FIRST = (
    """
    CREATE TABLE submissions (
        number INTEGER PRIMARY KEY, -- the order of writing, among those of the same time
        tag TEXT NOT NULL UNIQUE,
        base_url TEXT NOT NULL,
        created_at INTEGER NOT NULL, -- microseconds since 1970, UTC; settled_at, too
        outcome TEXT NOT NULL,
        job_id TEXT,
        backend TEXT,
        shots INTEGER,
        payload_hash TEXT NOT NULL,
        name TEXT,
        dry_run INTEGER NOT NULL,
        settled_at INTEGER,
        host TEXT NOT NULL,
        process INTEGER NOT NULL
    )
    """,
    "CREATE INDEX submissions_by_time ON submissions (created_at)",
)
_ERROR = ("ALTER TABLE submissions ADD COLUMN error TEXT",)
_RUNS = (
    "ALTER TABLE submissions ADD COLUMN run TEXT",
    "ALTER TABLE submissions ADD COLUMN item INTEGER",
    "CREATE INDEX submissions_by_run ON submissions (run, item) WHERE run IS NOT NULL",
)

_ACCOUNT = ("ALTER TABLE submissions ADD COLUMN account TEXT",)

STEPS: tuple[tuple[str, ...], ...] = (_FIRST, _ERROR, _RUNS, _ACCOUNT)
"""The statements that lead from the version of their index, 0 being an empty file, to the next."""

VERSION = len(STEPS)


def version(connection: sqlite3.Connection) -> int:
    """The version of the file; 0 for an empty one.

    Raises:
        UnusableError: It is another program's file, or a newer version's.
    """
    if connection.in_transaction:
        return _version(connection)
    # One look at all of it: another process may fill a new file between two.
    connection.execute("BEGIN")
    try:
        return _version(connection)
    finally:
        connection.execute("ROLLBACK")


def _version(connection: sqlite3.Connection) -> int:
    application_id = _number(connection, "PRAGMA application_id")
    found = _number(connection, "PRAGMA user_version")
    if application_id == APPLICATION_ID and 0 < found <= VERSION:
        return found
    if application_id == APPLICATION_ID and found > VERSION:
        raise UnusableError(NEWER)
    if application_id == found == _number(connection, "SELECT count(*) FROM sqlite_master") == 0:
        return 0
    raise UnusableError(FOREIGN)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the newest version, within the transaction that writes.

    The version is read again there: another process may have been quicker.
    """
    found = version(connection)
    if found == VERSION:
        return
    for step in STEPS[found:]:
        for statement in step:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _number(connection: sqlite3.Connection, question: str) -> int:
    answer: int = connection.execute(question).fetchone()[0]
    return answer
