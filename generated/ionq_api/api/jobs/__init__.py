"""The operations tagged `jobs`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ...composites import Case, ListOf, MapOf, Object, Union
from ...models.shared import JOB_STATUS
from ...operation import Endpoint, Operation, Parameter
from ...scalars import Anything, Boolean, Number, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...models import (
        CircuitJobCreationPayload,
        CloneJobPayload,
        GetJobCostResponse,
        GetJobEstimateResponse,
        GetJobsResponse,
        GetResultsResponse,
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
        MultiCircuitJob,
        MultiCircuitJobCreationPayload,
        QaoaJob,
        QctrlQaoaJobCreationPayload,
        QuantumFunctionJob,
        QuantumFunctionJobCreationPayload,
        SingleCircuitJob,
    )


GET_JOBS: Final[Endpoint[GetJobsResponse]] = Endpoint(
    name="get_jobs",
    method="GET",
    path="/jobs",
    reply=Object("GetJobsResponse"),
    query_parameters=(
        Parameter("ids", "ids", ListOf(Text())),
        Parameter("parent_job_id", "parent_job_id", Text()),
        Parameter("status", "status", JOB_STATUS),
        Parameter("target", "target", Text()),
        Parameter("session_id", "session_id", Text()),
        Parameter("submitter_id", "submitter_id", Text()),
        Parameter("limit", "limit", Number(whole=True, bits=32)),
        Parameter("next_", "next", Text()),
    ),
    authenticated=True,
    repeatable=True,
)


def get_jobs(
    *,
    ids: list[str] | None = None,
    parent_job_id: str | None = None,
    status: JobStatus | None = None,
    target: str | None = None,
    session_id: str | None = None,
    submitter_id: str | None = None,
    limit: int | None = None,
    next_: str | None = None,
) -> Operation[GetJobsResponse]:
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

    Returns:
        One page of jobs.
    """
    return Operation(
        GET_JOBS,
        {
            "ids": ids,
            "parent_job_id": parent_job_id,
            "status": status,
            "target": target,
            "session_id": session_id,
            "submitter_id": submitter_id,
            "limit": limit,
            "next_": next_,
        },
    )


CREATE_JOB: Final[Endpoint[JobCreationResponse]] = Endpoint(
    name="create_job",
    method="POST",
    path="/jobs",
    reply=Object("JobCreationResponse"),
    body=Union(
        (
            Object("CircuitJobCreationPayload"),
            Object("MultiCircuitJobCreationPayload"),
            Object("QuantumFunctionJobCreationPayload"),
            Object("QctrlQaoaJobCreationPayload"),
        ),
        (
            Case(Object("CircuitJobCreationPayload"), "type", ("ionq.circuit.v1", "ionq.qasm3.v1")),
            Case(Object("MultiCircuitJobCreationPayload"), "type", ("ionq.multi-circuit.v1",)),
            Case(Object("QuantumFunctionJobCreationPayload"), "type", ("quantum-function",)),
            Case(Object("QctrlQaoaJobCreationPayload"), "type", ("qctrl.qaoa.v1",)),
        ),
    ),
    authenticated=True,
    repeatable=False,
)


def create_job(
    body: CircuitJobCreationPayload
    | MultiCircuitJobCreationPayload
    | QuantumFunctionJobCreationPayload
    | QctrlQaoaJobCreationPayload
    | Mapping[str, object],
) -> Operation[JobCreationResponse]:
    """Submit a job.

    Hands in a job and returns at once, before it has been compiled or run. A circuit that
    the backend cannot run is still accepted here and the job fails later. Do not repeat
    the call blindly: each one makes and bills a new job, and a lost reply does not mean
    that nothing was made.

    Args:
        body: Job to submit. `type` tells the four kinds apart.

    Returns:
        The job is accepted. Its identifier is in the reply.
    """
    return Operation(
        CREATE_JOB,
        {},
        body,
    )


DELETE_JOBS: Final[Endpoint[JobsDeletedResponse]] = Endpoint(
    name="delete_jobs",
    method="DELETE",
    path="/jobs",
    reply=Object("JobsDeletedResponse"),
    body=Object("JobsBulkOperationRequest"),
    authenticated=True,
    repeatable=True,
)


