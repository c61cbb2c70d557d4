"""qiskit-ionq 1.1.1, unmodified, against the emulator: circuits and what they give."""

from math import cos
from typing import Any

import pytest

from .cloud import Cloud
from .qiskits import (
    FORTE,
    JobStatus,
    QuantumCircuit,
    bell,
    errors,
    finished,
    library,
    noisy_simulator,
    qiskit,
    qiskit_ionq,
    quantum_info,
    quiet,
    uneven,
)

pytestmark = quiet  # Any, in all of this file: see `qiskits`.

UNEVEN = {"01": (1 + cos(2)) / 2, "11": (1 - cos(2)) / 2}


@pytest.fixture
def ideal(provider: Any) -> Any:
    return provider.get_backend("simulator")


@pytest.fixture
def noisy(provider: Any) -> Any:
    return noisy_simulator(provider)


@pytest.fixture
def forte(provider: Any) -> Any:
    return provider.get_backend(FORTE)


def test_a_bell_pair(cloud: Cloud, ideal: Any) -> None:
    job = finished(cloud, ideal.run(bell(), shots=100, sampler_seed=3))
    assert {"00": 0.5, "11": 0.5} == job.get_probabilities()
    assert {"00", "11"} == job.get_counts().keys()
    assert 100 == sum(job.get_counts().values())
    assert JobStatus.DONE == job.status()
    # The client draws the counts itself, from a seed that it keeps in the job's metadata.
    again = ideal.retrieve_job(job.job_id())
    assert job.get_counts() == again.get_counts()


def test_bits_are_the_classical_ones(cloud: Cloud, ideal: Any, forte: Any) -> None:
    job = finished(cloud, ideal.run(uneven(), shots=10_000))
    assert pytest.approx(UNEVEN) == job.get_probabilities()
    job = finished(cloud, forte.run(uneven(), shots=10_000, memory=True))
    assert pytest.approx(UNEVEN, abs=0.03) == {
        bits: job.get_probabilities().get(bits, 0) for bits in UNEVEN
    }


def gates() -> list[Any]:
    """Every gate of the client's target, with parameters of which none is special."""
    operator = quantum_info.SparsePauliOp(["XYZ", "ZZI"], [0.5, -0.3])
    plain = ["I", "X", "Y", "Z", "H", "S", "Sdg", "SX", "SXdg", "T", "Tdg"]
    plain += ["CX", "CY", "CZ", "CH", "CSX", "Swap", "CCX"]
    one = ["RX", "RY", "RZ", "Phase", "CRX", "CRY", "CRZ", "CPhase", "RXX", "RYY", "RZZ"]
    return [
        *(getattr(library, f"{name}Gate")() for name in plain),
        *(getattr(library, f"{name}Gate")(0.3 + i / 10) for i, name in enumerate(one)),
        library.MCXGate(3),
        library.MCPhaseGate(1.5, 3),
        library.PauliEvolutionGate(operator, time=0.7),
    ]


# Qiskit's own exponential of a sparse matrix, which the gate of an evolution is, calls for this.
@pytest.mark.filterwarnings("ignore::scipy.sparse.SparseEfficiencyWarning")
def test_every_gate_does_what_qiskit_says(cloud: Cloud, ideal: Any) -> None:
    """In one batch. What comes before and after tells phases and the order of qubits apart."""
    circuits: list[Any] = []
    wanted: list[dict[str, float]] = []
    for gate in gates():
        circuit = QuantumCircuit(4, name=gate.name)
        for qubit in range(4):
            circuit.ry(0.3 + 0.5 * qubit, qubit)
            circuit.rz(0.2 + 0.3 * qubit, qubit)
        circuit.append(gate, [2, 0, 3, 1][: gate.num_qubits])
        for qubit in range(4):
            circuit.ry(0.9 - 0.2 * qubit, qubit)
        wanted.append(quantum_info.Statevector(circuit).probabilities_dict())
        circuit.measure_all()
        circuits.append(circuit)
    job = finished(cloud, ideal.run(circuits, shots=100_000))
    found = job.get_probabilities()
    # An outcome that the client happens not to draw is missing from its probabilities.
    for circuit, each, exact in zip(circuits, found, wanted, strict=True):
        assert each == pytest.approx({bits: exact[bits] for bits in each}), circuit.name
        assert sum(each.values()) == pytest.approx(1, abs=1e-3), circuit.name
    known = {*ideal.target.operation_names} - {"measure", "reset"}
    assert known <= {gate.name for gate in gates()}


