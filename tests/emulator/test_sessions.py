"""Sessions: their states, the jobs in them, and what ends them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from ionq_session.emulator import Emulator, ManualClock
from ionq_session.emulator.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable

UNKNOWN = "01a20404-cc92-7000-8acf-456325d472e1"


def open_session(client: httpx.Client, backend: str = "simulator", **limits: Any) -> str:
    body = {"backend": backend, **({"settings": limits} if limits else {})}
    reply = client.post("/sessions", json=body)
    assert 201 == reply.status_code, reply.text
    session_id: str = reply.json()["id"]
    return session_id


def session(client: httpx.Client, session_id: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/sessions/{session_id}").json()
    return found


def test_a_new_session(client: httpx.Client) -> None:
    limits = {
        "job_count_limit": 2,
        "duration_limit_min": 60,
        "cost_limit": {"value": 5, "unit": "usd"},
    }
    reply = client.post("/sessions", json={"backend": "qpu.forte-1", "settings": limits})
    body = reply.json()
    assert ("created", True, "qpu.forte-1") == (body["status"], body["active"], body["backend"])
    assert [None] * 3 == [body[key] for key in ("started_at", "ended_at", "ender_id")]
    assert limits | {"expires_at": "2026-01-01T01:00:00.000Z"} == body["settings"]
    assert body == session(client, body["id"])
    listed = client.get("/sessions").json()
    assert (body["organization_id"], [body]) == (listed["organization_id"], listed["sessions"])


def test_a_session_starts_with_its_first_job_and_ends_on_the_users_word(
    client: httpx.Client, step: Callable[[], None], bell: dict[str, Any]
) -> None:
    session_id = open_session(client)
    created = client.post("/jobs", json=bell | {"session_id": session_id}).json()
    assert session_id == created["session_id"]
    step()
    assert "created" == session(client, session_id)["status"]
    step()
    assert "started" == session(client, session_id)["status"]
    ended = client.post(f"/sessions/{session_id}/end")
    assert (200, "ended", False) == (
        ended.status_code,
        ended.json()["status"],
        ended.json()["active"],
    )
    assert "2026-01-01T00:00:02.000Z" == ended.json()["ended_at"]
    assert None is not ended.json()["ender_id"]
    assert ended.json() == client.post(f"/sessions/{session_id}/end").json()
    step()
    assert "completed" == client.get(f"/jobs/{created['id']}").json()["status"]


def test_the_lists_of_sessions_and_of_their_jobs(
    client: httpx.Client, bell: dict[str, Any]
) -> None:
    first, second = open_session(client), open_session(client)
    inside = client.post("/jobs", json=bell | {"session_id": second}).json()["id"]
    client.post("/jobs", json=bell)
    client.post(f"/sessions/{first}/end")

    def listed(query: dict[str, str]) -> list[str]:
        return [each["id"] for each in client.get("/sessions", params=query).json()["sessions"]]

    assert [second, first] == listed({})
    assert [second] == listed({"active": "true"})
    assert [first] == listed({"active": "False"})
    assert 400 == client.get("/sessions", params={"active": "maybe"}).status_code
    assert [inside] == [job["id"] for job in client.get(f"/sessions/{second}/jobs").json()["jobs"]]
    query = {"session_id": second}
    assert [inside] == [job["id"] for job in client.get("/jobs", params=query).json()["jobs"]]
    assert {"jobs": [], "next": None} == client.get(f"/sessions/{first}/jobs").json()


def test_a_session_ends_when_its_time_is_over(
    client: httpx.Client, clock: ManualClock, bell: dict[str, Any]
) -> None:
    session_id = open_session(client, duration_limit_min=1)
    clock.advance(59)
    assert session(client, session_id)["active"]
    clock.advance(2)
    found = session(client, session_id)
    assert ("ended", "2026-01-01T00:01:00.000Z", None) == (
        found["status"],
        found["ended_at"],
        found["ender_id"],
    )
    refused = client.post("/jobs", json=bell | {"session_id": session_id})
    assert (400, ["session_id"]) == (refused.status_code, refused.json()["validation"]["keys"])


def test_a_session_ends_when_it_has_had_its_jobs(
    client: httpx.Client, step: Callable[[], None], bell: dict[str, Any]
) -> None:
    session_id = open_session(client, job_count_limit=2)
    payload = bell | {"session_id": session_id}
    assert [201, 201, 400] == [client.post("/jobs", json=payload).status_code for _ in range(3)]
    for _ in range(2):
        step()
    assert session(client, session_id)["active"]
    step()
    found = session(client, session_id)
    assert ("ended", None) == (found["status"], found["ender_id"])


def test_a_session_ends_when_it_has_cost_its_limit(
    client: httpx.Client,
    clock: ManualClock,
    emulator: Emulator,
    step: Callable[[], None],
    bell: dict[str, Any],
) -> None:
    session_id = open_session(client, "qpu.forte-1", cost_limit={"value": 20})
    payload = bell | {"session_id": session_id, "backend": "qpu.forte-1"}
    for active in (True, False):
        client.post("/jobs", json=payload)
        for _ in range(4):
            clock.advance(1)
            emulator.settle()
        assert active is session(client, session_id)["active"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"backend": 1},
        {"backend": "none"},
        {"backend": "simulator", "settings": {"job_count_limit": "x"}},
        {"backend": "simulator", "settings": {"job_count_limit": 0}},
        {"backend": "simulator", "settings": {"duration_limit_min": 1 << 31}},
        {"backend": "simulator", "settings": {"cost_limit": {}}},
        [],
    ],
)
def test_a_session_that_makes_no_sense_is_refused(http: httpx.Client, body: object) -> None:
    assert 400 == http.post("/sessions", json=body).status_code


def test_a_job_must_suit_its_session(http: httpx.Client, bell: dict[str, Any]) -> None:
    elsewhere = open_session(http, "qpu.forte-1")
    for session_id in (UNKNOWN, "x", elsewhere):
        reply = http.post("/jobs", json=bell | {"session_id": session_id})
        assert (400, ["session_id"]) == (reply.status_code, reply.json()["validation"]["keys"])


@pytest.mark.parametrize("session_id", [UNKNOWN, "x"])
def test_unknown_sessions_are_not_found(http: httpx.Client, session_id: str) -> None:
    for path in ("", "/jobs"):
        assert 404 == http.get(f"/sessions/{session_id}{path}").status_code
    assert 404 == http.post(f"/sessions/{session_id}/end").status_code


def test_the_switch_of_an_account_without_sessions() -> None:
    with (
        Emulator(options=Options(sessions=False)) as emulator,
        httpx.Client(
            base_url=emulator.base_url,
            headers={"Authorization": f"apiKey {emulator.api_key}"},
            trust_env=False,
        ) as client,
    ):
        assert 404 == client.get("/sessions").status_code
        assert 404 == client.post("/sessions", json={"backend": "simulator"}).status_code
        assert 404 == client.get(f"/sessions/{UNKNOWN}").status_code
