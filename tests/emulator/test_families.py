"""Jobs with children, copies and moves of jobs, bulk calls, and deletion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from ionq_session.emulator import Emulator, ManualClock
from ionq_session.emulator.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

X = {"gate": "x", "target": 0}
UNKNOWN = "01a20404-cc92-7000-8acf-456325d472e1"


def multi(*circuits: dict[str, Any], **extra: object) -> dict[str, Any]:
    return {
        "type": "ionq.multi-circuit.v1",
        "backend": "simulator",
        "input": {"gateset": "qis", "qubits": 2, "circuits": list(circuits)},
        **extra,
    }


THREE = multi(
    {"name": "zero", "circuit": [{"gate": "z", "target": 0}]},
    {"circuit": [X]},
    {"circuit": [X, {"gate": "x", "target": 2}], "qubits": 3},
)


def get(client: httpx.Client, job_id: str) -> dict[str, Any]:
    job: dict[str, Any] = client.get(f"/jobs/{job_id}").json()
    return job


def submit(client: httpx.Client, payload: dict[str, Any]) -> str:
    reply = client.post("/jobs", json=payload)
    assert 201 == reply.status_code, reply.text
    job_id: str = reply.json()["id"]
    return job_id


def test_a_parent_goes_before_its_children_and_ends_after_them(
    client: httpx.Client, step: Callable[[], None]
) -> None:
    parent = submit(client, THREE)
    seen: list[tuple[str, list[str]]] = []
    for _ in range(5):
        job = get(client, parent)
        ids: list[str] = job["child_job_ids"] or []
        children = [get(client, each)["status"] for each in ids]
        seen.append((job["status"], children))
        step()
    assert [
        ("submitted", []),
        ("ready", ["submitted"] * 3),
        ("ready", ["ready"] * 3),
        ("started", ["started"] * 3),
        ("completed", ["completed"] * 3),
    ] == seen


def test_a_parent_has_its_childrens_results_in_the_order_of_the_circuits(
    run: Callable[[dict[str, Any]], dict[str, Any]], http: httpx.Client
) -> None:
    parent = run(THREE | {"name": "three", "metadata": {"k": "v"}, "shots": 7})
    aggregate = "ionq.result.probabilities-aggregate.json.v1"
    url = f"/v0.4/jobs/{parent['id']}/results/probabilities/aggregated"
    assert {
        aggregate: {
            "id": "probabilities-aggregate",
            "format": aggregate,
            "media_type": "application/json",
        },
        "probabilities": {"url": url},
    } == parent["results"]
    for address in (url, f"/v0.4/jobs/{parent['id']}/artifacts/probabilities-aggregate"):
        reply = http.get(http.base_url.join(address))
        assert "application/json" == reply.headers["content-type"]
        assert parent["child_job_ids"] == list(reply.json())
        assert [{"0": 1}, {"1": 1}, {"5": 1}] == list(reply.json().values())
    assert {"qubits": 3, "circuits": 3, "gate_counts": {"1q": 4, "2q": 0}} == parent["stats"]
    assert ("three", {"k": "v"}) == (parent["name"], parent["metadata"])
    assert 404 == http.get(f"/jobs/{parent['id']}/results/probabilities").status_code


def test_a_child_is_a_job_of_its_own(
    run: Callable[[dict[str, Any]], dict[str, Any]], http: httpx.Client
) -> None:
    parent = run(THREE)
    first = get(http, parent["child_job_ids"][0])
    assert ("ionq.circuit.v1", "zero", None) == (
        first["type"],
        first["name"],
        first["child_job_ids"],
    )
    assert parent["id"] == first["parent_job_id"]
    assert {"0": 1} == http.get(f"/jobs/{first['id']}/results/probabilities").json()


def test_children_share_a_seed_and_not_their_chance(
    run: Callable[[dict[str, Any]], dict[str, Any]], http: httpx.Client
) -> None:
    noise = {"model": "harmony", "seed": 7}
    circuit = {"circuit": [{"gate": "h", "target": 0}, {"gate": "h", "target": 1}]}

    def shots_of(job_id: str) -> list[str]:
        taken: list[str] = http.get(f"/jobs/{job_id}/results/shots").json()
        return taken

    batch = multi(circuit, circuit, noise=noise, shots=100)
    first, again = (run(batch)["child_job_ids"] for _ in range(2))
    assert shots_of(first[0]) != shots_of(first[1])
    assert [shots_of(each) for each in first] == [shots_of(each) for each in again]
    source = {"qubits": 2, **circuit}
    alone = run({**batch, "type": "ionq.circuit.v1", "input": source})
    assert shots_of(first[0]) == shots_of(alone["id"])


def test_children_are_listed_for_who_asks_for_them(
    client: httpx.Client, step: Callable[[], None]
) -> None:
    parent = submit(client, THREE)
    step()
    ids = get(client, parent)["child_job_ids"]

    def listed(**query: Any) -> list[str]:
        return [job["id"] for job in client.get("/jobs", params=query).json()["jobs"]]

    assert [parent] == listed()
    assert ids[::-1] == listed(parent_job_id=parent)
    assert [ids[1]] == listed(ids=ids[1])


def test_the_switch_that_lists_children(bell: dict[str, Any]) -> None:
    clock = ManualClock()
    with (
        Emulator(clock=clock, stage_seconds=1, options=Options(list_children=True)) as emulator,
        httpx.Client(
            base_url=emulator.base_url,
            headers={"Authorization": f"apiKey {emulator.api_key}"},
            trust_env=False,
        ) as client,
    ):
        submit(client, THREE)
        clock.advance(1)
        emulator.settle()
        assert 4 == len(client.get("/jobs").json()["jobs"])


def test_a_parent_fails_when_its_children_have_ended_and_one_has_failed(
    run: Callable[[dict[str, Any]], dict[str, Any]], http: httpx.Client
) -> None:
    parent = run(multi({"circuit": [X]}, {"circuit": [{"gate": "warp", "target": 0}]}))
    assert ("failed", None) == (parent["status"], parent["results"])
    assert "UnsupportedGate" == parent["failure"]["code"]
    assert "circuit 1" in parent["failure"]["message"]
    states = [get(http, each)["status"] for each in parent["child_job_ids"]]
    assert ["completed", "failed"] == states


def test_canceling_a_parent_cancels_its_children(
    client: httpx.Client, step: Callable[[], None]
) -> None:
    parent = submit(client, THREE)
    step()
    assert 200 == client.put(f"/jobs/{parent}/status/cancel").status_code
    step()
    job = get(client, parent)
    states = [get(client, each)["status"] for each in job["child_job_ids"]]
    assert ("canceled", ["canceled"] * 3) == (job["status"], states)


def test_a_parent_is_canceled_when_its_children_have_ended_and_one_was_canceled(
    client: httpx.Client, step: Callable[[], None]
) -> None:
    parent = submit(client, THREE)
    step()
    first, *others = get(client, parent)["child_job_ids"]
    client.put(f"/jobs/{first}/status/cancel")
    for _ in range(4):
        step()
    assert ["completed"] * 2 == [get(client, each)["status"] for each in others]
    assert "canceled" == get(client, parent)["status"]


def test_a_dry_run_of_many_circuits_makes_no_children(
    run: Callable[[dict[str, Any]], dict[str, Any]],
) -> None:
    job = run(THREE | {"dry_run": True})
    assert ("completed", None, None) == (job["status"], job["child_job_ids"], job["results"])
    assert {"qubits": 3, "circuits": 3, "gate_counts": {"1q": 4, "2q": 0}} == job["stats"]


def test_a_dry_run_checks_every_circuit(run: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    bad = multi({"circuit": [X]}, {"circuit": [{"gate": "warp", "target": 0}]}, dry_run=True)
    job = run(bad)
    assert ("failed", "UnsupportedGate") == (job["status"], job["failure"]["code"])
    assert "circuit 1 failed: gate 0 (warp)" in job["failure"]["message"]


def test_deletion_takes_children_and_results_along(
    run: Callable[[dict[str, Any]], dict[str, Any]], http: httpx.Client
) -> None:
    parent = run(THREE)
    reply = http.delete(f"/jobs/{parent['id']}")
    assert (200, {"id": parent["id"], "status": "deleted"}) == (reply.status_code, reply.json())
    for job_id in (parent["id"], *parent["child_job_ids"]):
        assert 404 == http.get(f"/jobs/{job_id}").status_code
        assert 404 == http.get(f"/jobs/{job_id}/artifacts/probabilities").status_code
    assert 404 == http.delete(f"/jobs/{parent['id']}").status_code


def test_a_job_that_is_deleted_while_it_waits_goes_no_further(
    client: httpx.Client, step: Callable[[], None], bell: dict[str, Any]
) -> None:
    job_id = submit(client, bell)
    assert 200 == client.delete(f"/jobs/{job_id}").status_code
    for _ in range(4):
        step()
    assert [] == client.get("/jobs").json()["jobs"]


def test_bulk_calls_do_what_can_be_done_and_say_what_it_was(
    client: httpx.Client, step: Callable[[], None], bell: dict[str, Any]
) -> None:
    done = submit(client, bell)
    for _ in range(3):
        step()
    ids = [submit(client, bell) for _ in range(3)]
    asked = [*ids[:2], done, UNKNOWN, "none", ids[0]]
    reply = client.put("/jobs/status/cancel", json={"ids": asked})
    assert (200, {"ids": ids[:2], "status": "canceled"}) == (reply.status_code, reply.json())
    assert ["canceled", "canceled", "submitted"] == [get(client, each)["status"] for each in ids]
    reply = client.request("DELETE", "/jobs", json={"ids": [ids[0], done, UNKNOWN]})
    assert (200, {"ids": [ids[0], done], "status": "deleted"}) == (reply.status_code, reply.json())
    assert 404 == client.get(f"/jobs/{done}").status_code


@pytest.mark.parametrize("body", [{}, {"ids": "x"}, {"ids": [1]}, [], None])
@pytest.mark.parametrize(("method", "path"), [("PUT", "/jobs/status/cancel"), ("DELETE", "/jobs")])
def test_a_bulk_call_needs_a_list_of_texts(
    http: httpx.Client, method: str, path: str, body: object
) -> None:
    assert 400 == http.request(method, path, json=body).status_code


def test_a_clone_inherits_what_it_does_not_change(
    client: httpx.Client, step: Callable[[], None], bell: dict[str, Any]
) -> None:
    sent = {"name": "a", "metadata": {"k": "v"}, "shots": 7, "noise": {"model": "ideal"}}
    source = submit(client, bell | sent)
    for _ in range(3):
        step()
    before = get(client, source)
    reply = client.post(f"/jobs/{source}/clone", json={"name": "b", "shots": 8})
    assert (201, "submitted") == (reply.status_code, reply.json()["status"])
    for _ in range(3):
        step()
    clone = get(client, reply.json()["id"])
    assert ("b", 8) == (clone["name"], clone["shots"])
    assert [before[key] for key in ("type", "backend", "metadata", "noise", "stats")] == [
        clone[key] for key in ("type", "backend", "metadata", "noise", "stats")
    ]
    probabilities = client.get(f"/jobs/{clone['id']}/results/probabilities").json()
    assert {"0": 0.5, "3": 0.5} == probabilities
    assert before == get(client, source)


def test_many_circuits_can_be_cloned(
    run: Callable[[dict[str, Any]], dict[str, Any]], http: httpx.Client, shared: Emulator
) -> None:
    clone = http.post(f"/jobs/{run(THREE)['id']}/clone", json={}).json()["id"]
    shared.settle()
    assert "completed" == get(http, clone)["status"]


@pytest.mark.parametrize("change", [{"shots": 0}, {"backend": "none"}, {"metadata": {"a": 1}}, []])
def test_a_clone_is_checked_like_a_new_job(
    run: Callable[[dict[str, Any]], dict[str, Any]],
    http: httpx.Client,
    bell: dict[str, Any],
    change: Any,
) -> None:
    assert 400 == http.post(f"/jobs/{run(bell)['id']}/clone", json=change).status_code
    assert 404 == http.post(f"/jobs/{UNKNOWN}/clone", json={}).status_code


def test_a_move_cancels_the_source_and_names_it(client: httpx.Client, bell: dict[str, Any]) -> None:
    source = submit(client, bell | {"metadata": {"k": "v"}})
    reply = client.post(f"/jobs/{source}/move", json={"name": "moved"})
    assert 201 == reply.status_code
    assert "canceled" == get(client, source)["status"]
    moved = get(client, reply.json()["id"])
    assert {"k": "v", "original_job_id": source} == moved["metadata"]
    assert "moved" == moved["name"]


def test_a_job_that_has_ended_can_not_be_moved(
    client: httpx.Client, step: Callable[[], None], bell: dict[str, Any]
) -> None:
    source = submit(client, bell)
    for _ in range(3):
        step()
    assert 409 == client.post(f"/jobs/{source}/move", json={}).status_code
    assert [source] == [job["id"] for job in client.get("/jobs").json()["jobs"]]
    assert "completed" == get(client, source)["status"]


@pytest.fixture
def lenient() -> Iterator[tuple[Emulator, httpx.Client]]:
    """An emulator that takes the cancellation of a finished job for a success."""
    options = Options(cancel_finished="ignore")
    with (
        Emulator(clock=ManualClock(), stage_seconds=0, options=options) as emulator,
        httpx.Client(
            base_url=emulator.base_url,
            headers={"Authorization": f"apiKey {emulator.api_key}"},
            trust_env=False,
        ) as client,
    ):
        yield emulator, client


def test_the_switch_that_ignores_a_late_cancellation(
    lenient: tuple[Emulator, httpx.Client], bell: dict[str, Any]
) -> None:
    emulator, client = lenient
    job_id = submit(client, bell)
    emulator.settle()
    assert 200 == client.put(f"/jobs/{job_id}/status/cancel").status_code
    assert "completed" == get(client, job_id)["status"]
