"""qiskit-ionq 1.1.1, unmodified, against the emulator: measurement and reset in mid-circuit."""

from typing import Any

import pytest

from .cloud import Cloud
from .qiskits import (
    FORTE,
    QuantumCircuit,
    bell,
    errors,
    finished,
    noisy_simulator,
    qiskit,
    quiet,
)

pytestmark = quiet  # Any, in all of this file: see `qiskits`.


def measured_twice(name: str = "mid") -> Any:
    """Two registers, so that nothing but a 1 in the middle and 10 in the end is right."""
    circuit = QuantumCircuit(
        qiskit.QuantumRegister(2, "q"),
        qiskit.ClassicalRegister(1, name),
        qiskit.ClassicalRegister(2, "last"),
    )
    circuit.x(0)
    circuit.measure(0, 0)
    circuit.x(0)
    circuit.x(1)
    circuit.measure([0, 1], [1, 2])
    return circuit


@pytest.mark.parametrize("name", ["simulator", FORTE])
def test_registers_of_a_measurement_in_mid_circuit(cloud: Cloud, provider: Any, name: str) -> None:
    backend = noisy_simulator(provider) if name == "simulator" else provider.get_backend(name)
    job = finished(cloud, backend.run(measured_twice(), shots=200, memory=True))
    assert "ionq.qasm3.v1" == backend.client.retrieve_job(job.job_id())["type"]
    counts = job.get_counts()
    assert 200 == sum(counts.values())
    assert counts["10 1"] > 180
    assert counts["10 1"] == job.get_memory().count("10 1")


def test_the_ideal_simulator_has_no_registers(cloud: Cloud, provider: Any) -> None:
    """The job completes, and the client says why it can't show the registers."""
    ideal = provider.get_backend("simulator")
    job = finished(cloud, ideal.run(measured_twice(), shots=20))
    with pytest.raises(errors.IonQJobError, match="produced no per-register shot data"):
        job.result()
    told = ideal.client.retrieve_job(job.job_id())
    assert "completed" == told["status"]
    assert {"2": 1.0} == ideal.client.get_results(told["results"]["probabilities"]["url"])


def test_a_reset(cloud: Cloud, provider: Any) -> None:
    circuit = QuantumCircuit(1, 1)
    circuit.x(0)
    circuit.reset(0)
    circuit.measure(0, 0)
    job = finished(cloud, noisy_simulator(provider).run(circuit, shots=100))
    assert {"0": 100} == job.get_counts()


def test_control_flow_fails_in_preflight(cloud: Cloud, provider: Any) -> None:
    circuit = QuantumCircuit(2, 2)
    circuit.measure(0, 0)
    with circuit.if_test((circuit.clbits[0], 1)):
        circuit.x(1)
    job = finished(cloud, noisy_simulator(provider).run(circuit))
    with pytest.raises(errors.IonQJobFailureError, match=r"PreflightError: line .*: if is not"):
        job.result()


def test_what_the_client_refuses_itself(provider: Any) -> None:
    noisy = noisy_simulator(provider)
    with pytest.raises(errors.IonQJobError, match="only supported for single-circuit"):
        noisy.run([measured_twice(), bell()])
    with pytest.raises(errors.IonQJobError, match="reserved words"):
        noisy.run(measured_twice("output"))
