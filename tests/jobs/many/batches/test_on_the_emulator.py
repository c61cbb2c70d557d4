"""Batches against the emulator: each result belongs to its circuit, whatever the service does."""

import asyncio
import json
import pickle
from collections.abc import Generator
from typing import Any

import pytest

from ionq_session import (
    AsyncIonQSession,
    BadRequestError,
    BatchHandle,
    BatchResult,
    BatchSubmissionError,
    Circuit,
    CostLimitError,
    InvalidCircuitError,
    IonQSession,
    JobFailedError,
    JobNotFinishedError,
    NativeCircuit,
    SubmissionUnknownError,
    WaitTimeoutError,
)
from ionq_session.emulator import Emulator, Fault, ManualClock
from ionq_session.jobs.many.batches import packing, submitting

from ....both import Kind, both, perform
from ....cases import every
from ..fingerprints import fingerprint, read
from ..shuffling import Shuffling, through

WIDTH = 8
TOO_WIDE = 27  # qubits; the emulator fails such a job
POLL = 0.01


@pytest.fixture
def emulator() -> Generator[Emulator]:
    with Emulator(stage_seconds=0) as running:
        yield running


def too_wide() -> Circuit:
    """A circuit that fails at the service."""
    return Circuit(TOO_WIDE).h(range(TOO_WIDE))


def right(batch: BatchResult, count: int, failed: set[int]) -> None:
    """Each result is of its circuit, and those that failed say so."""
    assert len(batch) == count
    assert set(batch.errors) == failed
    for place, result in enumerate(batch.results()):
        if place in failed:
            assert result is None
            with pytest.raises(JobFailedError, match="NotEnoughQubits"):
                batch[place]
        else:
            assert result is not None
            assert (read(result), result.width) == (place, WIDTH)
    assert [read(each) for each in batch.completed] == sorted({*range(count)} - failed)


@both
@every("seed, every_nth", {"all complete": (1, 0), "some fail": (2, 17)})
def test_each_result_belongs_to_its_circuit(
    kind: Kind, emulator: Emulator, seed: int, every_nth: int
) -> None:
    count = 60
    failed = {place for place in range(count) if every_nth and place % every_nth == 5}
    circuits = [
        too_wide() if place in failed else fingerprint(place, WIDTH) for place in range(count)
    ]
    transport = Shuffling(seed)
    options = through(transport, emulator)
    batch = perform(kind, lambda session: session.run(circuits, shots=20, poll=POLL), **options)
    right(batch, count, failed)
    assert len(transport.sent) == 1
    assert all(each.shot_count == 20 for each in batch.completed)


