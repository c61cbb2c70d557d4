"""Emulators for tests: one a test on a clock that stands still, and one a module without stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from ionq_session.emulator import Emulator, ManualClock
from ionq_session.emulator.simulation.pool import WORKERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ionq_session.emulator.simulation.pool import Pool


def _client(emulator: Emulator) -> httpx.Client:
    return httpx.Client(
        base_url=emulator.base_url,
        headers={"Authorization": f"apiKey {emulator.api_key}"},
        trust_env=False,
        timeout=60,
    )


@pytest.fixture
def clock() -> ManualClock:
    """A clock at the beginning of 2026."""
    return ManualClock()


@pytest.fixture
def emulator(clock: ManualClock) -> Iterator[Emulator]:
    """An emulator whose stages last one second of `clock`."""
    with Emulator(clock=clock, stage_seconds=1) as running:
        yield running


@pytest.fixture
def client(emulator: Emulator) -> Iterator[httpx.Client]:
    """A plain HTTP client of `emulator`, with its key."""
    with _client(emulator) as made:
        yield made


@pytest.fixture
def step(clock: ManualClock, emulator: Emulator) -> Callable[[], None]:
    """Take every open job of `emulator` one stage further."""

    def forward() -> None:
        clock.advance(1)
        emulator.settle()

    return forward


@pytest.fixture(scope="module")
def shared() -> Iterator[Emulator]:
    """An emulator in which a job ends as soon as a worker gets to it."""
    with Emulator(clock=ManualClock(), stage_seconds=0) as running:
        yield running


@pytest.fixture(scope="module")
def http(shared: Emulator) -> Iterator[httpx.Client]:
    """A plain HTTP client of `shared`, with its key."""
    with _client(shared) as made:
        yield made


@pytest.fixture(scope="module")
def workers() -> Iterator[Pool]:
    """The workers of this process, which stay until the module is done."""
    WORKERS.hold()
    yield WORKERS
    WORKERS.release()


@pytest.fixture(scope="module")
def run(shared: Emulator, http: httpx.Client) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Submit a payload to `shared`, let it end, and answer the job."""

    def submit(payload: dict[str, Any]) -> dict[str, Any]:
        created = http.post("/jobs", json=payload)
        assert 201 == created.status_code, created.text
        shared.settle()
        job: dict[str, Any] = http.get(f"/jobs/{created.json()['id']}").json()
        return job

    return submit


@pytest.fixture(scope="module")
def measure(
    run: Callable[[dict[str, Any]], dict[str, Any]], http: httpx.Client
) -> Callable[[dict[str, Any]], dict[int, float]]:
    """Submit a payload to `shared` and answer the probabilities, by state."""

    def submit(payload: dict[str, Any]) -> dict[int, float]:
        job = run(payload)
        assert "completed" == job["status"], job["failure"]
        reply = http.get(f"/jobs/{job['id']}/results/probabilities")
        assert 200 == reply.status_code, reply.text
        return {int(state): weight for state, weight in reply.json().items()}

    return submit


@pytest.fixture(scope="module")
def qis() -> Callable[..., dict[str, Any]]:
    """Make the payload of a job from a number of qubits and gates."""

    def payload(qubits: int, *gates: dict[str, Any], **extra: object) -> dict[str, Any]:
        return {
            "type": "ionq.circuit.v1",
            "backend": "simulator",
            "input": {"gateset": "qis", "qubits": qubits, "circuit": list(gates)},
            **extra,
        }

    return payload


@pytest.fixture(scope="module")
def bell(qis: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    """The payload of a Bell pair."""
    return qis(2, {"gate": "h", "target": 0}, {"gate": "cnot", "control": 0, "target": 1})
