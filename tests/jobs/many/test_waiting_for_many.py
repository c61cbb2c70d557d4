"""Waiting for many jobs on a clock of the test's own: how many requests, and what ends it."""

import asyncio
import logging
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ionq_session import (
    AuthenticationError,
    ConfigurationError,
    JobCanceledError,
    JobFailedError,
    JobNotFoundError,
    ResponseTimeoutError,
    WaitManyTimeoutError,
    WaitTimeoutError,
)
from ionq_session._flows.drivers import arun, run
from ionq_session._flows.flow import Fault, Flow, Reply, Send
from ionq_session.jobs.many.listing.paging import END
from ionq_session.jobs.many.waiting.vigil import Patience, Vigil, patience
from ionq_session.jobs.many.waiting.waited import Waited, WaitedJob, WaitProgress
from ionq_session.jobs.polling import Poll
from scripts.benchmark_many import HOUR, Machines, identifier, in_order, situations

from ...cases import every

Driver = Callable[[Machines, Flow[Any]], Any]


def blocking(machines: Machines, flow: Flow[Any]) -> Any:
    return machines.run(flow)


def awaiting(machines: Machines, flow: Flow[Any]) -> Any:
    return asyncio.run(arun(flow, machines.asend, machines.asleep))


drivers = pytest.mark.parametrize("driver", [blocking, awaiting])


def vigil(machines: Machines, how: Patience | None = None) -> Vigil:
    return Vigil(machines.ids, how or Patience(), machines.calls)


def waited(driver: Driver, machines: Machines, how: Patience | None = None) -> Waited:
    found = driver(machines, vigil(machines, how).all())
    assert isinstance(found, Waited)
    return found


def places(found: list[str]) -> list[int]:
    return [int(each.rpartition("-")[2], 16) for each in found]


HARDEST = (
    "in order, within a day",
    "in any order, within ten hours",
    "by turns on a quick and a slow machine",
)


@every("name", HARDEST)
def test_ten_thousand_jobs_take_fewer_than_a_thousand_requests(name: str) -> None:
    machines = situations(10_000)[name]
    found = waited(blocking, machines)
    assert {"completed": 10_000} == found.counts
    assert [] == machines.warnings
    assert machines.ids == [each.id for each in found]
    assert len(machines.requests) < 1000


@every(
    "name",
    [
        "in order, within ten hours",
        "by turns on a quick and a slow machine",
        "the first 25 are held for a day",
    ],
)
def test_jobs_are_noticed_within_a_few_pauses(name: str) -> None:
    machines = situations(2000)[name]
    waited(blocking, machines)
    late = [machines.shown[place] - end for place, end in enumerate(machines.ends)]
    assert sum(late) / len(late) < 1200  # two of the longest pauses


def test_a_prediction_that_is_always_wrong_costs_little() -> None:
    right, wrong = Machines([20 * HOUR]), Machines([20 * HOUR], predicts=True, promises=2.0)
    waited(blocking, right)
    waited(blocking, wrong)
    assert len(right.requests) < len(wrong.requests) < 2 * len(right.requests)


@every("name", [*situations(1)])
def test_few_jobs_take_fewer_requests_than_minutes_pass(name: str) -> None:
    for number in (1, 26, 300):
        machines = situations(number)[name]
        waited(blocking, machines)
        assert len(machines.requests) < 330  # of a day, which is the longest; a week takes 120 more


def test_no_address_is_too_long_and_no_page_too_large() -> None:
    machines = Machines(in_order(1000, 0, HOUR))
    waited(blocking, machines)
    assert max(map(len, machines.requests)) < 2000  # what every server takes
    assert {25} == {each.count("ids=") for each in machines.requests[:10]}
    assert all("limit=25" in each for each in machines.requests[:10])


