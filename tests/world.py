"""A world without a network: it plays the service and the clock for flows, under both drivers."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

import pytest
from attrs import define, field

from ionq_session._flows.attempts import FlowContext
from ionq_session._flows.calls import Calls
from ionq_session._flows.drivers import arun, run
from ionq_session._flows.flow import Fault, Flow, Reply, Send
from ionq_session._pace import Pace
from ionq_session._retry import RetryBudget
from ionq_session._secrets.secret import Secret
from ionq_session._transport.types import Request
from ionq_session.config import Config

T = TypeVar("T")

REFUSED = Fault("connection refused", sent=False)
BROKEN = Fault("the connection broke before an answer", sent=True)
SLOW = Fault("no answer in time", sent=True, timed_out=True)

CONFIG = Config(
    base_url="https://ionq.example/v0.4",
    api_key=Secret("made-up-key"),
)


@define
class World:
    """Plays the service and the clock, and remembers what was asked of them."""

    answers: list[Reply | Fault]
    requests: list[Request] = field(factory=list[Request])
    now: float = 0.0
    takes: float = 0.0
    waits: list[float] = field(factory=list[float])
    warnings: list[Warning] = field(factory=list[Warning])
    budget: RetryBudget = field(factory=RetryBudget)
    pace: Pace = field(factory=Pace)

    def send(self, event: Send) -> Reply | Fault:
        self.requests.append(event.request)
        self.now += self.takes
        return self.answers.pop(0)

    async def asend(self, event: Send) -> Reply | Fault:
        return self.send(event)

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    async def asleep(self, seconds: float) -> None:
        self.sleep(seconds)

    @property
    def calls(self) -> Calls:
        """What flows of several calls take."""
        return Calls(CONFIG, self.context)

    @property
    def context(self) -> FlowContext:
        return FlowContext(
            now=lambda: datetime(2026, 10, 1, tzinfo=UTC),
            monotonic=lambda: self.now,
            random=lambda: 1.0,
            report=self.warnings.append,
            budget=self.budget,
            pace=self.pace,
        )


def blocking(world: World, flow: Flow[T]) -> T:
    return run(flow, world.send, world.sleep)


def awaiting(world: World, flow: Flow[T]) -> T:
    return asyncio.run(arun(flow, world.asend, world.asleep))


Driver = Callable[[World, Flow[object]], object]
drivers = pytest.mark.parametrize("driver", [blocking, awaiting])


def status(code: int, body: bytes = b"", **headers: str) -> Reply:
    return Reply(code, {name.replace("_", "-"): value for name, value in headers.items()}, body)
