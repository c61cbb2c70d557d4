"""Workers of executors: they read and convert, hold no key, and cost nothing if they are lost."""

import asyncio
import multiprocessing
import os
import pickle
import warnings
from collections.abc import Callable, Generator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest

from ionq_session import AsyncIonQSession, ConfigurationError, IonQSession, WorkerWarning
from ionq_session.emulator import Emulator, Fault

from ...both import Kind, both, perform
from .cluster import jobs as jobs_by_name
from .test_run_many import TEN, bits

KEY = "canary-key-7f3a9c"


@pytest.fixture
def emulator() -> Generator[Emulator]:
    with Emulator(api_key=KEY, stage_seconds=0) as running:
        yield running


# Any: the arguments and the result of run_many.
def many(kind: Kind, emulator: Emulator, circuits: Any = TEN, **options: Any) -> Any:
    made = {"api_key": options.pop("api_key", KEY), "base_url": emulator.base_url}
    options = {"poll": 0.01, "shots": 10, **options}
    return perform(
        kind, lambda session: session.run_many(circuits, **options), **made, trust_env=False
    )


def is_whole(found: Any) -> bool:
    return [{bits(number): 10} for number in range(10)] == [each.counts for each in found]


# Any: what an executor's task takes and returns.
class Watching(Executor):
    """Passes tasks on to another executor, and keeps the pickles of what they are."""

    def __init__(self, executor: Executor) -> None:
        self.executor = executor
        self.pickles: list[bytes] = []
        self.tasks: list[str] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.tasks.append(fn.__name__)
        self.pickles.append(pickle.dumps((fn, args, kwargs)))
        return self.executor.submit(fn, *args, **kwargs)


@contextmanager
def processes(key: str | None, monkeypatch: pytest.MonkeyPatch) -> Generator[ProcessPoolExecutor]:
    """Two worker processes with a key in their environment, or none."""
    if key is not None:
        monkeypatch.setenv("IONQ_API_KEY", key)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        list(pool.map(abs, range(2)))
        monkeypatch.delenv("IONQ_API_KEY", raising=False)
        yield pool


@both
def test_threads_use_the_session_itself(kind: Kind, emulator: Emulator) -> None:
    with ThreadPoolExecutor(3) as pool:
        watching = Watching(pool)
        found = many(kind, emulator, executor=watching)
    assert is_whole(found)
    assert {"probe", "convert", "read"} == set(watching.tasks)
    assert 10 == watching.tasks.count("read")
    assert 10 == sum(jobs_by_name(emulator).values()) or {} == jobs_by_name(emulator)


@both
def test_processes_take_the_key_from_their_environment(
    kind: Kind, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    with processes(KEY, monkeypatch) as pool:
        watching = Watching(pool)
        found = many(kind, emulator, executor=watching, name="sweep")
    assert is_whole(found)
    assert 10 == watching.tasks.count("read")
    assert not [each for each in watching.pickles if KEY.encode() in each]
    assert {f"sweep[{place}]": 1 for place in range(10)} == jobs_by_name(emulator)


@both
def test_workers_without_a_key_are_refused_once_and_before_anything_is_sent(
    kind: Kind, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    with processes(None, monkeypatch) as pool, pytest.raises(ConfigurationError) as caught:
        many(kind, emulator, executor=pool, name="sweep")
    assert "nothing was submitted" in caught.value.message
    assert "set IONQ_API_KEY in the environment of every worker" in caught.value.message
    assert {} == jobs_by_name(emulator)


def key_of_the_workers() -> str:
    return KEY


@both
def test_a_function_may_give_the_key_to_the_workers(
    kind: Kind, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    with processes(None, monkeypatch) as pool:
        watching = Watching(pool)
        assert is_whole(many(kind, emulator, executor=watching, api_key=key_of_the_workers))
    assert not [each for each in watching.pickles if KEY.encode() in each]


@both
def test_a_worker_with_a_wrong_key_is_replaced_with_one_warning(
    kind: Kind, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        processes("wrong", monkeypatch) as pool,
        pytest.warns(WorkerWarning, match="set IONQ_API_KEY") as caught,
    ):
        assert is_whole(many(kind, emulator, executor=pool))
    assert 1 == len(caught)


class Losing(Executor):
    """Loses all tasks but the first, as a pool does whose process was killed."""

    def __init__(self, kept: int, error: BaseException) -> None:
        self.kept, self.error = kept, error

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        made: Future[Any] = Future()
        self.kept -= 1
        if self.kept >= 0:
            made.set_result(fn(*args, **kwargs))
        elif isinstance(self.error, asyncio.CancelledError):
            made.cancel()
            made.set_running_or_notify_cancel()
        else:
            made.set_exception(self.error)
        return made


@both
@pytest.mark.parametrize("error", [OSError("killed"), asyncio.CancelledError()])
def test_tasks_that_an_executor_loses_are_done_here(
    kind: Kind, emulator: Emulator, error: BaseException
) -> None:
    probes, conversions = 8, 1
    for kept in (probes, probes + conversions, probes + conversions + 3):
        with pytest.warns(WorkerWarning, match="a task of the executor failed") as caught:
            assert is_whole(many(kind, emulator, executor=Losing(kept, error)))
        assert 1 == len(caught)


@both
def test_an_executor_that_can_do_nothing_is_refused(kind: Kind, emulator: Emulator) -> None:
    with pytest.raises(ConfigurationError, match="the executor could not call a function"):
        many(kind, emulator, executor=Losing(0, OSError("no workers")))
    assert {} == jobs_by_name(emulator)


def test_a_killed_process_of_a_pool_costs_nothing(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    with processes(KEY, monkeypatch) as pool:
        killed: list[int] = []

        def kill(place: int, result: object) -> None:
            del place, result
            if not killed:
                killed.append(pool.submit(os.getpid).result())
                os.kill(killed[0], 9)

        with pytest.warns(WorkerWarning, match="BrokenProcessPool"):
            found = many("sync", emulator, executor=pool, name="sweep", on_result=kill)
    assert is_whole(found)
    assert {f"sweep[{place}]": 1 for place in range(10)} == jobs_by_name(emulator)


@both
def test_workers_that_meet_a_limit_slow_the_run(
    kind: Kind, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    emulator.faults.add(Fault("status", "GetJob", "before", status=429, retry_after=0, times=1))
    seen: list[Any] = []
    with processes(KEY, monkeypatch) as pool:

        def call(session: IonQSession | AsyncIonQSession) -> Any:
            seen.append(session._context.pace)  # pyright: ignore[reportPrivateUsage]
            return session.run_many(TEN, executor=pool, poll=0.01, shots=10)

        found = perform(kind, call, api_key=KEY, base_url=emulator.base_url, trust_env=False)
    assert is_whole(found)
    assert 1 == seen[0].refusals


def test_no_warning_without_a_reason(emulator: Emulator) -> None:
    with warnings.catch_warnings(), ThreadPoolExecutor(2) as pool:
        warnings.simplefilter("error")
        assert is_whole(many("sync", emulator, executor=pool))
