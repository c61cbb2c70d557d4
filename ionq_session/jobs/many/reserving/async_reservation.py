"""`Reservation` for `async with`: the same methods, to be awaited."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, Unpack, overload

from ...._flows.calls import Calls
from ....errors import IonQError
from ...options import RunOptions, SubmitOptions
from ..listing.filters import JobFilters
from ..listing.iterators import AsyncPages, AsyncRun
from .base import MAYBE_OPEN, BaseReservation
from .opening import Terms, end, open_session

if TYPE_CHECKING:
    from ionq_api.models import (
        BaseJob,
        MultiCircuitJobCreationPayload,
        NativeGate,
        QaoaJobResults,
        QctrlQaoaJobCreationPayload,
        QisGate,
        QuantumFunctionJobCreationPayload,
        QuantumFunctionJobResults,
        Session,
    )

    from ....async_session import AsyncIonQSession
    from ...circuits.conversion import CircuitLike
    from ...handles import AsyncJobHandle
    from ...results.batch_result import BatchResult
    from ...results.job_result import JobResult
    from ..batches.handles import AsyncBatchHandle

log: logging.Logger = logging.getLogger("ionq_session")


class AsyncReservation(BaseReservation):
    """Reserved time on a backend, for `async with`; see `Reservation`."""

    def __init__(
        self, session: "AsyncIonQSession", terms: Terms, run: AsyncRun, calls: Calls
    ) -> None:
        super().__init__(terms)
        self._session = session
        self._untyped: Any = session  # the overloads here say what its own would
        self._run = run
        self._calls = calls

    async def open(self) -> Self:
        """Open the session; see `Reservation.open`."""
        self._begin()
        try:
            opened = await self._run(open_session(self._terms, self._calls))
        except BaseException as error:
            if not isinstance(error, IonQError):
                error.add_note(MAYBE_OPEN)
            raise
        self._id = opened.id
        return self

    async def end(self) -> None:
        """End the session; see `Reservation.end`."""
        if self._id is None or self._has_ended:
            return
        await self._run(end(self._id, self._calls))
        self._has_ended = True

    async def session(self) -> "Session":
        """The session at this moment, with its state and limits."""
        return await self._session.get_session(self.id)

    def jobs(self, **filters: Unpack[JobFilters]) -> "AsyncPages[BaseJob]":
        """The jobs of the session, for `async for`; see `IonQSession.session_jobs`."""
        return self._session.session_jobs(self.id, **filters)

    @overload
    async def submit(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "QuantumFunctionJobCreationPayload", **options: Unpack[SubmitOptions]
    ) -> "AsyncJobHandle[QuantumFunctionJobResults]": ...
    @overload
    async def submit(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "QctrlQaoaJobCreationPayload", **options: Unpack[SubmitOptions]
    ) -> "AsyncJobHandle[QaoaJobResults]": ...
    @overload
    async def submit(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "MultiCircuitJobCreationPayload", **options: Unpack[SubmitOptions]
    ) -> "AsyncJobHandle[BatchResult]": ...
    @overload
    async def submit(
        self, circuit: "Sequence[QisGate | NativeGate]", **options: Unpack[SubmitOptions]
    ) -> "AsyncJobHandle[JobResult]": ...
    @overload
    async def submit(
        self, circuit: Sequence[Mapping[str, object]], **options: Unpack[SubmitOptions]
    ) -> Any: ...  # a mapping is a gate of one circuit, or a circuit of several
    @overload
    async def submit(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "list[Any] | tuple[Any, ...]", **options: Unpack[SubmitOptions]
    ) -> "AsyncBatchHandle": ...
    @overload
    async def submit(
        self, circuit: "CircuitLike", **options: Unpack[SubmitOptions]
    ) -> "AsyncJobHandle[JobResult]": ...
    # Any: the overloads say which result belongs to which input.
    async def submit(self, circuit: Any, **options: Unpack[SubmitOptions]) -> Any:
        """Submit a job to the session; see `IonQSession.submit`."""
        return await self._untyped.submit(circuit, **self._joined(options))

    @overload
    async def run(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "QuantumFunctionJobCreationPayload", **options: Unpack[RunOptions]
    ) -> "QuantumFunctionJobResults": ...
    @overload
    async def run(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "QctrlQaoaJobCreationPayload", **options: Unpack[RunOptions]
    ) -> "QaoaJobResults": ...
    @overload
    async def run(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "MultiCircuitJobCreationPayload", **options: Unpack[RunOptions]
    ) -> "BatchResult": ...
    @overload
    async def run(
        self, circuit: "Sequence[QisGate | NativeGate]", **options: Unpack[RunOptions]
    ) -> "JobResult": ...
    @overload
    async def run(
        self, circuit: Sequence[Mapping[str, object]], **options: Unpack[RunOptions]
    ) -> Any: ...  # as in submit
    @overload
    async def run(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "list[Any] | tuple[Any, ...]", **options: Unpack[RunOptions]
    ) -> "BatchResult": ...
    @overload
    async def run(self, circuit: "CircuitLike", **options: Unpack[RunOptions]) -> "JobResult": ...
    async def run(self, circuit: Any, **options: Unpack[RunOptions]) -> Any:  # as in submit
        """Run a circuit in the session, and read its result; see `IonQSession.run`."""
        return await self._untyped.run(circuit, **self._joined(options))

    async def __aenter__(self) -> Self:
        return await self.open()

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            await _to_its_end(asyncio.ensure_future(self.end()))
        except BaseException as problem:
            if self._has_ended:  # canceled once more, while it was ended
                raise
            note = self._open_still(problem)
            log.error("%s", note)
            if exc_value is None or not isinstance(problem, Exception):
                problem.add_note(note)
                raise
            exc_value.add_note(note)


async def _to_its_end(ending: "asyncio.Future[None]") -> None:
    """Await what has to be done, also if the task is canceled meanwhile, which is raised then."""
    try:
        await asyncio.shield(ending)
    except asyncio.CancelledError:
        if not ending.cancelled():
            await asyncio.wait([ending])
        if not ending.cancelled():
            ending.exception()  # looked at, so that asyncio does not complain of it
        raise
