"""qiskit-ionq 1.1.1, unmodified, against the emulator: native gates, and what compilers make."""

from typing import Any

import numpy as np
import pytest

from .cloud import Cloud
from .qiskits import (
    FORTE,
    JobStatus,
    QuantumCircuit,
    bell,
    errors,
    finished,
    noisy_simulator,
    primitives,
    qiskit,
    qiskit_ionq,
    quantum_info,
    quiet,
    uneven,
)

pytestmark = quiet  # Any, in all of this file: see `qiskits`.


@pytest.fixture
def noisy(provider: Any, cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A backend whose jobs have ended when the client first asks: primitives poll slowly."""
    backend = noisy_simulator(provider)
    plain = backend.run

    def run(*circuits: Any, **options: Any) -> Any:
        return finished(cloud, plain(*circuits, **options))

    monkeypatch.setattr(backend, "run", run)
    return backend


@pytest.mark.parametrize(
    ("name", "model", "gate"),
    [
        ("simulator", "ideal", "ms"),
        ("simulator", "aria-1", "ms"),
        ("simulator", "forte-1", "zz"),
        (FORTE, "ideal", "zz"),
    ],
)
def test_transpiled_to_native_gates(
    cloud: Cloud, provider: Any, name: str, model: str, gate: str
) -> None:
    backend = provider.get_backend(name, gateset="native")
    backend.set_options(noise_model=model)
    circuit = QuantumCircuit(3, 3)
    for qubit in range(3):
        circuit.ry(0.4 + 0.6 * qubit, qubit)
    circuit.cx(0, 1)
    circuit.crx(1.1, 1, 2)
    exact = quantum_info.Statevector(circuit).probabilities_dict()
    circuit.measure(range(3), range(3))
    native = qiskit.transpile(
        circuit, backend, optimization_level=1, initial_layout=[0, 1, 2], seed_transpiler=1
    )
    assert {"gpi", "gpi2", gate, "measure"} >= native.count_ops().keys()
    assert gate in native.count_ops()
    job = finished(cloud, backend.run(native, shots=20_000))
    found = job.get_probabilities()
    wide = 1e-9 if (name, model) == ("simulator", "ideal") else 0.05
    assert {bits: found.get(bits, 0) for bits in exact} == pytest.approx(exact, abs=wide)


def test_native_gates_as_the_client_defines_them(cloud: Cloud, provider: Any) -> None:
    backend = provider.get_backend("simulator", gateset="native")
    circuit = QuantumCircuit(2)
    for gate, qubits in (
        (qiskit_ionq.GPIGate(0.3), [1]),
        (qiskit_ionq.GPI2Gate(0.7), [0]),
        (qiskit_ionq.MSGate(0.2, 0.55, 0.15), [1, 0]),
        (qiskit_ionq.GPI2Gate(0.1), [1]),
        (qiskit_ionq.ZZGate(0.2), [0, 1]),
        (qiskit_ionq.GPI2Gate(0.9), [0]),
        (qiskit_ionq.GPI2Gate(0.35), [1]),
    ):
        circuit.append(gate, qubits)
    exact = quantum_info.Statevector(circuit).probabilities_dict()
    circuit.measure_all()
    job = finished(cloud, backend.run(circuit, shots=100_000))
    assert pytest.approx(exact) == job.get_probabilities()


def test_a_job_that_fails_raises_the_client_s_error(cloud: Cloud, provider: Any) -> None:
    backend = provider.get_backend(FORTE, gateset="native")
    circuit = QuantumCircuit(2)
    circuit.append(qiskit_ionq.MSGate(0, 0), [0, 1])
    circuit.measure_all()
    job = finished(cloud, backend.run(circuit))
    with pytest.raises(errors.IonQJobFailureError, match="UnsupportedGate: Gate ms is not"):
        job.result()


def test_the_compiled_circuit(cloud: Cloud, provider: Any) -> None:
    forte = provider.get_backend(FORTE)
    job = finished(cloud, forte.run(uneven(), shots=1000, dry_run=True))
    assert (JobStatus.DONE, True) == (job.status(), job.dry_run)
    with pytest.raises(errors.IonQJobError, match="dry_run=True"):
        job.result()
    compiled = job.compiled_circuit("native")
    assert {"gpi", "gpi2"} == {gate["gate"] for gate in compiled["circuit"]}
    with pytest.raises(errors.IonQJobError, match=r"Available formats: ionq\.native\.v1"):
        job.compiled_circuit("ore")
    # A fault of the client: it reads every format but one as JSON, and this one is a program.
    with pytest.raises(ValueError, match="Expecting value"):
        job.compiled_circuit("qasm3")


def test_an_estimator_of_qiskit(noisy: Any) -> None:
    circuit = QuantumCircuit(2)
    circuit.ry(1.0, 0)
    circuit.cx(0, 1)
    circuit = qiskit.transpile(circuit, noisy, optimization_level=1)
    terms = quantum_info.SparsePauliOp(["ZZ", "IZ", "XX"]).apply_layout(circuit.layout)
    observables = [terms[0], terms[1], terms[2]]
    estimator = primitives.BackendEstimatorV2(backend=noisy)
    found = estimator.run([(circuit, observables)], precision=0.01).result()[0].data.evs
    assert np.allclose([1, np.cos(1.0), np.sin(1.0)], found, atol=0.1)


def test_a_sampler_of_qiskit_reads_the_client_s_memory_wrongly(noisy: Any) -> None:
    """A fault of the client: its memory is binary, where Qiskit's sampler takes hexadecimal."""
    circuit = QuantumCircuit(2)
    circuit.x([0, 1])
    circuit.measure_all()
    sampler = primitives.BackendSamplerV2(backend=noisy)
    found = sampler.run([(circuit,), (bell(),)], shots=100).result()[0].data.meas.get_counts()
    # 11 in hexadecimal is 10001 in binary, of which the two lowest bits are left.
    assert max(found, key=lambda bits: found[bits]) == "01"
