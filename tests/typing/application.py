"""A program as a user would write it; type checkers read it, and nothing runs it."""

import asyncio
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias, assert_type
from uuid import UUID

from ionq_api.api.jobs import cancel_job
from ionq_api.models import (
    Ansatz,
    ArtifactDescriptor,
    Backend,
    BaseJob,
    CharacterizationPage,
    CircuitJobCreationPayload,
    CircuitJobErrorMitigationSettings,
    CircuitJobSettings,
    CloneJobPayload,
    CreateSessionRequest,
    DebiasingOutput,
    GetJobCostResponse,
    GetJobsResponse,
    HamiltonianEnergyData,
    HamiltonianEnergyInput,
    HamiltonianEnergyInputData,
    HamiltonianPauliTerm,
    JobCanceledResponse,
    JobCreationResponse,
    JobsBulkOperationRequest,
    JobsDeletedResponse,
    JsonMultiCircuitInput,
    MultiCircuitJob,
    MultiCircuitJobCreationPayload,
    NativeCircuitInput,
    NativeGate,
    Noise,
    QaoaJob,
    Qasm3CircuitInput,
    QISCircuit,
    QisCircuitInput,
    QisGate,
    QuantumFunctionJob,
    QuantumFunctionJobCreationPayload,
    ResultLink,
    Session,
    SessionSettingsRequest,
    SingleCircuitJob,
    Usages,
    Whoami,
)
from ionq_session import (
    UNSET,
    Answer,
    AsyncIonQSession,
    IonQError,
    IonQSession,
    NotSentError,
    RateLimitError,
    Retry,
    UnknownOutcomeError,
    Unset,
)

Job: TypeAlias = SingleCircuitJob | MultiCircuitJob | QaoaJob | QuantumFunctionJob
ENDED = {"completed", "failed", "canceled"}


def bell() -> CircuitJobCreationPayload:
    """One circuit of common gates on the ideal simulator."""
    circuit = [QisGate(gate="h", target=0), QisGate(gate="cnot", control=0, target=1)]
    return CircuitJobCreationPayload(
        type_="ionq.circuit.v1",
        backend="simulator",
        input_=QisCircuitInput(qubits=2, circuit=circuit),
        name="Bell state",
        metadata={"experiment": "bell-pair"},
    )


def native_bell() -> CircuitJobCreationPayload:
    """Native gates on a noisy simulator, and later on hardware."""
    payload = CircuitJobCreationPayload(
        type_="ionq.circuit.v1",
        backend="simulator",
        input_=NativeCircuitInput(
            qubits=2,
            circuit=[
                NativeGate(gate="gpi2", target=0, phase=0.25),
                NativeGate(gate="zz", targets=[0, 1], angle=0.25),
            ],
        ),
        noise=Noise(model="forte-1", seed=7),
        shots=1000,
    )
    payload.backend = "qpu.forte-1"
    payload.noise = UNSET
    return payload


def program(text: str) -> CircuitJobCreationPayload:
    """An OpenQASM 3 program with error mitigation."""
    mitigation = CircuitJobErrorMitigationSettings(debiasing=True)
    return CircuitJobCreationPayload(
        type_="ionq.qasm3.v1",
        backend="qpu.forte-1",
        input_=Qasm3CircuitInput(data=text),
        settings=CircuitJobSettings(error_mitigation=mitigation),
        shots=1000,
    )


def several() -> MultiCircuitJobCreationPayload:
    """Several circuits in one job."""
    hadamard = QisGate(gate="h", target=0)
    return MultiCircuitJobCreationPayload(
        backend="simulator",
        input_=JsonMultiCircuitInput(
            gateset="qis",
            circuits=[
                QISCircuit(name=name, qubits=2, circuit=[hadamard], registers={"all": [0, 1]})
                for name in ("first", "second")
            ],
        ),
    )


