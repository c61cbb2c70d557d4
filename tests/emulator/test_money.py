"""Costs, estimates and usage, at rates that can be set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import httpx
import pytest

from ionq_session.emulator import Emulator, ManualClock
from ionq_session.emulator.machines.rates import GateRate, Rate, TimeRate
from ionq_session.emulator.machines.workload import Workload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Query: TypeAlias = dict[str, str | int]

USAGE = {
    "start_date": "2026-01-01",
    "end_date": "2026-01-31",
    "group_by": "project",
    "modality": "daily",
}


@pytest.fixture
def priced() -> Iterator[tuple[Emulator, httpx.Client, ManualClock]]:
    """An emulator with a rate of its own for each QPU."""
    clock = ManualClock()
    rates: dict[str, Rate] = {
        "qpu.forte-1": GateRate(0.01, 0.1, minimum=1.0, mitigated_minimum=50.0),
        "qpu.forte-enterprise-1": TimeRate(second=10.0),
    }
    with (
        Emulator(clock=clock, stage_seconds=0, rates=rates) as emulator,
        httpx.Client(
            base_url=emulator.base_url,
            headers={"Authorization": f"apiKey {emulator.api_key}"},
            trust_env=False,
        ) as client,
    ):
        yield emulator, client, clock


def test_a_simulator_job_is_free_and_never_priced_beforehand(
    run: Callable[[dict[str, Any]], dict[str, Any]], http: httpx.Client, bell: dict[str, Any]
) -> None:
    reply = http.get(f"/jobs/{run(bell)['id']}/cost")
    assert {"dry_run": False, "cost": {"value": 0, "unit": "usd"}} == reply.json()


def test_a_job_on_a_qpu_costs_by_its_gates_and_shots(
    priced: tuple[Emulator, httpx.Client, ManualClock], bell: dict[str, Any]
) -> None:
    emulator, client, clock = priced
    created = client.post("/jobs", json=bell | {"backend": "qpu.forte-1", "shots": 100})
    path = f"/jobs/{created.json()['id']}/cost"
    emulator.settle()
    job = client.get(f"/jobs/{created.json()['id']}").json()
    counts = job["stats"]["gate_counts"]
    price = {"value": pytest.approx(counts["1q"] + 10 * counts["2q"]), "unit": "usd"}
    assert {"dry_run": False, "estimated_cost": price} == client.get(path).json()
    assert ("ready", "2QGE_operations", 1000) == (
        job["status"],
        job["cost_model"],
        job["predicted_wait_time_ms"],
    )
    clock.advance(1)
    emulator.settle()
    expected = {"dry_run": False, "estimated_cost": price, "cost": price}
    assert expected == client.get(path).json()


def test_a_dry_run_is_priced_and_costs_nothing(
    priced: tuple[Emulator, httpx.Client, ManualClock], bell: dict[str, Any]
) -> None:
    emulator, client, _ = priced
    payload = bell | {"backend": "qpu.forte-enterprise-1", "dry_run": True}
    job_id = client.post("/jobs", json=payload).json()["id"]
    emulator.settle()
    body = client.get(f"/jobs/{job_id}/cost").json()
    assert (True, 0) == (body["dry_run"], body["cost"]["value"])
    assert 0 < body["estimated_cost"]["value"]
    assert "QCT" == client.get(f"/jobs/{job_id}").json()["cost_model"]


def test_a_dry_run_of_many_circuits_is_priced_as_their_sum(
    priced: tuple[Emulator, httpx.Client, ManualClock], bell: dict[str, Any]
) -> None:
    emulator, client, _ = priced
    told = {"backend": "qpu.forte-1", "dry_run": True, "shots": 100}
    circuits = [{"circuit": bell["input"]["circuit"] * times} for times in (1, 2)]
    many = {"type": "ionq.multi-circuit.v1", "input": {"qubits": 2, "circuits": circuits}}
    ids = [client.post("/jobs", json=each | told).json()["id"] for each in (bell, many)]
    emulator.settle()
    one, all_ = (client.get(f"/jobs/{job_id}/cost").json() for job_id in ids)
    assert 3 * one["estimated_cost"]["value"] == pytest.approx(all_["estimated_cost"]["value"])
    assert (True, 0) == (all_["dry_run"], all_["cost"]["value"])
    single, parent = (client.get(f"/jobs/{job_id}").json() for job_id in ids)
    assert single["cost_model"] == parent["cost_model"]
    for key in ("predicted_execution_duration_ms", "predicted_wait_time_ms"):
        assert single[key] <= parent[key]
    key = "predicted_quantum_compute_time_us"
    assert single["stats"][key] < parent["stats"][key]


def test_an_estimate_by_gates(priced: tuple[Emulator, httpx.Client, ManualClock]) -> None:
    _, client, _ = priced
    query: Query = {"backend": "qpu.forte-1", "1q_gates": 3, "2q_gates": 1, "shots": 100}
    body = client.get("/jobs/estimate", params=query).json()
    assert 13 == body["estimated_total_cost"]
    assert (
        query
        | {
            "type": "ionq.circuit.v1",
            "qubits": 25,
            "error_mitigation": False,
            "organization": "com.example",
            "project": "0190a000-0000-7000-8000-000000000002",
        }
        == body["estimate_context"]
    )
    assert [
        {
            "sku": "qpu.forte-1-gates",
            "unit": "gates",
            "cost_1q_gate": 0.01,
            "cost_2q_gate": 0.1,
            "job_cost_minimum": 1.0,
        }
    ] == body["rate_card"]["rates"]
    assert ("2026-01-01T00:00:00.000Z", "usd", 1000) == (
        body["estimated_at"],
        body["estimated_unit"],
        body["current_predicted_queue_time"],
    )
    mitigated = client.get("/jobs/estimate", params=query | {"error_mitigation": "true"}).json()
    assert 50 == mitigated["estimated_total_cost"]


def test_an_estimate_by_time_says_the_time(
    priced: tuple[Emulator, httpx.Client, ManualClock],
) -> None:
    _, client, _ = priced
    query: Query = {"backend": "qpu.forte-enterprise-1", "2q_gates": 1000, "shots": 1000}
    body = client.get("/jobs/estimate", params=query).json()
    seconds = body["estimated_quantum_compute_time_us"] / 1_000_000
    assert pytest.approx(10 * seconds) == body["estimated_total_cost"]
    assert pytest.approx(1000 * seconds, abs=1) == body["estimated_execution_time"]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ({}, ["backend"]),
        ({"backend": "none"}, ["backend"]),
        ({"backend": "simulator", "shots": "0"}, ["shots"]),
        ({"backend": "simulator", "qubits": "x", "2q_gates": "-1"}, ["qubits", "2q_gates"]),
        ({"backend": "simulator", "error_mitigation": "1"}, ["error_mitigation"]),
    ],
)
def test_an_estimate_of_nonsense_is_refused(
    http: httpx.Client, query: dict[str, str], keys: list[str]
) -> None:
    reply = http.get("/jobs/estimate", params=query)
    assert (400, keys) == (reply.status_code, reply.json()["validation"]["keys"])


def test_the_largest_estimate_stays_within_the_documents_integers(http: httpx.Client) -> None:
    most = (1 << 31) - 1
    query: Query = {
        "backend": "qpu.forte-1",
        "shots": 1_000_000,
        "1q_gates": most,
        "2q_gates": most,
    }
    body = http.get("/jobs/estimate", params=query).json()
    assert most >= body["estimated_execution_time"]


def test_usage_by_day_and_project(
    priced: tuple[Emulator, httpx.Client, ManualClock], bell: dict[str, Any]
) -> None:
    emulator, client, clock = priced
    for _ in range(2):
        client.post("/jobs", json=bell | {"backend": "qpu.forte-1", "name": "bell", "shots": 1})
        emulator.settle()
        clock.advance(86_400)
        emulator.settle()
    body = client.get("/organizations/com.example/usage", params=USAGE).json()
    assert (2, 2.0, "USD") == (body["job_count"], body["amount_total"], body["usage_unit"])
    assert ["2026-01-03T00:00:00.000Z", "2026-01-02T00:00:00.000Z"] == [
        each["from"] for each in body["usage_data"]
    ]
    group = body["usage_data"][0]["group_usages"][0]
    assert ("emulator", 1, 1.0) == (group["group_name"], group["job_count"], group["amount"])
    monthly = USAGE | {"modality": "monthly", "group_by": "job"}
    body = client.get("/organizations/com.example/usage", params=monthly).json()
    assert [2] == [each["job_count"] for each in body["usage_data"]]
    assert ["bell"] * 2 == [each["group_name"] for each in body["usage_data"][0]["group_usages"]]
    nothing = USAGE | {"end_date": "2026-01-01"}
    body = client.get("/organizations/com.example/usage", params=nothing).json()
    assert (0, []) == (body["job_count"], body["usage_data"])


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        ({"start_date": "2026-02-30"}, ["start_date"]),
        ({"end_date": "2026-1-1"}, ["end_date"]),
        ({"end_date": "2025-12-31"}, ["end_date"]),
        ({"group_by": "color"}, ["group_by"]),
        ({"modality": "hourly"}, ["modality"]),
    ],
)
def test_a_usage_query_must_make_sense(
    http: httpx.Client, change: dict[str, str], keys: list[str]
) -> None:
    reply = http.get("/organizations/com.example/usage", params=USAGE | change)
    assert (400, keys) == (reply.status_code, reply.json()["validation"]["keys"])


def test_another_organization_is_forbidden(http: httpx.Client) -> None:
    assert 403 == http.get("/organizations/org.example/usage", params=USAGE).status_code


def test_prices_do_not_fall_below_the_minimum() -> None:
    rate = GateRate()
    small = Workload(one_qubit_gates=1, two_qubit_gates=1, shots=1)
    assert 12.42 == rate.price(small)
    assert 97.5 == rate.price(Workload(1, 1, 1, mitigated=True))
    assert 975 == rate.price(Workload(0, 1000, 1000))
    assert 5 == TimeRate(minimum=5).price(small)


def usage_of(client: httpx.Client, **change: str) -> dict[str, Any]:
    body: dict[str, Any] = client.get(
        "/organizations/com.example/usage", params=USAGE | change
    ).json()
    return body


def client_of(emulator: Emulator) -> httpx.Client:
    headers = {"Authorization": f"apiKey {emulator.api_key}"}
    return httpx.Client(base_url=emulator.base_url, headers=headers, trust_env=False)


def test_what_a_deleted_job_cost_stays_spent_across_a_restart(
    tmp_path: Path, bell: dict[str, Any]
) -> None:
    clock = ManualClock()
    emulator = Emulator(clock=clock, stage_seconds=0, data=tmp_path)
    circuits = [{"circuit": bell["input"]["circuit"]}] * 2
    many = {"type": "ionq.multi-circuit.v1", "input": {"qubits": 2, "circuits": circuits}}
    told = {"backend": "qpu.forte-1", "shots": 10}
    with emulator, client_of(emulator) as client:
        payloads = [bell | told | {"name": "one"}, many | told | {"name": "many"}, bell]
        ids = [client.post("/jobs", json=payload).json()["id"] for payload in payloads]
        for _ in range(3):
            emulator.settle()
            clock.advance(1)
        emulator.settle()
        before = usage_of(client), usage_of(client, group_by="job")
        assert (4, pytest.approx(3 * 12.42)) == (before[0]["job_count"], before[0]["amount_total"])
        assert 0 < before[0]["time_us_total"]
        assert 200 == client.delete(f"/jobs/{ids[0]}").status_code
        assert 200 == client.request("DELETE", "/jobs", json={"ids": ids[1:]}).status_code
        assert [] == client.get("/jobs").json()["jobs"]
        assert before == (usage_of(client), usage_of(client, group_by="job"))
    with (
        Emulator(clock=clock, stage_seconds=0, data=tmp_path) as again,
        client_of(again) as client,
    ):
        assert before == (usage_of(client), usage_of(client, group_by="job"))
        assert client.post("/jobs", json=bell).json()["id"] > max(ids), "no id comes twice"


def test_a_job_that_did_not_complete_leaves_no_bill(
    priced: tuple[Emulator, httpx.Client, ManualClock], bell: dict[str, Any]
) -> None:
    emulator, client, _ = priced
    payload = bell | {"backend": "qpu.forte-1", "shots": 10}
    canceled, open_ = (client.post("/jobs", json=payload).json()["id"] for _ in range(2))
    emulator.settle()
    client.put(f"/jobs/{canceled}/status/cancel")
    for job_id in (canceled, open_):
        assert 200 == client.delete(f"/jobs/{job_id}").status_code
    assert (0, 0.0) == (usage_of(client)["job_count"], usage_of(client)["amount_total"])


def test_deleted_jobs_count_towards_the_limits_of_their_session(
    priced: tuple[Emulator, httpx.Client, ManualClock], bell: dict[str, Any]
) -> None:
    emulator, client, clock = priced
    settings = {"job_count_limit": 2}
    session = client.post("/sessions", json={"backend": "qpu.forte-1", "settings": settings}).json()
    payload = bell | {"backend": "qpu.forte-1", "shots": 10, "session_id": session["id"]}
    for _ in range(2):
        created = client.post("/jobs", json=payload)
        assert 201 == created.status_code, created.text
        emulator.settle()
        clock.advance(1)
        emulator.settle()
        client.delete(f"/jobs/{created.json()['id']}")
    assert 400 == client.post("/jobs", json=payload).status_code
