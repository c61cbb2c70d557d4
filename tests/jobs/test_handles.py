"""Handles and the methods behind them, on both sessions, against the emulator."""

import asyncio
import inspect
import pickle
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from ionq_session import (
    Attempt,
    Circuit,
    ConfigurationError,
    ConflictError,
    ConnectionFailedError,
    IonQSession,
    JobCanceledError,
    JobFailedError,
    JobNotFinishedError,
    JobNotFoundError,
    NativeCircuit,
    ResultUnavailableError,
    WaitTimeoutError,
)
from ionq_session.emulator import Emulator, ManualClock

from ..both import KEY, Kind, both, perform
from ..cases import every

BELL = Circuit(2).h(0).cnot(0, 1)
FORTE = "qpu.forte-1"
NO_JOB = "00000000-0000-0000-0000-000000000000"


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    """An emulator whose jobs wait for nothing."""
    with Emulator(api_key=KEY, stage_seconds=0) as running:
        yield running


@pytest.fixture
def slow() -> Iterator[Emulator]:
    """An emulator whose jobs stay as they are, since its clock stands still."""
    with Emulator(api_key=KEY, clock=ManualClock(), stage_seconds=1) as running:
        yield running


# Any, here and below: a call gives its result at once on one session, and is awaited on the other.
def on(kind: Kind, emulator: Emulator, call: Callable[[Any], Any]) -> Any:
    """Make a call on a session of a kind."""
    return perform(kind, call, base_url=emulator.base_url)


def chained(first: Any, then: Callable[[Any], Any]) -> Any:
    """What comes of a result, at once or when it is awaited."""
    if not asyncio.iscoroutine(first):
        return then(first)

    async def later() -> Any:
        found = then(await first)
        return await found if asyncio.iscoroutine(found) else found

    return later()


def submitted(session: Any, then: Callable[[Any], Any], circuit: Any = BELL, **options: Any) -> Any:
    """Submit a circuit, wait for it, and go on with its handle."""
    handle = session.submit(circuit, **options)
    return chained(handle, lambda each: chained(each.wait(poll=0.01), lambda _: then(each)))


@both
def test_a_handle_knows_its_job(kind: Kind, emulator: Emulator) -> None:
    seen: list[Any] = []

    def note(handle: Any) -> Any:
        seen.append(handle)
        return handle.status

    status = on(kind, emulator, lambda s: submitted(s, note, shots=7, name="bell"))
    (handle,) = seen
    assert status == "completed"
    assert handle.shots == 7
    assert handle.id in repr(handle)
    with IonQSession(KEY, base_url=emulator.base_url) as session:
        job = session.get_job(handle.id)
        assert job.metadata == {"ionq_session_tag": handle.tag}
        assert session.job(handle.id) == handle
        assert {handle} == {session.job(handle), session.job(job)}
        assert session.job(handle.id) != session.job(NO_JOB)


@both
def test_what_ran(kind: Kind, emulator: Emulator) -> None:
    circuit = on(kind, emulator, lambda s: submitted(s, lambda h: h.circuit(), backend=FORTE))
    assert isinstance(circuit, NativeCircuit)
    assert circuit.gate_counts()["zz"] == 1
    text = on(kind, emulator, lambda s: submitted(s, lambda h: h.compiled(), backend=FORTE))
    assert text.startswith("OPENQASM 3")
    with pytest.raises(ResultUnavailableError, match="compiles nothing") as caught:
        on(kind, emulator, lambda s: submitted(s, lambda h: h.circuit()))
    assert caught.value.formats == ()
    with pytest.raises(ResultUnavailableError, match=r"ionq\.native\.v1") as caught:
        on(
            kind,
            emulator,
            lambda s: submitted(s, lambda h: h.compiled("ionq.ore.v1"), backend=FORTE),
        )
    assert set(caught.value.formats) == {"ionq.native.v1", "ionq.qasm3.v1"}


