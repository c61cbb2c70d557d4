"""Waiting for many jobs through both sessions, against the emulator."""

import asyncio
from collections.abc import Generator
from typing import Any

import pytest

from ionq_session import (
    AsyncIonQSession,
    ConfigurationError,
    IonQSession,
    JobFailedError,
    WaitManyTimeoutError,
)
from ionq_session.emulator import Emulator
from ionq_session.emulator.clock import ManualClock

from ...both import KEY
from ...cases import every

COIN = [{"gate": "h", "target": 0}]
FAILING = {
    "type": "ionq.circuit.v1",
    "backend": "qpu.forte-1",
    "input": {
        "gateset": "native",
        "qubits": 2,
        "circuit": [{"gate": "ms", "targets": [0, 1], "phases": [0, 0]}],  # Forte has no such gate
    },
}


@pytest.fixture(scope="module", name="emulator")
def _emulator() -> Generator[Emulator]:
    with Emulator(stage_seconds=0) as emulator:
        yield emulator


def options(emulator: Emulator) -> dict[str, Any]:
    return {"api_key": emulator.api_key, "base_url": emulator.base_url, "journal": None}


def test_all_of_them(emulator: Emulator) -> None:
    with IonQSession(**options(emulator)) as session:
        handles = [session.submit(COIN, name=str(number)) for number in range(30)]
        failing = session.create_job(FAILING)
        parent = session.create_job(
            {
                "type": "ionq.multi-circuit.v1",
                "backend": "simulator",
                "input": {"gateset": "qis", "circuits": [{"circuit": COIN}] * 3, "qubits": 1},
            }
        )
        waited = session.wait_all([*handles, failing.id, parent])
        assert {"completed": 31, "failed": 1} == waited.counts
        assert [str(number) for number in range(30)] == [
            each.job.name for each in waited[:30] if each.job is not None
        ]
        children = [*session.children(parent)]
        assert 3 == len(children)
        assert {"completed": 3} == session.wait_all(children).counts


def test_the_same_awaited(emulator: Emulator) -> None:
    async def main() -> None:
        async with AsyncIonQSession(**options(emulator)) as session:
            handles = [await session.submit(COIN) for _ in range(3)]
            waited = await session.wait_all(handles)
            assert {"completed": 3} == waited.counts
            found = [each async for each in session.as_completed([*handles, handles[0]])]
            assert {id(each) for each in handles} == {id(each) for each in found}
            for each in found:
                assert (await each.result()).probabilities
            assert [handles[0]] == [
                each async for each in session.as_completed([handles[0].id, handles[0].id])
            ]

    asyncio.run(main())


def test_handles_come_as_they_were_given(emulator: Emulator) -> None:
    with IonQSession(**options(emulator)) as session:
        handles = [session.submit(COIN) for _ in range(3)]
        found = [*session.as_completed(handles)]
        assert {id(each) for each in handles} == {id(each) for each in found}
        by_id = [*session.as_completed(each.id for each in handles)]
        assert {*handles} == {*by_id}
        assert all(each.result().probabilities for each in by_id)


def test_one_that_failed_does_not_hide_the_others(emulator: Emulator) -> None:
    with IonQSession(**options(emulator)) as session:
        good = session.submit(COIN)
        bad = session.job(session.create_job(FAILING))
        seen = dict[str, str]()
        for handle in session.as_completed([bad, good]):
            try:
                seen[handle.id] = str(handle.result().probabilities)
            except JobFailedError as error:
                seen[handle.id] = type(error).__name__
        assert {good.id: "{'0': 0.5, '1': 0.5}", bad.id: "JobFailedError"} == seen


def test_the_limit_leaves_them_running() -> None:
    with (
        Emulator(clock=ManualClock(), stage_seconds=10) as emulator,
        IonQSession(**options(emulator)) as session,
    ):
        handles = [session.submit(COIN) for _ in range(3)]
        with pytest.raises(WaitManyTimeoutError) as caught:
            session.wait_all(handles, 0)
        assert tuple(each.id for each in handles) == caught.value.pending
        with pytest.raises(WaitManyTimeoutError) as caught:
            next(session.as_completed(handles, 0))
        assert tuple(each.id for each in handles) == caught.value.pending
        assert "submitted" == handles[0].status


def test_an_interrupt_says_that_they_go_on() -> None:
    with (
        Emulator(clock=ManualClock(), stage_seconds=10) as emulator,
        IonQSession(**options(emulator)) as session,
    ):
        handle = session.submit(COIN)

        def interrupt(progress: object) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt) as caught:
            session.wait_all([handle], on_progress=interrupt)
        assert "1 of 1 jobs go on" in caught.value.__notes__[0]


def test_a_coroutine_function_is_told_the_progress(emulator: Emulator) -> None:
    told: list[int] = []

    async def note(progress: Any) -> None:
        told.append(progress.ended)

    async def main() -> None:
        async with AsyncIonQSession(**options(emulator)) as session:
            await session.wait_all([await session.submit(COIN)], on_progress=note)

    asyncio.run(main())
    assert 1 == told[-1]


@every(
    "jobs, text",
    [
        ("0191", "a list of handles"),
        (None, "a list of handles"),
        (["a", 7], r"jobs\[1\]"),
        (["a", ""], r"jobs\[1\]"),
    ],
)
def test_what_is_no_job_is_refused(jobs: Any, text: str) -> None:
    with IonQSession(KEY) as session:
        for call in (session.wait_all, session.as_completed):
            with pytest.raises(ConfigurationError, match=text):
                call(jobs)
