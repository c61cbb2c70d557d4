"""The methods of `AsyncIonQSession` about many jobs: those of `collection_methods`, awaited."""

import asyncio
from abc import abstractmethod
from collections.abc import AsyncIterator, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast, overload

from ..._flows.flow import Flow, T
from ..flows import JobFlows, JobReference, Sent, id_of
from ..handles import AsyncJobHandle, ResultT
from ..polling import Poll
from .listing.filters import JobFilters
from .listing.iterators import AsyncFlowIterator, AsyncPages
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

    from ...async_session import AsyncIonQSession
    from ..results.job_result import JobResult
    from ..submitting.cost import Limit
    from .reserving.async_reservation import AsyncReservation
    from .waiting.vigil import Progress
    from .waiting.waited import Waited


class AsyncCollectionMethods(JobFlows):
    """Lists of jobs and of figures, waiting for many jobs, and reservations."""

    @abstractmethod
    async def _run(self, flow: Flow[T]) -> T: ...

    @abstractmethod
    def _handle(self, sent: Sent) -> AsyncJobHandle[Any]: ...  # any result, as in `AsyncJobMethods`

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
    ) -> "AsyncPages[BaseJob]":
        """All jobs of the project, for `async for`; see `IonQSession.jobs`."""
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
        return AsyncPages(self._run, jobs(self._calls, given, session_id=session_id))

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
    ) -> "AsyncPages[BaseJob]":
        """All jobs of a session of IonQ's; see `IonQSession.session_jobs`."""
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
        return AsyncPages(self._run, session_jobs(self._calls, session_id, given))

    def children(
        self,
        job: JobReference,
        *,
        status: "JobStatus | None" = None,
        name: str | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> "AsyncPages[BaseJob]":
        """The jobs of the circuits of a job of several; see `IonQSession.children`."""
        given = JobFilters(status=status, name=name, limit=limit, cursor=cursor)
        return AsyncPages(self._run, jobs(self._calls, given, parent=id_of(job)))

    def characterizations(
        self,
        backend: "KnownBackend | str",
        *,
        start: date | None = None,
        end: date | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> "AsyncPages[Characterization]":
        """The measured figures of a backend; see `IonQSession.characterizations`."""
        walk = characterizations(self._calls, backend, start, end, limit, cursor)
        return AsyncPages(self._run, walk)

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
    ) -> "AsyncPages[Usage]":
        """An organization's usage by period; see `IonQSession.usage`."""
        from .listing.usage import usage

        walk = usage(self._calls, organization_id, start, end, group_by, modality, limit, cursor)
        return AsyncPages(self._run, walk)

    async def wait_all(
        self,
        jobs: Iterable[JobReference],
        timeout: float | None = None,
        *,
        poll: Poll | float | None = None,
        on_progress: "Progress | None" = None,
    ) -> "Waited":
        """Wait until many jobs have ended; see `IonQSession.wait_all`."""
        from .waiting.vigil import Vigil, patience

        ids = [job_id for job_id, _ in references(jobs)]
        vigil = Vigil(ids, patience(timeout, poll, on_progress), self._calls)
        try:
            return await self._run(vigil.all())
        except (KeyboardInterrupt, asyncio.CancelledError) as interrupt:
            interrupt.add_note(they_go_on(vigil.crowd))
            raise

    @overload
    def as_completed(  # type: ignore[overload-overlap]  # the last takes any object
        self,
        jobs: Iterable[AsyncJobHandle[ResultT]],
        timeout: float | None = None,
        *,
        poll: Poll | float | None = None,
        on_progress: "Progress | None" = None,
    ) -> AsyncIterator[AsyncJobHandle[ResultT]]: ...
    @overload
    def as_completed(
        self,
        jobs: Iterable[JobReference],
        timeout: float | None = None,
        *,
        poll: Poll | float | None = None,
        on_progress: "Progress | None" = None,
    ) -> "AsyncIterator[AsyncJobHandle[JobResult]]": ...
    def as_completed(
        self,
        jobs: Iterable[JobReference],
        timeout: float | None = None,
        *,
        poll: Poll | float | None = None,
        on_progress: "Progress | None" = None,
    ) -> AsyncIterator[AsyncJobHandle[Any]]:
        """The handles of many jobs as they end, for `async for`; see `IonQSession.as_completed`."""
        from .waiting.vigil import Vigil, patience

        given = dict(references(jobs))
        vigil = Vigil(given, patience(timeout, poll, on_progress), self._calls)

        def step() -> Flow[AsyncJobHandle[Any] | End]:
            ended = yield from vigil.step()
            if ended is END:
                return END
            known = given[ended.id]
            if not isinstance(known, AsyncJobHandle):
                return self._handle(Sent(ended.id))
            return known  # pyright: ignore[reportUnknownVariableType]  # its result may be any

        return AsyncFlowIterator(self._run, step)

    def reserve(
        self,
        backend: "KnownBackend | str",
        *,
        max_jobs: int | None = None,
        max_minutes: int | None = 240,
        max_cost: "Limit | None" = None,
    ) -> "AsyncReservation":
        """Reserve time on a backend, for `async with`; see `IonQSession.reserve`."""
        from .reserving.async_reservation import AsyncReservation
        from .reserving.opening import terms

        chosen = terms(backend, max_jobs, max_minutes, max_cost)
        return AsyncReservation(cast("AsyncIonQSession", self), chosen, self._run, self._calls)