def test_a_gate_that_the_client_does_not_know(ideal: Any) -> None:
    circuit = QuantumCircuit(2)
    circuit.iswap(0, 1)
    circuit.measure_all()
    with pytest.raises(errors.IonQGateError, match="iswap"):
        ideal.run(circuit)
    assert {"iswap"}.isdisjoint(qiskit.transpile(circuit, ideal).count_ops())


def test_noise_has_counts_and_memory(cloud: Cloud, noisy: Any) -> None:
    job = finished(cloud, noisy.run(uneven(), shots=500, memory=True))
    counts, memory = job.get_counts(), job.get_memory()
    assert counts == {bits: memory.count(bits) for bits in counts}
    assert 500 == sum(counts.values())
    again = finished(cloud, noisy.run(uneven(), shots=500, memory=True))
    assert memory == again.get_memory()


def test_a_noise_model_for_one_run(cloud: Cloud, ideal: Any) -> None:
    """A fault of the client: it asks for the noise, and reads the result as if there were none."""
    job = finished(cloud, ideal.run(bell(), shots=500, noise_model="aria-1", memory=True))
    told = ideal.client.retrieve_job(job.job_id())
    assert "aria-1" == told["noise"]["model"]
    shots = ideal.client.get_results(told["results"]["shots"]["url"])
    assert 500 == len(shots)
    with pytest.raises(qiskit.QiskitError, match="No memory for experiment"):
        job.get_memory()
    assert 500 == sum(job.get_counts().values())


@pytest.mark.parametrize("name", ["simulator", FORTE])
def test_a_batch(cloud: Cloud, provider: Any, name: str) -> None:
    backend = noisy_simulator(provider) if name == "simulator" else provider.get_backend(name)
    other = QuantumCircuit(1, 1, name="one")
    other.x(0)
    other.measure(0, 0)
    job = finished(cloud, backend.run([bell(), other, uneven()], shots=400, memory=True))
    counts = job.get_counts()
    assert [{"00", "11"}, {"1"}, {"01", "11"}] == [
        {bits for bits, count in each.items() if count > 20} for each in counts
    ]
    assert counts[2] == job.get_counts(2) == job.get_counts("uneven")
    memory = job.get_memory("bell")
    assert counts[0] == {bits: memory.count(bits) for bits in counts[0]}
    assert {"total": 3, "completed": 3, "failed": 0, "percentage_complete": 1.0} == {
        name: value for name, value in job.status(detailed=True).items() if name != "statuses"
    }


def test_a_batch_of_one_has_no_memory(cloud: Cloud, noisy: Any) -> None:
    """A fault of the client: it looks for the one circuit's shots at the parent."""
    job = finished(cloud, noisy.run([bell()], shots=400, memory=True))
    assert 400 == sum(job.get_counts().values())
    with pytest.raises(qiskit.QiskitError, match="No memory for experiment"):
        job.get_memory()


def test_debiasing_and_sharpening(cloud: Cloud, forte: Any) -> None:
    job = finished(cloud, forte.run(bell(), shots=1000))
    average = job.result().get_counts()
    sharpened = job.result(sharpen=True).get_counts()
    told = forte.client.retrieve_job(job.job_id())["output"]["error_mitigation"]
    assert "average" == told["debiasing"]["aggregation_method"]
    for counts, table in ((average, "average"), (sharpened, "voting")):
        found = forte.client.get_artifact(job.job_id(), told["aggregations"][table]["id"])
        registers = found["histogram"]["registers"]["output_all"]
        # A table of the service has qubit 0 leftmost.
        assert counts == {bits[::-1]: count for bits, count in registers.items()}
    off = qiskit_ionq.ErrorMitigation.NO_DEBIASING
    job = finished(cloud, forte.run(bell(), shots=1000, error_mitigation=off))
    told = forte.client.retrieve_job(job.job_id())
    assert {"debiasing": False} == told["settings"]["error_mitigation"]
    assert told["output"]["error_mitigation"]["debiasing"] is False
