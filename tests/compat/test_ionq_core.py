"""ionq-core 0.2.0, unmodified, against the emulator: circuits and what they give."""

from typing import Any

import numpy as np
import pytest
from ionq_core import JobFailedError, gpi2_matrix, gpi_matrix, ms_matrix, zz_matrix
from ionq_core.api.default import get_job, get_job_probabilities, get_jobs
from ionq_core.models import (
    CircuitJobCreationPayload,
    GateQisGate,
    JobMetadata,
    JSONMultiCircuitJob,
    MultiCircuitJob,
    QisCircuitInput,
    SingleCircuitJob,
)

from .core import BELL, HEAD, Core, native, qis

PROBABILITIES = "ionq.result.probabilities.json.v1"
AGGREGATE = "ionq.result.probabilities-aggregate.json.v1"


# Any: a job is one of four classes, or whatever else its union could not read.
def probabilities(core: Core, job: Any, **options: Any) -> dict[str, float]:
    found = core.call(get_job_probabilities, job.id, **options)
    weights: dict[str, float] = found.additional_properties
    return weights


def test_a_bell_pair_from_the_client_s_own_models(core: Core) -> None:
    payload = CircuitJobCreationPayload(
        backend="simulator",
        type_="ionq.circuit.v1",
        name="bell",
        metadata=JobMetadata.from_dict({"sweep": "7"}),
        input_=QisCircuitInput(
            qubits=2,
            gateset="qis",
            circuit=[
                GateQisGate(gate="h", targets=[0]),
                GateQisGate(gate="cnot", controls=[0], targets=[1]),
            ],
        ),
    )
    job = core.run(payload.to_dict())
    assert isinstance(job, SingleCircuitJob)
    assert ("completed", "bell", None) == (job.status, job.name, job.failure)
    assert {"sweep": "7"} == (job.metadata.to_dict() if job.metadata else None)
    assert (2, 1) == (job.stats.qubits, job.stats.circuits)
    assert job.started_at is not None
    assert job.execution_duration_ms is not None
    assert {"0": 0.5, "3": 0.5} == probabilities(core, job)


def test_qubit_0_is_the_lowest_bit(core: Core) -> None:
    job = core.run(qis(3, {"gate": "x", "target": 0}))
    assert {"1": 1.0} == probabilities(core, job)
    v2 = core.artifact(job, "probabilities-v2")
    assert {"probabilities": {"registers": {"output_all": {"100": 1.0}}}} == v2


def test_noise_with_a_seed_is_the_same_every_time(core: Core) -> None:
    payload = qis(2, *BELL, shots=500, noise={"model": "aria-1", "seed": 7})
    first, second = core.run(payload), core.run(payload)
    assert (500, "aria-1", 7) == (first.shots, first.noise.model, first.noise.seed)
    histogram = core.artifact(first, "histogram")
    assert 500 == sum(histogram.values())
    assert min(histogram["0"], histogram["3"]) > 200
    assert histogram == core.artifact(second, "histogram")
    shots = core.artifact(first, "shots")
    assert histogram == {state: shots.count(state) for state in sorted(set(shots))}
    assert {s: n / 500 for s, n in histogram.items()} == probabilities(core, first)


def test_results_are_read_as_plain_json(core: Core) -> None:
    """A fault of the client: it has no place for the `url` entries that the service still sends.

    It gives up on its class for results then, and hands the JSON through.
    """
    job = core.run(qis(1, {"gate": "h", "target": 0}))
    assert {"id": "probabilities", "format": PROBABILITIES, "media_type": "application/json"} == (
        job.results[PROBABILITIES]
    )
    assert {"url": f"/v0.4/jobs/{job.id}/results/probabilities"} == job.results["probabilities"]


@pytest.mark.parametrize(("gate", "model"), [("ms", "ideal"), ("zz", "ideal"), ("ms", "aria-1")])
def test_native_gates_are_those_of_the_client_s_matrices(core: Core, gate: str, model: str) -> None:
    """Layers with angles and phases that tell all four states and both qubits apart."""
    gates: list[dict[str, Any]] = [{"gate": "gpi", "target": 1, "phase": 0.3}]
    # Qubit 1 is first in `targets`, and so the left factor, which is the higher bit of a state.
    state = np.kron(gpi_matrix(0.3), np.eye(2))[:, 0]
    for left, right in ((0.7, 0.1), (0.2, 0.55), (0.35, 0.95)):
        gates.append({"gate": "gpi2", "target": 0, "phase": right})
        gates.append({"gate": "gpi2", "target": 1, "phase": left})
        gates.append({"gate": gate, "targets": [1, 0], "angle": 0.15})
        if gate == "ms":
            gates[-1]["phases"] = [0.2, 0.55]
        state = np.kron(gpi2_matrix(left), gpi2_matrix(right)) @ state
        matrix = ms_matrix(0.2, 0.55, 0.15) if gate == "ms" else zz_matrix(0.15)
        state = np.array(matrix) @ state
    gates.append({"gate": "gpi2", "target": 0, "phase": 0.4})
    exact = np.abs(np.kron(np.eye(2), gpi2_matrix(0.4)) @ state) ** 2
    assert 4 == len({round(float(weight), 2) for weight in exact})
    job = core.run(native(2, *gates, noise={"model": model, "seed": 1}, shots=20_000))
    found = [probabilities(core, job).get(str(state), 0) for state in range(4)]
    assert exact == pytest.approx(found, abs=1e-9 if model == "ideal" else 0.03)


