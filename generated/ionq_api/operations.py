"""Every operation as a method: what `IonQSession` and `AsyncIonQSession` inherit."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

from .api import backends as backends_api
from .api import characterizations as characterizations_api
from .api import jobs as jobs_api
from .api import schemas as schemas_api
from .api import sessions as sessions_api
from .api import usage as usage_api
from .api import whoami as whoami_api
from .operation import Operation, T
from .types import UNSET, Unset

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from .models import (
        Backend,
        Characterization,
        CharacterizationPage,
        CircuitJobCreationPayload,
        CloneJobPayload,
        CreateSessionRequest,
        Formats,
        FormatSchemaDocument,
        GetJobCostResponse,
        GetJobEstimateResponse,
        GetJobsResponse,
        GetResultsResponse,
        GroupBy,
        IonqResultProbabilitiesAggregateJsonV1,
        JobCanceledResponse,
        JobCreationResponse,
        JobDeletedResponse,
        JobsBulkOperationRequest,
        JobsCanceledResponse,
        JobsDeletedResponse,
        JobStatus,
        KnownAggregation,
        KnownBackend,
        Modality,
        MultiCircuitJob,
        MultiCircuitJobCreationPayload,
        QaoaJob,
        QctrlQaoaJobCreationPayload,
        QuantumFunctionJob,
        QuantumFunctionJobCreationPayload,
        Session,
        SessionsResponse,
        SingleCircuitJob,
        Usages,
        Whoami,
    )

RetryT = TypeVar("RetryT")


class Operations(ABC, Generic[RetryT]):
    """The operations of the API; a session decides how they are sent.

    Type parameter `RetryT` is the session's retry policy.
    """

    @abstractmethod
    def execute(
        self,
        operation: Operation[T],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> T:
        """Send one operation and read its reply.

        Args:
            operation: What to send, as returned by a function of `ionq_api.api`.
            timeout: Seconds for each attempt, in place of the session's; None for no limit.
            headers: More headers for this call; they win over the session's.
            retry: When to try again, in place of the session's policy.
            validate: Whether to check what is sent against the document, in place of the
                session's.

        Returns:
            The reply, of the operation's result type.
        """

    def get_whoami(
        self,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> Whoami:
        """Show which key is in use.

        Tells which API key a request was made with and which project that key belongs to.
        Only reads, so it is safe to repeat and suits checking a key before use. The service
        needs the key, although the published structure does not say so.

        Args:
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The key in use.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = whoami_api.get_whoami()
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def get_backends(
        self,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> list[Backend]:
        """List the backends.

        Lists every quantum computer and simulator with its state, size and queue, all in one
        reply. Only reads, so it is safe to repeat, and needs no key.

        Args:
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            Every backend.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = backends_api.get_backends()
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def get_backend(
        self,
        backend: KnownBackend | str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> Backend:
        """Get one backend.

        Reads the entry of one backend, the same as in the list. Safe to repeat, and needs no
        key. The path lists quantum computers only, but the service answers for `simulator`
        too.

        Args:
            backend: Backend to ask about.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The backend.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = backends_api.get_backend(backend)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def get_characterizations_for_backend(
        self,
        backend: KnownBackend | str,
        *,
        start: date | None = None,
        end: date | None = None,
        limit: int | None = None,
        page: int | None = None,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> CharacterizationPage:
        """List a backend's characterizations.

        Lists measured performance figures of a backend, the newest first. They are taken
        about once a day. Only reads, so it is safe to repeat, and needs no key. A backend
        that is never measured, such as the simulator, may give null in place of the list.

        Args:
            backend: Backend to ask about.
            start: Only characterizations of this date or later, as `YYYY-MM-DD`.
            end: Only characterizations before this date, as `YYYY-MM-DD`.
            limit: Largest number of characterizations on a page (1 to 10, by default 10).
                Defaults to 10.
            page: Page to read, counted from 1.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            One page of characterizations.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = characterizations_api.get_characterizations_for_backend(
            backend, start=start, end=end, limit=limit, page=page
        )
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def get_characterization(
        self,
        backend: KnownBackend | str,
        uuid: UUID | str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> Characterization:
        """Get one characterization.

        Reads the performance figures of one day. The latest is named by `characterization_id`
        of the backend. Only reads, so it is safe to repeat.

        Args:
            backend: Backend to ask about.
            uuid: Identifier of the characterization.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The characterization.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = characterizations_api.get_characterization(backend, uuid)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def get_jobs(
        self,
        *,
        ids: list[str] | None = None,
        parent_job_id: str | None = None,
        status: JobStatus | None = None,
        target: str | None = None,
        session_id: str | None = None,
        submitter_id: str | None = None,
        limit: int | None = None,
        next_: str | None = None,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> GetJobsResponse:
        """List jobs.

        Lists jobs that match all filters given, one page at a time. While `next` of the reply
        is not null, pass it back as `next` to read on. Only reads, so it is safe to repeat.

        Args:
            ids: Only these jobs. Repeat the key, once for each identifier.
            parent_job_id: Only child jobs of this job, such as the circuits of a
                multi-circuit job.
            status: Only jobs at this stage.
            target: Only jobs on this backend, or on any of several, given as a
                comma-separated list.
            session_id: Only jobs that run in this session.
            submitter_id: Only jobs of this member of a shared project. Ignored if the
                caller is no member of it.
            limit: Largest number of jobs on a page. The service documents 25 as both
                default and maximum.
            next_: Cursor taken from `next` of the page before. Leave out to read the first
                page.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            One page of jobs.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.get_jobs(
            ids=ids,
            parent_job_id=parent_job_id,
            status=status,
            target=target,
            session_id=session_id,
            submitter_id=submitter_id,
            limit=limit,
            next_=next_,
        )
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def create_job(
        self,
        body: CircuitJobCreationPayload
        | MultiCircuitJobCreationPayload
        | QuantumFunctionJobCreationPayload
        | QctrlQaoaJobCreationPayload
        | Mapping[str, object],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> JobCreationResponse:
        """Submit a job.

        Hands in a job and returns at once, before it has been compiled or run. A circuit that
        the backend cannot run is still accepted here and the job fails later. Do not repeat
        the call blindly: each one makes and bills a new job, and a lost reply does not mean
        that nothing was made.

        Args:
            body: Job to submit. `type` tells the four kinds apart.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The job is accepted. Its identifier is in the reply.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.create_job(body)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def delete_jobs(
        self,
        body: JobsBulkOperationRequest | Mapping[str, object],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> JobsDeletedResponse:
        """Delete several jobs.

        Removes jobs for good, so that they can no longer be read. What happens to the others
        if one of them does not exist is not documented. Repeating the call removes nothing
        more.

        Args:
            body: Jobs to cancel or delete together.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The jobs are deleted.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.delete_jobs(body)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def cancel_jobs(
        self,
        body: JobsBulkOperationRequest | Mapping[str, object],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> JobsCanceledResponse:
        """Cancel several jobs.

        Stops jobs that are waiting or running. What has been run by then may still be billed.
        What happens to the others if one of them cannot be canceled, or is canceled already,
        is not documented.

        Args:
            body: Jobs to cancel or delete together.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The jobs are canceled.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.cancel_jobs(body)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def estimate_job_cost(
        self,
        backend: KnownBackend | str,
        *,
        type_: str | None = None,
        qubits: int | None = None,
        shots: int | None = None,
        field_1q_gates: int | None = None,
        field_2q_gates: int | None = None,
        error_mitigation: bool | None = None,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> GetJobEstimateResponse:
        """Estimate the cost of a job.

        Prices a job of a given size and predicts its running time and wait, without
        submitting anything. To price an actual circuit, submit it with `dry_run` instead.
        Only reads, so it is safe to repeat.

        Args:
            backend: Backend to price the job for.
            type_: Kind of job to price. By default `ionq.circuit.v1`. Defaults to
                "ionq.circuit.v1".
            qubits: Number of qubits in the circuit. By default 25. Defaults to 25.
            shots: How often the circuit is run and measured (1 to 1,000,000, by default
                1000). Defaults to 1000.
            field_1q_gates: Number of one-qubit gates in the circuit. By default 0. Defaults
                to 0.
            field_2q_gates: Number of two-qubit gates in the circuit. By default 0. Defaults
                to 0.
            error_mitigation: Whether error mitigation is used, which can raise the price.
                By default false. Defaults to false.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            Price, running time and wait to expect.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.estimate_job_cost(
            backend=backend,
            type_=type_,
            qubits=qubits,
            shots=shots,
            field_1q_gates=field_1q_gates,
            field_2q_gates=field_2q_gates,
            error_mitigation=error_mitigation,
        )
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def get_job(
        self,
        uuid: str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> SingleCircuitJob | MultiCircuitJob | QaoaJob | QuantumFunctionJob:
        """Get one job.

        Reads a job with its state, settings, statistics and results. Repeat it with growing
        pauses until `status` is `completed`, `failed` or `canceled`. An unknown or deleted
        job gives 404.

        Args:
            uuid: Job to read.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The job as it stands now.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.get_job(uuid)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def delete_job(
        self,
        uuid: str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> JobDeletedResponse:
        """Delete a job.

        Removes a job for good, so that reading it gives 404. Repeating the call removes
        nothing more.

        Args:
            uuid: Job to delete.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The job is deleted.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.delete_job(uuid)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def clone_job(
        self,
        uuid: str,
        body: CloneJobPayload | Mapping[str, object],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> JobCreationResponse:
        """Run a copy of a job.

        Submits a new job with the circuit of an earlier one, on another backend or with other
        settings if wished. Whatever is left out is inherited and the source stays as it is.
        Each call makes and bills a new job, so do not repeat it blindly.

        Args:
            uuid: Job to copy.
            body: What a cloned or moved job does differently from its source. Everything
                left out is inherited; the circuit cannot be changed.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The copy is accepted as a new job.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.clone_job(uuid, body)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def move_job(
        self,
        uuid: str,
        body: CloneJobPayload | Mapping[str, object],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> JobCreationResponse:
        """Move a job to other settings.

        Cancels a job and submits its circuit anew, as one step. `original_job_id` in the
        metadata of the new job names the source. If the source cannot be canceled any more,
        for instance because it has completed, the service answers 409 and makes no new job.
        Do not repeat the call blindly, since a lost reply does not mean that nothing was
        made.

        Args:
            uuid: Job to move.
            body: What a cloned or moved job does differently from its source. Everything
                left out is inherited; the circuit cannot be changed.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The source is canceled and the new job accepted.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.move_job(uuid, body)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def cancel_job(
        self,
        uuid: str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> JobCanceledResponse:
        """Cancel a job.

        Stops a job that is waiting or running. What has been run by then may still be billed.
        Canceling a finished job, or canceling twice, is not documented and may be refused.

        Args:
            uuid: Job to cancel.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The job is canceled.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.cancel_job(uuid)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def get_job_cost(
        self,
        uuid: str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> GetJobCostResponse:
        """Get the cost of a job.

        Reads what a job is expected to cost and, once it has completed, what it did cost.
        Jobs on the simulator are never priced beforehand. Only reads, so it is safe to
        repeat.

        Args:
            uuid: Job whose cost is asked for.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            Expected and actual cost, as far as known.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.get_job_cost(uuid)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def get_job_probabilities(
        self,
        uuid: str,
        *,
        sharpen: bool | None = None,
        aggregation: KnownAggregation | str | None = None,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> GetResultsResponse:
        """Get the probabilities of a job.

        Reads how likely each state is, for a job that ran one circuit. Exact on the ideal
        simulator, otherwise counts divided by shots. It gives 404 until the job has
        completed. Only reads, so it is safe to repeat.

        Args:
            uuid: Job whose results are asked for.
            sharpen: True to combine debiased variants by plurality vote, which sharpens
                peaks. Has no effect without debiasing.
            aggregation: How to put debiased variants together. It is newer than `sharpen`
                and replaces it.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            Probability of each state.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.get_job_probabilities(uuid, sharpen=sharpen, aggregation=aggregation)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def get_job_artifact(
        self,
        uuid: str,
        artifact_id: str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> bytes:
        """Download an artifact of a job.

        Reads a file that a job produced, such as its results or its compiled circuit. The
        identifier comes from a descriptor in `results` or `output` of the job, and the
        content has the media type named there, which need not be JSON. It gives 404 while
        there is no such artifact. Only reads, so it is safe to repeat.

        Args:
            uuid: Job that produced the artifact.
            artifact_id: Artifact to download: the `id` of its descriptor.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            Content of the artifact, in the format its descriptor names.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.get_job_artifact(uuid, artifact_id)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def get_job_probabilities_aggregated(
        self,
        uuid: str,
        *,
        sharpen: bool | None = None,
        aggregation: KnownAggregation | str | None = None,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> IonqResultProbabilitiesAggregateJsonV1:
        """Get the probabilities of all circuits of a job.

        Reads how likely each state is, for every circuit of a multi-circuit job in one reply.
        It gives 404 until the job has completed, and for a job of one circuit. Only reads, so
        it is safe to repeat.

        Args:
            uuid: Multi-circuit job whose results are asked for.
            sharpen: True to combine debiased variants by plurality vote, which sharpens
                peaks. Has no effect without debiasing.
            aggregation: How to put debiased variants together. It is newer than `sharpen`
                and replaces it.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            Probability of each state, by identifier of the child job, in the order in which
            the circuits were given.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.get_job_probabilities_aggregated(
            uuid, sharpen=sharpen, aggregation=aggregation
        )
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def get_sessions(
        self,
        *,
        active: bool | None = None,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> SessionsResponse:
        """List sessions.

        Lists the organisation's sessions, all in one reply. Only reads, so it is safe to
        repeat.

        Args:
            active: Only sessions whose `active` has this value. Leave out to list all.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The sessions that match.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = sessions_api.get_sessions(active=active)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def create_session(
        self,
        body: CreateSessionRequest | Mapping[str, object],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> Session:
        """Open a session.

        Opens a session on a backend, which jobs join by its identifier. Sessions are for
        selected customers; for others every call about them gives 404. Each call opens
        another session.

        Args:
            body: Session to open.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The session is open.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = sessions_api.create_session(body)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def get_session(
        self,
        session_id: str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> Session:
        """Get one session.

        Reads a session with its state and limits. Only reads, so it is safe to repeat.

        Args:
            session_id: Session to read.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The session as it stands now.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = sessions_api.get_session(session_id)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def end_session(
        self,
        session_id: str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> Session:
        """End a session.

        Ends a session before its limits do. It cannot be started again. Ending it twice is
        presumably harmless.

        Args:
            session_id: Session to end.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The session as it stands after its end.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = sessions_api.end_session(session_id)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def get_session_jobs(
        self,
        session_id: str,
        *,
        ids: list[str] | None = None,
        parent_job_id: str | None = None,
        status: JobStatus | None = None,
        target: str | None = None,
        submitter_id: str | None = None,
        limit: int | None = None,
        next_: str | None = None,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> GetJobsResponse:
        """List the jobs of a session.

        Lists the jobs of one session, with the same filters and paging as the list of all
        jobs. Only reads, so it is safe to repeat.

        Args:
            session_id: Session whose jobs are listed.
            ids: Only these jobs. Repeat the key, once for each identifier.
            parent_job_id: Only child jobs of this job, such as the circuits of a
                multi-circuit job.
            status: Only jobs at this stage.
            target: Only jobs on this backend, or on any of several, given as a
                comma-separated list.
            submitter_id: Only jobs of this member of a shared project. Ignored if the
                caller is no member of it.
            limit: Largest number of jobs on a page. The service documents 25 as both
                default and maximum.
            next_: Cursor taken from `next` of the page before. Leave out to read the first
                page.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            One page of jobs of the session.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = sessions_api.get_session_jobs(
            session_id,
            ids=ids,
            parent_job_id=parent_job_id,
            status=status,
            target=target,
            submitter_id=submitter_id,
            limit=limit,
            next_=next_,
        )
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def get_format_schema(
        self,
        format_: Formats,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> FormatSchemaDocument:
        """Get the JSON Schema of a format.

        Reads the JSON Schema that describes a format of results or of compiled circuits. Only
        reads, so it is safe to repeat.

        Args:
            format_: Format to describe.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The JSON Schema of the format.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = schemas_api.get_format_schema(format_)
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)

    def get_usages(
        self,
        organization_id: str,
        start_date: date,
        end_date: date,
        group_by: GroupBy,
        modality: Modality,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> Usages:
        """Get an organisation's usage.

        Reads how many jobs were run, how much quantum compute time they took and what they
        cost, by period and by group. Needs a key with the right to see usage, otherwise gives
        403. Only reads, so it is safe to repeat.

        Args:
            organization_id: Organisation whose usage is asked for.
            start_date: First day to count.
            end_date: Last day to count. Itself included, though earlier documents left it
                out.
            group_by: What to group the figures by.
            modality: Length of the periods to split the figures into.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The usage in the days asked for.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = usage_api.get_usages(
            organization_id,
            start_date=start_date,
            end_date=end_date,
            group_by=group_by,
            modality=modality,
        )
        return self.execute(call, timeout=timeout, headers=headers, retry=retry, validate=validate)


class AsyncOperations(ABC, Generic[RetryT]):
    """The operations of the API, to be awaited; a session decides how they are sent.

    Type parameter `RetryT` is the session's retry policy.
    """

    @abstractmethod
    async def execute(
        self,
        operation: Operation[T],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> T:
        """Send one operation and read its reply.

        Args:
            operation: What to send, as returned by a function of `ionq_api.api`.
            timeout: Seconds for each attempt, in place of the session's; None for no limit.
            headers: More headers for this call; they win over the session's.
            retry: When to try again, in place of the session's policy.
            validate: Whether to check what is sent against the document, in place of the
                session's.

        Returns:
            The reply, of the operation's result type.
        """

    async def get_whoami(
        self,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> Whoami:
        """Show which key is in use.

        Tells which API key a request was made with and which project that key belongs to.
        Only reads, so it is safe to repeat and suits checking a key before use. The service
        needs the key, although the published structure does not say so.

        Args:
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The key in use.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = whoami_api.get_whoami()
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def get_backends(
        self,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> list[Backend]:
        """List the backends.

        Lists every quantum computer and simulator with its state, size and queue, all in one
        reply. Only reads, so it is safe to repeat, and needs no key.

        Args:
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            Every backend.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = backends_api.get_backends()
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def get_backend(
        self,
        backend: KnownBackend | str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> Backend:
        """Get one backend.

        Reads the entry of one backend, the same as in the list. Safe to repeat, and needs no
        key. The path lists quantum computers only, but the service answers for `simulator`
        too.

        Args:
            backend: Backend to ask about.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The backend.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = backends_api.get_backend(backend)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def get_characterizations_for_backend(
        self,
        backend: KnownBackend | str,
        *,
        start: date | None = None,
        end: date | None = None,
        limit: int | None = None,
        page: int | None = None,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> CharacterizationPage:
        """List a backend's characterizations.

        Lists measured performance figures of a backend, the newest first. They are taken
        about once a day. Only reads, so it is safe to repeat, and needs no key. A backend
        that is never measured, such as the simulator, may give null in place of the list.

        Args:
            backend: Backend to ask about.
            start: Only characterizations of this date or later, as `YYYY-MM-DD`.
            end: Only characterizations before this date, as `YYYY-MM-DD`.
            limit: Largest number of characterizations on a page (1 to 10, by default 10).
                Defaults to 10.
            page: Page to read, counted from 1.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            One page of characterizations.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = characterizations_api.get_characterizations_for_backend(
            backend, start=start, end=end, limit=limit, page=page
        )
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def get_characterization(
        self,
        backend: KnownBackend | str,
        uuid: UUID | str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> Characterization:
        """Get one characterization.

        Reads the performance figures of one day. The latest is named by `characterization_id`
        of the backend. Only reads, so it is safe to repeat.

        Args:
            backend: Backend to ask about.
            uuid: Identifier of the characterization.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The characterization.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = characterizations_api.get_characterization(backend, uuid)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def get_jobs(
        self,
        *,
        ids: list[str] | None = None,
        parent_job_id: str | None = None,
        status: JobStatus | None = None,
        target: str | None = None,
        session_id: str | None = None,
        submitter_id: str | None = None,
        limit: int | None = None,
        next_: str | None = None,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> GetJobsResponse:
        """List jobs.

        Lists jobs that match all filters given, one page at a time. While `next` of the reply
        is not null, pass it back as `next` to read on. Only reads, so it is safe to repeat.

        Args:
            ids: Only these jobs. Repeat the key, once for each identifier.
            parent_job_id: Only child jobs of this job, such as the circuits of a
                multi-circuit job.
            status: Only jobs at this stage.
            target: Only jobs on this backend, or on any of several, given as a
                comma-separated list.
            session_id: Only jobs that run in this session.
            submitter_id: Only jobs of this member of a shared project. Ignored if the
                caller is no member of it.
            limit: Largest number of jobs on a page. The service documents 25 as both
                default and maximum.
            next_: Cursor taken from `next` of the page before. Leave out to read the first
                page.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            One page of jobs.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.get_jobs(
            ids=ids,
            parent_job_id=parent_job_id,
            status=status,
            target=target,
            session_id=session_id,
            submitter_id=submitter_id,
            limit=limit,
            next_=next_,
        )
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def create_job(
        self,
        body: CircuitJobCreationPayload
        | MultiCircuitJobCreationPayload
        | QuantumFunctionJobCreationPayload
        | QctrlQaoaJobCreationPayload
        | Mapping[str, object],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> JobCreationResponse:
        """Submit a job.

        Hands in a job and returns at once, before it has been compiled or run. A circuit that
        the backend cannot run is still accepted here and the job fails later. Do not repeat
        the call blindly: each one makes and bills a new job, and a lost reply does not mean
        that nothing was made.

        Args:
            body: Job to submit. `type` tells the four kinds apart.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The job is accepted. Its identifier is in the reply.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.create_job(body)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def delete_jobs(
        self,
        body: JobsBulkOperationRequest | Mapping[str, object],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> JobsDeletedResponse:
        """Delete several jobs.

        Removes jobs for good, so that they can no longer be read. What happens to the others
        if one of them does not exist is not documented. Repeating the call removes nothing
        more.

        Args:
            body: Jobs to cancel or delete together.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The jobs are deleted.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.delete_jobs(body)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def cancel_jobs(
        self,
        body: JobsBulkOperationRequest | Mapping[str, object],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> JobsCanceledResponse:
        """Cancel several jobs.

        Stops jobs that are waiting or running. What has been run by then may still be billed.
        What happens to the others if one of them cannot be canceled, or is canceled already,
        is not documented.

        Args:
            body: Jobs to cancel or delete together.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The jobs are canceled.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.cancel_jobs(body)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def estimate_job_cost(
        self,
        backend: KnownBackend | str,
        *,
        type_: str | None = None,
        qubits: int | None = None,
        shots: int | None = None,
        field_1q_gates: int | None = None,
        field_2q_gates: int | None = None,
        error_mitigation: bool | None = None,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> GetJobEstimateResponse:
        """Estimate the cost of a job.

        Prices a job of a given size and predicts its running time and wait, without
        submitting anything. To price an actual circuit, submit it with `dry_run` instead.
        Only reads, so it is safe to repeat.

        Args:
            backend: Backend to price the job for.
            type_: Kind of job to price. By default `ionq.circuit.v1`. Defaults to
                "ionq.circuit.v1".
            qubits: Number of qubits in the circuit. By default 25. Defaults to 25.
            shots: How often the circuit is run and measured (1 to 1,000,000, by default
                1000). Defaults to 1000.
            field_1q_gates: Number of one-qubit gates in the circuit. By default 0. Defaults
                to 0.
            field_2q_gates: Number of two-qubit gates in the circuit. By default 0. Defaults
                to 0.
            error_mitigation: Whether error mitigation is used, which can raise the price.
                By default false. Defaults to false.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            Price, running time and wait to expect.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.estimate_job_cost(
            backend=backend,
            type_=type_,
            qubits=qubits,
            shots=shots,
            field_1q_gates=field_1q_gates,
            field_2q_gates=field_2q_gates,
            error_mitigation=error_mitigation,
        )
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def get_job(
        self,
        uuid: str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> SingleCircuitJob | MultiCircuitJob | QaoaJob | QuantumFunctionJob:
        """Get one job.

        Reads a job with its state, settings, statistics and results. Repeat it with growing
        pauses until `status` is `completed`, `failed` or `canceled`. An unknown or deleted
        job gives 404.

        Args:
            uuid: Job to read.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The job as it stands now.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.get_job(uuid)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def delete_job(
        self,
        uuid: str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> JobDeletedResponse:
        """Delete a job.

        Removes a job for good, so that reading it gives 404. Repeating the call removes
        nothing more.

        Args:
            uuid: Job to delete.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The job is deleted.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.delete_job(uuid)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def clone_job(
        self,
        uuid: str,
        body: CloneJobPayload | Mapping[str, object],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> JobCreationResponse:
        """Run a copy of a job.

        Submits a new job with the circuit of an earlier one, on another backend or with other
        settings if wished. Whatever is left out is inherited and the source stays as it is.
        Each call makes and bills a new job, so do not repeat it blindly.

        Args:
            uuid: Job to copy.
            body: What a cloned or moved job does differently from its source. Everything
                left out is inherited; the circuit cannot be changed.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The copy is accepted as a new job.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.clone_job(uuid, body)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def move_job(
        self,
        uuid: str,
        body: CloneJobPayload | Mapping[str, object],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> JobCreationResponse:
        """Move a job to other settings.

        Cancels a job and submits its circuit anew, as one step. `original_job_id` in the
        metadata of the new job names the source. If the source cannot be canceled any more,
        for instance because it has completed, the service answers 409 and makes no new job.
        Do not repeat the call blindly, since a lost reply does not mean that nothing was
        made.

        Args:
            uuid: Job to move.
            body: What a cloned or moved job does differently from its source. Everything
                left out is inherited; the circuit cannot be changed.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The source is canceled and the new job accepted.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.move_job(uuid, body)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def cancel_job(
        self,
        uuid: str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> JobCanceledResponse:
        """Cancel a job.

        Stops a job that is waiting or running. What has been run by then may still be billed.
        Canceling a finished job, or canceling twice, is not documented and may be refused.

        Args:
            uuid: Job to cancel.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The job is canceled.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.cancel_job(uuid)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def get_job_cost(
        self,
        uuid: str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> GetJobCostResponse:
        """Get the cost of a job.

        Reads what a job is expected to cost and, once it has completed, what it did cost.
        Jobs on the simulator are never priced beforehand. Only reads, so it is safe to
        repeat.

        Args:
            uuid: Job whose cost is asked for.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            Expected and actual cost, as far as known.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.get_job_cost(uuid)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def get_job_probabilities(
        self,
        uuid: str,
        *,
        sharpen: bool | None = None,
        aggregation: KnownAggregation | str | None = None,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> GetResultsResponse:
        """Get the probabilities of a job.

        Reads how likely each state is, for a job that ran one circuit. Exact on the ideal
        simulator, otherwise counts divided by shots. It gives 404 until the job has
        completed. Only reads, so it is safe to repeat.

        Args:
            uuid: Job whose results are asked for.
            sharpen: True to combine debiased variants by plurality vote, which sharpens
                peaks. Has no effect without debiasing.
            aggregation: How to put debiased variants together. It is newer than `sharpen`
                and replaces it.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            Probability of each state.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.get_job_probabilities(uuid, sharpen=sharpen, aggregation=aggregation)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def get_job_artifact(
        self,
        uuid: str,
        artifact_id: str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> bytes:
        """Download an artifact of a job.

        Reads a file that a job produced, such as its results or its compiled circuit. The
        identifier comes from a descriptor in `results` or `output` of the job, and the
        content has the media type named there, which need not be JSON. It gives 404 while
        there is no such artifact. Only reads, so it is safe to repeat.

        Args:
            uuid: Job that produced the artifact.
            artifact_id: Artifact to download: the `id` of its descriptor.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            Content of the artifact, in the format its descriptor names.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.get_job_artifact(uuid, artifact_id)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def get_job_probabilities_aggregated(
        self,
        uuid: str,
        *,
        sharpen: bool | None = None,
        aggregation: KnownAggregation | str | None = None,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> IonqResultProbabilitiesAggregateJsonV1:
        """Get the probabilities of all circuits of a job.

        Reads how likely each state is, for every circuit of a multi-circuit job in one reply.
        It gives 404 until the job has completed, and for a job of one circuit. Only reads, so
        it is safe to repeat.

        Args:
            uuid: Multi-circuit job whose results are asked for.
            sharpen: True to combine debiased variants by plurality vote, which sharpens
                peaks. Has no effect without debiasing.
            aggregation: How to put debiased variants together. It is newer than `sharpen`
                and replaces it.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            Probability of each state, by identifier of the child job, in the order in which
            the circuits were given.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = jobs_api.get_job_probabilities_aggregated(
            uuid, sharpen=sharpen, aggregation=aggregation
        )
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def get_sessions(
        self,
        *,
        active: bool | None = None,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> SessionsResponse:
        """List sessions.

        Lists the organisation's sessions, all in one reply. Only reads, so it is safe to
        repeat.

        Args:
            active: Only sessions whose `active` has this value. Leave out to list all.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The sessions that match.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = sessions_api.get_sessions(active=active)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def create_session(
        self,
        body: CreateSessionRequest | Mapping[str, object],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> Session:
        """Open a session.

        Opens a session on a backend, which jobs join by its identifier. Sessions are for
        selected customers; for others every call about them gives 404. Each call opens
        another session.

        Args:
            body: Session to open.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The session is open.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = sessions_api.create_session(body)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def get_session(
        self,
        session_id: str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> Session:
        """Get one session.

        Reads a session with its state and limits. Only reads, so it is safe to repeat.

        Args:
            session_id: Session to read.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The session as it stands now.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = sessions_api.get_session(session_id)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def end_session(
        self,
        session_id: str,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> Session:
        """End a session.

        Ends a session before its limits do. It cannot be started again. Ending it twice is
        presumably harmless.

        Args:
            session_id: Session to end.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The session as it stands after its end.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = sessions_api.end_session(session_id)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def get_session_jobs(
        self,
        session_id: str,
        *,
        ids: list[str] | None = None,
        parent_job_id: str | None = None,
        status: JobStatus | None = None,
        target: str | None = None,
        submitter_id: str | None = None,
        limit: int | None = None,
        next_: str | None = None,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> GetJobsResponse:
        """List the jobs of a session.

        Lists the jobs of one session, with the same filters and paging as the list of all
        jobs. Only reads, so it is safe to repeat.

        Args:
            session_id: Session whose jobs are listed.
            ids: Only these jobs. Repeat the key, once for each identifier.
            parent_job_id: Only child jobs of this job, such as the circuits of a
                multi-circuit job.
            status: Only jobs at this stage.
            target: Only jobs on this backend, or on any of several, given as a
                comma-separated list.
            submitter_id: Only jobs of this member of a shared project. Ignored if the
                caller is no member of it.
            limit: Largest number of jobs on a page. The service documents 25 as both
                default and maximum.
            next_: Cursor taken from `next` of the page before. Leave out to read the first
                page.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            One page of jobs of the session.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = sessions_api.get_session_jobs(
            session_id,
            ids=ids,
            parent_job_id=parent_job_id,
            status=status,
            target=target,
            submitter_id=submitter_id,
            limit=limit,
            next_=next_,
        )
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def get_format_schema(
        self,
        format_: Formats,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> FormatSchemaDocument:
        """Get the JSON Schema of a format.

        Reads the JSON Schema that describes a format of results or of compiled circuits. Only
        reads, so it is safe to repeat.

        Args:
            format_: Format to describe.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The JSON Schema of the format.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = schemas_api.get_format_schema(format_)
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def get_usages(
        self,
        organization_id: str,
        start_date: date,
        end_date: date,
        group_by: GroupBy,
        modality: Modality,
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: RetryT | None = None,
        validate: bool | None = None,
    ) -> Usages:
        """Get an organisation's usage.

        Reads how many jobs were run, how much quantum compute time they took and what they
        cost, by period and by group. Needs a key with the right to see usage, otherwise gives
        403. Only reads, so it is safe to repeat.

        Args:
            organization_id: Organisation whose usage is asked for.
            start_date: First day to count.
            end_date: Last day to count. Itself included, though earlier documents left it
                out.
            group_by: What to group the figures by.
            modality: Length of the periods to split the figures into.
            headers, retry, validate, timeout: For this call only; see `execute`.

        Returns:
            The usage in the days asked for.

        Raises:
            ionq_session.IonQError: Its class says whether the service may have acted.
        """
        call = usage_api.get_usages(
            organization_id,
            start_date=start_date,
            end_date=end_date,
            group_by=group_by,
            modality=modality,
        )
        return await self.execute(
            call, timeout=timeout, headers=headers, retry=retry, validate=validate
        )
