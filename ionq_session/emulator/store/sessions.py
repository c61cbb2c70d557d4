"""The stored sessions."""

from collections.abc import Callable
from datetime import datetime

from ..jobs.session import Session
from .database import Database
from .records import dump_session, load_session

# Sums in SQL, from indexes that have all they need: this happens at the end of every job.
_TALLY = """
SELECT count(*) FILTER (WHERE parent_id IS NULL),
       count(*) FILTER (
           WHERE parent_id IS NULL AND status NOT IN ('submitted', 'ready', 'started')
       ),
       total(cost)
FROM jobs INDEXED BY jobs_of_session WHERE session_id = ?
"""
_DELETED_TALLY = """
SELECT count(*) FILTER (WHERE parent_id IS NULL), total(cost)
FROM deleted INDEXED BY deleted_of_session WHERE session_id = ?
"""


class SessionStore:
    """Sessions, and how much of their limits they have used. Each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, make: Callable[[str], Session], now: datetime) -> Session:
        """Store a new session.

        Args:
            make: Returns the session for an id.
            now: The moment, for the id.
        """
        with self._database.transaction() as connection:
            session = make(self._database.ids.next(now))
            connection.execute(
                "INSERT INTO sessions VALUES (?, ?)", (session.id, dump_session(session))
            )
            return session

    def all(self) -> list[Session]:
        """All sessions, the newest first."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT state FROM sessions ORDER BY id DESC").fetchall()
        return [load_session(state) for (state,) in rows]

    def update(self, session_id: str, move: Callable[[Session], Session | None]) -> Session | None:
        """Apply a transition to a session.

        Args:
            session_id: Its id.
            move: Returns the changed session, or None to leave it as it is.

        Returns:
            The session as it then is, or None if there is none.
        """
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT state FROM sessions WHERE id = ?", (session_id,)
            ).fetchone()
            if row is None:
                return None
            session = load_session(row[0])
            moved = move(session)
            if moved is not None:
                connection.execute(
                    "UPDATE sessions SET state = ? WHERE id = ?", (dump_session(moved), session_id)
                )
            return moved or session

    def tally(self, session_id: str) -> tuple[int, int, float]:
        """What a session has used, by jobs that were deleted, too.

        Returns:
            How many jobs it has, without children; how many of these have ended; the total cost.
        """
        with self._database.reading() as connection:
            jobs, ended, cost = connection.execute(_TALLY, (session_id,)).fetchone()
            gone, spent = connection.execute(_DELETED_TALLY, (session_id,)).fetchone()
        return jobs + gone, ended + gone, cost + spent
