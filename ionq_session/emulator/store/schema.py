"""The tables and their indexes, and how those of an older folder become the present ones.

Every index of jobs ends with all that a list can be filtered by, so that jobs which a filter leaves
out are passed over in the index, without a look at their rows, which are a hundred times as large.
"""

import sqlite3

# Each makes a folder of the version before into one of its own; the first begins with nothing.
_STEPS = (
    """
    CREATE TABLE IF NOT EXISTS jobs (
        id TEXT PRIMARY KEY, parent_id TEXT, session_id TEXT, backend TEXT NOT NULL,
        status TEXT NOT NULL, completed_at TEXT, state TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS inputs (job_id TEXT PRIMARY KEY, content TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS artifacts (
        job_id TEXT, id TEXT, media_type TEXT NOT NULL, content BLOB NOT NULL,
        PRIMARY KEY (job_id, id)
    );
    CREATE TABLE IF NOT EXISTS deleted (
        job_id TEXT PRIMARY KEY, parent_id TEXT, session_id TEXT, name TEXT, completed_at TEXT,
        cost REAL, time_us REAL
    );
    CREATE TABLE IF NOT EXISTS sessions (id TEXT PRIMARY KEY, state TEXT NOT NULL);
    """,
    # `cost` is what a session's limit counts: nothing for a parent, whose children have cost it.
    # The table has row ids now, because without them a state took a page of its own.
    """
    ALTER TABLE jobs RENAME TO older_jobs;
    CREATE TABLE jobs (
        id TEXT NOT NULL, parent_id TEXT, session_id TEXT, backend TEXT NOT NULL,
        status TEXT NOT NULL, completed_at TEXT, cost REAL, state TEXT NOT NULL
    );
    INSERT INTO jobs
        SELECT id, parent_id, session_id, backend, status, completed_at,
            CASE WHEN json_array_length(state, '$.preflight.child_job_ids') > 0 THEN NULL
                ELSE json_extract(state, '$.cost') END,
            state
        FROM older_jobs ORDER BY id;
    DROP TABLE older_jobs;
    CREATE UNIQUE INDEX jobs_by_id ON jobs (id);
    CREATE INDEX jobs_of_parent ON jobs (parent_id, id, status, backend, session_id);
    CREATE INDEX jobs_of_parent_by_status ON jobs (parent_id, status, id, backend, session_id);
    CREATE INDEX jobs_by_status ON jobs (status, id, parent_id, backend, session_id);
    CREATE INDEX jobs_by_backend ON jobs (backend, id, parent_id, status, session_id);
    CREATE INDEX jobs_of_session ON jobs (session_id, id, parent_id, status, backend, cost)
        WHERE session_id IS NOT NULL;
    CREATE INDEX deleted_of_session ON deleted (session_id, parent_id, cost)
        WHERE session_id IS NOT NULL;
    """,
)


class NewerDataError(Exception):
    """The folder is of a later version of this package."""


def prepare(connection: sqlite3.Connection) -> None:
    """Bring a database, new or old, to the present version; all of it or nothing.

    Args:
        connection: The database.

    Raises:
        NewerDataError: It has a later one.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(_STEPS):
        raise NewerDataError("a later version of ionq-session has written it")
    for number, step in enumerate(_STEPS[version:], start=version + 1):
        # A script that fails leaves its transaction open, and what closes the database ends it.
        connection.executescript(f"BEGIN;{step}PRAGMA user_version = {number};COMMIT;")
