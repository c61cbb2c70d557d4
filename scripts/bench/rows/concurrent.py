"""Many calls at once: with asyncio, near the server and away from it, and from threads."""

import asyncio
import threading
from collections.abc import Callable, Mapping
from time import perf_counter, process_time

from .. import clients
from ..clients import CORE, HTTPX, OURS, AsyncCall, Call
from ..figures import WALL, Samples
from ..measuring import Batch, Effort, taken_in_turns
from ..row import Measure, Row

_NEAR_FLIGHT, _AWAY_FLIGHT, _THREADS = 50, 200, 16

# Calls in a turn: several for each that is under way at once, so that the ends do not count.
_CALLS = 1_000
_QUICKLY_DEEP = 2


def _asynchronous(flight: int, *, away: bool) -> Measure:
    def measure(port: int, effort: Effort) -> tuple[Samples, dict[str, str]]:
        makers = clients.get_job_async(port, away=away)
        with asyncio.Runner() as runner:
            made, problems = runner.run(_made(makers))
            batches = {name: _flying(runner, call, flight) for name, call in made.items()}
            return taken_in_turns(batches, effort, _number(flight, effort)), problems

    return measure


def _number(flight: int, effort: Effort) -> int:
    return flight * (_QUICKLY_DEEP if effort.is_quick else _CALLS // flight)


async def _made(
    makers: Mapping[str, Callable[[], AsyncCall]],
) -> tuple[dict[str, AsyncCall], dict[str, str]]:
    return clients.taking_part(makers)


def _flying(runner: asyncio.Runner, call: AsyncCall, flight: int) -> Batch:
    async def fly(number: int) -> None:
        left = iter(range(number))

        async def one_after_the_other() -> None:
            for _ in left:
                await call()

        await asyncio.gather(*(one_after_the_other() for _ in range(flight)))

    def batch(number: int) -> tuple[float, float]:
        wall, cpu = perf_counter(), process_time()
        runner.run(fly(number))
        return perf_counter() - wall, process_time() - cpu

    return batch


def _threaded(port: int, effort: Effort) -> tuple[Samples, dict[str, str]]:
    makers = clients.get_job(port)
    made, problems = clients.taking_part({name: makers[name] for name in (HTTPX, OURS, CORE)})
    batches = {name: _threads(call) for name, call in made.items()}
    return taken_in_turns(batches, effort, _number(_THREADS, effort)), problems


def _threads(call: Call) -> Batch:
    def batch(number: int) -> tuple[float, float]:
        ready = threading.Barrier(_THREADS + 1)

        def work() -> None:
            ready.wait()
            for _ in range(number // _THREADS):
                call()

        threads = [threading.Thread(target=work) for _ in range(_THREADS)]
        for thread in threads:
            thread.start()
        ready.wait()
        wall, cpu = perf_counter(), process_time()
        for thread in threads:
            thread.join()
        return perf_counter() - wall, process_time() - cpu

    return batch


ROWS: Mapping[str, Row] = {
    "async": Row(
        f"async `get_job`, {_NEAR_FLIGHT} at once, calls/s",
        _asynchronous(_NEAR_FLIGHT, away=False),
        HTTPX,
        kind=WALL,
        is_rate=True,
        goal=8.0,
    ),
    "async-away": Row(
        f"the same, {_AWAY_FLIGHT} at once, server 50 ms away, calls/s",
        _asynchronous(_AWAY_FLIGHT, away=True),
        HTTPX,
        kind=WALL,
        is_rate=True,
        goal=9.0,
    ),
    "threads": Row(
        f"`get_job` from {_THREADS} threads, calls/s",
        _threaded,
        HTTPX,
        kind=WALL,
        is_rate=True,
        goal=1.5,
    ),
}
