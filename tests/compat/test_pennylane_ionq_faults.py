"""pennylane-ionq's own faults, as they are, so that nobody looks for them in the emulator.

Each test says what the client does. One that fails after an update of pennylane-ionq tells that a
fault is gone.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from ionq_session import IonQSession
from ionq_session.emulator import Emulator, Fault, ManualClock

from . import lazily

# Any: neither package is typed.
qml: Any = lazily.module("pennylane")
ops: Any = lazily.module("pennylane_ionq.ops")
api_client: Any = lazily.module("pennylane_ionq.api_client")


@pytest.fixture
def emulator(monkeypatch: pytest.MonkeyPatch) -> Iterator[Emulator]:
    """An emulator whose jobs stay submitted, and the client pointed at it."""
    with Emulator(clock=ManualClock()) as running:
        monkeypatch.setattr(api_client.APIClient, "BASE_URL", running.base_url)
        monkeypatch.setenv("IONQ_API_KEY", running.api_key)
        yield running


@pytest.fixture
def session(emulator: Emulator) -> Iterator[IonQSession]:
    with IonQSession(emulator.api_key, base_url=emulator.base_url) as session:
        yield session


def jobs(session: IonQSession) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = session.get("/jobs").json()["jobs"]
    return found


def run(*gates: Any, name: str = "ionq.simulator", **options: Any) -> Any:
    """Run gates on two wires, in the thread of the caller, until the job has ended."""
    circuit = qml.tape.QuantumScript(gates, [qml.probs(wires=[0, 1])], shots=100)
    return qml.execute([circuit], qml.device(name, wires=2, retry_delay=0, **options))


# It looks for "completed" and "failed", and asks again every ten milliseconds for anything else.
def test_a_canceled_job_is_waited_for_without_end(emulator: Emulator, session: IonQSession) -> None:
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(run, qml.X(0))
        while not (submitted := jobs(session)):
            assert not waiting.done()
        session.put(f"/jobs/{submitted[0]['id']}/status/cancel")
        assert "canceled" == jobs(session)[0]["status"]
        emulator.faults.add(Fault("status", status=404, operation="GetJob", nth=20))
        with pytest.raises(Exception, match='"statusCode":404'):
            waiting.result(60)
    assert [20] == [fault["calls"] for fault in emulator.faults.all()]


# It repeats a POST whose answer was lost, although the service may have taken the job.
def test_a_lost_answer_submits_the_job_twice(emulator: Emulator, session: IonQSession) -> None:
    emulator.faults.add(Fault("drop", operation="CreateJob", times=1))
    emulator.faults.add(Fault("status", status=404, operation="GetJob"))
    with pytest.raises(Exception, match='"statusCode":404'):
        run(qml.X(0), job_name="one")
    assert ["one", "one"] == [job["name"] for job in jobs(session)]


def test_the_reason_of_a_failure_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with Emulator(stage_seconds=0) as emulator:
        monkeypatch.setattr(api_client.APIClient, "BASE_URL", emulator.base_url)
        with pytest.raises(api_client.JobExecutionError) as caught:
            run(
                ops.MS(0, 0, wires=[0, 1]),
                gateset="native",
                noise_model="forte-1",
                api_key=emulator.api_key,
            )
    assert ("Job failed",) == caught.value.args


# IonQ says that Aria is retired, and so does the emulator, unless it is told to have one.
def test_the_default_of_its_qpu_is_no_backend_any_more(emulator: Emulator) -> None:
    assert emulator
    with pytest.raises(Exception, match=r"no such backend: qpu\.aria-1"):
        run(qml.X(0), name="ionq.qpu")


# Forte entangles by zz alone, so that its native circuits are circuits of single qubits here.
def test_there_is_no_native_zz(emulator: Emulator) -> None:
    assert emulator
    device = qml.device("ionq.qpu", wires=2, backend="forte-1", gateset="native")
    assert {"GPI", "GPI2", "MS"} == device.target_device.operations


# So a comparison with a simulator of PennyLane's own is in vain.
def test_its_matrix_of_ms_is_none_of_a_gate() -> None:
    matrix = ops.MS.compute_matrix(0, 0, 0.25)
    assert not np.allclose(np.eye(4), matrix @ matrix.conj().T)