def delete_jobs(
    body: JobsBulkOperationRequest | Mapping[str, object],
) -> Operation[JobsDeletedResponse]:
    """Delete several jobs.

    Removes jobs for good, so that they can no longer be read. What happens to the others
    if one of them does not exist is not documented. Repeating the call removes nothing
    more.

    Args:
        body: Jobs to cancel or delete together.

    Returns:
        The jobs are deleted.
    """
    return Operation(
        DELETE_JOBS,
        {},
        body,
    )


CANCEL_JOBS: Final[Endpoint[JobsCanceledResponse]] = Endpoint(
    name="cancel_jobs",
    method="PUT",
    path="/jobs/status/cancel",
    reply=Object("JobsCanceledResponse"),
    body=Object("JobsBulkOperationRequest"),
    authenticated=True,
    repeatable=True,
)


def cancel_jobs(
    body: JobsBulkOperationRequest | Mapping[str, object],
) -> Operation[JobsCanceledResponse]:
    """Cancel several jobs.

    Stops jobs that are waiting or running. What has been run by then may still be billed.
    What happens to the others if one of them cannot be canceled, or is canceled already,
    is not documented.

    Args:
        body: Jobs to cancel or delete together.

    Returns:
        The jobs are canceled.
    """
    return Operation(
        CANCEL_JOBS,
        {},
        body,
    )


ESTIMATE_JOB_COST: Final[Endpoint[GetJobEstimateResponse]] = Endpoint(
    name="estimate_job_cost",
    method="GET",
    path="/jobs/estimate",
    reply=Object("GetJobEstimateResponse"),
    query_parameters=(
        Parameter("backend", "backend", Text(), required=True),
        Parameter("type_", "type", Text()),
        Parameter("qubits", "qubits", Number(whole=True, bits=32, minimum=1)),
        Parameter("shots", "shots", Number(whole=True, bits=32, minimum=1, maximum=1000000)),
        Parameter("field_1q_gates", "1q_gates", Number(whole=True, bits=32, minimum=0)),
        Parameter("field_2q_gates", "2q_gates", Number(whole=True, bits=32, minimum=0)),
        Parameter("error_mitigation", "error_mitigation", Boolean()),
    ),
    authenticated=True,
    repeatable=True,
)


