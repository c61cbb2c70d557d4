"""How fast a session sends after the service has refused, on a clock of the test's own."""

import heapq
from collections.abc import Callable
from typing import Any

import pytest
from attrs import define, evolve, field

from ionq_api import Operation
from ionq_api.api.jobs import get_job
from ionq_session import IonQSession, RateLimitError, Retry
from ionq_session._flows.calls import Calls
from ionq_session._flows.operation import OperationOptions
from ionq_session._pace import DECREASE, GROWTH, SLOWEST, UNKNOWN, Pace, Turn

from .cases import every
from .world import CONFIG, Driver, World, drivers, status

# --- the decision ---------------------------------------------------------------------------------


def test_nobody_waits_before_the_first_refusal() -> None:
    pace = Pace()
    assert [0.0] * 1000 == [pace.take(0.0).at for _ in range(1000)]
    assert pace.rate is None


def test_after_a_refusal_turns_come_one_by_one_when_the_service_said_so() -> None:
    pace = Pace()
    pace.refused(pace.take(100.0), 100.0, 7.0)
    assert pace.rate == pytest.approx(DECREASE * UNKNOWN)
    gap = 1 / (DECREASE * UNKNOWN)
    expected = [107.0, 107.0 + gap, 107.0 + 2 * gap]
    assert [pace.take(100.5).at for _ in range(3)] == pytest.approx(expected)
    assert 6.5 == pace.closed(100.5)
    assert 0.0 == pace.closed(110.0)


def test_the_rate_is_cut_from_what_the_service_took() -> None:
    pace = Pace()
    for tenth in range(100):  # ten a second for ten seconds
        pace.accepted(pace.take(tenth / 10), tenth / 10)
    pace.refused(pace.take(10.0), 10.0, 0.0)
    assert pace.rate == pytest.approx(DECREASE * 10)


def test_a_pause_that_the_service_asks_for_counts_as_time() -> None:
    pace = Pace()
    for _ in range(60):  # all that a minute allows, within a second
        pace.accepted(pace.take(0.0), 0.0)
    pace.refused(pace.take(1.0), 1.0, 59.0)
    assert pace.rate == pytest.approx(max(SLOWEST, DECREASE * 1))


def test_refusals_of_one_burst_cut_once() -> None:
    pace = Pace()
    turns = [pace.take(0.0) for _ in range(50)]
    for _ in range(100):
        pace.accepted(turns[0], 0.0)
    for turn in turns:
        pace.refused(turn, 1.0, 1.0)
    assert pace.rate == pytest.approx(DECREASE * 100 / 2)
    assert 50 == pace.refusals


def test_the_longest_pause_that_was_asked_for_holds() -> None:
    pace = Pace()
    first, second = pace.take(0.0), pace.take(0.0)
    pace.refused(first, 0.0, 2.0)
    waiting = pace.take(0.0)
    pace.refused(second, 0.5, 30.0)
    assert not pace.holds(waiting)
    assert 30.5 == pace.take(2.0).at


def test_those_who_wait_take_new_turns_after_a_cut() -> None:
    pace = Pace()
    pace.refused(pace.take(0.0), 0.0, 0.0)
    early, late = pace.take(0.0), pace.take(0.0)
    assert pace.holds(late)
    pace.refused(early, 0.0, 10.0)
    assert not pace.holds(late)


def test_successes_raise_the_rate_and_old_ones_do_not() -> None:
    pace = Pace()
    old = pace.take(0.0)
    for _ in range(100):
        pace.accepted(old, 0.0)
    pace.refused(old, 1.0, 0.0)
    cut = DECREASE * 100
    pace.accepted(old, 1.0)
    assert pace.rate == pytest.approx(cut)
    pace.accepted(pace.take(2.0), 2.0)
    assert pace.rate == pytest.approx(cut + GROWTH * 100)


# --- against a service with a limit ---------------------------------------------------------------


@define
class Bucket:
    """A service that lets so many requests through in a second, and a burst at first."""

    rate: float
    burst: float
    retry_after: float
    tokens: float = field(init=False)
    at: float = 0.0

    def __attrs_post_init__(self) -> None:
        self.tokens = self.burst

    def takes(self, now: float) -> bool:
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate)
        self.at = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


