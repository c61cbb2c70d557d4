"""Results of jobs that really ran, on the emulator: all formats agree, in every order."""

import json
from collections.abc import Generator, Mapping
from itertools import product
from typing import Any

import httpx
import pytest
from attrs import define

from ionq_session import BatchResult, JobResult
from ionq_session._flows.flow import Fault, Reply, Send
from ionq_session.emulator import Emulator, ManualClock
from ionq_session.jobs.results.reading.any_job import AnyResult

from ...cases import every
from .service import Service

# Qubits 0 and 2 of three are 1 in half of all shots, and qubit 0 alone in the other half.
GATES = [{"gate": "x", "target": 0}, {"gate": "h", "target": 2}]
QASM = """OPENQASM 3.0;
include "stdgates.inc";
qubit[3] q; bit[2] c; bit d;
x q[0]; h q[2];
c[1] = measure q[0]; d = measure q[1];
"""


@define
class Cloud(Service):
    """An emulator; `answers` are not used."""

    emulator: Emulator | None = None
    clock: ManualClock | None = None

    def send(self, event: Send) -> Reply | Fault:
        request = event.request
        self.asked.append(request.url.path.removeprefix("/v0.4"))
        headers = {"Authorization": self._authorization}
        got = httpx.request(
            request.method,
            str(request.url).replace("https://ionq.example/v0.4", self._emulator.base_url),
            headers=headers,
            trust_env=False,
        )
        return Reply(got.status_code, dict(got.headers), got.content)

    def run_job(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Submit a job, wait for its end, and return it."""
        assert self.clock is not None
        headers = {"Authorization": self._authorization}
        with httpx.Client(
            base_url=self._emulator.base_url, headers=headers, trust_env=False
        ) as client:
            created = client.post("/jobs", json=payload).json()
            self._emulator.settle()
            self.clock.advance(1)
            self._emulator.settle()
            found: dict[str, Any] = client.get(f"/jobs/{created['id']}").json()
        return found

    @property
    def _emulator(self) -> Emulator:
        assert self.emulator is not None
        return self.emulator

    @property
    def _authorization(self) -> str:
        return f"apiKey {self._emulator.api_key}"


@pytest.fixture(scope="module")
def cloud() -> Generator[Cloud]:
    clock = ManualClock()
    with Emulator(clock=clock, stage_seconds=0) as emulator:
        yield Cloud({}, emulator=emulator, clock=clock)


def circuit(**fields: Any) -> dict[str, Any]:
    """A payload."""
    return {
        "type": "ionq.circuit.v1",
        "backend": "simulator",
        "input": {"gateset": "qis", "qubits": 3, "circuit": GATES},
        **fields,
    }


NOISY = {"noise": {"model": "aria-1", "seed": 7}, "shots": 1000}
RUNS: dict[str, dict[str, Any]] = {
    "ideal": circuit(shots=1000),
    "noisy": circuit(**NOISY),
    "a QPU": circuit(backend="qpu.forte-1", shots=1000),
    "OpenQASM 3": circuit(type="ionq.qasm3.v1", input={"data": QASM}, **NOISY),
}


def single(result: AnyResult) -> JobResult:
    assert isinstance(result, JobResult)
    return result


@every("payload", RUNS)
def test_every_format_gives_the_same_result(cloud: Cloud, payload: dict[str, Any]) -> None:
    job = cloud.run_job(payload)
    best = single(cloud.read(job))
    common = {text for text, _ in best.most_common(2)}
    assert ({"001", "101"}, 1000) == (common, sum(best.counts.values()))
    for name in [*job["results"]]:
        if "aggregate" in name or "url" in job["results"][name] or "shots" in name:
            continue
        other = single(cloud.read({**job, "results": {name: job["results"][name]}}))
        assert (best.counts, best.width) == (other.counts, other.width), name
        assert best.probabilities == pytest.approx(other.probabilities)
    if "noise" in payload or payload["backend"] != "simulator":
        shots = single(cloud.read(job, shots=True))
        assert best.counts == shots.counts
        assert 1000 == len(shots.shots)
        assert shots.shots[:, 0].mean() > 0.95
        assert shots.shots[:, 1].mean() < 0.05
        assert pytest.approx(0.5, abs=0.1) == shots.shots[:, 2].mean()
    again = JobResult.from_dict(json.loads(json.dumps(best.to_dict())))
    assert best == again


def test_registers_of_a_program_are_in_their_own_order(cloud: Cloud) -> None:
    job = cloud.run_job(RUNS["OpenQASM 3"])
    for order, shots in product(("little", "big"), (False, True)):
        result = single(cloud.read(job, bit_order=order, shots=shots))
        c, d = (result.registers[name].most_common(1)[0][0] for name in "cd")
        assert ("10" if order == "little" else "01", "0") == (c, d)
        assert {"c", "d"} == {*result.registers}
        if shots:
            assert result.registers["c"].shots[:, 1].mean() > 0.95


def test_registers_that_were_recorded_are_like_those_of_the_service(cloud: Cloud) -> None:
    program = single(cloud.read(cloud.run_job(RUNS["OpenQASM 3"])))
    metadata = {"ionq_session_registers": '{"c":[null,0],"d":[1]}'}
    recorded = single(cloud.read(cloud.run_job(circuit(metadata=metadata, **NOISY))))
    for name in "cd":
        one, other = program.registers[name], recorded.registers[name]
        assert [one.most_common(1)[0][0], one.width] == [other.most_common(1)[0][0], other.width]


def test_the_ideal_simulator_is_exact(cloud: Cloud) -> None:
    result = single(cloud.read(cloud.run_job(RUNS["ideal"])))
    assert {"001": 0.5, "101": 0.5} == result.probabilities
    found = [result.expectation(each) for each in ("IIZ", "IZI", "ZII")]
    assert [-1, 1, 0] == [each.value for each in found]
    assert {0.0} == {each.standard_error for each in found}


def test_a_debiased_job_has_votes_and_variants(cloud: Cloud) -> None:
    job = cloud.run_job(RUNS["a QPU"])
    plain, voted = single(cloud.read(job)), single(cloud.read(job, sharpen=True))
    assert plain != voted
    assert 1000 == sum(plain.counts.values()) == sum(voted.counts.values())
    by_operation = {**job, "output": None}
    assert voted.counts == single(cloud.read(by_operation, sharpen=True)).counts
    variants = single(cloud.read(job, variants=True)).variants
    assert len(variants) > 1
    total: dict[str, int] = {}
    for each in variants:
        for text, count in each.outcomes.counts.items():
            total[text] = total.get(text, 0) + count
    assert plain.counts == total


def test_cost_and_characterization_of_a_run(cloud: Cloud) -> None:
    run = single(cloud.read(cloud.run_job(RUNS["a QPU"]), cost=True, characterization=True)).run
    assert run.cost is not None
    assert (True, "usd") == (run.cost > 0, run.cost_unit)
    assert run.characterization_id is not None


def test_several_circuits_have_their_own_widths_names_and_registers(cloud: Cloud) -> None:
    circuits = [
        {"name": "three", "qubits": 3, "circuit": GATES, "registers": {"m": [2, None, 0]}},
        {"name": "one", "qubits": 1, "circuit": GATES[:1]},
    ]
    job = cloud.run_job(
        circuit(
            type="ionq.multi-circuit.v1", input={"gateset": "qis", "circuits": circuits}, **NOISY
        )
    )
    together, apart = cloud.read(job), cloud.read(job, per_circuit=True)
    assert isinstance(together, BatchResult)
    assert isinstance(apart, BatchResult)
    assert [3, 1] == [each.width for each in together]
    assert ["three", "one"] == [*together.by_name]
    assert [each.counts for each in apart] == [each.counts for each in together]
    assert {"100", "101"} == {text for text, _ in apart[0].registers["m"].most_common(2)}


def test_a_circuit_that_failed_leaves_the_others(cloud: Cloud) -> None:
    circuits = [
        {"qubits": 1, "circuit": [{"gate": "ms", "target": 0}]},
        {"qubits": 3, "circuit": GATES},
    ]
    job = cloud.run_job(
        circuit(
            type="ionq.multi-circuit.v1", input={"gateset": "qis", "circuits": circuits}, **NOISY
        )
    )
    assert "failed" == job["status"]
    batch = cloud.read(job)
    assert isinstance(batch, BatchResult)
    assert ([0], 1000) == ([*batch.errors], sum(batch[1].counts.values()))
    assert "UnsupportedGate" == batch.errors[0].code
