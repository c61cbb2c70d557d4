"""The download as a flow: no network, a clock that is moved by hand, and both drivers."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import httpx
import pytest
from attrs import define, field

from ionq_session import ConnectionLostError, IonQSession, ResponseTimeoutError
from ionq_session._flows.attempts import FlowContext
from ionq_session._flows.drivers import arun, run
from ionq_session._flows.flow import Fault, Flow, Receive, Reply, Send
from ionq_session._flows.operation import OperationOptions
from ionq_session._retry import RETRY_COST, RetryBudget
from ionq_session.jobs.artifacts.download import artifact_download

from ...both import KEY
from .serving import BODY, TAG

T = TypeVar("T")

BROKEN = Fault("the answer broke off", sent=True)
HEADERS = {"etag": TAG, "content-length": str(len(BODY))}


@define
class World:
    """Plays the service, which sends 1,000 bytes a second, and the clock."""

    breaks_after: int = 10**9
    takes: float = 0.0
    has_ranges: bool = True
    now: float = 0.0
    requests: list[str | None] = field(factory=list[str | None])
    waits: list[float] = field(factory=list[float])
    send_time_left: list[float | None] = field(factory=list[float | None])
    time_left: list[float | None] = field(factory=list[float | None])
    budget: RetryBudget = field(factory=RetryBudget)
    _place: int = 0
    _sent: int = 0

    def send(self, event: Send) -> Reply | Fault:
        wanted = event.request.headers.get("range")
        self.requests.append(wanted)
        self.send_time_left.append(event.time_left)
        self.now += self.takes
        if wanted and not self.has_ranges:
            return Reply(416, {}, b"", httpx.Response(416))
        self._place, self._sent = int((wanted or "bytes=0-")[6:-1]), 0
        headers = {"etag": TAG, "content-length": str(len(BODY) - self._place)}
        if wanted is not None:
            headers["content-range"] = f"bytes {self._place}-{len(BODY) - 1}/{len(BODY)}"
        native = httpx.Response(206 if wanted else 200, headers=headers)
        return Reply(native.status_code, headers, b"", native)

    def receive(self, event: Receive) -> bytes | Fault:
        self.time_left.append(event.time_left)
        if self._sent >= self.breaks_after:
            return BROKEN
        data = BODY[self._place : self._place + 1000]
        self._place, self._sent = self._place + len(data), self._sent + len(data)
        self.now += len(data) / 1000
        return data

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    async def asend(self, event: Send) -> Reply | Fault:
        return self.send(event)

    async def areceive(self, event: Receive) -> bytes | Fault:
        return self.receive(event)

    async def asleep(self, seconds: float) -> None:
        self.sleep(seconds)


def blocking(world: World, flow: Flow[T]) -> T:
    return run(flow, world.send, world.sleep, world.receive)


def awaiting(world: World, flow: Flow[T]) -> T:
    return asyncio.run(arun(flow, world.asend, world.asleep, world.areceive))


Driver = Callable[[World, Flow[Path]], Path]
drivers = pytest.mark.parametrize("driver", [blocking, awaiting])


def download(
    driver: Driver,
    world: World,
    path: Path,
    *,
    deadline: float | None = None,
    on_progress: Callable[[int, int | None], object] | None = None,
) -> Path:
    context = FlowContext(
        now=lambda: datetime(2026, 10, 1, tzinfo=UTC),
        monotonic=lambda: world.now,
        random=lambda: 1.0,
        report=lambda warning: None,
        budget=world.budget,
    )
    with IonQSession(KEY, deadline=deadline) as session:
        options = OperationOptions()
        flow = artifact_download(session, context, "j", "a", path, on_progress, True, options)
        return driver(world, flow)


@drivers
def test_the_deadline_is_for_the_whole_download(driver: Driver, tmp_path: Path) -> None:
    world = World()
    with pytest.raises(ResponseTimeoutError, match="4000 bytes of it"):
        download(driver, world, tmp_path / "a", deadline=4)
    assert [4.0, 3.0, 2.0, 1.0] == world.time_left
    assert [None] == world.requests
    assert BODY == download(driver, world, tmp_path / "a", deadline=7).read_bytes()
    assert [None, "bytes=4000-"] == world.requests


@drivers
def test_the_deadline_is_for_a_second_beginning_too(driver: Driver, tmp_path: Path) -> None:
    with pytest.raises(ResponseTimeoutError):
        download(driver, World(), tmp_path / "a", deadline=4)
    world = World(takes=3, has_ranges=False)
    with pytest.raises(ResponseTimeoutError):
        download(driver, world, tmp_path / "a", deadline=8)
    assert ["bytes=4000-", None] == world.requests
    assert [8.0, 5.0] == world.send_time_left


@drivers
def test_slow_progress_functions_count_too(driver: Driver, tmp_path: Path) -> None:
    world = World()

    def slow(received: int, total: int | None) -> None:
        world.now += 10

    with pytest.raises(ResponseTimeoutError):
        download(driver, world, tmp_path / "a", deadline=15, on_progress=slow)
    assert [5.0] == world.time_left


@drivers
def test_waits_begin_anew_after_progress_and_the_deadline_holds_over_them(
    driver: Driver, tmp_path: Path
) -> None:
    world = World(breaks_after=4000)
    assert BODY == download(driver, world, tmp_path / "a").read_bytes()
    assert [None, "bytes=4000-", "bytes=8000-"] == world.requests
    assert [0.5, 0.5] == world.waits
    world = World(breaks_after=4000)
    with pytest.raises(ConnectionLostError) as caught:
        download(driver, world, tmp_path / "b", deadline=8.9)
    assert 2 == len(caught.value.attempts)


@drivers
def test_a_budget_ends_what_makes_little_progress(driver: Driver, tmp_path: Path) -> None:
    world = World(breaks_after=1000, budget=RetryBudget(RETRY_COST * 3))
    with pytest.raises(ConnectionLostError, match="4000 bytes of it"):
        download(driver, world, tmp_path / "a")
    assert 4 == len(world.requests)