def energy(theta: float) -> QuantumFunctionJobCreationPayload:
    """The energy of a Hamiltonian in a state that depends on a parameter."""
    ansatz = "OPENQASM 3.0; input float theta; qubit[2] q; ry(theta) q[0];"
    return QuantumFunctionJobCreationPayload(
        backend="simulator",
        input_=HamiltonianEnergyInput(
            data=HamiltonianEnergyInputData(
                type_="hamiltonian-energy",
                data=HamiltonianEnergyData(
                    hamiltonian=[HamiltonianPauliTerm(pauli_string="ZZ", coefficient=-1.0)],
                    ansatz=Ansatz(data=ansatz),
                ),
            ),
            params=[theta],
        ),
    )


def submit(session: IonQSession) -> list[str]:
    """Submit one job of each kind."""
    created = session.create_job(bell())
    assert_type(created, JobCreationResponse)
    assert_type(created.id, str)
    assert_type(created.session_id, str | None)
    payloads = [native_bell(), program("OPENQASM 3.0;")]
    ids = [session.create_job(each, timeout=60.0, validate=False).id for each in payloads]
    others = [session.create_job(several()), session.create_job(energy(0.5), retry=Retry(total=0))]
    return [created.id, *ids, *(each.id for each in others)]


def wait(session: IonQSession, uuid: str) -> Job:
    """Ask until a job has ended."""
    while True:
        job = session.get_job(uuid)
        assert_type(job, SingleCircuitJob | MultiCircuitJob | QaoaJob | QuantumFunctionJob)
        if job.status in ENDED:
            return job
        time.sleep(1)


def read(session: IonQSession, job: Job) -> dict[str, float]:
    """The results of whichever kind of job it is."""
    assert_type(job.submitted_at, datetime)
    assert_type(job.completed_at, datetime | None)
    assert_type(job.shots, int | Unset)
    if job.failure is not None:
        raise RuntimeError(f"{job.failure.code}: {job.failure.message}")
    if isinstance(job, SingleCircuitJob):
        probabilities = session.get_job_probabilities(job.id, sharpen=True)
        assert_type(probabilities, dict[str, float])
        for entry in (job.results or {}).values():
            assert_type(entry, ArtifactDescriptor | ResultLink)
        return probabilities
    if isinstance(job, MultiCircuitJob):
        assert_type(job.child_job_ids, list[str] | None)
        children = [session.get_job_probabilities(each) for each in job.child_job_ids or []]
        return children[0]
    if isinstance(job, QaoaJob):
        found = job.results.qaoa_results if job.results is not None else UNSET
        return {found.optimal_bitstring: found.optimal_cost} if found is not UNSET else {}
    assert_type(job, QuantumFunctionJob)
    value = job.results.value if job.results is not None else UNSET
    assert_type(value, float | Unset)
    return {} if value is UNSET else {"energy": value}


def debiased(job: SingleCircuitJob) -> int:
    """Over how many variants a job was spread."""
    if job.output is None or not job.output.error_mitigation:
        return 0
    debiasing = job.output.error_mitigation.debiasing
    assert_type(debiasing, DebiasingOutput | bool | Unset)
    if isinstance(debiasing, DebiasingOutput) and debiasing.variants:
        return len(debiasing.variants)
    return 1


def histogram(session: IonQSession, job: SingleCircuitJob) -> bytes:
    """The bytes of an artifact."""
    content = session.get_job_artifact(job.id, "histogram-v2", headers={"X-Trace": "1"})
    assert_type(content, bytes)
    return content


def stored(session: IonQSession, job: SingleCircuitJob) -> Path:
    """An artifact in a file, and how the call before it was answered."""
    answer = session.answer(cancel_job(job.id), timeout=5)
    assert_type(answer, Answer[JobCanceledResponse])
    path = session.download_artifact(job.id, "histogram-v2", "histogram.json", on_progress=print)
    assert_type(path, Path)
    return path


def walk(session: IonQSession) -> Iterator[BaseJob]:
    """All completed jobs, page by page."""
    cursor: str | None = None
    while True:
        page = session.get_jobs(status="completed", limit=25, next_=cursor)
        assert_type(page, GetJobsResponse)
        yield from page.jobs
        cursor = page.next_
        if cursor is None:
            return