@pytest.mark.parametrize(
    ("backend", "noise", "gate"),
    [("qpu.forte-1", None, "ms"), ("simulator", "forte-1", "ms"), ("simulator", "aria-1", "zz")],
)
def test_a_failed_job_raises_the_client_s_error(
    core: Core, backend: str, noise: str | None, gate: str
) -> None:
    entangle = {"gate": gate, "targets": [0, 1], "angle": 0.25}
    if gate == "ms":
        entangle["phases"] = [0, 0]
    payload = native(2, entangle, backend=backend, **({"noise": {"model": noise}} if noise else {}))
    with pytest.raises(JobFailedError, match=gate) as raised:
        core.run(payload)
    # Any: the error calls it an object, and it is the client's Failure.
    failure: Any = raised.value.failure
    assert "UnsupportedGate" == failure.code
    job = core.run(payload, raise_on_failure=False)
    assert ("failed", None, failure) == (job.status, job.results, job.failure)


def test_a_qpu_takes_its_own_native_gates(core: Core) -> None:
    flip = {"gate": "gpi", "target": 1, "phase": 0}
    turn = {"gate": "zz", "targets": [0, 1], "angle": 0.1}
    job = core.run(native(2, flip, turn, backend="qpu.forte-1", shots=200))
    found = probabilities(core, job)
    assert "2" == max(found, key=lambda state: found[state])


def test_a_batch_of_circuits_keeps_its_order(core: Core) -> None:
    payload = {
        "type": "ionq.multi-circuit.v1",
        "backend": "simulator",
        "input": {
            "gateset": "native",
            "qubits": 2,
            "circuits": [
                {"name": "bell", "gateset": "qis", "circuit": list(BELL)},
                {"name": "one", "circuit": [{"gate": "gpi", "target": 0, "phase": 0}]},
                {"circuit": [{"gate": "gpi", "target": 1, "phase": 0}]},
            ],
        },
    }
    job = core.run(payload, JSONMultiCircuitJob)
    assert isinstance(job, MultiCircuitJob)
    wanted = [{"0": 0.5, "3": 0.5}, {"1": 1.0}, {"2": 1.0}]
    children = [core.call(get_job, child) for child in job.child_job_ids or []]
    assert ["bell", "one", None] == [child.name for child in children]
    assert [job.id] * 3 == [child.parent_job_id for child in children]
    assert wanted == [probabilities(core, child) for child in children]
    assert wanted == list(core.artifact(job, "probabilities-aggregate").values())
    listed = core.call(get_jobs, parent_job_id=job.id).jobs
    assert set(job.child_job_ids or []) == {child.id for child in listed}


def test_openqasm_3_with_measurement_in_mid_circuit(core: Core) -> None:
    text = (
        "qubit[2] q; bit mid; bit[2] c; x q[0]; mid = measure q[0]; x q[0]; x q[1]; c = measure q;"
    )
    payload = {
        "type": "ionq.qasm3.v1",
        "backend": "simulator",
        "shots": 50,
        "noise": {"model": "forte-1", "seed": 3},
        "input": {"data": HEAD + text},
    }
    shots = core.artifact(core.run(payload), "shots-v2")["shots"]
    wanted = {"output_all": [0, 1], "mid": [1], "c": [0, 1]}
    assert 50 == len(shots)
    assert sum(shot["registers"] == wanted for shot in shots) > 45
    # Without noise there are no shots, and so nothing but the end.
    job = core.run({**payload, "noise": {"model": "ideal"}})
    assert {"2": 1.0} == probabilities(core, job)
    assert "ionq.result.shots.json.v2" not in job.results


def test_debiasing_and_both_ways_to_aggregate(core: Core) -> None:
    job = core.run(qis(2, *BELL, backend="qpu.forte-1", shots=1000))
    mitigation = job.output.error_mitigation
    assert "ErrorMitigationOutputDebiasingType1" == type(mitigation.debiasing).__name__
    assert 1000 == sum(variant.shots for variant in mitigation.debiasing.variants)
    for sharpen, table in ((False, "average"), (True, "voting")):
        counts = core.artifact(job, table)["histogram"]["registers"]["output_all"]
        wanted = {str(int(bits[::-1], 2)): count / 1000 for bits, count in counts.items()}
        assert wanted == pytest.approx(probabilities(core, job, sharpen=sharpen))
    plain = qis(2, *BELL, backend="qpu.forte-1", shots=1000)
    plain["settings"] = {"error_mitigation": {"debiasing": False}}
    assert core.run(plain).output.error_mitigation.debiasing is False


def test_the_compiled_circuit_does_the_same(core: Core) -> None:
    job = core.run(qis(3, *BELL, {"gate": "x", "target": 2}, backend="qpu.forte-1", shots=100))
    compiled = core.artifact(job, "compiled-native")
    assert {"gpi", "gpi2", "zz"} >= {gate["gate"] for gate in compiled["circuit"]}
    again = core.run(native(3, *compiled["circuit"]))
    assert {"4": 0.5, "7": 0.5} == pytest.approx(probabilities(core, again))


def test_a_dry_run_is_priced_and_not_run(core: Core) -> None:
    job = core.run(qis(2, *BELL, backend="qpu.forte-1", dry_run=True))
    assert (True, "completed", None) == (job.dry_run, job.status, job.results)
    assert job.predicted_execution_duration_ms > 0
    assert "ionq.native.v1" in job.output.compilation.compiled_circuits.additional_properties