def test_reading_takes_a_request_for_25_circuits(emulator: Emulator) -> None:
    transport = Shuffling(3)
    with IonQSession(**through(transport, emulator)) as session:
        handle = session.submit([fingerprint(place, WIDTH) for place in range(60)])
        handle.wait(poll=POLL)
        transport.asked.clear()
        handle.result()
        job = f"GET /jobs/{handle.job_ids[0]}"
        assert sorted(transport.asked) == sorted(
            [job, *["GET /jobs"] * 3, f"{job}/artifacts/probabilities-aggregate"]
        )


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs of few circuits."""
    monkeypatch.setattr(packing, "MAX_CIRCUITS", 7)


@both
def test_more_than_a_job_takes_are_several_jobs(
    kind: Kind, emulator: Emulator, small: None
) -> None:
    transport = Shuffling(4)
    circuits = [too_wide() if place == 9 else fingerprint(place, WIDTH) for place in range(20)]
    options = through(transport, emulator)
    batch = perform(kind, lambda session: session.run(circuits, poll=POLL), **options)
    right(batch, 20, {9})
    assert [len(each["input"]["circuits"]) for each in transport.sent] == [7, 7, 6]
    assert len(batch.job_ids) == 3
    tags = {each["metadata"]["ionq_session_tag"] for each in transport.sent}
    assert len(tags) == 3


def test_a_lost_answer_makes_no_second_job(emulator: Emulator, small: None) -> None:
    emulator.faults.add(Fault("drop", operation="CreateJob", nth=2))
    with IonQSession(emulator.api_key, base_url=emulator.base_url, backoff_factor=0) as session:
        handle = session.submit([fingerprint(place, WIDTH) for place in range(20)])
        handle.wait(poll=POLL)
        right(handle.result(), 20, set())
        assert len(session.get_jobs().jobs) == 3
        entries = session.history(job_id=handle.job_ids[1])
        assert [each.outcome for each in entries] == ["submitted"]


@every(
    "status, missing, unknown, cause",
    {
        "refused": (400, range(7, 20), range(0), BadRequestError),
        "unknown": (500, range(14, 20), range(7, 14), SubmissionUnknownError),
    },
)
def test_a_job_that_is_not_submitted_leaves_word_of_the_others(
    emulator: Emulator,
    small: None,
    status: int,
    missing: range,
    unknown: range,
    cause: type[Exception],
) -> None:
    transport = Shuffling(5, failing={2: status})
    with IonQSession(**through(transport, emulator, retries_total=0)) as session:
        either: Any = session
        either._sleep = float  # takes the seconds, and does not wait
        with pytest.raises(BatchSubmissionError) as caught:
            session.submit([fingerprint(place, WIDTH) for place in range(20)])
        error = caught.value
        assert len(transport.sent) == 2
        assert (error.missing, error.unknown) == ((*missing,), (*unknown,))
        assert isinstance(error.__cause__, cause)
        assert pickle.loads(pickle.dumps(error)).job_ids == error.job_ids  # noqa: S301  # own
        batch = session.batch(error.job_ids)
        batch.wait(poll=POLL)
        assert [read(each) for each in batch.result()] == list(range(7))


def test_the_first_job_that_is_not_submitted_raises_its_own_error(
    emulator: Emulator, small: None
) -> None:
    transport = Shuffling(6, failing={1: 400})
    with (
        IonQSession(**through(transport, emulator)) as session,
        pytest.raises(BadRequestError),
    ):
        session.submit([fingerprint(place, WIDTH) for place in range(20)])
    assert len(transport.sent) == 1


def test_a_handle_from_ids_alone_has_the_same_order(emulator: Emulator, small: None) -> None:
    with IonQSession(**through(Shuffling(7), emulator)) as session:
        handle = session.submit([fingerprint(place, WIDTH) for place in range(20)])
        handle.wait(poll=POLL)
        backwards = session.batch(handle.job_ids[::-1])
        assert backwards.places == (None, None, None)
        right(backwards.result(), 20, set())
        alone = session.job(handle.job_ids[1]).result()
        assert isinstance(alone, BatchResult)
        assert [read(each) for each in alone] == list(range(7, 14))


def test_a_handle_is_pickled_without_the_key(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    with IonQSession(emulator.api_key, base_url=emulator.base_url) as session:
        handle = session.submit([fingerprint(place, WIDTH) for place in range(3)])
        handle.wait(poll=POLL)
        data = pickle.dumps(handle)
    assert emulator.api_key.encode() not in data
    monkeypatch.setenv("IONQ_API_KEY", emulator.api_key)
    again: BatchHandle = pickle.loads(data)  # noqa: S301  # own
    assert again == handle
    assert hash(again) == hash(handle)
    assert (again.places, repr(again)) == (handle.places, repr(handle))
    right(again.result(), 3, set())
    again.session.close()


def test_circuits_with_shots_of_their_own_are_in_jobs_of_their_own(emulator: Emulator) -> None:
    def with_shots(place: int, shots: int) -> dict[str, Any]:
        return {**fingerprint(place, WIDTH).to_ionq(), "shots": shots}

    transport = Shuffling(8)
    circuits = [with_shots(place, 10 + place % 2) for place in range(6)]
    with IonQSession(**through(transport, emulator)) as session:
        batch: BatchResult = session.run(circuits, poll=POLL)
        right(batch, 6, set())
        assert [each.shot_count for each in batch] == [10, 11] * 3
        assert [each["shots"] for each in transport.sent] == [10, 11]
        session.run(circuits, shots=5, poll=POLL)
        assert [each["shots"] for each in transport.sent[2:]] == [5]


def test_names_and_registers_are_the_users(emulator: Emulator) -> None:
    # Any: IonQ's JSON.
    first: dict[str, Any] = {
        **Circuit(2).x(0).to_ionq(),
        "name": "a",
        "registers": {"c": [1, 0, None]},
    }
    second: dict[str, Any] = {**Circuit(1).x(0).to_ionq(), "name": "b", "registers": {"d": [0]}}
    same: dict[str, Any] = {
        **Circuit(2).x(1).to_ionq(),
        "name": "a",
        "registers": {"c": [1, 0, None]},
    }
    plain = Circuit(1).x(0).to_ionq()
    with IonQSession(**through(Shuffling(9), emulator)) as session:
        for circuits in ([first, second], [first, same], [plain, first]):
            handle: BatchHandle = session.submit(circuits, shots=4)
            handle.wait(poll=POLL)
            for batch in (handle.result(), session.batch(handle.job_ids).result()):
                assert [each.name for each in batch] == [each.get("name") for each in circuits]
                for circuit, result in zip(circuits, batch, strict=True):
                    registers: Any = circuit.get("registers", {})
                    assert {*result.registers} == {*registers}
        last = handle.result()
        assert last[1].registers["c"].counts == {"010": 4}
        assert last.by_name["a"] == last[1]


def test_registers_that_metadata_cannot_take_are_known_to_the_handle(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submitting, "LONGEST_VALUE", 10)
    names = ("first", "second")
    circuits = [
        {**Circuit(1).x(0).to_ionq(), "registers": {name: [0]}, "name": name} for name in names
    ]
    transport = Shuffling(12)
    with IonQSession(**through(transport, emulator)) as session:
        handle = session.submit(circuits, shots=4, noise="aria-1")
        handle.wait(poll=POLL)
        assert "ionq_session_registers" not in transport.sent[0]["metadata"]
        assert [[*each.registers] for each in handle.result()] == [["first"], ["second"]]
        again = session.batch(handle.job_ids)
        assert [[*each.registers] for each in again.result()] == [[], []]


def test_estimates_are_added_up(emulator: Emulator, small: None) -> None:
    circuits = [Circuit(2).h(0).cnot(0, 1)] * 20
    transport = Shuffling(10)
    with IonQSession(**through(transport, emulator)) as session:
        each = session.estimate(circuits[:7], backend="qpu.forte-1", shots=1000)
        last = session.estimate(circuits[:6], backend="qpu.forte-1", shots=1000)
        whole = session.estimate(circuits, backend="qpu.forte-1", shots=1000)
        assert whole.cost == pytest.approx(2 * each.cost + last.cost)
        assert whole.gates.two_qubit_gates == 20
        with pytest.raises(CostLimitError):
            session.submit(circuits, backend="qpu.forte-1", shots=1000, max_cost=whole.cost - 0.01)
        assert transport.sent == []
        session.submit(circuits, backend="qpu.forte-1", shots=1000, max_cost=whole.cost)
        assert len(transport.sent) == 3


@every(
    "options, text",
    {
        "gates that the backend lacks": (
            {"backend": "qpu.forte-1"},
            "gate 0 of circuit 8 is ms, which qpu.forte-1 does not have",
        ),
        "gates that the noise lacks": (
            {"noise": "forte-1"},
            "gate 0 of circuit 8 is ms, which the noise model forte-1 does not have",
        ),
    },
)
def test_native_gates_are_checked_before_anything_is_sent(
    emulator: Emulator, small: None, options: dict[str, Any], text: str
) -> None:
    circuits = [*[Circuit(2).h(0)] * 8, NativeCircuit(2).ms(0, 1, 0, 0)]
    transport = Shuffling(11)
    with IonQSession(**through(transport, emulator)) as session:
        with pytest.raises(InvalidCircuitError) as caught:
            session.submit(circuits, **options)
        assert caught.value.message.startswith(text)
        assert (caught.value.circuit, caught.value.gate) == (8, 0)
    assert transport.sent == []


def test_status_progress_and_cancel(small: None) -> None:
    clock = ManualClock()
    with (
        Emulator(clock=clock, stage_seconds=1) as emulator,
        IonQSession(emulator.api_key, base_url=emulator.base_url) as session,
    ):
        handle = session.submit([fingerprint(place, WIDTH) for place in range(10)])
        assert (handle.status, handle.progress()) == ("submitted", {"submitted": 10})
        with pytest.raises(JobNotFinishedError):
            handle.result()
        with pytest.raises(WaitTimeoutError) as caught:
            handle.wait(timeout=0)
        assert handle.job_ids[1] in caught.value.__notes__[0]
        clock.advance(1)
        emulator.settle()
        assert handle.progress()["submitted"] == 10
        assert handle.cancel() == 2
        assert (handle.status, handle.progress()) == ("canceled", {"canceled": 10})
        assert handle.cancel() == 0
        jobs = handle.wait(timeout=1)
        assert [each.status for each in jobs] == ["canceled", "canceled"]
        handle.delete()
        assert session.get_jobs().jobs == []


def test_a_wait_may_cancel_all_jobs(small: None) -> None:
    with (
        Emulator(clock=ManualClock(), stage_seconds=1) as emulator,
        IonQSession(emulator.api_key, base_url=emulator.base_url) as session,
    ):
        handle = session.submit([fingerprint(place, WIDTH) for place in range(10)])
        with pytest.raises(WaitTimeoutError):
            handle.wait(timeout=0, cancel_on_timeout=True)
        assert [each.status for each in handle.jobs] == ["canceled", "canceled"]


def test_a_handle_is_awaited(emulator: Emulator, small: None) -> None:
    async def main() -> None:
        async with AsyncIonQSession(emulator.api_key, base_url=emulator.base_url) as session:
            handle = await session.submit([fingerprint(place, WIDTH) for place in range(10)])
            jobs = await handle.wait(poll=POLL)
            assert [each.status for each in jobs] == ["completed", "completed"]
            assert await handle.status == "completed"
            assert await handle.progress() == {"completed": 10}
            right(await handle.result(), 10, set())
            assert await handle.cancel() == 0
            assert session.batch(handle.job_ids) == handle
            assert [each.id for each in handle.jobs] == list(handle.job_ids)
            estimated = await session.estimate([Circuit(1).x(0)], backend="qpu.forte-1")
            assert estimated.cost > 0
            await handle.delete()
            assert (await session.get_jobs()).jobs == []

    asyncio.run(main())


def test_a_batch_is_saved_and_read_again(emulator: Emulator) -> None:
    circuits = [too_wide(), *[fingerprint(place, WIDTH) for place in range(1, 4)]]
    with IonQSession(emulator.api_key, base_url=emulator.base_url) as session:
        batch = session.run(circuits, shots=10, noise="aria-1", poll=POLL)
    text = json.dumps(batch.to_dict())
    again = BatchResult.from_dict(json.loads(text))
    assert again == batch
    assert pickle.loads(pickle.dumps(batch)) == batch  # noqa: S301  # own
    assert repr(again.errors[0]) == repr(batch.errors[0])
    assert again.with_bit_order("big")[1:] == batch[1:].with_bit_order("big")