def tidy(session: IonQSession, ids: list[str]) -> None:
    """Cancel and delete."""
    assert_type(session.cancel_job(ids[0]), JobCanceledResponse)
    assert_type(session.delete_jobs(JobsBulkOperationRequest(ids=ids)), JobsDeletedResponse)
    assert_type(session.clone_job(ids[0], CloneJobPayload(shots=2000)), JobCreationResponse)


def from_dicts(session: IonQSession) -> None:
    """Whatever takes a model takes a dict with the document's names."""
    assert_type(session.create_job({"backend": "simulator"}), JobCreationResponse)
    assert_type(session.create_session({"backend": "qpu.forte-1"}), Session)
    assert_type(session.delete_jobs({"ids": ["an-id"]}), JobsDeletedResponse)
    session.cancel_jobs({"ids": ["an-id"]})
    session.clone_job("an-id", {"shots": 2000})


def look(session: IonQSession) -> None:
    """What there is."""
    backends = session.get_backends()
    assert_type(backends, list[Backend])
    assert_type(backends[0].last_updated, datetime)
    assert_type(session.get_backend("simulator"), Backend)
    assert_type(session.get_whoami(), Whoami)
    assert_type(session.get_whoami().key_id, UUID)
    page = session.get_characterizations_for_backend("qpu.forte-1", start=date(2026, 10, 1))
    assert_type(page, CharacterizationPage)
    cost = session.get_job_cost("an-id")
    assert_type(cost, GetJobCostResponse)
    if cost.cost:
        assert_type(cost.cost.value, float)
    usage = session.get_usages(
        "com.example",
        start_date=date(2026, 10, 1),
        end_date=date(2026, 10, 2),
        group_by="project",
        modality="daily",
    )
    assert_type(usage, Usages)
    request = CreateSessionRequest(
        backend="qpu.forte-1", settings=SessionSettingsRequest(job_count_limit=5)
    )
    assert_type(session.create_session(request), Session)


def careful(session: IonQSession) -> str | None:
    """Submit, and know what to do when it fails."""
    try:
        return session.create_job(bell()).id
    except RateLimitError as error:
        assert_type(error.retry_after, float | None)
    except (NotSentError, UnknownOutcomeError) as error:
        assert_type(error.message, str)
    except IonQError as error:
        assert_type(error.status, int | None)
    return None


async def awaited(session: AsyncIonQSession) -> None:
    """The same with an asynchronous session."""
    created = await session.create_job(bell())
    assert_type(created, JobCreationResponse)
    job = await session.get_job(created.id)
    assert_type(job, SingleCircuitJob | MultiCircuitJob | QaoaJob | QuantumFunctionJob)
    if isinstance(job, MultiCircuitJob):
        assert_type(job.child_job_ids, list[str] | None)
    assert_type(await session.get_jobs(ids=[created.id]), GetJobsResponse)
    assert_type(await session.get_job_probabilities(created.id), dict[str, float])
    assert_type(
        await session.get_job_probabilities_aggregated(created.id), dict[str, dict[str, float]]
    )
    assert_type(await session.get_job_artifact(created.id, "shots"), bytes)
    assert_type(await session.download_artifact(created.id, "shots", Path("shots.json")), Path)
    assert_type(await session.answer(cancel_job(created.id)), Answer[JobCanceledResponse])
    assert_type(await session.get_backends(), list[Backend])
    both = await asyncio.gather(session.get_whoami(), session.get_backend("simulator"))
    assert_type(both, tuple[Whoami, Backend])


async def main() -> None:
    """All of it."""
    with IonQSession("made-up", timeout=None, headers={"X-Team": "chemistry"}) as session:
        for uuid in submit(session):
            read(session, wait(session, uuid))
    async with AsyncIonQSession(retries_total=5) as others:
        await awaited(others)
