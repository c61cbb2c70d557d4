"""The methods of `AsyncIonQSession` about jobs: those of `methods`, to be awaited."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Unpack, cast, overload

from .._flows.flow import Flow, T
from .flows import JobReference, Sent, id_of, note_how_to_go_on, note_that_it_completed
from .handles import AsyncJobHandle, BaseHandle, ResultT
from .many.async_collection_methods import AsyncCollectionMethods
from .many.batches.detection import is_batch
from .many.runs.methods import AsyncRunManyMethods
from .many.sweeps.methods import AsyncSweepMethods
from .masking import shielded
from .options import CloneOptions, ReadOptions, RunOptions, SubmitOptions
from .polling import Poll
from .watching import Update

if TYPE_CHECKING:
    from ionq_api.models import (
        MultiCircuitJobCreationPayload,
        NativeGate,
        QaoaJobResults,
        QctrlQaoaJobCreationPayload,
        QisGate,
        QuantumFunctionJobCreationPayload,
        QuantumFunctionJobResults,
    )

    from ..async_session import AsyncIonQSession
    from .circuits.conversion import CircuitLike
    from .circuits.native_circuit import NativeCircuit
    from .journal.entries import Entry, Outcome
    from .many.batches.handles import AsyncBatchHandle
    from .results.batch_result import BatchResult
    from .results.job_result import JobResult
    from .states import Job
    from .submitting.cost import Estimate, Limit
    from .submitting.fields import MitigationLike, NoiseLike, SettingsLike
    from .submitting.recovery import Recovered


class AsyncJobMethods(AsyncSweepMethods, AsyncCollectionMethods, AsyncRunManyMethods):
    """Submitting, waiting, reading, and what is known of earlier submissions."""

    async def _do(self, flow: Flow[T]) -> T:
        return await self._run(shielded(flow, self._calls))

    # Any, here: what a job results in is known to the caller.
    def _handle(self, sent: Sent) -> AsyncJobHandle[Any]:
        return AsyncJobHandle(
            cast("AsyncIonQSession", self),
            sent.job_id,
            tag=sent.tag,
            shots=sent.shots,
            payload_hash=sent.payload_hash,
        )

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
    async def submit(
        self,
        circuit: Any,
        *,
        backend: str | None = None,
        shots: int | None = None,
        name: str | None = None,
        metadata: Mapping[str, str] | None = None,
        noise: "NoiseLike | None" = None,
        error_mitigation: "MitigationLike | None" = None,
        settings: "SettingsLike | None" = None,
        session_id: str | None = None,
        dry_run: bool | None = None,
        max_cost: "Limit | None" = None,
    ) -> "AsyncJobHandle[Any] | AsyncBatchHandle":
        """Submit a job, exactly once; see `IonQSession.submit`."""
        options = SubmitOptions(
            backend=backend,
            shots=shots,
            name=name,
            metadata=metadata,
            noise=noise,
            error_mitigation=error_mitigation,
            settings=settings,
            session_id=session_id,
            dry_run=dry_run,
            max_cost=max_cost,
        )
        if is_batch(circuit):
            return await self._submit_batch(circuit, options)
        sent = await self._do(self._submit(circuit, options))
        return self._handle(sent)

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
    ) -> Any: ...  # a mapping is a gate of one circuit, or a circuit of several
    @overload
    async def run(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "list[Any] | tuple[Any, ...]", **options: Unpack[RunOptions]
    ) -> "BatchResult": ...
    @overload
    async def run(self, circuit: "CircuitLike", **options: Unpack[RunOptions]) -> "JobResult": ...
    async def run(
        self,
        circuit: Any,  # as in submit
        *,
        backend: str | None = None,
        shots: int | None = None,
        name: str | None = None,
        metadata: Mapping[str, str] | None = None,
        noise: "NoiseLike | None" = None,
        error_mitigation: "MitigationLike | None" = None,
        settings: "SettingsLike | None" = None,
        session_id: str | None = None,
        max_cost: "Limit | None" = None,
        timeout: float | None = None,
        poll: Poll | float | None = None,
        on_update: Update | None = None,
        cancel_on_timeout: bool = False,
        bit_order: Literal["little", "big"] = "little",
    ) -> Any:
        """Submit a circuit, wait for it, and read its result; see `IonQSession.run`."""
        options = SubmitOptions(
            backend=backend,
            shots=shots,
            name=name,
            metadata=metadata,
            noise=noise,
            error_mitigation=error_mitigation,
            settings=settings,
            session_id=session_id,
            max_cost=max_cost,
        )
        await self._do(self._check_reading(timeout, poll, on_update, cancel_on_timeout, bit_order))
        handle: AsyncJobHandle[Any] | AsyncBatchHandle
        if is_batch(circuit):
            handle = await self._submit_batch(circuit, options)
        else:
            handle = self._handle(await self._do(self._submit(circuit, options)))
        await handle.wait(
            timeout, poll=poll, on_update=on_update, cancel_on_timeout=cancel_on_timeout
        )
        try:
            return await handle.result(bit_order=bit_order)
        except BaseException as error:
            if isinstance(handle, BaseHandle):
                note_that_it_completed(error, handle)
            raise

    async def estimate(
        self,
        circuit: "CircuitLike",
        *,
        backend: str | None = None,
        shots: int | None = None,
        error_mitigation: "MitigationLike | None" = None,
    ) -> "Estimate":
        """What a circuit would cost; see `IonQSession.estimate`."""
        options = SubmitOptions(backend=backend, shots=shots, error_mitigation=error_mitigation)
        if is_batch(circuit):
            return await self._do(self._estimate_batch(circuit, options))
        return await self._do(self._estimate(circuit, options))

    def job(self, job: JobReference) -> "AsyncJobHandle[JobResult]":
        """A handle of a job that was submitted anywhere; see `IonQSession.job`."""
        return self._handle(Sent(id_of(job)))

    async def look(self, job: JobReference) -> "Job":
        """A job at this moment; see `IonQSession.look`."""
        return await self._do(self._look(job))

    async def wait(
        self,
        job: JobReference,
        timeout: float | None = None,
        *,
        poll: Poll | float | None = None,
        on_update: Update | None = None,
        cancel_on_timeout: bool = False,
    ) -> "Job":
        """Wait until a job has completed; see `IonQSession.wait`."""
        flow = self._wait(job, timeout, poll, on_update, cancel_on_timeout)
        try:
            return await self._do(flow)
        except BaseException as error:
            note_how_to_go_on(error, job)
            raise

    @overload
    async def result(  # type: ignore[overload-overlap]  # the last takes any object
        self, job: AsyncJobHandle[ResultT], **options: Unpack[ReadOptions]
    ) -> ResultT: ...
    @overload
    async def result(self, job: JobReference, **options: Unpack[ReadOptions]) -> "JobResult": ...
    async def result(
        self,
        job: JobReference,
        *,
        bit_order: Literal["little", "big"] = "little",
        shots: bool = False,
        sharpen: bool | None = None,
        aggregation: str | None = None,
        variants: bool = False,
        per_circuit: bool = False,
        shot_count: int | None = None,
        cost: bool = False,
        characterization: bool = False,
    ) -> Any:  # what it is depends on the job's type; `AsyncJobHandle.result` is typed
        """The result of a job that has completed; see `IonQSession.result`."""
        options = ReadOptions(
            bit_order=bit_order,
            shots=shots,
            sharpen=sharpen,
            aggregation=aggregation,
            variants=variants,
            per_circuit=per_circuit,
            shot_count=shot_count,
            cost=cost,
            characterization=characterization,
        )
        return await self._do(self._result(job, options))

    @overload
    async def clone(  # type: ignore[overload-overlap]  # the last takes any object
        self, job: AsyncJobHandle[ResultT], **changes: Unpack[CloneOptions]
    ) -> AsyncJobHandle[ResultT]: ...
    @overload
    async def clone(
        self, job: JobReference, **changes: Unpack[CloneOptions]
    ) -> "AsyncJobHandle[JobResult]": ...
    async def clone(
        self, job: JobReference, **changes: Unpack[CloneOptions]
    ) -> AsyncJobHandle[Any]:
        """Submit the circuit of a job again; see `IonQSession.clone`."""
        sent = await self._do(self._clone(job, changes))
        return self._handle(sent)

    async def circuit(self, job: JobReference) -> "NativeCircuit":
        """The circuit of native gates that a job runs; see `IonQSession.circuit`."""
        return await self._do(self._circuit(job))

    async def compiled(self, job: JobReference, format_: str = "ionq.qasm3.v1") -> str:
        """The compiled circuit of a job as text; see `IonQSession.compiled`."""
        return await self._do(self._compiled(job, format_))

    async def find_submission(self, tag: str) -> "AsyncJobHandle[JobResult] | None":
        """The job of a submission whose answer was lost; see `IonQSession.find_submission`."""
        job_id = await self._do(self._find(tag))
        return None if job_id is None else self._handle(Sent(job_id, tag))

    async def recover(self) -> "list[Recovered]":
        """Settle the submissions that were left open in the journal; see `IonQSession.recover`."""
        return await self._do(self._recover())

    async def history(
        self,
        *,
        outcome: "Outcome | None" = None,
        backend: str | None = None,
        name: str | None = None,
        job_id: str | None = None,
        tag: str | None = None,
        run: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = None,
    ) -> "list[Entry]":
        """Earlier submissions by the journal; see `IonQSession.history`."""
        return await self._do(
            self._history(
                outcome=outcome,
                backend=backend,
                name=name,
                job_id=job_id,
                tag=tag,
                run=run,
                since=since,
                until=until,
                limit=limit,
            )
        )