def estimate_job_cost(
    backend: KnownBackend | str,
    *,
    type_: str | None = None,
    qubits: int | None = None,
    shots: int | None = None,
    field_1q_gates: int | None = None,
    field_2q_gates: int | None = None,
    error_mitigation: bool | None = None,
) -> Operation[GetJobEstimateResponse]:
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

    Returns:
        Price, running time and wait to expect.
    """
    return Operation(
        ESTIMATE_JOB_COST,
        {
            "backend": backend,
            "type_": type_,
            "qubits": qubits,
            "shots": shots,
            "field_1q_gates": field_1q_gates,
            "field_2q_gates": field_2q_gates,
            "error_mitigation": error_mitigation,
        },
    )


GET_JOB: Final[Endpoint[SingleCircuitJob | MultiCircuitJob | QaoaJob | QuantumFunctionJob]] = (
    Endpoint(
        name="get_job",
        method="GET",
        path="/jobs/{UUID}",
        reply=Union(
            (
                Object("SingleCircuitJob"),
                Object("MultiCircuitJob"),
                Object("QaoaJob"),
                Object("QuantumFunctionJob"),
            ),
            (
                Case(
                    Object("SingleCircuitJob"),
                    "type",
                    ("ionq.circuit.v1", "ionq.qasm3.v1", "ionq.qir.v1", "qctrl.qaoa-circuit.v1"),
                ),
                Case(Object("MultiCircuitJob"), "type", ("ionq.multi-circuit.v1",)),
                Case(Object("QaoaJob"), "type", ("qctrl.qaoa.v1",)),
                Case(Object("QuantumFunctionJob"), "type", ("quantum-function",)),
            ),
        ),
        path_parameters=(Parameter("uuid", "UUID", Text()),),
        authenticated=True,
        repeatable=True,
    )
)


def get_job(
    uuid: str,
) -> Operation[SingleCircuitJob | MultiCircuitJob | QaoaJob | QuantumFunctionJob]:
    """Get one job.

    Reads a job with its state, settings, statistics and results. Repeat it with growing
    pauses until `status` is `completed`, `failed` or `canceled`. An unknown or deleted
    job gives 404.

    Args:
        uuid: Job to read.

    Returns:
        The job as it stands now.
    """
    return Operation(
        GET_JOB,
        {
            "uuid": uuid,
        },
    )


DELETE_JOB: Final[Endpoint[JobDeletedResponse]] = Endpoint(
    name="delete_job",
    method="DELETE",
    path="/jobs/{UUID}",
    reply=Object("JobDeletedResponse"),
    path_parameters=(Parameter("uuid", "UUID", Text()),),
    authenticated=True,
    repeatable=True,
)


def delete_job(
    uuid: str,
) -> Operation[JobDeletedResponse]:
    """Delete a job.

    Removes a job for good, so that reading it gives 404. Repeating the call removes
    nothing more.

    Args:
        uuid: Job to delete.

    Returns:
        The job is deleted.
    """
    return Operation(
        DELETE_JOB,
        {
            "uuid": uuid,
        },
    )


CLONE_JOB: Final[Endpoint[JobCreationResponse]] = Endpoint(
    name="clone_job",
    method="POST",
    path="/jobs/{UUID}/clone",
    reply=Object("JobCreationResponse"),
    path_parameters=(Parameter("uuid", "UUID", Text()),),
    body=Object("CloneJobPayload"),
    authenticated=True,
    repeatable=False,
)


def clone_job(
    uuid: str,
    body: CloneJobPayload | Mapping[str, object],
) -> Operation[JobCreationResponse]:
    """Run a copy of a job.

    Submits a new job with the circuit of an earlier one, on another backend or with other
    settings if wished. Whatever is left out is inherited and the source stays as it is.
    Each call makes and bills a new job, so do not repeat it blindly.

    Args:
        uuid: Job to copy.
        body: What a cloned or moved job does differently from its source. Everything
            left out is inherited; the circuit cannot be changed.

    Returns:
        The copy is accepted as a new job.
    """
    return Operation(
        CLONE_JOB,
        {
            "uuid": uuid,
        },
        body,
    )


MOVE_JOB: Final[Endpoint[JobCreationResponse]] = Endpoint(
    name="move_job",
    method="POST",
    path="/jobs/{UUID}/move",
    reply=Object("JobCreationResponse"),
    path_parameters=(Parameter("uuid", "UUID", Text()),),
    body=Object("CloneJobPayload"),
    authenticated=True,
    repeatable=False,
)


def move_job(
    uuid: str,
    body: CloneJobPayload | Mapping[str, object],
) -> Operation[JobCreationResponse]:
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

    Returns:
        The source is canceled and the new job accepted.
    """
    return Operation(
        MOVE_JOB,
        {
            "uuid": uuid,
        },
        body,
    )


CANCEL_JOB: Final[Endpoint[JobCanceledResponse]] = Endpoint(
    name="cancel_job",
    method="PUT",
    path="/jobs/{UUID}/status/cancel",
    reply=Object("JobCanceledResponse"),
    path_parameters=(Parameter("uuid", "UUID", Text()),),
    authenticated=True,
    repeatable=True,
)


def cancel_job(
    uuid: str,
) -> Operation[JobCanceledResponse]:
    """Cancel a job.

    Stops a job that is waiting or running. What has been run by then may still be billed.
    Canceling a finished job, or canceling twice, is not documented and may be refused.

    Args:
        uuid: Job to cancel.

    Returns:
        The job is canceled.
    """
    return Operation(
        CANCEL_JOB,
        {
            "uuid": uuid,
        },
    )