@both
def test_a_clone_is_a_submission_of_its_own(kind: Kind, emulator: Emulator) -> None:
    seen: list[Any] = []

    def clone(handle: Any) -> Any:
        seen.append(handle)
        return chained(handle.clone(name="again", shots=5), seen.append)

    on(kind, emulator, lambda s: submitted(s, clone, metadata={"mine": "1"}))
    original, copy = seen
    assert original.tag != copy.tag
    with IonQSession(KEY, base_url=emulator.base_url) as session:
        job = session.get_job(copy.id)
        assert job.metadata == {"mine": "1", "ionq_session_tag": copy.tag}
        assert (job.name, copy.shots) == ("again", 5)


@both
def test_cost_cancel_and_delete(kind: Kind, emulator: Emulator, slow: Emulator) -> None:
    cost = on(kind, emulator, lambda s: submitted(s, lambda h: h.cost(), backend=FORTE, shots=600))
    assert cost.cost.value > 0
    with pytest.raises(ConflictError):
        on(kind, emulator, lambda s: submitted(s, lambda h: h.cancel()))
    with pytest.raises(JobNotFoundError, match="deleted"):
        on(
            kind,
            emulator,
            lambda s: submitted(s, lambda h: chained(h.delete(), lambda _: h.status)),
        )

    def cancel(session: Any) -> Any:
        return chained(
            session.submit(BELL), lambda h: chained(h.cancel(), lambda _: h.wait(poll=0.01))
        )

    with pytest.raises(JobCanceledError):
        on(kind, slow, cancel)


@both
def test_a_job_that_has_no_result(kind: Kind, emulator: Emulator, slow: Emulator) -> None:
    with pytest.raises(JobNotFinishedError, match="wait"):
        on(kind, slow, lambda s: chained(s.submit(BELL), lambda h: h.result()))
    with pytest.raises(ResultUnavailableError, match="dry run"):
        on(kind, emulator, lambda s: submitted(s, lambda h: h.result(), dry_run=True))
    broken = {"data": "OPENQASM 3.0; qubit q; reset $0;"}
    with pytest.raises(JobFailedError) as failed:
        on(kind, emulator, lambda s: submitted(s, lambda h: h, circuit={"input": broken}))
    assert failed.value.code
    with pytest.raises(JobFailedError):
        on(kind, emulator, lambda s: s.result(failed.value.job_id))
    for call in ("look", "result", "wait", "clone", "compiled", "circuit"):
        with pytest.raises(JobNotFoundError) as caught:
            on(kind, emulator, calling(call, NO_JOB, quick))
        assert caught.value.job_id == NO_JOB


def calling(
    name: str, job: object, changed: Callable[[Any], Any] = lambda session: session
) -> Callable[[Any], Any]:
    """A call of a method with a job, on a session that may be changed before."""
    return lambda session: getattr(changed(session), name)(job)


def run_a_bell(session: Any, **options: Any) -> Any:
    """Run a Bell pair."""
    return session.run(BELL, shots=10, poll=0.01, **options)


def quick(session: Any) -> Any:
    """The session, which does not really sleep."""

    async def awaited(seconds: float) -> None:
        pass

    def blocking(seconds: float) -> None:
        pass

    session._sleep = awaited if inspect.iscoroutinefunction(session.look) else blocking
    return session


@both
@every("job", ["", "  ", 5, None, object(), b"id"])
def test_a_job_is_named_by_its_id(kind: Kind, emulator: Emulator, job: object) -> None:
    for call in ("job", "look", "wait", "result", "clone"):
        with pytest.raises(ConfigurationError, match="named by its id"):
            on(kind, emulator, calling(call, job))


@both
def test_a_clone_names_what_it_does_not_take(kind: Kind, emulator: Emulator) -> None:
    with pytest.raises(TypeError, match=r"clone\(\) takes no shot; it takes backend, .*, shots"):
        on(kind, emulator, lambda s: s.clone(NO_JOB, shot=5))