@settings(max_examples=60, deadline=None)
@given(
    ends=st.lists(st.floats(0, 5000), min_size=1, max_size=120),
    backends=st.integers(1, 4),
    page=st.integers(1, 25),
    deleted=st.sets(st.integers(0, 119), max_size=5),
    predicts=st.booleans(),
)
def test_every_job_ends_once_whatever_the_order(
    ends: list[float], backends: int, page: int, deleted: set[int], predicts: bool
) -> None:
    machines = Machines(
        ends,
        [f"backend-{each}" for each in range(backends)],
        deleted=frozenset(deleted),
        page=page,
        predicts=predicts,
    )
    waiting, found = vigil(machines), list[WaitedJob]()
    while (ended := machines.run(waiting.step())) is not END:
        assert isinstance(ended, WaitedJob)
        found.append(ended)
    assert sorted(machines.ids) == sorted(each.id for each in found)
    gone = {each.id for each in found if each.status == "missing"}
    assert {identifier(each) for each in deleted if each < len(ends)} == gone


@drivers
def test_what_became_of_each(driver: Driver) -> None:
    machines = Machines(
        in_order(30, 0, 60), statuses={3: "failed", 4: "canceled"}, deleted=frozenset({5})
    )
    found = waited(driver, machines)
    assert {"completed": 27, "failed": 1, "canceled": 1, "missing": 1} == found.counts
    assert 27 == len(found.completed)
    assert [3, 4, 5] == places([each.id for each in found.not_completed])
    assert [JobFailedError, JobCanceledError, JobNotFoundError] == [
        type(each.error) for each in found[3:6]
    ]
    assert found[0].error is None
    assert found[5].job is None
    assert all(each.has_ended for each in found)
    with pytest.raises(ExceptionGroup, match="3 of 30 jobs did not complete") as caught:
        found.raise_errors()
    assert "SimulationError" == getattr(caught.value.exceptions[0], "code")  # noqa: B009
    found[:3].raise_errors()
    assert found == pickle.loads(pickle.dumps(found))  # noqa: S301  # our own


@drivers
def test_a_job_that_was_given_twice_is_there_twice(driver: Driver) -> None:
    machines = Machines([1.0, 2.0])
    ids = [identifier(each) for each in (1, 0, 1)]
    found = driver(machines, Vigil(ids, Patience(), machines.calls).all())
    assert ids == [each.id for each in found]
    assert all(each.count("ids=") <= 2 for each in machines.requests)


@drivers
def test_no_jobs_need_no_request(driver: Driver) -> None:
    machines = Machines([])
    assert 0 == len(waited(driver, machines))
    assert [] == machines.requests


def test_the_order_is_that_of_their_ends() -> None:
    machines = Machines([30.0, 10.0, 20.0, 10.5])
    waiting = vigil(machines, Patience(poll=Poll.every(100)))
    found = [machines.run(waiting.step()) for _ in range(4)]
    assert [1, 3, 2, 0] == places([each.id for each in found if each is not END])
    assert machines.run(waiting.step()) is END
    assert 2 == len(machines.requests)


@drivers
def test_a_service_with_smaller_pages(driver: Driver) -> None:
    machines = Machines([0.0] * 25, page=10)
    assert {"completed": 25} == waited(driver, machines).counts
    assert [False, True, True] == ["&next=" in each for each in machines.requests]


@drivers
def test_a_service_that_ignores_the_ids_makes_no_job_missing(driver: Driver) -> None:
    machines = Machines([0.0] * 3)
    shown = machines.send

    def send(event: Send) -> Reply | Fault:
        answer = shown(event)
        if "ids=" not in machines.requests[-1]:
            return answer
        return Reply(200, {}, b'{"jobs": [], "next": null}')

    async def asend(event: Send) -> Reply | Fault:
        return send(event)

    flow = vigil(machines).all()
    if driver is blocking:
        found = run(flow, send, machines.sleep)
    else:
        found = asyncio.run(arun(flow, asend, machines.asleep))
    assert {"completed": 3} == found.counts
    assert 6 + 3 == len(machines.requests)


@drivers
def test_twenty_minutes_without_an_answer_are_ridden_out(
    driver: Driver, caplog: pytest.LogCaptureFixture
) -> None:
    machines = Machines(in_order(100, 0, 600), outages=lambda at: 60 < at < 1260)
    with caplog.at_level(logging.WARNING, "ionq_session"):
        assert {"completed": 100} == waited(driver, machines).counts
    assert ["asking again", "answers again"] == [
        " ".join(each.getMessage().split()[-2:]) for each in caplog.records
    ]


