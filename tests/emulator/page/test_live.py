"""The page while things happen: it follows, without a reload and without disturbing its reader."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from ionq_session.emulator import Emulator, Fault, ManualClock
from ionq_session.emulator.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.emulator.page.browser import Page

    Visit = Callable[..., Page]

FAILING: dict[str, Any] = {"gate": "h", "target": 7}


def submit(client: httpx.Client, payload: dict[str, Any], name: str) -> str:
    reply = client.post("/jobs", json=payload | {"name": name})
    assert 201 == reply.status_code, reply.text
    job_id: str = reply.json()["id"]
    return job_id


def failing(qis: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    return qis(2, FAILING)


def test_jobs_show_up_and_go_through_their_stages_without_a_reload(
    visit: Visit,
    emulator: Emulator,
    client: httpx.Client,
    step: Callable[[], None],
    bell: dict[str, Any],
    qis: Callable[..., dict[str, Any]],
) -> None:
    page = visit(emulator)
    page.sees("No jobs yet", emulator.base_url)
    page.run("window.loaded = 'once'")
    submit(client, bell, "first")
    page.until(lambda: page.statuses() == {"first": "submitted"})
    step()
    page.until(lambda: page.statuses() == {"first": "ready"})
    submit(client, failing(qis), "second")
    third = submit(client, bell, "third")
    fourth = submit(client, bell, "fourth")
    client.put(f"/jobs/{third}/status/cancel")
    step()
    expected = {"fourth": "ready", "third": "canceled", "second": "failed", "first": "started"}
    page.until(lambda: list(page.statuses().items()) == list(expected.items()))
    client.delete(f"/jobs/{fourth}")
    step()
    expected = {"third": "canceled", "second": "failed", "first": "completed"}
    page.until(lambda: list(page.statuses().items()) == list(expected.items()))
    assert "once" == page.run("return window.loaded")


def test_an_open_job_gets_its_results_when_it_ends(
    visit: Visit,
    emulator: Emulator,
    client: httpx.Client,
    step: Callable[[], None],
    bell: dict[str, Any],
) -> None:
    job_id = submit(client, bell, "Bell")
    page = visit(emulator)
    page.click("Bell")
    assert ["q0 H ●", "q1 ⊕"] == page.wires()
    assert "submitted" == page.text("h1 .status")
    page.click("The whole job")
    page.run("window.drawn = document.querySelector('.circuit')")
    assert "Results" not in page.text()
    for status in ("ready", "started", "completed"):
        step()
        page.shows("h1 .status", status)
    page.until(lambda: page.rows(".histogram"))
    assert [row[0] for row in page.rows(".histogram")] == ["00", "11"]
    assert f'"id": "{job_id}"' in page.text(), "what was opened stays open"
    assert "Bell · IonQ emulator" == page.driver.title
    client.delete(f"/jobs/{job_id}")
    page.sees("No such job")
    assert all("404 (Not Found)" in each for each in page.complaints())
    asked = page.run("return performance.getEntriesByType('resource').length")
    page.run("window.later = false; setTimeout(() => window.later = true, 1600)")
    page.until(lambda: page.run("return window.later"))
    assert asked == page.run("return performance.getEntriesByType('resource').length")
    page.click("All jobs")
    page.sees("No jobs yet")


def test_the_focus_stays_on_its_job_while_others_come(
    visit: Visit, emulator: Emulator, client: httpx.Client, bell: dict[str, Any]
) -> None:
    chosen = submit(client, bell, "chosen")
    page = visit(emulator)
    page.sees("chosen")
    page.run("[...document.links].find(each => each.innerText === 'chosen').focus()")
    submit(client, bell, "newer")
    page.until(lambda: list(page.statuses()) == ["newer", "chosen"])
    assert "chosen" == page.focused()
    page.press("Enter")
    page.until(lambda: page.run("return location.hash") == f"#job/{chosen}")
    page.shows("h1 .name", "chosen")
    assert "chosen" in page.focused(), "the focus goes along to what was chosen"


def test_jobs_are_filtered_by_status_backend_and_session(
    visit: Visit,
    emulator: Emulator,
    client: httpx.Client,
    step: Callable[[], None],
    bell: dict[str, Any],
    qis: Callable[..., dict[str, Any]],
) -> None:
    session = client.post("/sessions", json={"backend": "qpu.forte-1"}).json()["id"]
    submit(client, bell, "good")
    submit(client, failing(qis), "bad")
    submit(client, bell | {"backend": "qpu.forte-1", "session_id": session}, "on a machine")
    step()
    page = visit(emulator)
    page.click("failed")
    page.until(lambda: list(page.statuses()) == ["bad"])
    page.click("all")
    page.until(lambda: len(page.statuses()) == 3)
    page.click("Backends")
    page.until(lambda: len(page.rows()) == len(client.get("/backends").json()))
    page.click("Jobs", "a[href='#jobs?target=qpu.forte-1']")
    page.until(lambda: list(page.statuses()) == ["on a machine"])
    page.click("on qpu.forte-1", ".chips a")
    page.until(lambda: len(page.statuses()) == 3)
    page.click("on a machine")
    page.click(session)
    page.until(lambda: list(page.statuses()) == ["on a machine"])
    page.click("failed")
    page.sees("No such jobs")


def test_thousands_of_jobs_come_in_pages(visit: Visit, clock: ManualClock) -> None:
    circuits: list[dict[str, Any]] = [
        {"name": f"number {place}", "circuit": []} for place in range(2000)
    ]
    payload: dict[str, Any] = {
        "type": "ionq.multi-circuit.v1",
        "backend": "simulator",
        "name": "all of them",
        "input": {"gateset": "qis", "qubits": 1, "circuits": circuits},
    }
    options = Options(list_children=True)
    with Emulator(clock=clock, stage_seconds=1, options=options) as emulator:
        headers = {"Authorization": f"apiKey {emulator.api_key}"}
        url = f"{emulator.base_url}/jobs"
        parent = httpx.post(url, json=payload, headers=headers, trust_env=False).json()["id"]
        clock.advance(1)
        emulator.settle()
        page = visit(emulator)
        page.until(lambda: len(page.rows()) == 25)
        assert "number 1999" == page.rows()[0][1]
        page.click("Older jobs")
        page.until(lambda: page.rows()[0][1] == "number 1974")
        page.click("Older jobs")
        page.until(lambda: page.rows()[0][1] == "number 1949")
        page.run("history.back()")
        page.until(lambda: page.rows()[0][1] == "number 1974")
        page.click("Newest jobs")
        page.until(lambda: page.rows()[0][1] == "number 1999")
        page.go(f"#job/{parent}")
        page.sees("1 to 25 of 2,000 circuits")
        assert ["0", "submitted", "number 0"] == page.rows()[0][:3]
        page.click("Later circuits")
        page.sees("26 to 50 of 2,000 circuits")
        assert ["25", "submitted", "number 25"] == page.rows()[0][:3]
        page.click("Earlier circuits")
        page.sees("1 to 25 of 2,000 circuits")
        page.leave(emulator.api_key)


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found: int = free.getsockname()[1]
        return found


def test_an_emulator_that_stops_is_told_of_and_one_that_comes_back_is_shown(
    visit: Visit, port: int, bell: dict[str, Any]
) -> None:
    emulator = Emulator(port=port, stage_seconds=0)
    with emulator:
        headers = {"Authorization": f"apiKey {emulator.api_key}"}
        url = f"{emulator.base_url}/jobs"
        httpx.post(url, json=bell | {"name": "before"}, headers=headers, trust_env=False)
        page = visit(emulator)
        page.until(lambda: page.statuses() == {"before": "completed"})
    page.until(lambda: "does not answer" in page.text("#trouble"))
    assert {"before": "completed"} == page.statuses()
    with emulator:
        page.until(lambda: not page.text("#trouble"))
        httpx.post(url, json=bell | {"name": "after"}, headers=headers, trust_env=False)
        page.until(lambda: page.statuses() == {"after": "completed", "before": "completed"})
    with Emulator(port=port, api_key="another-key") as other:
        page.until(lambda: "another key" in page.text("#trouble"))
        page.click("Load the page again")
        page.sees("No jobs yet")
        assert "" == page.text("#trouble")
        complaints = page.complaints()
        assert all("ERR_CONNECTION_REFUSED" in each or "401" in each for each in complaints)
        page.leave(other.api_key)


def test_looking_does_not_use_up_the_faults_of_a_test(
    visit: Visit, emulator: Emulator, client: httpx.Client, bell: dict[str, Any]
) -> None:
    submit(client, bell, "seen")
    emulator.faults.add(Fault("status", status=503, operation="GetJobs", nth=1))
    emulator.faults.add(Fault("status", status=503, operation="GetJob", nth=1))
    page = visit(emulator)
    page.click("seen")
    page.until(lambda: page.wires())
    page.go("#jobs")
    page.until(lambda: page.statuses() == {"seen": "submitted"})
    assert 503 == client.get("/jobs").status_code
    assert 200 == client.get("/jobs").status_code


def test_gates_on_more_than_two_qubits_are_counted_with_those_on_two(
    visit: Visit,
    emulator: Emulator,
    client: httpx.Client,
    step: Callable[[], None],
    qis: Callable[..., dict[str, Any]],
) -> None:
    toffoli = {"gate": "x", "target": 0, "controls": [1, 2]}
    submit(client, qis(3, {"gate": "h", "target": 0}, toffoli), "toffoli")
    step()
    page = visit(emulator)
    page.click("toffoli")
    page.sees("1 on one qubit, 1 on two or more")