@both
def test_the_limit_of_a_run(kind: Kind, slow: Emulator) -> None:
    with pytest.raises(WaitTimeoutError) as caught:
        on(kind, slow, lambda s: s.run(BELL, timeout=0))
    assert caught.value.job_status == "submitted"
    with IonQSession(KEY, base_url=slow.base_url) as session:
        assert session.job(caught.value.job_id).status == "submitted"
        with pytest.raises(WaitTimeoutError, match="canceled"):
            session.run(BELL, timeout=0, cancel_on_timeout=True)


@both
@every(
    "arguments",
    [
        {"timeout": "5"},
        {"poll": 0},
        {"on_update": 3},
        {"cancel_on_timeout": 1},
        {"bit_order": "msb"},
    ],
)
def test_a_run_refuses_its_arguments_before_there_is_a_job(
    kind: Kind, emulator: Emulator, arguments: dict[str, object]
) -> None:
    with IonQSession(KEY, base_url=emulator.base_url) as session:
        before = session.get_jobs(limit=1).jobs
        with pytest.raises(ConfigurationError, match=next(iter(arguments))):
            on(kind, emulator, lambda s: s.run(BELL, **arguments))
        assert before == session.get_jobs(limit=1).jobs


@both
def test_whatever_ends_a_run_says_the_job(kind: Kind, emulator: Emulator) -> None:
    def fail(job: object) -> None:
        raise ZeroDivisionError

    def lose(attempt: Attempt) -> None:
        if attempt.call not in ("create_job", "get_job"):
            raise ZeroDivisionError

    endings: list[tuple[dict[str, Any], dict[str, Any], str]] = [
        ({}, {"on_update": fail}, "waits again"),
        ({"hooks": {"attempt": lose}}, {}, "has completed"),
    ]
    for options, arguments, expected in endings:
        with pytest.raises(ZeroDivisionError) as caught:
            perform(
                kind,
                partial(run_a_bell, **arguments),
                base_url=emulator.base_url,
                **options,
            )
        (note,) = caught.value.__notes__
        assert expected in note
        with IonQSession(KEY, base_url=emulator.base_url) as session:
            assert session.get_jobs(limit=1).jobs[0].id in note


def test_a_closed_local_session_does_not_wait() -> None:
    with IonQSession.local() as session:
        handle = session.submit(BELL)
    with pytest.raises(ConnectionFailedError, match="was closed"):
        handle.wait()


def test_ctrl_c_leaves_the_job_and_says_its_id(slow: Emulator) -> None:
    def interrupt(job: object) -> None:
        raise KeyboardInterrupt

    with IonQSession(KEY, base_url=slow.base_url) as session:
        handle = session.submit(BELL)
        with pytest.raises(KeyboardInterrupt) as caught:
            handle.wait(on_update=interrupt)
        (note,) = caught.value.__notes__
        assert f"session.job({handle.id!r}).wait()" in note
        assert handle.status == "submitted"


def test_a_canceled_task_leaves_the_job_and_says_its_id(slow: Emulator) -> None:
    notes: list[str] = []

    async def main(session: Any) -> None:
        handle = await session.submit(BELL)
        started = asyncio.Event()

        def note(job: object) -> None:
            started.set()

        task = asyncio.ensure_future(handle.wait(on_update=note))
        await started.wait()
        task.cancel()
        try:
            await task
        except asyncio.CancelledError as error:
            notes.extend(error.__notes__)
        assert await handle.status == "submitted"

    perform("async", main, base_url=slow.base_url)
    assert "is left as it is" in notes[0]


def test_a_handle_is_pickled_without_the_key(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    with IonQSession(KEY, base_url=emulator.base_url) as session:
        handle = session.submit(BELL, shots=10)
        data = pickle.dumps(handle)
    assert KEY.encode() not in data
    monkeypatch.setenv("IONQ_API_KEY", KEY)
    again = pickle.loads(data)  # noqa: S301  # our own
    with again.session:
        again.wait(poll=0.01)
        assert (handle.id, handle.tag) == (again.id, again.tag)
        assert sum(again.result().counts.values()) == 10
