"""A session with an emulator of its own, from submission to result, on both sessions."""

import asyncio
import copy
import threading

import pytest

from ionq_api.models import CircuitJobCreationPayload, QisCircuitInput, QisGate, SingleCircuitJob
from ionq_session import AsyncIonQSession, ConnectionFailedError, IonQSession

BELL = CircuitJobCreationPayload(
    backend="simulator",
    type_="ionq.circuit.v1",
    name="Bell state",
    metadata={"series": "a"},
    input_=QisCircuitInput(
        qubits=2,
        circuit=[QisGate(gate="h", target=0), QisGate(gate="cnot", control=0, target=1)],
    ),
)
ENDED = {"completed", "failed", "canceled"}


def test_a_job_from_submission_to_result() -> None:
    before = set(threading.enumerate())
    with IonQSession.local() as session:
        created = session.create_job(BELL)
        assert "submitted" == created.status
        while (job := session.get_job(created.id)).status not in ENDED:
            pass
        assert isinstance(job, SingleCircuitJob)
        assert ("completed", "Bell state", {"series": "a"}) == (job.status, job.name, job.metadata)
        assert job.submitted_at.tzinfo is not None
        assert {"0": 0.5, "3": 0.5} == session.get_job_probabilities(created.id)
    session.close()
    assert set(threading.enumerate()) <= before  # those of earlier tests may end meanwhile


def test_the_same_awaited() -> None:
    async def main() -> None:
        async with AsyncIonQSession.local() as session:
            created = await session.create_job(BELL)
            while (job := await session.get_job(created.id)).status not in ENDED:
                await asyncio.sleep(0)
            assert "completed" == job.status
            assert {"0": 0.5, "3": 0.5} == await session.get_job_probabilities(created.id)
        await session.close()

    before = set(threading.enumerate())
    asyncio.run(main())
    assert set(threading.enumerate()) <= before  # those of earlier tests may end meanwhile


def test_a_closed_local_session_says_that_it_was_closed() -> None:
    with IonQSession.local() as session:
        other = session.with_options(timeout=5)
        other.close()
        other.get_backends()
        session.close()
        session.close()
        for each in (session, other, copy.copy(session)):
            for call in (each.get_backends, lambda s=each: s.get("/jobs")):
                with pytest.raises(ConnectionFailedError, match="was closed") as caught:
                    call()
                assert "check the address" not in str(caught.value)
                assert "local()" in str(caught.value)
        with pytest.raises(ConnectionFailedError, match="check the address"):
            other.with_options(base_url="http://127.0.0.1:9").get_backends()


def test_a_closed_local_session_says_so_when_awaited() -> None:
    async def main() -> None:
        async with AsyncIonQSession.local() as session:
            await session.get_backends()
        with pytest.raises(ConnectionFailedError, match="was closed"):
            await session.get_backends()

    asyncio.run(main())


def test_a_proxy_in_the_environment_is_not_asked_for_a_local_session(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("IONQ_API_URL", "http://127.0.0.1:9")
    with IonQSession.local() as session:
        assert "simulator" in {backend.backend for backend in session.get_backends()}
