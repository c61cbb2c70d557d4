"""The stored sessions."""

from collections.abc import Callable
from datetime import datetime

from ..jobs.job import OPEN
from ..jobs.session import Session
from .database import Database
from .records import dump_session, load_job, load_session


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
        with self._database.transaction() as connection:
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
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT parent_id, state FROM jobs WHERE session_id = ?", (session_id,)
            ).fetchall()
            deleted = connection.execute(
                "SELECT parent_id, cost FROM deleted WHERE session_id = ?", (session_id,)
            ).fetchall()
        jobs = [(parent, load_job(state)) for parent, state in rows]
        own = [job for parent, job in jobs if parent is None]
        cost = sum(job.cost or 0.0 for _, job in jobs if not job.preflight.child_job_ids)
        cost += sum(spent or 0.0 for _, spent in deleted)
        gone = sum(parent is None for parent, _ in deleted)
        return len(own) + gone, sum(job.status not in OPEN for job in own) + gone, cost