GET_JOB_COST: Final[Endpoint[GetJobCostResponse]] = Endpoint(
    name="get_job_cost",
    method="GET",
    path="/jobs/{UUID}/cost",
    reply=Object("GetJobCostResponse"),
    path_parameters=(Parameter("uuid", "UUID", Text()),),
    authenticated=True,
    repeatable=True,
)


def get_job_cost(
    uuid: str,
) -> Operation[GetJobCostResponse]:
    """Get the cost of a job.

    Reads what a job is expected to cost and, once it has completed, what it did cost.
    Jobs on the simulator are never priced beforehand. Only reads, so it is safe to
    repeat.

    Args:
        uuid: Job whose cost is asked for.

    Returns:
        Expected and actual cost, as far as known.
    """
    return Operation(
        GET_JOB_COST,
        {
            "uuid": uuid,
        },
    )


GET_JOB_PROBABILITIES: Final[Endpoint[GetResultsResponse]] = Endpoint(
    name="get_job_probabilities",
    method="GET",
    path="/jobs/{UUID}/results/probabilities",
    reply=MapOf(Number()),
    path_parameters=(Parameter("uuid", "UUID", Text()),),
    query_parameters=(
        Parameter("sharpen", "sharpen", Boolean()),
        Parameter("aggregation", "aggregation", Text()),
    ),
    authenticated=True,
    repeatable=True,
)


def get_job_probabilities(
    uuid: str,
    *,
    sharpen: bool | None = None,
    aggregation: KnownAggregation | str | None = None,
) -> Operation[GetResultsResponse]:
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

    Returns:
        Probability of each state.
    """
    return Operation(
        GET_JOB_PROBABILITIES,
        {
            "uuid": uuid,
            "sharpen": sharpen,
            "aggregation": aggregation,
        },
    )


GET_JOB_ARTIFACT: Final[Endpoint[bytes]] = Endpoint(
    name="get_job_artifact",
    method="GET",
    path="/jobs/{UUID}/artifacts/{artifactId}",
    reply=Anything(),
    media="bytes",
    path_parameters=(
        Parameter("uuid", "UUID", Text()),
        Parameter("artifact_id", "artifactId", Text()),
    ),
    authenticated=True,
    repeatable=True,
)


def get_job_artifact(
    uuid: str,
    artifact_id: str,
) -> Operation[bytes]:
    """Download an artifact of a job.

    Reads a file that a job produced, such as its results or its compiled circuit. The
    identifier comes from a descriptor in `results` or `output` of the job, and the
    content has the media type named there, which need not be JSON. It gives 404 while
    there is no such artifact. Only reads, so it is safe to repeat.

    Args:
        uuid: Job that produced the artifact.
        artifact_id: Artifact to download: the `id` of its descriptor.

    Returns:
        Content of the artifact, in the format its descriptor names.
    """
    return Operation(
        GET_JOB_ARTIFACT,
        {
            "uuid": uuid,
            "artifact_id": artifact_id,
        },
    )


GET_JOB_PROBABILITIES_AGGREGATED: Final[Endpoint[IonqResultProbabilitiesAggregateJsonV1]] = (
    Endpoint(
        name="get_job_probabilities_aggregated",
        method="GET",
        path="/jobs/{UUID}/results/probabilities/aggregated",
        reply=MapOf(MapOf(Number())),
        path_parameters=(Parameter("uuid", "UUID", Text()),),
        query_parameters=(
            Parameter("sharpen", "sharpen", Boolean()),
            Parameter("aggregation", "aggregation", Text()),
        ),
        authenticated=True,
        repeatable=True,
    )
)


def get_job_probabilities_aggregated(
    uuid: str,
    *,
    sharpen: bool | None = None,
    aggregation: KnownAggregation | str | None = None,
) -> Operation[IonqResultProbabilitiesAggregateJsonV1]:
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

    Returns:
        Probability of each state, by identifier of the child job, in the order in which
        the circuits were given.
    """
    return Operation(
        GET_JOB_PROBABILITIES_AGGREGATED,
        {
            "uuid": uuid,
            "sharpen": sharpen,
            "aggregation": aggregation,
        },
    )
