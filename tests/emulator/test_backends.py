"""Backends with their status and queues, and their characterizations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

import httpx
import pytest

from ionq_session.emulator import Emulator, ManualClock

if TYPE_CHECKING:
    from collections.abc import Callable

    from ionq_session.emulator.machines.catalog import BackendStatus

FORTE = "/backends/qpu.forte-1"


def test_a_job_on_a_qpu_waits_for_its_queue(
    client: httpx.Client,
    clock: ManualClock,
    emulator: Emulator,
    bell: dict[str, Any],
) -> None:
    job_id = client.post("/jobs", json=bell | {"backend": "qpu.forte-1"}).json()["id"]
    seen: list[str] = []
    for _ in range(5):
        clock.advance(1)
        emulator.settle()
        seen.append(client.get(f"/jobs/{job_id}").json()["status"])
    assert ["ready", "ready", "started", "completed", "completed"] == seen
    assert 1000 == client.get(FORTE).json()["average_queue_time"]


def test_jobs_wait_while_their_backend_is_unavailable(
    client: httpx.Client,
    step: Callable[[], None],
    emulator: Emulator,
    bell: dict[str, Any],
) -> None:
    emulator.set_backend("simulator", "unavailable")
    assert "unavailable" == client.get("/backends/simulator").json()["status"]
    job_id = client.post("/jobs", json=bell).json()["id"]
    for _ in range(5):
        step()
    assert "ready" == client.get(f"/jobs/{job_id}").json()["status"]
    emulator.set_backend("simulator", "available")
    emulator.settle()
    assert "started" == client.get(f"/jobs/{job_id}").json()["status"]


def test_a_retired_backend_takes_no_jobs_and_no_sessions(
    client: httpx.Client, emulator: Emulator, bell: dict[str, Any]
) -> None:
    emulator.set_backend("qpu.forte-1", "retired")
    refused = client.post("/jobs", json=bell | {"backend": "qpu.forte-1"})
    assert (400, ["backend"]) == (refused.status_code, refused.json()["validation"]["keys"])
    assert 400 == client.post("/sessions", json={"backend": "qpu.forte-1"}).status_code


def test_an_old_machine_is_there_if_it_is_named() -> None:
    with Emulator(backends={"qpu.aria-1": "available"}) as emulator, httpx.Client() as client:
        entry = client.get(f"{emulator.base_url}/backends/qpu.aria-1").json()
    assert (25, ["gpi", "gpi2", "ms"]) == (entry["qubits"], entry["supported_native_gates"])


@pytest.mark.parametrize(("name", "status"), [("none", "available"), ("simulator", "busy")])
def test_unknown_backends_and_statuses_are_refused(name: str, status: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        Emulator(backends={name: cast("BackendStatus", status)})


def test_the_characterizations_of_a_qpu(http: httpx.Client) -> None:
    body = http.get(f"{FORTE}/characterizations").json()
    assert (10, 2) == (len(body["characterizations"]), body["pages"])
    latest = body["characterizations"][0]
    assert "2026-01-01T00:00:00.000Z" == latest["date"]
    assert latest["id"] == http.get(FORTE).json()["characterization_id"]
    assert (36, 630) == (latest["qubits"], len(latest["connectivity"]))
    assert {"spam", "1q", "2q"} == latest["fidelity"].keys()
    assert {"readout", "reset", "1q", "2q", "t1", "t2"} == latest["timing"].keys()
    assert latest == http.get(f"{FORTE}/characterizations/{latest['id'].upper()}").json()
    assert 30 == len(
        {
            each["id"]
            for page in (1, 2, 3)
            for each in http.get(f"{FORTE}/characterizations", params={"page": page}).json()[
                "characterizations"
            ]
        }
    )


@pytest.mark.parametrize(
    ("query", "dates", "pages"),
    [
        ({"start": "2025-12-31"}, ["2026-01-01", "2025-12-31"], 0),
        ({"end": "2025-12-05", "limit": "1"}, ["2025-12-04"], 1),
        ({"start": "2025-12-31", "end": "2026-01-01"}, ["2025-12-31"], 0),
        ({"start": "2027-01-01"}, [], 0),
        ({"page": "99"}, [], 0),
    ],
)
def test_the_filters_of_characterizations(
    http: httpx.Client, query: dict[str, str], dates: list[str], pages: int
) -> None:
    body = http.get(f"{FORTE}/characterizations", params=query).json()
    assert dates == [each["date"][:10] for each in body["characterizations"]]
    assert pages == body["pages"]


@pytest.mark.parametrize(
    "query", [{"limit": "0"}, {"limit": "11"}, {"page": "0"}, {"start": "yesterday"}]
)
def test_wrong_filters_of_characterizations(http: httpx.Client, query: dict[str, str]) -> None:
    reply = http.get(f"{FORTE}/characterizations", params=query)
    assert (400, list(query)) == (reply.status_code, reply.json()["validation"]["keys"])


def test_the_simulator_is_never_characterized(http: httpx.Client) -> None:
    body = http.get("/backends/simulator/characterizations").json()
    assert {"characterizations": None, "pages": 0} == body
    assert "characterization_id" not in http.get("/backends/simulator").json()


@pytest.mark.parametrize("name", [str(UUID(int=0)), "01a20404-cc92-7000-8acf-456325d472e1", "x"])
def test_an_unknown_characterization_is_not_found(http: httpx.Client, name: str) -> None:
    assert 404 == http.get(f"{FORTE}/characterizations/{name}").status_code
    assert 404 == http.get("/backends/none/characterizations").status_code