@define
class Window:
    """A service that lets so many requests through in each of its windows."""

    most: int
    seconds: float
    counts: dict[int, int] = field(factory=dict[int, int])
    retry_after: float = 0.0

    def takes(self, now: float) -> bool:
        window = int(now // self.seconds)
        self.retry_after = (window + 1) * self.seconds - now
        self.counts[window] = self.counts.get(window, 0) + 1
        return self.counts[window] <= self.most


def played(service: Any, clients: int, until: float) -> tuple[int, int]:
    """How many requests were taken and refused, if clients send as fast as the pace lets them."""
    pace, taken, refused = Pace(), 0, 0
    events: list[tuple[float, int, Turn | None]] = [
        (0.0, number, None) for number in range(clients)
    ]
    heapq.heapify(events)
    while events:
        now, client, turn = heapq.heappop(events)
        if now > until:
            continue
        if turn is None or not pace.holds(turn):
            turn = pace.take(now)
            if turn.at > now:
                heapq.heappush(events, (turn.at, client, turn))
                continue
        if service.takes(now):
            taken += 1
            pace.accepted(turn, now)
        else:
            refused += 1
            pace.refused(turn, now, service.retry_after)
        heapq.heappush(events, (now + 0.05, client, None))
    return taken, refused


@every(
    "service, most",
    {
        "ten a second": (lambda: Bucket(10, 10, 1.0), 10 * 600 + 10),
        "ten a second, and no Retry-After": (lambda: Bucket(10, 10, 0.0), 10 * 600 + 10),
        "a hundred a second": (lambda: Bucket(100, 100, 1.0), 100 * 600 + 100),
        "two a second": (lambda: Bucket(2, 5, 1.0), 2 * 600 + 5),
        "a hundred a minute": (lambda: Window(100, 60.0), 100 * 10),
    },
)
def test_most_of_a_limit_is_used_and_few_requests_are_refused(
    service: Callable[[], Any], most: int
) -> None:
    taken, refused = played(service(), clients=16, until=599.9)
    assert taken >= 0.9 * most
    assert refused <= 0.1 * taken


def test_refusals_without_a_limit_do_not_end_the_work() -> None:
    @define
    class Moody:
        retry_after: float = 0.0
        asked: int = 0

        def takes(self, now: float) -> bool:
            self.asked += 1
            return self.asked % 20 != 0

    taken, _ = played(Moody(), clients=16, until=600)
    assert taken > 600 * 5


# --- in the flow of a call ------------------------------------------------------------------------

JOB: Operation[object] = get_job("a-job")  # type: ignore[assignment]  # what it is does not matter
OTHER = status(404)


def called(driver: Driver, world: World) -> object:
    try:
        return driver(world, world.calls.execute(JOB))
    except Exception as error:  # noqa: BLE001  # what it is does not matter here
        return error


@drivers
def test_another_call_keeps_the_pause_that_one_was_told(driver: Driver) -> None:
    world = World([status(429, retry_after="20"), OTHER])
    with pytest.raises(RateLimitError):
        driver(world, world.calls.execute(JOB, {"retry": Retry(total=0)}))
    assert [] == world.waits
    called(driver, world)
    assert [20.0] == world.waits


@drivers
def test_a_call_that_is_refused_waits_once(driver: Driver) -> None:
    world = World([status(429, retry_after="20"), OTHER])
    called(driver, world)
    assert [20.0] == world.waits


@drivers
def test_a_service_that_is_closed_for_an_hour_is_asked_once_a_minute(driver: Driver) -> None:
    world = World([status(429, retry_after="3600"), OTHER])
    with pytest.raises(RateLimitError, match="status 429"):
        driver(world, world.calls.execute(JOB))
    assert [] == world.waits
    called(driver, world)
    assert [60.0] == world.waits


@drivers
def test_a_call_does_not_wait_longer_than_it_may(driver: Driver) -> None:
    for config, options in (
        (evolve(CONFIG, deadline=15.0), OperationOptions()),
        (CONFIG, OperationOptions(retry=Retry(longest_retry_after=15))),
    ):
        world = World([status(429, retry_after="20")])
        calls = Calls(config, world.context)
        with pytest.raises(RateLimitError, match="status 429"):
            driver(world, calls.execute(JOB, options))
        with pytest.raises(RateLimitError, match="not sent") as caught:
            driver(world, calls.execute(JOB, options))
        assert 20.0 == caught.value.retry_after
        assert ([], 1) == (world.waits, len(world.requests))


def test_copies_of_a_session_share_its_pace_and_other_accounts_do_not() -> None:
    with IonQSession("made-up-key") as session:

        def shares(copied: IonQSession) -> bool:
            made: list[Any] = [session, copied]  # Any: for a part that is not public
            return made[0]._context.pace is made[1]._context.pace

        assert shares(session.with_options(timeout=5))
        assert not shares(session.with_options(api_key="another-key"))
        assert not shares(session.with_options(base_url="http://localhost:1/v0.4"))
