"""Which jobs to list, and the SQL condition for it."""

from attrs import frozen

from ..jobs.job import Status
from .records import dump


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

    def condition(self) -> tuple[str, list[str]]:
        """The query as SQL.

        Returns:
            The condition, made of fixed strings alone, and the values of its placeholders.
        """
        terms: list[str] = ["1"] if self.children else ["parent_id IS NULL"]
        values: list[str] = []
        for term, value in (
            ("id < ?", self.after),
            ("session_id = ?", self.session_id),
            ("parent_id = ?", self.parent_job_id),
        ):
            if value is not None:
                terms.append(term)
                values.append(value)
        for term, choices in (
            ("id IN (SELECT value FROM json_each(?))", self.ids),
            ("backend IN (SELECT value FROM json_each(?))", self.targets),
            ("status IN (SELECT value FROM json_each(?))", self.statuses),
        ):
            if choices is not None:
                terms.append(term)
                values.append(dump([*sorted(choices)]))
        return " AND ".join(terms), values
