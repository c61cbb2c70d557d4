"""The methods of `IonQSession` about many jobs: lists, waiting, and reservations."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast, overload

from ..._flows.flow import Flow, T
from ..flows import JobFlows, JobReference, Sent, id_of
from ..handles import JobHandle, ResultT
from ..polling import Poll
from .listing.filters import JobFilters
from .listing.iterators import FlowIterator, Pages
from .listing.lists import characterizations, jobs, session_jobs
from .listing.paging import END, End
from .waiting.references import references, they_go_on

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

    from ...session import IonQSession
    from ..results.job_result import JobResult
    from ..submitting.cost import Limit
    from .reserving.reservation import Reservation
    from .waiting.vigil import Progress
    from .waiting.waited import Waited


class CollectionMethods(JobFlows):
    """Lists of jobs and of figures, waiting for many jobs, and reservations."""

    @abstractmethod
    def _run(self, flow: Flow[T]) -> T: ...

    @abstractmethod
    def _handle(self, sent: Sent) -> JobHandle[Any]: ...  # any result, as in `JobMethods`

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
        from .listing.usage import usage

        walk = usage(self._calls, organization_id, start, end, group_by, modality, limit, cursor)
        return Pages(self._run, walk)

    def wait_all(
        self,
        jobs: Iterable[JobReference],
        timeout: float | None = None,
        *,
        poll: Poll | float | None = None,
        on_progress: "Progress | None" = None,
    ) -> "Waited":
        """Wait until many jobs have ended.

        They are asked for 25 at a time, those that have not ended, and only where a few looks show
        that others have ended, too: 10,000 jobs take fewer than 1,000 requests. The pauses between
        the rounds grow to a minute for each page of jobs, ten minutes at the most, and are guided
        by the times that the service predicts. What is transient is ridden out as `wait` does it.
        Ctrl-C leaves the jobs running.

        Args:
            jobs: Handles, ids, or models of jobs, in any order.
            timeout: Seconds in all; None for no limit; 0 looks at each job once.
            poll: Seconds between the rounds, or a `Poll` for one job, which they follow.
            on_progress: Called with a `WaitProgress`, the counts by status, after each look.

        Returns:
            What became of each job, in the order of `jobs`: completed, failed, canceled, or
            missing, which is a job that six looks did not show. None is raised;
            `Waited.raise_errors()` does that.

        Raises:
            ConfigurationError: Something of `jobs` is no job, or an option is wrong.
            WaitManyTimeoutError: The time was over; it has what is known of each job, and
                `pending`. So it is if all that are left stay in unknown statuses for an hour.
            IonQError: The service refuses to tell, or could not be reached for an hour.
        """
        from .waiting.vigil import Vigil, patience

        ids = [job_id for job_id, _ in references(jobs)]
        vigil = Vigil(ids, patience(timeout, poll, on_progress), self._calls)
        try:
            return self._run(vigil.all())
        except KeyboardInterrupt as interrupt:
            interrupt.add_note(they_go_on(vigil.crowd))
            raise

    @overload
    def as_completed(  # type: ignore[overload-overlap]  # the last takes any object
        self,
        jobs: Iterable[JobHandle[ResultT]],
        timeout: float | None = None,
        *,
        poll: Poll | float | None = None,
        on_progress: "Progress | None" = None,
    ) -> Iterator[JobHandle[ResultT]]: ...
    @overload
    def as_completed(
        self,
        jobs: Iterable[JobReference],
        timeout: float | None = None,
        *,
        poll: Poll | float | None = None,
        on_progress: "Progress | None" = None,
    ) -> "Iterator[JobHandle[JobResult]]": ...
    def as_completed(
        self,
        jobs: Iterable[JobReference],
        timeout: float | None = None,
        *,
        poll: Poll | float | None = None,
        on_progress: "Progress | None" = None,
    ) -> Iterator[JobHandle[Any]]:
        """The handles of many jobs, each as soon as its job is known to have ended.

        The jobs are asked for as `wait_all` does it, while the next handle is waited for. With
        many jobs on their way, that is minutes late: `result()` of a handle says whether its job
        completed.

        Args:
            jobs: Handles, ids, or models of jobs, in any order. Each job is given once.
            timeout: Seconds in all, from this call on; None for no limit.
            poll: As for `wait_all`.
            on_progress: Likewise.

        Returns:
            An iterator, in the order in which the jobs ended, as far as one look shows it. Handles
            in `jobs` are given as they are.

        Raises:
            ConfigurationError: Something of `jobs` is no job, or an option is wrong.
            WaitManyTimeoutError: The time was over (from the iterator); those that have ended are
                given before.
            IonQError: As for `wait_all` (likewise); `next()` goes on waiting.
        """
        from .waiting.vigil import Vigil, patience

        given = dict(references(jobs))
        vigil = Vigil(given, patience(timeout, poll, on_progress), self._calls)

        def step() -> Flow[JobHandle[Any] | End]:
            ended = yield from vigil.step()
            if ended is END:
                return END
            known = given[ended.id]
            if not isinstance(known, JobHandle):
                return self._handle(Sent(ended.id))
            return known  # pyright: ignore[reportUnknownVariableType]  # its result may be any

        return FlowIterator(self._run, step)

    def reserve(
        self,
        backend: "KnownBackend | str",
        *,
        max_jobs: int | None = None,
        max_minutes: int | None = 240,
        max_cost: "Limit | None" = None,
    ) -> "Reservation":
        """Reserve time on a backend: a session of IonQ's, which `with` opens and always ends.

        Sessions are a beta of IonQ's for selected customers. If this program is killed, the session
        stays open until one of its limits is reached, or until somebody calls `end_session` with
        an id of `get_sessions(active=True)`. So it has a limit on its time unless you say None.

        Args:
            backend: The backend, such as `qpu.forte-1`.
            max_jobs: The number of jobs after which it ends; None for no limit.
            max_minutes: The minutes after which it ends, four hours if it is left out; None for no
                limit.
            max_cost: The cost at which it ends: US dollars, or a pair such as `(20, "credit")`. An
                estimate tells whether that is the unit of the account, which is one more request.

        Returns:
            The reservation, which is opened by `with` or by `open()`. Its `run` and `submit` are
            those of this session, with the backend and the session filled in.

        Raises:
            ConfigurationError: An argument is of another type; `Reservation.open` has the errors of
                opening.
        """
        from .reserving.opening import terms
        from .reserving.reservation import Reservation

        chosen = terms(backend, max_jobs, max_minutes, max_cost)
        return Reservation(cast("IonQSession", self), chosen, self._run, self._calls)
