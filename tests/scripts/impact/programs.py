"""Code as users write it. Each line that meets a change ends with what it uses, all others do not.

They hold many texts and names that are equal to changed ones by chance, which must not be found.
"""

BLOCKING = '''\
"""A program with the blocking session."""
from ionq_api.api import jobs
from ionq_api.models import CreateSessionRequest, JobStatus, SingleCircuitJob
from ionq_api.models import SessionSettingsRequest as Limits
from ionq_api.models import GetJobCostResponse as Price  # -> GetJobCostResponse
from ionq_api.models import Backend, Noise as Model  # -> Noise
from ionq_session import IonQSession

ENDED = {"completed", "failed", "canceled"}  # -> JobStatus["canceled"]
GONE = "canceled"  # -> JobStatus["canceled"]
COLOURS = {
    "completed": "green",
    "canceled": "grey",  # -> JobStatus["canceled"]
}


class Machine:
    """Not of the package, though its names are the same."""

    kw = 1.5
    qubits = 3
    status = "canceled"

    def get_job_cost(self, uuid: str) -> "Machine":
        return self if uuid == "canceled" else Machine()


def power(backend: Backend) -> float:
    return backend.kw or Machine().kw  # -> Backend.kw


def total(session: IonQSession) -> float:
    machines = [Machine()]
    found = sum(each.qubits for each in session.get_backends())  # -> Backend.qubits
    kws = [other.kw for other in session.get_backends()]  # -> Backend.kw
    print(kws, getattr(machines[0], "kw"), Backend.__name__)
    return found + sum(each.qubits for each in machines)


def price(session: IonQSession, uuid: str) -> float | None:
    answer = session.get_job_cost(uuid)  # -> IonQSession.get_job_cost
    print(Machine().get_job_cost(uuid).kw)
    if answer.cost:  # -> GetJobCostResponse.cost
        return answer.cost.value  # -> GetJobCostResponse.cost
    operation = jobs.get_job_cost(uuid)  # -> jobs.get_job_cost
    return 0.0 if session.execute(operation).dry_run else None  # -> GetJobCostResponse.dry_run


def known(value: object) -> bool:
    return isinstance(value, Price)  # -> GetJobCostResponse


def state(session: IonQSession, uuid: str) -> str:
    job = session.get_job(uuid)
    if job.status in ENDED or job.name == "canceled":
        return COLOURS[job.status]
    current = job.status
    if current == "canceled" or uuid == "canceled":  # -> JobStatus["canceled"]
        return "canceled"
    if job.status != GONE:
        print("canceled", job.dry_run)
    match job.status:
        case "ready" | "canceled":  # -> JobStatus["canceled"]
            print({"canceled": 1}["canceled"])
    match job:
        case SingleCircuitJob(status="canceled", name="x"):  # -> JobStatus["canceled"]
            print(job)
    return label(current)


def label(status: JobStatus = "canceled") -> str:  # -> JobStatus["canceled"]
    return "gone" if "canceled" == status else "there"  # -> JobStatus["canceled"]


def quoted(status: "JobStatus | None") -> bool:
    return status == "canceled"  # -> JobStatus["canceled"]


def listed(session: IonQSession) -> None:
    session.get_jobs(status="canceled", submitter_id="canceled")  # -> JobStatus["canceled"]
    session.get_sessions(  # -> IonQSession.get_sessions(project)
        active=True,  # -> IonQSession.get_sessions(active)
    )
    session.cancel_job("an-id")  # -> IonQSession.cancel_job(uuid)
    session.cancel_job(uuid="an-id", timeout=3)  # -> IonQSession.cancel_job(uuid)
    session.cancel_jobs
    with IonQSession() as other:
        request = CreateSessionRequest(backend="simulator")  # -> CreateSessionRequest.purpose
        other.create_session(request)
        print(Limits(duration_limit_min=3))  # -> SessionSettingsRequest.job_count_limit
        print(Limits(job_count_limit=3))  # -> SessionSettingsRequest.job_count_limit
        payload = CreateSessionRequest(backend="simulator", purpose="a test")
        print(payload, Model(model="ideal").seed)  # -> Noise
'''

AWAITING = '''\
"""A program with the awaiting session, whose objects come from another module."""
import asyncio

import ionq_api.models as models

from .opening import Service, opened


async def costs(service: Service, uuids: list[str]) -> None:
    await opened().get_job_cost(uuids[0])  # -> AsyncIonQSession.get_job_cost
    both = await asyncio.gather(
        service.session.get_job_cost(uuids[0]),  # -> AsyncIonQSession.get_job_cost
        service.session.get_backend("simulator"),
    )
    print(both[0].estimated_cost, both[1].kw)  # -> GetJobCostResponse.estimated_cost Backend.kw
    print([job.status == "canceled" async for job in service.jobs()])  # -> JobStatus["canceled"]
    Größe = (await service.session.get_backend("x")).kw  # -> Backend.kw
    print("𝄞", Größe, (await service.session.get_backend("x")).kw)  # -> Backend.kw


def annotated(cost: "models.GetJobCostResponse | None") -> None:  # -> GetJobCostResponse
    print(cost and cost.dry_run)  # -> GetJobCostResponse.dry_run
'''

OPENING = '''\
"""Where the session of the other program comes from."""
from collections.abc import AsyncIterator

from ionq_api.models import BaseJob
from ionq_session import AsyncIonQSession


def opened() -> AsyncIonQSession:
    return AsyncIonQSession()


class Service:
    def __init__(self) -> None:
        self.session = opened()

    async def jobs(self) -> AsyncIterator[BaseJob]:
        for job in (await self.session.get_jobs()).jobs:
            yield job
'''

BROKEN = "from ionq_api.models import Backend\n\ndef f(backend: Backend:\n    return backend.kw\n"

FILES = {
    "blocking.py": BLOCKING,
    "service/__init__.py": "",
    "service/awaiting.py": AWAITING,
    "service/opening.py": OPENING,
}


def marked(text: str) -> dict[int, set[str]]:
    """What each line of a program says that it uses."""
    return {
        number: {*told.split()}
        for number, line in enumerate(text.split("\n"), 1)
        if (told := line.partition("  # -> ")[2])
    }
