"""qiskit-ionq 1.1.1, unmodified, against the emulator: where it is, what fails, what is retried."""

from pathlib import Path
from typing import Any

import pytest
import requests

from ionq_session.emulator import Fault

from .cloud import Cloud, running
from .qiskits import bell, errors, finished, point_at, qiskit_ionq, quiet

pytestmark = quiet  # Any, in all of this file: see `qiskits`.


@pytest.fixture
def simulator(own_cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> Any:
    point_at(own_cloud, monkeypatch)
    return qiskit_ionq.IonQProvider().get_backend("simulator")


def jobs(backend: Any) -> list[str]:
    """The ids of all jobs."""
    reply = requests.get(
        backend.client.make_path("jobs"), headers=backend.client.api_headers, timeout=60
    )
    return [job["id"] for job in reply.json()["jobs"]]


@pytest.mark.parametrize("prefix", ["", "QISKIT_"])
def test_other_names_of_the_variables(
    own_cloud: Cloud, monkeypatch: pytest.MonkeyPatch, prefix: str
) -> None:
    monkeypatch.setenv(f"{prefix}IONQ_API_TOKEN", own_cloud.api_key)
    monkeypatch.setenv(f"{prefix}IONQ_API_URL", own_cloud.base_url)
    backend = qiskit_ionq.IonQProvider().get_backend("simulator")
    job = finished(own_cloud, backend.run(bell()))
    assert {"00": 0.5, "11": 0.5} == job.get_probabilities()


def test_an_address_as_an_argument_is_not_enough(
    own_cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of the client: it asks how many qubits there are where the environment says."""
    monkeypatch.setenv("IONQ_API_URL", "http://127.0.0.1:1/v0.4")
    with pytest.warns(UserWarning, match="Failed to get qubits"):
        backend = qiskit_ionq.IonQProvider(own_cloud.api_key, own_cloud.base_url).get_backend(
            "simulator"
        )
    assert 4 == backend.num_qubits
    job = finished(own_cloud, backend.run(bell()))
    assert {"00": 0.5, "11": 0.5} == job.get_probabilities()


def test_a_wrong_key(own_cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    point_at(own_cloud, monkeypatch)
    backend = qiskit_ionq.IonQProvider("wrong").get_backend("simulator")
    with pytest.raises(errors.IonQAPIError) as raised:
        backend.run(bell())
    assert (401, "Unauthorized Error") == (raised.value.status_code, raised.value.error_type)


def test_a_bad_request_says_what_was_wrong(simulator: Any) -> None:
    with pytest.raises(errors.IonQAPIError, match="shots: must be an integer") as raised:
        simulator.run(bell(), shots=0)
    assert (400, "Bad Request") == (raised.value.status_code, raised.value.error_type)


def test_an_unknown_backend(own_cloud: Cloud, simulator: Any) -> None:
    """A fault of the client: it makes a backend of any name, of four qubits."""
    backend = simulator.provider.get_backend("qpu.nobody")
    assert 4 == backend.num_qubits
    with pytest.raises(errors.IonQAPIError, match=r"qpu\.nobody"):
        backend.run(bell())


@pytest.mark.parametrize("fault", [Fault("status", status=503, times=1), Fault("drop", times=1)])
def test_a_question_is_asked_again(own_cloud: Cloud, simulator: Any, fault: Fault) -> None:
    job = finished(own_cloud, simulator.run(bell()))
    own_cloud.emulator.faults.add(fault)
    with pytest.warns(UserWarning, match="Retrying retrieve_job"):
        assert {"00": 0.5, "11": 0.5} == job.get_probabilities()


@pytest.mark.parametrize("status", [429, 502, 503, 504, 520])
def test_a_submission_whose_answer_is_lost_makes_two_jobs(
    own_cloud: Cloud, simulator: Any, status: int
) -> None:
    """A fault of the client: it sends a POST again, though the API knows no idempotency key."""
    own_cloud.emulator.faults.add(Fault("status", status=status, operation="CreateJob", nth=1))
    with pytest.warns(UserWarning, match="Retrying submit_job 4 more time"):
        job = simulator.run(bell())
    found = jobs(simulator)
    assert 2 == len(found)
    assert job.job_id() == found[0]


def test_a_submission_that_is_cut_off_is_none_of_the_client_s_errors(
    own_cloud: Cloud, simulator: Any
) -> None:
    """A fault of the client: only for GET it turns what requests raises into its own."""
    own_cloud.emulator.faults.add(Fault("drop", operation="CreateJob", nth=1))
    with pytest.raises(requests.ConnectionError):
        simulator.run(bell())
    assert 1 == len(jobs(simulator))


def test_a_gateway_s_page(own_cloud: Cloud, simulator: Any) -> None:
    own_cloud.emulator.faults.add(Fault("html", status=500, operation="CreateJob", nth=1))
    with pytest.raises(errors.IonQAPIError, match="No error details provided") as raised:
        simulator.run(bell())
    assert 500 == raised.value.status_code
    assert "<html" in raised.value.body


def test_https(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(stage_seconds=0, tls=True) as cloud:
        (tmp_path / "ca.pem").write_bytes(cloud.emulator.ca_certificate or b"")
        point_at(cloud, monkeypatch)
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "ca.pem"))
        backend = qiskit_ionq.IonQProvider().get_backend("simulator")
        assert 29 == backend.num_qubits
        job = finished(cloud, backend.run(bell()))
        assert {"00": 0.5, "11": 0.5} == job.get_probabilities()
