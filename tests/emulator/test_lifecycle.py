"""A job's life over HTTP, on a clock that only the test moves."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from uuid import UUID

import httpx
import pytest

from ionq_session.emulator import Emulator, ManualClock
from ionq_session.emulator.execution.lifecycle import Lifecycle
from ionq_session.emulator.simulation import engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from ionq_session.emulator.circuits.program import Program
    from ionq_session.emulator.jobs.job import Job

# Every key that the API requires of a job with one circuit.
REQUIRED = {
    *("id", "status", "type", "backend", "dry_run", "submitter_id", "project_id"),
    *("parent_job_id", "session_id", "metadata", "name", "submitted_at", "started_at"),
    *("completed_at", "predicted_wait_time_ms", "predicted_execution_duration_ms"),
    *("execution_duration_ms", "failure", "output", "settings", "stats", "results"),
    "child_job_ids",
}


def submit(client: httpx.Client, payload: dict[str, Any]) -> str:
    created = client.post("/jobs", json=payload)
    assert 201 == created.status_code, created.text
    job_id: str = created.json()["id"]
    return job_id


def status(client: httpx.Client, job_id: str) -> str:
    found: str = client.get(f"/jobs/{job_id}").json()["status"]
    return found


def test_a_new_job_is_submitted(client: httpx.Client, bell: dict[str, Any]) -> None:
    created = client.post("/jobs", json=bell)
    assert 201 == created.status_code
    assert {"id", "status", "session_id"} == created.json().keys()
    assert "submitted" == created.json()["status"]
    assert None is created.json()["session_id"]
    assert 7 == UUID(created.json()["id"]).version


def test_a_job_goes_through_its_states_one_a_stage(
    client: httpx.Client, step: Callable[[], None], bell: dict[str, Any]
) -> None:
    job_id = submit(client, bell)
    seen = [status(client, job_id)]
    for _ in range(4):
        step()
        seen.append(status(client, job_id))
    assert ["submitted", "ready", "started", "completed", "completed"] == seen


def test_a_stage_lasts_until_its_time_is_over(
    client: httpx.Client, emulator: Emulator, clock: ManualClock, bell: dict[str, Any]
) -> None:
    job_id = submit(client, bell)
    clock.advance(0.999)
    emulator.settle()
    assert "submitted" == status(client, job_id)
    clock.advance(1000)
    emulator.settle()
    assert "ready" == status(client, job_id)


def test_a_job_shows_every_key_from_the_start(client: httpx.Client, bell: dict[str, Any]) -> None:
    job = client.get(f"/jobs/{submit(client, bell)}").json()
    assert REQUIRED | {"shots"} == job.keys()
    assert "2026-01-01T00:00:00.000Z" == job["submitted_at"]
    nothing_yet = ("started_at", "completed_at", "execution_duration_ms", "failure", "results")
    assert [None] * 5 == [job[key] for key in nothing_yet]
    assert ({}, {}, {"circuits": 1}) == (job["output"], job["settings"], job["stats"])


def test_a_completed_job(
    client: httpx.Client, step: Callable[[], None], bell: dict[str, Any]
) -> None:
    sent = {
        "name": "täst",
        "metadata": {"shots": "7", "k": ""},
        "shots": 7,
        "settings": {"error_mitigation": {"debiasing": False}, "more": 1},
        "noise": {"model": "ideal", "seed": None},
    }
    job_id = submit(client, bell | sent)
    for _ in range(3):
        step()
    job = client.get(f"/jobs/{job_id}").json()
    assert REQUIRED | {"shots", "noise"} == job.keys()
    assert sent["name"] == job["name"]
    assert sent["metadata"] == job["metadata"]
    assert 7 == job["shots"]
    assert {"error_mitigation": {"debiasing": False}} == job["settings"]
    assert {"model": "ideal"} == job["noise"]
    assert ("ionq.circuit.v1", "simulator", False) == (job["type"], job["backend"], job["dry_run"])
    assert "2026-01-01T00:00:00.000Z" == job["submitted_at"]
    assert "2026-01-01T00:00:02.000Z" == job["started_at"]
    assert "2026-01-01T00:00:03.000Z" == job["completed_at"]
    assert 1000 == job["execution_duration_ms"]
    assert {"qubits": 2, "circuits": 1, "gate_counts": {"1q": 1, "2q": 1}} == job["stats"]
    v1, v2 = (f"ionq.result.probabilities.json.{version}" for version in ("v1", "v2"))
    url = f"/v0.4/jobs/{job_id}/results/probabilities"
    assert {
        v1: {"id": "probabilities", "format": v1, "media_type": "application/json"},
        v2: {"id": "probabilities-v2", "format": v2, "media_type": "application/json"},
        "probabilities": {"url": url},
    } == job["results"]
    assert {"0": 0.5, "3": 0.5} == client.get(httpx.URL(str(client.base_url)).join(url)).json()


def test_probabilities_are_not_found_before_the_job_is_completed(
    client: httpx.Client, step: Callable[[], None], bell: dict[str, Any]
) -> None:
    job_id = submit(client, bell)
    replies: list[int] = []
    for _ in range(4):
        replies.append(client.get(f"/jobs/{job_id}/results/probabilities").status_code)
        step()
    assert [404, 404, 404, 200] == replies


def test_a_bad_circuit_is_accepted_and_fails_in_preflight(
    client: httpx.Client, step: Callable[[], None], qis: Callable[..., dict[str, Any]]
) -> None:
    job_id = submit(client, qis(1, {"gate": "warp", "target": 0}))
    assert "submitted" == status(client, job_id)
    step()
    job = client.get(f"/jobs/{job_id}").json()
    assert "failed" == job["status"]
    assert {"code", "message", "error"} == job["failure"].keys()
    assert job["failure"]["message"] == job["failure"]["error"]  # where three clients look for it
    assert "UnsupportedGate" == job["failure"]["code"]
    assert "warp" in job["failure"]["message"]
    assert (None, None) == (job["started_at"], job["results"])
    assert 404 == client.get(f"/jobs/{job_id}/results/probabilities").status_code
    assert 409 == client.put(f"/jobs/{job_id}/status/cancel").status_code


def test_a_dry_run_ends_after_preflight_without_results(
    client: httpx.Client, step: Callable[[], None], bell: dict[str, Any]
) -> None:
    job_id = submit(client, bell | {"dry_run": True})
    step()
    job = client.get(f"/jobs/{job_id}").json()
    assert ("completed", True, None) == (job["status"], job["dry_run"], job["results"])
    assert {"1q": 1, "2q": 1} == job["stats"]["gate_counts"]
    assert None is job["started_at"]
    assert 404 == client.get(f"/jobs/{job_id}/results/probabilities").status_code


@pytest.mark.parametrize(("stages", "before"), [(0, "submitted"), (1, "ready"), (2, "started")])
def test_cancel_in_every_open_state(
    client: httpx.Client,
    step: Callable[[], None],
    bell: dict[str, Any],
    stages: int,
    before: str,
) -> None:
    job_id = submit(client, bell)
    for _ in range(stages):
        step()
    old = client.get(f"/jobs/{job_id}").json()
    assert before == old["status"]
    reply = client.put(f"/jobs/{job_id}/status/cancel")
    assert 200 == reply.status_code
    assert {"id": job_id, "status": "canceled"} == reply.json()
    for _ in range(4):
        step()
    assert old | {"status": "canceled"} == client.get(f"/jobs/{job_id}").json()
    assert 409 == client.put(f"/jobs/{job_id}/status/cancel").status_code


def test_cancel_of_a_completed_job_is_a_conflict(
    client: httpx.Client, step: Callable[[], None], bell: dict[str, Any]
) -> None:
    job_id = submit(client, bell)
    for _ in range(3):
        step()
    reply = client.put(f"/jobs/{job_id}/status/cancel")
    assert 409 == reply.status_code
    assert {"error", "message", "statusCode"} == reply.json().keys()
    assert "completed" in reply.json()["message"]
    assert "completed" == status(client, job_id)


@pytest.mark.parametrize(("work", "stages"), [("prepare", 1), ("simulate", 3)])
def test_a_worker_does_not_overwrite_a_cancellation_that_came_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
    client: httpx.Client,
    clock: ManualClock,
    emulator: Emulator,
    bell: dict[str, Any],
    work: str,
    stages: int,
) -> None:
    emulator.settle()  # so that no warm-up is under way
    inside, go_on = threading.Event(), threading.Event()
    real: Callable[..., Program] = getattr(engine, work)

    def held_up(*arguments: Any, **options: Any) -> Program:
        inside.set()
        assert go_on.wait(60)
        return real(*arguments, **options)

    first = submit(client, bell)
    for _ in range(stages - 1):
        clock.advance(1)
        emulator.settle()
    monkeypatch.setattr(engine, work, held_up)
    clock.advance(1)
    assert inside.wait(60)
    assert 200 == client.put(f"/jobs/{first}/status/cancel").status_code
    go_on.set()
    emulator.settle()
    job = client.get(f"/jobs/{first}").json()
    assert ("canceled", None, None) == (job["status"], job["results"], job["completed_at"])
    assert 404 == client.get(f"/jobs/{first}/results/probabilities").status_code


def test_an_error_of_the_emulators_own_fails_the_job_and_spares_the_worker(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    client: httpx.Client,
    step: Callable[[], None],
    bell: dict[str, Any],
) -> None:
    def broken(_program: object, **_options: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(engine, "simulate", broken)
        jobs = [submit(client, bell) for _ in range(4)]
        for _ in range(3):
            step()
        failures = [client.get(f"/jobs/{job_id}").json()["failure"]["code"] for job_id in jobs]
    assert ["InternalError"] * 4 == failures
    assert "ZeroDivisionError" in caplog.text
    after = submit(client, bell)
    for _ in range(3):
        step()
    assert "completed" == status(client, after)


def test_fifty_jobs_from_eight_threads_all_complete(
    client: httpx.Client, step: Callable[[], None], bell: dict[str, Any]
) -> None:
    with ThreadPoolExecutor(8) as pool:
        ids = set(pool.map(submit, [client] * 50, [bell] * 50))
    assert 50 == len(ids)
    for _ in range(3):
        step()
    jobs = [client.get(f"/jobs/{job_id}").json() for job_id in ids]
    assert {"completed"} == {job["status"] for job in jobs}
    results = [client.get(f"/jobs/{job_id}/results/probabilities").json() for job_id in ids]
    assert [{"0": 0.5, "3": 0.5}] * 50 == results


def test_jobs_and_their_turns_outlive_a_stop(clock: ManualClock, bell: dict[str, Any]) -> None:
    emulator = Emulator(clock=clock, stage_seconds=1)
    ids: list[str] = []
    states: list[str] = []
    for _ in range(4):
        with (
            emulator,
            httpx.Client(
                base_url=emulator.base_url,
                headers={"Authorization": f"apiKey {emulator.api_key}"},
                trust_env=False,
            ) as client,
        ):
            ids.append(submit(client, bell))
            clock.advance(1)
            emulator.settle()
            states = [status(client, job_id) for job_id in ids]
    assert ["completed", "completed", "started", "ready"] == states


def test_the_next_turn_of_a_job_may_begin_before_the_last_has_ended(
    monkeypatch: pytest.MonkeyPatch, bell: dict[str, Any]
) -> None:
    follow: Any = vars(Lifecycle)["_follow"]

    def slow(self: Any, moved: Job, turn: Any) -> None:  # Any: what is private to that module
        with self._changed:  # reentrant, so that nobody takes the turn before it is seen here
            follow(self, moved, turn)
            last = max((each.order for each in self._turns), default=0)
            assert self._changed.wait_for(
                lambda: all(each.order > last for each in self._turns), timeout=20
            )

    monkeypatch.setattr(Lifecycle, "_follow", slow)
    with (
        Emulator(stage_seconds=0) as emulator,
        httpx.Client(
            base_url=emulator.base_url, headers={"Authorization": f"apiKey {emulator.api_key}"}
        ) as client,
    ):
        for _ in range(3):  # a worker that ended would leave nobody to do it
            job_id = submit(client, bell)
            emulator.settle()
            assert "completed" == status(client, job_id)
