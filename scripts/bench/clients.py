"""The contenders: ours, raw httpx, and the other clients, each with a call or two.

Everything is Any here: what is measured has no types, or is not there in every environment.
"""

import json
import socket
import warnings
from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from typing import Any

from . import payloads
from .environments import KEY
from .server import AWAY

OURS, HTTPX, CORE, QBRAID, QISKIT = "ours", "httpx", "ionq-core", "qBraid", "qiskit-ionq"

HEADERS = {"Authorization": f"apiKey {KEY}"}
JOB_ID = payloads.JOB_ID

Call = Callable[[], object]
AsyncCall = Callable[[], Awaitable[object]]


def base_url(port: int, *, away: bool = False) -> str:
    """The server's address; one that is some way off, if so wanted."""
    return f"http://127.0.0.1:{port}{AWAY if away else ''}/v0.4"


def stay_here() -> None:
    """Let no socket of this process go to another machine, whatever a client is up to."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1"):
            raise PermissionError(f"a benchmark does not connect to {address[0]}")
        connect(self, address)

    setattr(socket.socket, "connect", guarded)  # noqa: B010 - a method is replaced on purpose


def taking_part(
    makers: Mapping[str, Callable[[], Any]],
) -> tuple[dict[str, Any], dict[str, str]]:
    """Make the contenders whose package is installed, and say why others are not here."""
    made: dict[str, Any] = {}
    problems: dict[str, str] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, maker in makers.items():
            try:
                made[name] = maker()
            except ImportError as error:
                problems[name] = str(error)
    return made, problems


def ours(port: int) -> Any:
    """A session of ours."""
    return import_module("ionq_session").IonQSession(KEY, base_url=base_url(port))


def httpx(port: int) -> Any:
    """A client of httpx, as its documents have it."""
    return import_module("httpx").Client(headers=HEADERS, base_url=base_url(port))


def core(port: int, *, away: bool = False) -> Any:
    """A client of ionq-core."""
    return import_module("ionq_core").IonQClient(api_key=KEY, base_url=base_url(port, away=away))


def core_function(name: str) -> Any:
    """One of ionq-core's modules, which has the ways to make a call."""
    return import_module(f"ionq_core.api.default.{name}")


def get_job(port: int) -> Mapping[str, Callable[[], Call]]:
    """Read a job: typed where the client has types, and else as a dict."""

    def raw() -> Call:
        client = httpx(port)
        return lambda: client.get(f"/jobs/{JOB_ID}").json()

    def own() -> Call:
        session = ours(port)
        return lambda: session.get_job(JOB_ID)

    def by_core() -> Call:
        client, function = core(port), core_function("get_job").sync
        return lambda: function(JOB_ID, client=client)

    def by_qbraid() -> Call:
        session = import_module("qbraid.runtime.ionq.provider").IonQSession(KEY)
        session.base_url = base_url(port)
        return lambda: session.get_job(JOB_ID)

    def by_qiskit() -> Call:
        client = import_module("qiskit_ionq.ionq_client").IonQClient(KEY, base_url(port))
        return lambda: client.retrieve_job(JOB_ID)

    return {HTTPX: raw, OURS: own, CORE: by_core, QBRAID: by_qbraid, QISKIT: by_qiskit}


def create_job(port: int, payload: payloads.Json) -> Mapping[str, Callable[[], Call]]:
    """Send a job: from a dict, or from the model that the client asks for, made beforehand."""

    def raw() -> Call:
        client = httpx(port)
        return lambda: client.post("/jobs", json=payload).json()

    def own() -> Call:
        session = ours(port)
        return lambda: session.create_job(payload)

    def by_core() -> Call:
        client, function = core(port), core_function("create_job").sync
        models = import_module("ionq_core.models.circuit_job_creation_payload")
        body = models.CircuitJobCreationPayload.from_dict(payload)
        return lambda: function(body=body, client=client)

    def by_qbraid() -> Call:
        session = import_module("qbraid.runtime.ionq.provider").IonQSession(KEY)
        session.base_url = base_url(port)
        return lambda: session.create_job(json.dumps(payload))

    return {HTTPX: raw, OURS: own, CORE: by_core, QBRAID: by_qbraid}


def get_jobs(port: int) -> Mapping[str, Callable[[], Call]]:
    """List jobs."""

    def raw() -> Call:
        client = httpx(port)
        return lambda: client.get("/jobs", params={"limit": payloads.PAGE}).json()

    def own() -> Call:
        session = ours(port)
        return lambda: session.get_jobs(limit=payloads.PAGE)

    def by_core() -> Call:
        client, function = core(port), core_function("get_jobs").sync
        return lambda: function(client=client, limit=payloads.PAGE)

    return {HTTPX: raw, OURS: own, CORE: by_core}


def get_job_async(port: int, *, away: bool) -> Mapping[str, Callable[[], AsyncCall]]:
    """Read a job with asyncio; each has to be made where the event loop runs that it is used in."""
    address = base_url(port, away=away)

    def raw() -> AsyncCall:
        client = import_module("httpx").AsyncClient(headers=HEADERS, base_url=address)

        async def call() -> object:
            return (await client.get(f"/jobs/{JOB_ID}")).json()

        return call

    def own() -> AsyncCall:
        session = import_module("ionq_session").AsyncIonQSession(KEY, base_url=address)
        return lambda: session.get_job(JOB_ID)

    def by_core() -> AsyncCall:
        client, function = core(port, away=away), core_function("get_job").asyncio
        return lambda: function(JOB_ID, client=client)

    return {HTTPX: raw, OURS: own, CORE: by_core}
