"""qBraid's own provider, device and job, unmodified, over this package's session and emulator."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from qbraid.runtime.enums import DeviceStatus, JobStatus
from qbraid.runtime.ionq import IonQProvider

from ionq_api import JsonValue
from ionq_session import NotFoundError
from ionq_session.compat.qbraid import IonQSession
from ionq_session.emulator import Emulator, ManualClock

from ..wire import reply, scripted

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
        IonQSession(emulator.api_key, base_url=emulator.base_url) as session,
    ):
        yield session


# Any: what qBraid's types say of its session and jobs holds for its own session only.
def over(session: IonQSession) -> Any:
    """QBraid's provider, with its session replaced: the one change that a user makes."""
    provider = cast("Any", IonQProvider(api_key="not used"))
    provider.session.close()
    provider.session = session
    return provider


@pytest.fixture
def provider(session: IonQSession) -> Any:
    return over(session)


def test_devices_are_listed_with_their_state(provider: Any) -> None:
    devices = {device.id: device for device in provider.get_devices()}
    assert {"simulator", "qpu.forte-1"} <= devices.keys()
    assert DeviceStatus.ONLINE == devices["simulator"].status()
    assert 36 == devices["qpu.forte-1"].profile.num_qubits
    assert devices["qpu.forte-1"].profile.characterization["backend"] == "qpu.forte-1"
    assert devices["qpu.forte-1"].avg_queue_time() >= 0


def test_a_circuit_runs_and_has_counts_and_cost(provider: Any) -> None:
    job = provider.get_device("simulator").run(BELL, shots=100)
    data = job.result().data
    assert {"00": 50, "11": 50} == data.get_counts()
    assert {"00": 0.5, "11": 0.5} == data.get_probabilities()
    assert JobStatus.COMPLETED == job.status()
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
        IonQSession(emulator.api_key, base_url=emulator.base_url) as session,
    ):
        job = over(session).get_device("simulator").run(BELL, shots=10)
        assert JobStatus.INITIALIZING == job.status()
        job.cancel()
        assert JobStatus.CANCELLED == job.status()


def test_only_the_import_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    with Emulator() as emulator:
        monkeypatch.setenv("IONQ_API_KEY", emulator.api_key)
        monkeypatch.setenv("IONQ_API_URL", emulator.base_url)
        with IonQSession() as session:
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


@pytest.mark.parametrize("name", ["", "..", "a/b"])
def test_a_name_that_would_lead_elsewhere_is_refused(name: str) -> None:
    with scripted(reply(200, b"{}")) as server:
        with IonQSession("made-up-key", base_url=server.base_url) as session:
            for call in (session.get_job, session.get_device, session.cancel_job):
                with pytest.raises(ValueError, match="an id"):
                    call(name)
        assert [] == server.seen
