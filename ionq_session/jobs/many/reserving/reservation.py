"""A reservation: a session of IonQ's for the length of a block."""

import logging
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, Unpack, overload

from ...._flows.calls import Calls
from ....errors import IonQError
from ...options import RunOptions, SubmitOptions
from ..listing.filters import JobFilters
from ..listing.iterators import Pages, Run
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

    from ....session import IonQSession
    from ...circuits.conversion import CircuitLike
    from ...handles import JobHandle
    from ...results.batch_result import BatchResult
    from ...results.job_result import JobResult
    from ..batches.handles import BatchHandle

log: logging.Logger = logging.getLogger("ionq_session")


class Reservation(BaseReservation):
    """Reserved time on a backend, as `IonQSession.reserve` returns it.

    A `with` statement opens a session of IonQ's and ends it, however the block ends. An error
    while ending is raised only if the block has raised none; else it is a note on the block's.
    """

    def __init__(self, session: "IonQSession", terms: Terms, run: Run, calls: Calls) -> None:
        super().__init__(terms)
        self._session = session
        self._untyped: Any = session  # the overloads here say what its own would
        self._run = run
        self._calls = calls

    def open(self) -> Self:
        """Open the session; `with` does it.

        Raises:
            SessionsUnavailableError: The account has no sessions: it is not enrolled in the beta.
            CostLimitError: `max_cost` is in another unit than the service's prices.
            ReservationUnknownError: The answer was lost, and it cannot be told which session it
                is, if there is one.
            IonQError: None was opened.
        """
        self._begin()
        try:
            self._id = self._run(open_session(self._terms, self._calls)).id
        except BaseException as error:
            if not isinstance(error, IonQError):
                error.add_note(MAYBE_OPEN)
            raise
        return self

    def end(self) -> None:
        """End the session; one that has ended already is left alone.

        What becomes of its jobs that are still queued is not documented: wait for them before.

        Raises:
            IonQError: It may be open still.
        """
        if self._id is None or self._has_ended:
            return
        self._run(end(self._id, self._calls))
        self._has_ended = True

    def session(self) -> "Session":
        """The session at this moment, with its state and limits.

        Raises:
            IonQError: The service could not be asked.
        """
        return self._session.get_session(self.id)

    def jobs(self, **filters: Unpack[JobFilters]) -> "Pages[BaseJob]":
        """The jobs of the session, as an iterator; see `IonQSession.session_jobs`."""
        return self._session.session_jobs(self.id, **filters)

    @overload
    def submit(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "QuantumFunctionJobCreationPayload", **options: Unpack[SubmitOptions]
    ) -> "JobHandle[QuantumFunctionJobResults]": ...
    @overload
    def submit(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "QctrlQaoaJobCreationPayload", **options: Unpack[SubmitOptions]
    ) -> "JobHandle[QaoaJobResults]": ...
    @overload
    def submit(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "MultiCircuitJobCreationPayload", **options: Unpack[SubmitOptions]
    ) -> "JobHandle[BatchResult]": ...
    @overload
    def submit(
        self, circuit: "Sequence[QisGate | NativeGate]", **options: Unpack[SubmitOptions]
    ) -> "JobHandle[JobResult]": ...
    @overload
    def submit(
        self, circuit: Sequence[Mapping[str, object]], **options: Unpack[SubmitOptions]
    ) -> Any: ...  # a mapping is a gate of one circuit, or a circuit of several
    @overload
    def submit(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "list[Any] | tuple[Any, ...]", **options: Unpack[SubmitOptions]
    ) -> "BatchHandle": ...
    @overload
    def submit(
        self, circuit: "CircuitLike", **options: Unpack[SubmitOptions]
    ) -> "JobHandle[JobResult]": ...
    # Any: the overloads say which result belongs to which input.
    def submit(self, circuit: Any, **options: Unpack[SubmitOptions]) -> Any:
        """Submit a job to the session; see `IonQSession.submit`."""
        return self._untyped.submit(circuit, **self._joined(options))

    @overload
    def run(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "QuantumFunctionJobCreationPayload", **options: Unpack[RunOptions]
    ) -> "QuantumFunctionJobResults": ...
    @overload
    def run(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "QctrlQaoaJobCreationPayload", **options: Unpack[RunOptions]
    ) -> "QaoaJobResults": ...
    @overload
    def run(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "MultiCircuitJobCreationPayload", **options: Unpack[RunOptions]
    ) -> "BatchResult": ...
    @overload
    def run(
        self, circuit: "Sequence[QisGate | NativeGate]", **options: Unpack[RunOptions]
    ) -> "JobResult": ...
    @overload
    def run(
        self, circuit: Sequence[Mapping[str, object]], **options: Unpack[RunOptions]
    ) -> Any: ...  # as in submit
    @overload
    def run(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "list[Any] | tuple[Any, ...]", **options: Unpack[RunOptions]
    ) -> "BatchResult": ...
    @overload
    def run(self, circuit: "CircuitLike", **options: Unpack[RunOptions]) -> "JobResult": ...
    def run(self, circuit: Any, **options: Unpack[RunOptions]) -> Any:  # as in submit
        """Run a circuit in the session, and read its result; see `IonQSession.run`."""
        return self._untyped.run(circuit, **self._joined(options))

    def __enter__(self) -> Self:
        return self.open()

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            self.end()
        except BaseException as problem:
            note = self._open_still(problem)
            log.error("%s", note)
            if exc_value is None or not isinstance(problem, Exception):
                problem.add_note(note)
                raise
            exc_value.add_note(note)
