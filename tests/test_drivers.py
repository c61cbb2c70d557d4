"""What is deferred is done when a flow has ended, however it ends, by both drivers."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import pytest

from ionq_session._flows.drivers import arun, run
from ionq_session._flows.flow import Ask, Flow, Reply, Send, Work, ask, defer, sleep, work


def refuse(event: Send) -> Reply:
    raise AssertionError("nothing is sent here")


async def arefuse(event: Send) -> Reply:
    return refuse(event)


def blocking(flow: Flow[Any], sleeping: Callable[[float], None]) -> Any:
    return run(flow, refuse, sleeping)


def awaiting(flow: Flow[Any], sleeping: Callable[[float], None]) -> Any:
    async def asleep(seconds: float) -> None:
        sleeping(seconds)

    return asyncio.run(arun(flow, arefuse, asleep))


Driver = Callable[[Flow[Any], Callable[[float], None]], Any]
drivers = pytest.mark.parametrize("driver", [blocking, awaiting])


def recording(done: list[str], then: Callable[[], object]) -> Flow[str]:
    """A flow that defers two things and does a third."""
    try:
        yield from defer(Work(partial(done.append, "deferred first")))
        yield from defer(Ask(partial(done.append, "deferred last")))
        yield from work(partial(done.append, "worked"))
        yield from sleep(1)
        yield from ask(then)
        return "the result"
    finally:
        done.append("ended")


ORDER = ["worked", "ended", "deferred last", "deferred first"]


@drivers
def test_after_the_result(driver: Driver) -> None:
    done: list[str] = []
    assert "the result" == driver(recording(done, lambda: None), lambda seconds: None)
    assert ORDER == done


@drivers
def test_after_an_error(driver: Driver) -> None:
    done: list[str] = []

    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        driver(recording(done, fail), lambda seconds: None)
    assert ORDER == done


@drivers
def test_after_an_interruption(driver: Driver) -> None:
    done: list[str] = []

    def interrupt(seconds: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        driver(recording(done, lambda: None), interrupt)
    assert ORDER == done


def test_after_a_cancellation_and_awaited() -> None:
    done: list[str] = []

    async def close() -> None:
        await asyncio.sleep(0)
        done.append("closed")

    async def forever(seconds: float) -> None:
        await asyncio.Event().wait()

    def flow() -> Flow[None]:
        yield from defer(Ask(close))
        yield from sleep(1)

    async def main() -> None:
        running: Awaitable[None] = arun(flow(), arefuse, forever)
        task = asyncio.ensure_future(running)
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert ["closed"] == done
