"""qiskit-ionq 1.1.1, unmodified, against the emulator: the lives of jobs, sessions and backends."""

from typing import Any

import pytest

from ionq_session.emulator import Emulator, Options

from .cloud import Cloud
from .qiskits import (
    FORTE,
    JobStatus,
    bell,
    errors,
    finished,
    point_at,
    qiskit_ionq,
    quiet,
)

pytestmark = quiet  # Any, in all of this file: see `qiskits`.


@pytest.fixture
def own_provider(own_cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> Any:
    point_at(own_cloud, monkeypatch)
    return qiskit_ionq.IonQProvider()


@pytest.fixture
def simulator(own_provider: Any) -> Any:
    return own_provider.get_backend("simulator")


@pytest.fixture
def forte(own_provider: Any) -> Any:
    return own_provider.get_backend(FORTE)


def test_polling_sees_every_stage(own_cloud: Cloud, simulator: Any) -> None:
    job = simulator.run(bell(), shots=10)
    seen: list[str] = []

    def look(_id: str, status: Any, _job: Any) -> None:
        seen.append(status.name)
        own_cloud.step()

    assert job.result(wait=0, callback=look).success
    assert ["INITIALIZING", "QUEUED", "RUNNING"] == seen
    assert JobStatus.DONE == job.status()


def test_a_wait_that_is_over_before_the_job(simulator: Any) -> None:
    job = simulator.run(bell())
    with pytest.raises(errors.IonQJobTimeoutError):
        job.result(timeout=0, wait=0)


def test_a_job_is_found_again_with_all_that_it_carries(own_cloud: Cloud, simulator: Any) -> None:
    circuit = bell()
    circuit.metadata = {"angle": 3}
    simulator.set_options(noise_model="aria-1")
    job = simulator.run(
        circuit,
        shots=30,
        name="mine",
        extra_metadata={"sweep": "7"},
        extra_query_params={"settings": {"compilation": {"opt": 1}}},
    )
    own_cloud.finish()
    again = simulator.retrieve_job(job.job_id())
    result = again.result()
    assert job.get_counts() == result.get_counts()
    header = result.results[0].header
    assert ("bell", {"angle": 3}) == (header["name"], header["metadata"])
    told = simulator.client.retrieve_job(job.job_id())
    assert told["execution_duration_ms"] / 1000 == result.time_taken > 0
    assert ("mine", 30, "7") == (told["name"], told["shots"], told["metadata"]["sweep"])
    assert told["metadata"]["user_agent"].startswith("qiskit-ionq/1.1.1")
    assert [job.job_id()] == [each.job_id() for each in simulator.retrieve_jobs([job.job_id()])]


def test_a_job_of_another_client_is_read_too(own_cloud: Cloud, simulator: Any) -> None:
    """Without the metadata that it would leave itself, the client takes all qubits as measured."""
    gates = [{"gate": "x", "target": 1}]
    payload = {
        "type": "ionq.circuit.v1",
        "backend": "simulator",
        "input": {"gateset": "qis", "qubits": 2, "circuit": gates},
    }
    created = simulator.client.post("jobs", json_body=payload)
    own_cloud.finish()
    assert {"10": 1.0} == simulator.retrieve_job(created["id"]).get_probabilities()


def test_a_job_is_canceled(own_cloud: Cloud, forte: Any) -> None:
    job = forte.run(bell())
    own_cloud.step()
    job.cancel()
    with pytest.warns(UserWarning, match="Job was cancelled"):
        assert JobStatus.CANCELLED == job.status()
    with pytest.raises(errors.IonQJobStateError, match="canceled job"):
        job.result()
    jobs = [forte.run(bell()).job_id() for _ in range(2)]
    assert ["canceled"] * 2 == [reply["status"] for reply in forte.cancel_jobs(jobs)]


def test_a_job_that_has_ended_is_not_canceled(
    own_cloud: Cloud, simulator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the service says to that is not known; the client expects it to say nothing."""
    job = finished(own_cloud, simulator.run(bell()))
    with pytest.raises(errors.IonQAPIError, match="it is completed") as raised:
        job.cancel()
    assert 409 == raised.value.status_code
    with Emulator(stage_seconds=0, options=Options(cancel_finished="ignore")) as emulator:
        monkeypatch.setenv("IONQ_API_URL", emulator.base_url)
        backend = qiskit_ionq.IonQProvider().get_backend("simulator")
        job = backend.run(bell())
        job.wait_for_final_state(wait=0.01)
        job.cancel()


def test_a_job_is_deleted(own_cloud: Cloud, simulator: Any) -> None:
    job = finished(own_cloud, simulator.run(bell()))
    assert "deleted" == simulator.client.delete_job(job.job_id())["status"]
    with pytest.raises(errors.IonQAPIError, match="was not found") as raised:
        simulator.retrieve_job(job.job_id())
    assert 404 == raised.value.status_code


def test_backends(own_cloud: Cloud, own_provider: Any, simulator: Any, forte: Any) -> None:
    assert {"ionq_simulator", "ionq_qpu"} == {each.name for each in own_provider.backends()}
    assert (29, 36) == (simulator.num_qubits, forte.num_qubits)
    assert simulator.calibration() is None
    latest = forte.calibration()
    assert (FORTE, 36) == (latest.backend, latest.qubits)
    assert 36 * 35 // 2 == len(latest.connectivity)
    assert 0.9 < latest.median_spam_fidelity < 1
    assert 3 == len(forte.client.get_calibration_data(FORTE, limit=3))
    assert [] == forte.client.get_calibration_data("simulator")
    assert forte.status()
    # A fault of the client: it looks for the status in a characterization, which has none.
    own_cloud.emulator.set_backend(FORTE, "unavailable")
    assert forte.status()


def test_an_estimate_is_read_in_an_old_shape(forte: Any) -> None:
    """A fault of the client: the service has renamed most of it, and counts in milliseconds."""
    found = forte.client.estimate_job(
        backend=FORTE, oneq_gates=10, twoq_gates=20, qubits=2, shots=1000
    )
    assert (None, None, None) == (found.backend, found.cost, found.cost_unit)
    told = found.to_dict()
    assert "usd" == told["estimated_unit"]
    assert told["estimated_total_cost"] > 12
    assert (1000, told["estimated_execution_time"]) == (found.queue_time, found.exec_time)


def test_a_session(own_cloud: Cloud, forte: Any) -> None:
    with qiskit_ionq.Session(forte, max_jobs=3, max_time=60, max_cost=500) as session:
        details = session.details()
        assert ("created", FORTE) == (details["status"], details["backend"])
        assert {"unit": "usd", "value": 500} == details["settings"]["cost_limit"]
        # A fault of the client: it knows these by names that the service no longer has.
        assert (None, None) == (session.status(), session.usage())
        job = finished(own_cloud, forte.run(bell(), shots=10))
        assert 10 == sum(job.get_counts().values())
        told = forte.client.retrieve_job(job.job_id())
        assert session.session_id == told["session_id"]
        assert "started" == session.details()["status"]
        waiting = session.run(bell())
        session.cancel()
        with pytest.warns(UserWarning, match="Job was cancelled"):
            assert JobStatus.CANCELLED == waiting.status()
    assert "ended" == session.details()["status"]
    session.close()
    with pytest.raises(errors.IonQAPIError, match="the session has ended"):
        session.run(bell())
    again = qiskit_ionq.Session.from_id(session.session_id, backend=forte)
    assert "ended" == again.details()["status"]


def test_an_error_within_a_session_cancels_what_waits(own_cloud: Cloud, forte: Any) -> None:
    def fail() -> None:
        with qiskit_ionq.Session(forte):
            jobs.append(forte.run(bell()))
            own_cloud.step()
            raise ZeroDivisionError

    jobs: list[Any] = []
    with pytest.raises(ZeroDivisionError):
        fail()
    with pytest.warns(UserWarning, match="Job was cancelled"):
        assert JobStatus.CANCELLED == jobs[0].status()