@drivers
def test_an_hour_without_an_answer_is_the_end(driver: Driver) -> None:
    machines = Machines([10 * HOUR], outages=lambda at: at > 60)
    with pytest.raises(ResponseTimeoutError):
        waited(driver, machines)
    assert HOUR < machines.seconds < 1.5 * HOUR


def test_a_key_that_was_revoked_is_the_end() -> None:
    machines = Machines([10.0])
    with pytest.raises(AuthenticationError):
        run(vigil(machines).all(), lambda _: Reply(401, {}, b"{}"), machines.sleep)


@drivers
def test_the_limit(driver: Driver) -> None:
    machines = Machines([1.0] * 100 + [HOUR] * 100)
    with pytest.raises(WaitManyTimeoutError) as caught:
        waited(driver, machines, Patience(timeout=60))
    error = caught.value
    assert isinstance(error, WaitTimeoutError)
    assert isinstance(error, TimeoutError)
    assert 60 <= machines.seconds < 61
    assert machines.ids[100:] == [*error.pending]
    assert error.waited is not None
    assert 100 == len(error.waited.completed)
    assert 200 == len(error.waited)
    assert not error.waited[-1].has_ended
    assert "100 of 200 jobs" in str(error)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own
    assert (error.pending, error.waited) == (again.pending, again.waited)


@drivers
def test_no_time_at_all_is_a_look_at_each(driver: Driver) -> None:
    machines = Machines([0.0, HOUR] * 100)
    with pytest.raises(WaitManyTimeoutError) as caught:
        waited(driver, machines, Patience(timeout=0))
    assert 8 == len(machines.requests)
    assert caught.value.waited is not None
    assert {"completed": 100, "ready": 100} == caught.value.waited.counts
    assert {"completed": 3} == waited(driver, Machines([0.0] * 3), Patience(timeout=0)).counts


@drivers
def test_what_has_ended_comes_before_the_limit(driver: Driver) -> None:
    machines = Machines([0.0] * 3 + [HOUR])
    waiting = vigil(machines, Patience(timeout=10))
    for _ in range(3):
        assert driver(machines, waiting.step()) is not END
        machines.seconds += 60
    with pytest.raises(WaitManyTimeoutError):
        driver(machines, waiting.step())


@drivers
def test_an_unknown_status_is_asked_again_for_an_hour(driver: Driver) -> None:
    machines = Machines([0.0, 10.0], statuses={0: "calibrating"})
    with pytest.raises(WaitManyTimeoutError, match="calibrating") as caught:
        waited(driver, machines)
    assert machines.warnings
    assert [0] == places([*caught.value.pending])
    assert HOUR < machines.seconds < 1.5 * HOUR


@drivers
def test_the_progress_is_told_after_each_look(driver: Driver) -> None:
    told: list[WaitProgress] = []
    machines = Machines(in_order(100, 0, 60), statuses={3: "failed"})
    waited(driver, machines, Patience(on_progress=told.append))
    assert len(machines.requests) == len(told)
    assert {100} == {each.total for each in told}
    assert [each.ended for each in told] == sorted(each.ended for each in told)
    assert {"completed": 99, "failed": 1} == told[-1].counts
    assert 75 == told[0].counts["unseen"]
    assert told[-1].elapsed == pytest.approx(machines.seconds)


def test_an_error_of_the_users_leaves_it_where_it_was() -> None:
    def failing(progress: WaitProgress) -> None:
        raise KeyError("mine")

    machines = Machines([0.0] * 2)
    waiting = vigil(machines, Patience(on_progress=failing))
    with pytest.raises(KeyError):
        machines.run(waiting.step())
    found = [machines.run(waiting.step()) for _ in range(3)]
    assert {identifier(0), identifier(1)} == {each.id for each in found if each is not END}
    assert 1 == len(machines.requests)


@every(
    "arguments", [(-1, None, None), ("5", None, None), (None, "often", None), (None, None, "print")]
)
def test_wrong_arguments_are_refused(arguments: tuple[Any, Any, Any]) -> None:
    with pytest.raises(ConfigurationError):
        patience(*arguments)
