"""qBraid's own provider, device and job, unmodified, over this package's session and emulator."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from ionq_session import ForbiddenError, NotFoundError
from ionq_session.emulator import Emulator, ManualClock

from ..wire import DROP, reply, scripted
from . import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ionq_api import JsonValue
    from ionq_session.compat.qbraid import IonQSession

# Any: what qBraid's types say of its session and jobs holds for its own session only.
ours: Any = lazily.module("ionq_session.compat.qbraid")
enums: Any = lazily.module("qbraid.runtime.enums")
theirs: Any = lazily.module("qbraid.runtime.ionq")

BELL = """
OPENQASM 3.0;
include "stdgates.inc";
qubit[2] q;
h q[0];
cx q[0], q[1];
"""
NATIVE: dict[str, JsonValue] = {
    "format": "ionq.circuit.v0",
    "gateset": "native",
    "qubits": 2,
    "circuit": [{"gate": "gpi", "target": 0, "phase": 0}, {"gate": "gpi", "target": 1, "phase": 0}],
}


@pytest.fixture(scope="module")
def session() -> Iterator[IonQSession]:
    with (
        Emulator(stage_seconds=0) as emulator,
        ours.IonQSession(emulator.api_key, base_url=emulator.base_url) as session,
    ):
        yield session


def over(session: IonQSession) -> Any:
    """QBraid's provider, with its session replaced: the one change that a user makes."""
    provider = theirs.IonQProvider(api_key="not used")
    provider.session.close()
    provider.session = session
    return provider


@pytest.fixture
def provider(session: IonQSession) -> Any:
    return over(session)


def test_devices_are_listed_with_their_state(provider: Any) -> None:
    devices = {device.id: device for device in provider.get_devices()}
    assert {"simulator", "qpu.forte-1"} <= devices.keys()
    assert enums.DeviceStatus.ONLINE == devices["simulator"].status()
    assert 36 == devices["qpu.forte-1"].profile.num_qubits
    assert devices["qpu.forte-1"].profile.characterization["backend"] == "qpu.forte-1"
    assert devices["qpu.forte-1"].avg_queue_time() >= 0


def test_a_circuit_runs_and_has_counts_and_cost(provider: Any) -> None:
    job = provider.get_device("simulator").run(BELL, shots=100)
    data = job.result().data
    assert {"00": 50, "11": 50} == data.get_counts()
    assert {"00": 0.5, "11": 0.5} == data.get_probabilities()
    assert enums.JobStatus.COMPLETED == job.status()
    assert {"value": 0.0, "unit": "usd"} == job.cost()["cost"]


def test_a_batch_runs_in_order(provider: Any) -> None:
    both = BELL.replace("h q[0]", "x q[0]")
    job = provider.get_device("simulator").run([BELL, both], shots=10)
    assert [{"00": 5, "11": 5}, {"11": 10}] == job.result().data.get_counts()


def test_a_native_circuit_runs(provider: Any) -> None:
    from qbraid.programs.typer import IonQDict

    assert isinstance(NATIVE, IonQDict)
    job = provider.get_device("simulator").submit(NATIVE, shots=10)
    assert {"11": 1.0} == job.result().data.get_probabilities()


def test_a_job_is_canceled() -> None:
    with (
        Emulator(clock=ManualClock()) as emulator,
        ours.IonQSession(emulator.api_key, base_url=emulator.base_url) as session,
    ):
        job = over(session).get_device("simulator").run(BELL, shots=10)
        assert enums.JobStatus.INITIALIZING == job.status()
        job.cancel()
        assert enums.JobStatus.CANCELLED == job.status()


def test_only_the_import_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    with Emulator() as emulator:
        monkeypatch.setenv("IONQ_API_KEY", emulator.api_key)
        monkeypatch.setenv("IONQ_API_URL", emulator.base_url)
        with ours.IonQSession() as session:
            assert emulator.api_key == session.api_key
            assert emulator.base_url == session.base_url
            assert "simulator" in session.get_devices()
            assert 29 == session.get_device("simulator")["qubits"]
            session.add_user_agent("mine/1")
            created = session.create_job(
                {"type": "ionq.circuit.v1", "backend": "simulator", "input": NATIVE}
            )
            assert created["id"] == session.get_job(str(created["id"]))["id"]


def test_a_device_that_is_not_there_and_a_service_that_is_not_are_told_apart(
    session: IonQSession,
) -> None:
    with pytest.raises(NotFoundError):
        session.get_device("qpu.nobody")


