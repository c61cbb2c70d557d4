"""What jobs leave, over HTTP: artifacts of every kind, on simulators and on QPUs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from ionq_session.emulator import Emulator, ManualClock, Options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="module")
def qpu() -> Iterator[Callable[[dict[str, Any]], tuple[httpx.Client, dict[str, Any]]]]:
    """Run a payload to its end on a QPU, and answer a client and the job."""
    clock = ManualClock()
    with (
        Emulator(clock=clock, stage_seconds=0) as emulator,
        httpx.Client(
            base_url=emulator.base_url,
            headers={"Authorization": f"apiKey {emulator.api_key}"},
            trust_env=False,
            timeout=60,
        ) as client,
    ):

        def run(payload: dict[str, Any]) -> tuple[httpx.Client, dict[str, Any]]:
            created = client.post("/jobs", json=payload | {"backend": "qpu.forte-1"})
            emulator.settle()
            clock.advance(1)
            emulator.settle()
            return client, client.get(f"/jobs/{created.json()['id']}").json()

        yield run


def artifact(client: httpx.Client, job: dict[str, Any], descriptor: dict[str, str]) -> Any:
    reply = client.get(f"/jobs/{job['id']}/artifacts/{descriptor['id']}")
    assert 200 == reply.status_code, reply.text
    assert descriptor["media_type"] == reply.headers["content-type"]
    return reply.json() if "json" in descriptor["media_type"] else reply.text


def test_a_noisy_simulation_leaves_every_format(
    run: Callable[[dict[str, Any]], dict[str, Any]], http: httpx.Client, bell: dict[str, Any]
) -> None:
    job = run(bell | {"shots": 200, "noise": {"model": "aria-1", "seed": 1}})
    results = job["results"]
    found = {
        name: artifact(http, job, descriptor)
        for name, descriptor in results.items()
        if "id" in descriptor
    }
    assert {
        f"ionq.result.{kind}.json.{version}"
        for kind in ("probabilities", "histogram", "shots")
        for version in ("v1", "v2")
    } == found.keys()
    assert 200 == sum(found["ionq.result.histogram.json.v1"].values())
    assert 200 == len(found["ionq.result.shots.json.v1"])
    assert 200 == len(found["ionq.result.shots.json.v2"]["shots"])
    for kind in ("probabilities", "histogram", "shots"):
        reply = http.get(http.base_url.join(results[kind]["url"]))
        assert found[f"ionq.result.{kind}.json.v1"] == reply.json()


def test_a_seed_repeats_a_noisy_run(
    measure: Callable[[dict[str, Any]], dict[int, float]], bell: dict[str, Any]
) -> None:
    noisy = bell | {"shots": 1000, "noise": {"model": "aria-2", "seed": 7}}
    assert measure(noisy) == measure(noisy)
    assert measure(noisy) != measure(noisy | {"noise": {"model": "aria-2", "seed": 8}})


@pytest.mark.parametrize("extra", [{}, {"dry_run": True}])
def test_compiled_circuits_are_artifacts_of_both_media_types(
    run: Callable[[dict[str, Any]], dict[str, Any]],
    http: httpx.Client,
    bell: dict[str, Any],
    extra: dict[str, Any],
) -> None:
    job = run(bell | extra | {"noise": {"model": "forte-1"}})
    circuits = job["output"]["compilation"]["compiled_circuits"]
    assert {"ionq.native.v1", "ionq.qasm3.v1"} == circuits.keys()
    native = artifact(http, job, circuits["ionq.native.v1"])
    assert {gate["gate"] for gate in native["circuit"]} <= {"gpi", "gpi2", "zz"}
    assert artifact(http, job, circuits["ionq.qasm3.v1"]).startswith("OPENQASM 3.0;")


def test_an_unknown_artifact_is_not_found(
    run: Callable[[dict[str, Any]], dict[str, Any]], http: httpx.Client, bell: dict[str, Any]
) -> None:
    job = run(bell)
    for path in ("artifacts/none", "results/histogram", "results/probabilities/aggregated"):
        assert 404 == http.get(f"/jobs/{job['id']}/{path}").status_code


def test_an_unknown_noise_model_fails_the_job(
    run: Callable[[dict[str, Any]], dict[str, Any]], bell: dict[str, Any]
) -> None:
    job = run(bell | {"noise": {"model": "perfect"}})
    assert ("failed", "PreflightError") == (job["status"], job["failure"]["code"])
    assert "perfect" in job["failure"]["message"]


def test_a_qpu_debiases_from_five_hundred_shots(
    qpu: Callable[[dict[str, Any]], tuple[httpx.Client, dict[str, Any]]], bell: dict[str, Any]
) -> None:
    client, job = qpu(bell | {"shots": 500})
    mitigation = job["output"]["error_mitigation"]
    variants = mitigation["debiasing"]["variants"]
    assert 500 == sum(variant["shots"] for variant in variants)
    for variant in variants:
        for descriptor in variant["results"].values():
            assert "histogram" in artifact(client, job, descriptor)
    for descriptor in mitigation["aggregations"].values():
        assert "histogram" in artifact(client, job, descriptor)

    path = f"/jobs/{job['id']}/results/probabilities"
    average = client.get(path).json()
    for query in ({"aggregation": "average"}, {"sharpen": "False"}):
        assert average == client.get(path, params=query).json()
    for aggregation in ("dnl", "majority", ""):
        refused = client.get(path, params={"aggregation": aggregation})
        assert (400, ["aggregation"]) == (
            refused.status_code,
            refused.json()["validation"]["keys"],
        )
        assert "average or voting" in refused.json()["message"]
    sharpened = client.get(path, params={"sharpen": "true"}).json()
    assert sharpened == client.get(path, params={"aggregation": "voting"}).json()
    assert pytest.approx(1) == sum(sharpened.values())


def test_a_parent_sums_up_the_votes_of_its_children(
    qpu: Callable[[dict[str, Any]], tuple[httpx.Client, dict[str, Any]]], bell: dict[str, Any]
) -> None:
    circuits = [{"circuit": bell["input"]["circuit"] * times} for times in (1, 9)]
    client, job = qpu(
        {
            "type": "ionq.multi-circuit.v1",
            "input": {"gateset": "qis", "qubits": 2, "circuits": circuits},
            "shots": 1000,
        }
    )

    def children(**query: str) -> dict[str, Any]:
        return {
            child: client.get(f"/jobs/{child}/results/probabilities", params=query).json()
            for child in job["child_job_ids"]
        }

    path = job["results"]["probabilities"]["url"].removeprefix("/v0.4")
    assert children() == client.get(path).json()
    assert children() == client.get(path, params={"sharpen": "False"}).json()
    sharpened = client.get(path, params={"sharpen": "True"})
    assert children(sharpen="True") == sharpened.json()
    assert job["child_job_ids"] == list(sharpened.json())
    assert children() != sharpened.json()
    assert sharpened.json() == client.get(path, params={"aggregation": "voting"}).json()
    assert 400 == client.get(path, params={"sharpen": "perhaps"}).status_code


@pytest.mark.parametrize(
    ("shots", "debiasing", "gateset"),
    [(499, None, "qis"), (500, False, "qis"), (500, None, "native")],
)
def test_when_a_qpu_does_not_debias(
    qpu: Callable[[dict[str, Any]], tuple[httpx.Client, dict[str, Any]]],
    shots: int,
    debiasing: bool | None,
    gateset: str,
) -> None:
    gates = {"qis": {"gate": "x", "target": 0}, "native": {"gate": "gpi", "target": 0, "phase": 0}}
    mitigation = {} if debiasing is None else {"debiasing": debiasing}
    _, job = qpu(
        {
            "type": "ionq.circuit.v1",
            "input": {"gateset": gateset, "qubits": 1, "circuit": [gates[gateset]]},
            "shots": shots,
            "settings": {"error_mitigation": mitigation},
        }
    )
    assert "completed" == job["status"], job["failure"]
    assert {"debiasing": False} == job["output"]["error_mitigation"]


def test_debiasing_without_its_shots_is_off_or_fails_as_the_option_says(
    qpu: Callable[[dict[str, Any]], tuple[httpx.Client, dict[str, Any]]], bell: dict[str, Any]
) -> None:
    settings = {"error_mitigation": {"debiasing": True}}
    payload = bell | {"backend": "qpu.forte-1", "shots": 499, "settings": settings}
    _, job = qpu(payload)
    assert ("completed", settings) == (job["status"], job["settings"])
    assert {"debiasing": False} == job["output"]["error_mitigation"]
    options = Options.parse(["debiasing_below_500=fail"])
    with (
        Emulator(clock=ManualClock(), stage_seconds=0, options=options) as strict,
        httpx.Client(
            base_url=strict.base_url,
            headers={"Authorization": f"apiKey {strict.api_key}"},
            trust_env=False,
        ) as client,
    ):
        path = f"/jobs/{client.post('/jobs', json=payload).json()['id']}"
        strict.settle()
        job = client.get(path).json()
    assert ("failed", "DebiasingError") == (job["status"], job["failure"]["code"])
    assert "at least 500 shots, and the job has 499" in job["failure"]["message"]


def test_a_qpu_bills_what_it_predicted(
    qpu: Callable[[dict[str, Any]], tuple[httpx.Client, dict[str, Any]]], bell: dict[str, Any]
) -> None:
    _, job = qpu(bell)
    stats = job["stats"]
    assert 0 < stats["predicted_quantum_compute_time_us"]
    assert stats["predicted_quantum_compute_time_us"] == stats["billed_quantum_compute_time_us"]
