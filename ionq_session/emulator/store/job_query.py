"""Which jobs to list, and the SQL statement for it."""

from typing import TypeVar

from attrs import frozen

from ..jobs.job import Status
from .records import dump

_Choice = TypeVar("_Choice", bound=str)


@frozen
class JobQuery:
    """Which jobs to list. None means any; `children` says whether jobs with a parent are listed."""

    limit: int
    after: str | None = None
    ids: frozenset[str] | None = None
    statuses: frozenset[Status] | None = None
    targets: frozenset[str] | None = None
    session_id: str | None = None
    parent_job_id: str | None = None
    children: bool = True

    def statement(self) -> tuple[str, list[str | int]]:
        """The query as SQL, for the states of one job more than fit the page, the newest first.

        The ids are found in an index alone, and rows are read for those that are listed. SQLite has
        no statistics to choose the index by, and might sort all jobs instead, so it is named.

        Returns:
            The statement, made of fixed strings alone, and the values of its placeholders.
        """
        terms: list[str] = ["1"] if self.children else ["parent_id IS NULL"]
        values: list[str | int] = []
        for term, value in (
            ("id < ?", self.after),
            ("session_id = ?", self.session_id),
            ("parent_id = ?", self.parent_job_id),
            ("status = ?", _only(self.statuses)),
            ("backend = ?", _only(self.targets)),
        ):
            if value is not None:
                terms.append(term)
                values.append(value)
        for term, choices in (
            ("id IN (SELECT value FROM json_each(?))", self.ids),
            ("backend IN (SELECT value FROM json_each(?))", _several(self.targets)),
            ("status IN (SELECT value FROM json_each(?))", _several(self.statuses)),
        ):
            if choices is not None:
                terms.append(term)
                values.append(dump([*sorted(choices)]))
        found = (
            f"SELECT id FROM jobs {self._index()} WHERE {' AND '.join(terms)}"  # noqa: S608
            " ORDER BY id DESC LIMIT ?"
        )
        values.append(self.limit + 1)
        return f"SELECT state FROM jobs WHERE id IN ({found}) ORDER BY id DESC", values  # noqa: S608

    def _index(self) -> str:
        """The index that leaves the fewest jobs to look at and has them in order."""
        of_parent = self.parent_job_id is not None or not self.children
        if self.ids is not None:
            return "INDEXED BY jobs_by_id"
        if self.session_id is not None:
            return "INDEXED BY jobs_of_session"
        if _only(self.statuses) is not None:
            name = "jobs_of_parent_by_status" if of_parent else "jobs_by_status"
            return f"INDEXED BY {name}"
        if _only(self.targets) is not None:
            return "INDEXED BY jobs_by_backend"
        return "INDEXED BY jobs_of_parent" if of_parent else "INDEXED BY jobs_by_id"


def _only(choices: frozenset[_Choice] | None) -> _Choice | None:
    """The choice, if there is just one."""
    return next(iter(choices)) if choices is not None and len(choices) == 1 else None


def _several(choices: frozenset[_Choice] | None) -> frozenset[_Choice] | None:
    """The choices, if there are several."""
    return choices if choices is not None and len(choices) != 1 else None
