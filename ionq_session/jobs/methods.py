"""The methods of `IonQSession` about jobs: each runs a flow and wraps what comes of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Unpack, cast, overload

from .._flows.flow import Flow, T
from .flows import JobReference, Sent, id_of, note_how_to_go_on, note_that_it_completed
from .handles import BaseHandle, JobHandle, ResultT
from .many.batches.detection import is_batch
from .many.collection_methods import CollectionMethods
from .many.runs.methods import RunManyMethods
from .many.sweeps.methods import SweepMethods
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

    from ..session import IonQSession
    from .circuits.conversion import CircuitLike
    from .circuits.native_circuit import NativeCircuit
    from .journal.entries import Entry, Outcome
    from .many.batches.handles import BatchHandle
    from .results.batch_result import BatchResult
    from .results.job_result import JobResult
    from .states import Job
    from .submitting.cost import Estimate, Limit
    from .submitting.fields import MitigationLike, NoiseLike, SettingsLike
    from .submitting.recovery import Recovered


class JobMethods(SweepMethods, CollectionMethods, RunManyMethods):
    """Submitting, waiting, reading, and what is known of earlier submissions."""

    def _do(self, flow: Flow[T]) -> T:
        return self._run(shielded(flow, self._calls))

    # Any, here: what a job results in is known to the caller.
    def _handle(self, sent: Sent) -> JobHandle[Any]:
        return JobHandle(
            cast("IonQSession", self),
            sent.job_id,
            tag=sent.tag,
            shots=sent.shots,
            payload_hash=sent.payload_hash,
        )

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
    def submit(
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
    ) -> "JobHandle[Any] | BatchHandle":
        """Submit a job, exactly once.

        Before anything is sent, the submission gets a tag, which goes into the job's metadata as
        `ionq_session_tag` and into the journal. It is sent again only if it surely was not sent,
        or was refused with 429. If its answer is lost, the job is looked for by its tag.

        Args:
            circuit: A circuit: a `Circuit`, IonQ's JSON (a dict, a payload or an input of
                `ionq_api.models`, a list of gates, or JSON text), OpenQASM 2 or 3 (a text or a
                path), or a circuit of Qiskit, Cirq or PennyLane. A whole payload, of any type of
                job, may have fields of its own; the arguments win over them. Or a list or tuple
                of circuits: a batch, in one job while it fits, and else in as few as possible. A
                list of gates is one circuit: its first item is a mapping with the key `gate`, or a
                model of a gate.
            backend: Where it runs, such as `qpu.forte-1`; by default the simulator, which is free.
            shots: How often the circuit is run and measured, 1 to 1,000,000; the service's
                default is 100.
            name: A name to find the job by.
            metadata: Texts of your own, by names of your own, that are kept with the job.
            noise: The noise for the simulator to simulate: a model's name such as `aria-1`, or an
                object with `model` and `seed`.
            error_mitigation: True or False for debiasing, or an object such as
                `{"debiasing": True}`.
            settings: Other settings of the job, as the document names them.
            session_id: The reservation of IonQ's to run in.
            dry_run: Whether the job is only checked, compiled and priced.
            max_cost: The most that it may cost by the service's estimate: US dollars, or a pair
                such as `(20, "credit")`. The estimate is one more request.

        Returns:
            A handle of the job; a `BatchHandle` for a list of circuits.

        Raises:
            InvalidCircuitError: A circuit cannot run; nothing was sent. `circuit` is its index in
                a list.
            InvalidRequestError: An argument violates the document; nothing was sent.
            MissingExtraError: A package is missing that reads such circuits; nothing was sent.
            CostLimitError: The estimate is above `max_cost`; nothing was sent.
            SubmissionUnknownError: The answer was lost, and the job was not found, which does not
                say that there is none; `find_submission(error.tag)` looks again.
            BatchSubmissionError: Some jobs of a batch were submitted, and then one was not.
            IonQError: The call failed in another way; the class says whether there may be a job.
        """
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
            return self._submit_batch(circuit, options)
        sent = self._do(self._submit(circuit, options))
        return self._handle(sent)

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
    ) -> Any: ...  # a mapping is a gate of one circuit, or a circuit of several
    @overload
    def run(  # type: ignore[overload-overlap]  # the last takes any object
        self, circuit: "list[Any] | tuple[Any, ...]", **options: Unpack[RunOptions]
    ) -> "BatchResult": ...
    @overload
    def run(self, circuit: "CircuitLike", **options: Unpack[RunOptions]) -> "JobResult": ...
    def run(
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
        """Run a circuit, or a list of circuits: submit, wait, and read the result.

        The arguments are those of `submit`, then those of `wait`, and the `bit_order` of `result`.
        A list gives a `BatchResult`, in which a circuit that failed does not hide the others.

        Raises:
            IonQError: As `submit`, `wait` and `result` raise it. Once there is a job, every error
                says its id: `error.job_id`, or a note on what else ends the call, Ctrl-C included.
        """
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
        self._do(self._check_reading(timeout, poll, on_update, cancel_on_timeout, bit_order))
        handle: JobHandle[Any] | BatchHandle
        if is_batch(circuit):
            handle = self._submit_batch(circuit, options)
        else:
            handle = self._handle(self._do(self._submit(circuit, options)))
        handle.wait(timeout, poll=poll, on_update=on_update, cancel_on_timeout=cancel_on_timeout)
        try:
            return handle.result(bit_order=bit_order)
        except BaseException as error:
            if isinstance(handle, BaseHandle):
                note_that_it_completed(error, handle)
            raise

    def estimate(
        self,
        circuit: "CircuitLike",
        *,
        backend: str | None = None,
        shots: int | None = None,
        error_mitigation: "MitigationLike | None" = None,
    ) -> "Estimate":
        """What a circuit, or a list of them, would cost and how long it would take.

        Nothing is submitted. The arguments are those of `submit`.

        Raises:
            InvalidCircuitError: The circuit cannot run.
            MissingExtraError: A package is missing that counts the gates of such circuits.
            IonQError: The call failed.
        """
        options = SubmitOptions(backend=backend, shots=shots, error_mitigation=error_mitigation)
        if is_batch(circuit):
            return self._do(self._estimate_batch(circuit, options))
        return self._do(self._estimate(circuit, options))

    def job(self, job: JobReference) -> "JobHandle[JobResult]":
        """A handle of a job that was submitted anywhere, by its id; nothing is sent.

        Args:
            job: The id, or something that has it, such as the answer of `create_job`.

        Raises:
            ConfigurationError: It is neither.
        """
        return self._handle(Sent(id_of(job)))

    def look(self, job: JobReference) -> "Job":
        """A job at this moment; `get_job` whose 404 says what it may mean.

        Args:
            job: The job's id, or a handle.

        Raises:
            JobNotFoundError: There is no such job for this key.
            IonQError: The call failed.
        """
        return self._do(self._look(job))

    def wait(
        self,
        job: JobReference,
        timeout: float | None = None,
        *,
        poll: Poll | float | None = None,
        on_update: Update | None = None,
        cancel_on_timeout: bool = False,
    ) -> "Job":
        """Wait until a job has completed.

        The pauses between looks begin with a tenth of a second and grow, guided by the times that
        the service predicts, to a minute at most. What is transient is ridden out: failures of the
        network and of the service of up to an hour, and a few replies that there is no such job.
        Ctrl-C ends the waiting and leaves the job running; the traceback says its id.

        Args:
            job: The job's id, or a handle.
            timeout: Seconds in all; None for no limit.
            poll: Seconds between looks, or a `Poll`.
            on_update: Called with the job each time it was looked at.
            cancel_on_timeout: Whether to cancel the job when the time is over.

        Returns:
            The job, which has completed.

        Raises:
            JobFailedError: It failed; `code` is IonQ's.
            JobCanceledError: It was canceled.
            WaitTimeoutError: The time was over; it is also a `TimeoutError`. So it is if the job
                stays in an unknown status for an hour.
            JobNotFoundError: There is no such job for this key.
            IonQError: The service refuses to tell, or could not be reached for an hour.
        """
        flow = self._wait(job, timeout, poll, on_update, cancel_on_timeout)
        try:
            return self._do(flow)
        except BaseException as error:
            note_how_to_go_on(error, job)
            raise

    @overload
    def result(self, job: JobHandle[ResultT], **options: Unpack[ReadOptions]) -> ResultT: ...  # type: ignore[overload-overlap]  # the last takes any object
    @overload
    def result(self, job: JobReference, **options: Unpack[ReadOptions]) -> "JobResult": ...
    def result(
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
    ) -> Any:  # what it is depends on the job's type; `JobHandle.result` is typed
        """The result of a job that has completed.

        Args:
            job: The job's id, or a handle.
            bit_order: `little` puts qubit 0 rightmost, as Qiskit does and as IonQ's decimal keys
                read in binary; `big` puts it leftmost, as Cirq does.
            shots: Whether to download every single shot, for `JobResult.shots`.
            sharpen: How debiased variants are put together: True for the plurality of their votes,
                False for their average; None for the service's choice.
            aggregation: The same by name, where the service has more ways: `average`, `voting` or
                `dnl`.
            variants: Whether to read each debiased variant, too, with a request for each.
            per_circuit: Whether to read each circuit of a job of several by itself, with a request
                for each, for its registers and its own counts.
            shot_count: How many shots were asked for, where the job does not tell, so that an ideal
                simulation has counts.
            cost: Whether to ask for the job's cost, too.
            characterization: Whether to look up which characterization of the backend held when
                the job started.

        Returns:
            A `JobResult` for a circuit, a `BatchResult` for several, and the typed results of the
            document for quantum functions and QAOA.

        Raises:
            JobNotFinishedError: The job has not ended; `wait` first.
            JobFailedError, JobCanceledError: It ended without a result.
            ResultUnavailableError: It has no such result; `formats` has those that it has.
            JobNotFoundError: There is no such job for this key.
            IonQError: A call failed.
        """
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
        return self._do(self._result(job, options))

    @overload
    def clone(  # type: ignore[overload-overlap]  # the last takes any object
        self, job: JobHandle[ResultT], **changes: Unpack[CloneOptions]
    ) -> JobHandle[ResultT]: ...
    @overload
    def clone(
        self, job: JobReference, **changes: Unpack[CloneOptions]
    ) -> "JobHandle[JobResult]": ...
    def clone(self, job: JobReference, **changes: Unpack[CloneOptions]) -> JobHandle[Any]:
        """Submit the circuit of a job again as a new job, exactly once, as `submit` does.

        Args:
            job: The job's id, or a handle.
            **changes: What the new job has of its own: `backend`, `shots`, `name`, `metadata`,
                `noise`, `error_mitigation`, `session_id`, `dry_run`.

        Raises:
            JobNotFoundError: There is no such job for this key.
            IonQError: As for `submit`.
        """
        sent = self._do(self._clone(job, changes))
        return self._handle(sent)

    def circuit(self, job: JobReference) -> "NativeCircuit":
        """The circuit of native gates that a job runs, as the compiler made it.

        Args:
            job: The job's id, or a handle.

        Raises:
            ResultUnavailableError: The job has none: the ideal simulator compiles nothing.
            JobNotFoundError: There is no such job for this key.
            IonQError: A call failed.
        """
        return self._do(self._circuit(job))

    def compiled(self, job: JobReference, format_: str = "ionq.qasm3.v1") -> str:
        """The compiled circuit of a job as text.

        Args:
            job: The job's id, or a handle.
            format_: One of the formats that the job has.

        Raises:
            ResultUnavailableError: The job has none in this format; `formats` says which it has.
            JobNotFoundError: There is no such job for this key.
            IonQError: A call failed.
        """
        return self._do(self._compiled(job, format_))

    def find_submission(self, tag: str) -> "JobHandle[JobResult] | None":
        """The job of a submission whose answer was lost, if the service lists it by now.

        Args:
            tag: `SubmissionUnknownError.tag`, or an entry's of `history()`.

        Returns:
            None if there is no such job in the list as far as the submission's time.

        Raises:
            IonQError: The list could not be read.
        """
        job_id = self._do(self._find(tag))
        return None if job_id is None else self._handle(Sent(job_id, tag))

    def recover(self) -> "list[Recovered]":
        """Settle the submissions that a crash, a kill or a lost answer left open in the journal.

        Returns:
            What became of each: `submitted` with its job, `absent` if there surely is no job, or
            as it was if that cannot be told yet.

        Raises:
            IonQError: The list of jobs could not be read.
        """
        return self._do(self._recover())

    def history(
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
        """Earlier submissions by the journal, the newest first, of all sessions that share it.

        Args:
            outcome: Only those with this outcome, such as `submitted` or `unknown`.
            backend: Only those to this backend.
            name: Only those with this name.
            job_id: Only that of this job.
            tag: Only that with this tag.
            run: Only those of the `run_many` of this name.
            since: Only those of this time or later; an aware time.
            until: Only those before this time.
            limit: No more than so many.

        Returns:
            An entry for each; none if the session keeps no journal.

        Raises:
            JournalError: The file cannot be read.
        """
        return self._do(
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