def test_an_error_is_also_qbraid_s() -> None:
    from qbraid.runtime import ResourceNotFoundError
    from qbraid_core.exceptions import RequestsApiError

    body = b'{"error": {"code": "NoSuchDevice", "message": "gone", "id": 7}}'
    with (
        scripted(reply(404, body), reply(403, body), DROP) as server,
        ours.IonQSession("made-up-key", base_url=server.base_url, retries_total=0) as session,
    ):
        with pytest.raises(ResourceNotFoundError) as caught:
            session.get_device("qpu.nobody")
        error = caught.value
        assert isinstance(error, NotFoundError)
        assert isinstance(error, RequestsApiError)
        assert (404, "NoSuchDevice") == (error.status_code, error.code)
        assert {"id": 7} == error.details
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301
            assert type(error) is type(again)
            assert (str(error), vars(error)) == (str(again), vars(again))
        with pytest.raises(RequestsApiError) as refused:
            session.get_job("an-id")
        assert isinstance(refused.value, ForbiddenError)
        assert not isinstance(refused.value, ResourceNotFoundError)
        with pytest.raises(RequestsApiError) as lost:
            session.create_job({})
        assert (None, None, None) == (
            lost.value.status_code,
            lost.value.code,
            lost.value.details,
        )


def test_a_program_without_qbraid_does_not_load_it() -> None:
    program = """
import pickle, sys
from ionq_session import NotFoundError
from ionq_session.compat import qbraid
with qbraid.IonQSession("made-up-key", base_url=sys.argv[1]) as session:
    try:
        session.get_device("qpu.nobody")
    except NotFoundError as error:
        assert type(error) is NotFoundError
        assert "qbraid" not in sys.modules
        import qbraid as theirs
        assert theirs is not qbraid
        from qbraid.runtime import ResourceNotFoundError
        assert not isinstance(error, ResourceNotFoundError)
    try:
        session.get_device("qpu.nobody")
    except ResourceNotFoundError as error:
        sys.stdout.buffer.write(pickle.dumps(error))
"""
    with scripted(reply(404, b"{}")) as server:
        ran = subprocess.run(  # noqa: S603  # our own
            [sys.executable, "-c", program, server.base_url], capture_output=True, check=False
        )
    assert b"" == ran.stderr
    error = pickle.loads(ran.stdout)  # noqa: S301  # our own
    assert isinstance(error, NotFoundError)
    assert 404 == error.status


def test_options_of_a_call_are_no_query_parameters() -> None:
    with scripted(reply(200, b"[]")) as server:
        with ours.IonQSession("made-up-key", base_url=server.base_url) as session:
            session.get_devices(timeout=5, headers={"X-A": "1"}, verify=True)
            session.get_devices(status="available", params={"a": "b"})
            session.get_devices(status="available", params=[("a", "b")], stream=False)
        assert "1" == server.seen[0].headers["x-a"]
        assert [
            "/v0.4/backends",
            *["/v0.4/backends?a=b&status=available"] * 2,
        ] == [seen.target for seen in server.seen]


def test_a_response_reads_as_one_of_requests() -> None:
    moved = reply(302, b"moved", Location="/v0.4/there")
    steps = (reply(200, b"ab\n\xc3\xa9"), moved, reply(200, b"there"), reply(404, b"no"))
    with (
        scripted(*steps, reply(200, b"streamed")) as server,
        ours.IonQSession("made-up-key", base_url=server.base_url) as session,
    ):
        response: Any = session.get("/x")
        assert (True, "Made-Up", True) == (response.ok, response.reason, bool(response))
        assert [b"ab\n", b"\xc3\xa9"] == list(response.iter_content(3))
        assert ["ab\n\N{LATIN SMALL LETTER E WITH ACUTE}"] == list(
            response.iter_content(None, decode_unicode=True)
        )
        assert b"ab\n\xc3\xa9" == response.raw.read()
        assert response.text == pickle.loads(pickle.dumps(response)).text  # noqa: S301
        response = session.get("/moved")
        assert b"there" == response.content
        (first,) = response.history
        assert (True, False) == (first.ok, first.is_permanent_redirect)
        request = session.prepare_request(httpx.Request("GET", "/gone"))
        response = session.send(request)
        assert (False, False, 404) == (response.ok, bool(response), response.status_code)
        with session.get("/x", stream=True) as response:
            assert (b"str", b"eamed", b"") == (
                response.raw.read(3),
                response.raw.read(),
                response.raw.read(),
            )


@pytest.mark.parametrize("name", ["", "..", "a/b"])
def test_a_name_that_would_lead_elsewhere_is_refused(name: str) -> None:
    with scripted(reply(200, b"{}")) as server:
        with ours.IonQSession("made-up-key", base_url=server.base_url) as session:
            for call in (session.get_job, session.get_device, session.cancel_job):
                with pytest.raises(ValueError, match="no id"):
                    call(name)
        assert [] == server.seen
