"""The methods of `IonQSession` about many jobs: lists, waiting, and reservations."""

from abc import abstractmethod
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from ..._flows.flow import Flow, T
from ..flows import JobFlows, JobReference, id_of
from .filters import JobFilters
from .iterators import Pages
from .lists import characterizations, jobs, session_jobs

if TYPE_CHECKING:
    from ionq_api.models import (
        BaseJob,
        Characterization,
        GroupBy,
        JobStatus,
        KnownBackend,
        Modality,
        Usage,
    )


class CollectionMethods(JobFlows):
    """Lists of jobs and of figures, waiting for many jobs, and reservations."""

    @abstractmethod
    def _run(self, flow: Flow[T]) -> T: ...

    def jobs(
        self,
        *,
        status: "JobStatus | None" = None,
        backend: str | Iterable[str] | None = None,
        session_id: str | None = None,
        submitter_id: str | None = None,
        name: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> "Pages[BaseJob]":
        """All jobs of the project, one after the other, presumably the newest first.

        Pages of 25 are asked for one at a time, each when its first job is. The first four filters
        are the service's. The others are applied here: pages with nothing that is wanted cost a
        request each. That ends at `since`: at the first page whose jobs are all older. The order
        of the list is not documented; one that is not by time is read to its end.

        Args:
            status: Only jobs in this status, such as `completed`.
            backend: Only jobs on this backend, or on any of several.
            session_id: Only jobs that run in this session of IonQ's.
            submitter_id: Only jobs of this member of a shared project.
            name: Only jobs with exactly this name.
            since: Only jobs that were submitted at this time or later; an aware time.
            until: Only jobs that were submitted before this time.
            limit: No more jobs than this.
            cursor: Where to begin: `cursor` of an earlier iterator with the same filters, or
                `next_` of a page of `get_jobs`.

        Returns:
            An iterator. Its `cursor` is a text for where it stands.

        Raises:
            ConfigurationError: An argument is of another type.
            PagingError: The list goes in a circle (from the iterator).
            IonQError: A page could not be read (likewise); `next()` asks for it again.
        """
        given = JobFilters(
            status=status,
            backend=backend,
            submitter_id=submitter_id,
            name=name,
            since=since,
            until=until,
            limit=limit,
            cursor=cursor,
        )
        return Pages(self._run, jobs(self._calls, given, session_id=session_id))

    def session_jobs(
        self,
        session_id: str,
        *,
        status: "JobStatus | None" = None,
        backend: str | Iterable[str] | None = None,
        submitter_id: str | None = None,
        name: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> "Pages[BaseJob]":
        """All jobs of a session of IonQ's; the arguments are those of `jobs`.

        Args:
            session_id: The session.
            status: As for `jobs`; so are the others.
            backend: Likewise.
            submitter_id: Likewise.
            name: Likewise.
            since: Likewise.
            until: Likewise.
            limit: Likewise.
            cursor: Likewise.

        Raises:
            SessionsUnavailableError: The account has no sessions (from the iterator).
            NotFoundError: There is no such session (likewise).
            IonQError: As for `jobs`.
        """
        given = JobFilters(
            status=status,
            backend=backend,
            submitter_id=submitter_id,
            name=name,
            since=since,
            until=until,
            limit=limit,
            cursor=cursor,
        )
        return Pages(self._run, session_jobs(self._calls, session_id, given))

    def children(
        self,
        job: JobReference,
        *,
        status: "JobStatus | None" = None,
        name: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> "Pages[BaseJob]":
        """The jobs of the circuits of a job of several, as the service lists them.

        The order of the circuits is that of `child_job_ids` of the job, not of this list.

        Args:
            job: The job of all circuits: its id, or a handle.
            status: As for `jobs`; so are the others.
            name: Likewise.
            limit: Likewise.
            cursor: Likewise.

        Raises:
            IonQError: As for `jobs`.
        """
        given = JobFilters(status=status, name=name, limit=limit, cursor=cursor)
        return Pages(self._run, jobs(self._calls, given, parent=id_of(job)))

    def characterizations(
        self,
        backend: "KnownBackend | str",
        *,
        start: date | None = None,
        end: date | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> "Pages[Characterization]":
        """The measured figures of a backend, one for about each day, the newest first.

        Args:
            backend: The backend. The simulator has none.
            start: Only those of this day or later.
            end: Only those before this day.
            limit: No more than so many.
            cursor: Where to begin: `cursor` of an earlier iterator with the same arguments.

        Raises:
            ConfigurationError: An argument is of another type.
            PagingError: The service answers with the same page again (from the iterator).
            IonQError: A page could not be read (likewise).
        """
        walk = characterizations(self._calls, backend, start, end, limit, cursor)
        return Pages(self._run, walk)

    def usage(
        self,
        organization_id: str,
        *,
        start: date,
        end: date | None = None,
        group_by: "GroupBy" = "project",
        modality: "Modality" = "daily",
        limit: int | None = None,
        cursor: str | None = None,
    ) -> "Pages[Usage]":
        """An organization's usage by period, the newest first.

        The service answers any span at once. Weeks and months are asked for like that; days are
        asked for a year at a time, each year when it is read. `get_usages` has the totals.

        Args:
            organization_id: The organization, such as `get_sessions().organization_id`.
            start: The first day.
            end: The last day, which counts; today (UTC) if it is left out.
            group_by: What the figures of a period are split by: `job`, `project` or `user`.
            modality: The length of a period: `daily`, `weekly` or `monthly`.
            limit: No more periods than this.
            cursor: Where to begin: `cursor` of an earlier iterator with the same arguments.

        Raises:
            ConfigurationError: An argument is of another type, or the span is empty.
            ForbiddenError: The key has no right to see usage (from the iterator).
            IonQError: The usage could not be read (likewise).
        """
        from .usage import usage

        walk = usage(self._calls, organization_id, start, end, group_by, modality, limit, cursor)
        return Pages(self._run, walk)
