"""Waiting for a job on a clock of the test's own: what ends it, what does not, and how often."""

import json
import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

import pytest
from attrs import evolve

from ionq_api import JsonValue
from ionq_session import (
    AuthenticationError,
    ConfigurationError,
    ConnectionFailedError,
    IonQError,
    JobCanceledError,
    JobFailedError,
    JobNotFoundError,
    ServerError,
    WaitTimeoutError,
)
from ionq_session._flows.attempts import FlowContext
from ionq_session._flows.calls import Calls
from ionq_session._flows.drivers import run
from ionq_session._flows.flow import Fault, Reply, Send
from ionq_session.jobs.polling import Poll
from ionq_session.jobs.states import Job
from ionq_session.jobs.waiting import wait
from ionq_session.jobs.watching import LONGEST_OUTAGE, MOST_MISSES, Waiting, waiting

from ..cases import every
from ..world import BROKEN, REFUSED, SLOW, Driver, World, awaiting, blocking, drivers, status

Answer: TypeAlias = Reply | Fault

FIELDS: dict[str, JsonValue] = {
    "id": "a-job",
    "type": "ionq.circuit.v1",
    "backend": "qpu.forte-1",
    "dry_run": False,
    "submitter_id": "u",
    "project_id": None,
    "parent_job_id": None,
    "session_id": None,
    "metadata": None,
    "name": None,
    "submitted_at": "2026-10-01T00:00:00.000Z",
    "started_at": None,
    "completed_at": None,
    "execution_duration_ms": None,
    "failure": None,
    "predicted_wait_time_ms": None,
    "predicted_execution_duration_ms": None,
    "output": {},
    "settings": {},
    "stats": {"qubits": 2},
    "results": None,
    "child_job_ids": None,
}


def job(state: JsonValue, **fields: JsonValue) -> Reply:
    """A reply with the job in a status."""
    return status(200, json.dumps({**FIELDS, "status": state, **fields}).encode())


def waited(
    driver: Driver, answers: Sequence[Answer], how: Waiting | None = None
) -> tuple[World, object]:
    """Wait in a world that gives these answers: the world afterwards, and the job or the error."""
    world = World(list(answers))
    try:
        return world, driver(world, wait("a-job", how or Waiting(), world.calls))
    except IonQError as error:
        return world, error


DONE = job("completed")
MISSING = status(404, b'{"error": "Not Found", "message": "No job.", "statusCode": 404}')
DOWN = status(503)
PORTAL = status(200, b"<html>Please sign in</html>")
FAILURE: dict[str, JsonValue] = {"code": "PreflightError", "message": "No such gate."}

# The sequence of answers, and the status of the job that comes back, or the class of the error.
SEQUENCES: dict[str, tuple[list[Answer], str | type[IonQError]]] = {
    "done at once": ([DONE], "completed"),
    "every status": ([job("submitted"), job("ready"), job("started"), DONE], "completed"),
    "back and forth": ([job("started"), job("ready"), job("started"), DONE], "completed"),
    "failed": ([job("started"), job("failed", failure=FAILURE)], JobFailedError),
    "failed, and says nothing": ([job("failed")], JobFailedError),
    "canceled": ([job("ready"), job("canceled")], JobCanceledError),
    "an unknown status for a while": ([job("calibrating"), job("calibrating"), DONE], "completed"),
    "no status": ([job(None), DONE], "completed"),
    "a status that is no text": ([job(["started"]), DONE], "completed"),
    "a 404 first": ([MISSING, job("submitted"), DONE], "completed"),
    "a 404 in the middle": ([job("ready"), MISSING, job("ready"), DONE], "completed"),
    "404 as often as is borne": ([*[MISSING] * MOST_MISSES, DONE], "completed"),
    "404 again and again": ([MISSING] * (MOST_MISSES + 1), JobNotFoundError),
    "404 after it was there": ([job("ready"), *[MISSING] * 6], JobNotFoundError),
    "the key was revoked": ([job("ready"), status(401)], AuthenticationError),
    "a network that goes": ([job("ready"), REFUSED, BROKEN, SLOW, REFUSED, DONE], "completed"),
    "a sign-in page": ([job("ready"), PORTAL, PORTAL, DONE], "completed"),
    "too often": ([status(429, retry_after="7"), DONE], "completed"),
    "Cloudflare's 409": ([status(409), DONE], "completed"),
    "twenty minutes of 503": ([job("started"), *[DOWN] * 25, DONE], "completed"),
    "faults between misses": ([MISSING, DOWN, *[MISSING] * 5, DONE], "completed"),
}


@drivers
@every("answers, expected", SEQUENCES)
def test_a_sequence_of_answers(
    driver: Driver, answers: list[Answer], expected: str | type[IonQError]
) -> None:
    world, found = waited(driver, answers)
    assert world.answers == []
    if isinstance(expected, str):
        assert expected == getattr(found, "status", None)
    else:
        assert type(found) is expected


@drivers
def test_pauses_begin_short_and_grow_to_a_bound(driver: Driver) -> None:
    world, _ = waited(driver, [*[job("ready")] * 60, DONE])
    assert world.waits[:4] == pytest.approx([0.08, 0.12, 0.18, 0.27])
    assert all(before <= after for before, after in zip(world.waits, world.waits[1:], strict=False))
    assert world.waits[-1] == pytest.approx(48.0)  # the longest pause less all of the jitter
    hour = sum(world.waits)
    assert hour > 1000
    assert max(world.waits) <= 60


@drivers
def test_a_new_status_is_followed_closely(driver: Driver) -> None:
    world, _ = waited(driver, [*[job("ready")] * 20, job("started"), DONE])
    assert world.waits[-2] > 1
    assert world.waits[-1] == pytest.approx(0.08)


@drivers
def test_the_predicted_time_sets_the_pace(driver: Driver) -> None:
    far = job("ready", predicted_wait_time_ms=7_200_000, predicted_execution_duration_ms=1000)
    near = job("ready", predicted_wait_time_ms=8_000, predicted_execution_duration_ms=1000)
    assert waited(driver, [*[far] * 20, DONE])[0].waits[-1] == pytest.approx(48.0)
    closing = waited(driver, [*[near] * 11, DONE])[0].waits
    assert max(closing) <= 3
    overdue = waited(driver, [*[near] * 80, DONE])[0].waits
    assert overdue[-1] > 10


@drivers
def test_a_wait_that_the_service_asks_for_is_kept(driver: Driver) -> None:
    world, _ = waited(driver, [status(429, retry_after="7"), DONE])
    assert world.waits == [7.0]


class SetBack(World):
    """A world whose clock is set back by an hour each time somebody looks at it."""

    hours = 0

    @property
    def context(self) -> FlowContext:
        def now() -> datetime:
            self.hours += 1
            return datetime(2026, 10, 1, tzinfo=UTC) - timedelta(hours=self.hours)

        return evolve(super().context, now=now)


@drivers
def test_a_clock_that_is_set_back(driver: Driver) -> None:
    sent, date = "Thu, 01 Oct 2026 09:00:00 GMT", "Thu, 01 Oct 2026 09:00:05 GMT"
    busy = status(429, retry_after=date, date=sent)  # by the clock of the service
    answers = [*[job("ready")] * 9, busy, *[job("ready")] * 9, DONE]
    straight, back = World(list(answers)), SetBack(list(answers))
    for world in (straight, back):
        driver(world, wait("a-job", Waiting(timeout=500), world.calls))
    assert back.hours > 0
    assert straight.waits == back.waits
    assert straight.waits[9] == 5.0


@drivers
def test_the_limit(driver: Driver) -> None:
    world, error = waited(driver, [job("ready")] * 40, Waiting(timeout=20))
    assert isinstance(error, WaitTimeoutError)
    assert isinstance(error, TimeoutError)
    assert sum(world.waits) == pytest.approx(20)
    assert (error.job_id, error.job_status) == ("a-job", "ready")
    assert "session.job('a-job').wait()" in str(error)
    assert world.requests[-1].extensions["timeout"]["read"] == 1  # the last look is given a chance


@drivers
def test_no_time_at_all_is_one_look(driver: Driver) -> None:
    assert waited(driver, [DONE], Waiting(timeout=0))[1].status == "completed"  # type: ignore[attr-defined]  # a job
    world, error = waited(driver, [job("ready")], Waiting(timeout=0))
    assert isinstance(error, WaitTimeoutError)
    assert world.waits == []


@drivers
def test_the_limit_counts_faults_and_names_the_last(driver: Driver) -> None:
    world, error = waited(driver, [REFUSED] * 40, Waiting(timeout=10))
    assert isinstance(error, WaitTimeoutError)
    assert isinstance(error.__cause__, ConnectionFailedError)
    assert error.job_status is None
    assert sum(world.waits) == pytest.approx(10)


@drivers
def test_a_limit_that_is_shorter_than_the_wait_that_is_asked_for(driver: Driver) -> None:
    world, error = waited(driver, [status(429, retry_after="3600")] * 2, Waiting(timeout=5))
    assert isinstance(error, WaitTimeoutError)
    assert world.waits == [5.0]


@every("config, left", [(None, 5.0), (2.0, 2.0), (60.0, 5.0)])
def test_no_look_outlasts_the_limit(config: float | None, left: float) -> None:
    world = World([])
    seen: list[float | None] = []

    def send(event: Send) -> Reply:
        seen.append(event.time_left)
        return DONE

    calls = Calls(evolve(world.calls.config, deadline=config), world.context)
    run(wait("a-job", Waiting(timeout=5), calls), send, world.sleep)
    assert seen == [left]


@every("predicted", [10**400, -1, float("inf")])
def test_a_prediction_that_is_no_time_sets_no_pace(predicted: object) -> None:
    odd = {**FIELDS, "status": "ready", "predicted_wait_time_ms": predicted}
    answer = status(200, json.dumps(odd).encode())
    world, found = waited(blocking, [*[answer] * 20, DONE])
    assert getattr(found, "status", None) == "completed"
    assert world.waits == waited(blocking, [*[job("ready")] * 20, DONE])[0].waits


CANCELED = status(200, b'{"id": "a-job", "status": "canceled"}')
CONFLICT = status(409, b'{"error": "Conflict", "message": "It has ended.", "statusCode": 409}')


@drivers
@every(
    "answers, expected, text",
    {
        "canceled": ([CANCELED], WaitTimeoutError, "it was canceled"),
        "done meanwhile": ([CONFLICT, DONE], "completed", ""),
        "failed meanwhile": ([CONFLICT, job("failed")], JobFailedError, "failed"),
        "refused": ([CONFLICT, job("started")], WaitTimeoutError, "could not be canceled"),
    },
)
def test_canceling_at_the_limit(
    driver: Driver, answers: list[Answer], expected: str | type[IonQError], text: str
) -> None:
    how = Waiting(timeout=0, cancel_on_timeout=True)
    world, found = waited(driver, [job("started"), *answers], how)
    assert [each.method for each in world.requests[:2]] == ["GET", "PUT"]
    if isinstance(expected, str):
        assert expected == getattr(found, "status", None)
    else:
        assert type(found) is expected
        assert text in str(found)


@drivers
def test_an_outage_without_end_is_not_waited_for(driver: Driver) -> None:
    world, error = waited(driver, [DOWN] * 200)
    assert isinstance(error, ServerError)
    assert LONGEST_OUTAGE <= sum(world.waits) < 2 * LONGEST_OUTAGE


@drivers
def test_a_status_that_stays_unknown_is_not_waited_for_forever(driver: Driver) -> None:
    world, error = waited(driver, [job("archived")] * 200)
    assert isinstance(error, WaitTimeoutError)
    assert "'archived'" in str(error)
    assert LONGEST_OUTAGE <= sum(world.waits) < 2 * LONGEST_OUTAGE
    assert any("archived" in str(each) for each in world.warnings)


@drivers
def test_every_look_is_reported(driver: Driver) -> None:
    seen: list[object] = []
    how = Waiting(on_update=lambda found: seen.append(found.status))
    waited(driver, [job("ready"), DOWN, job("strange"), DONE], how)
    assert seen == ["ready", "strange", "completed"]


def test_a_coroutine_function_is_told_where_one_is_awaited() -> None:
    seen: list[object] = []

    async def note(found: Job) -> None:
        seen.append(found.status)

    waited(awaiting, [job("ready"), DONE], Waiting(on_update=note))
    assert seen == ["ready", "completed"]
    _, error = waited(blocking, [DONE], Waiting(on_update=note))
    assert isinstance(error, ConfigurationError)


@drivers
def test_what_a_function_raises_ends_the_wait(driver: Driver) -> None:
    def enough(found: Job) -> None:
        raise KeyError(found.status)

    with pytest.raises(KeyError, match="ready"):
        waited(driver, [job("ready"), DONE], Waiting(on_update=enough))


@drivers
def test_an_outage_is_told_once_and_its_end(
    driver: Driver, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "ionq_session"):
        waited(driver, [job("ready"), *[DOWN] * 5, job("ready"), DONE])
    assert ["503", "answers again"] == [
        next(part for part in ("503", "answers again") if part in record.getMessage())
        for record in caplog.records
    ]


@every(
    "arguments",
    [
        {"timeout": -1},
        {"timeout": "soon"},
        {"timeout": True},
        {"timeout": float("nan")},
        {"poll": 0},
        {"poll": -1},
        {"poll": "often"},
        {"on_update": "print"},
        {"cancel_on_timeout": 1},
    ],
)
def test_arguments_of_another_type_are_refused(arguments: dict[str, object]) -> None:
    whole: dict[str, object] = {
        "timeout": None,
        "poll": None,
        "on_update": None,
        "cancel_on_timeout": False,
        **arguments,
    }
    with pytest.raises(ConfigurationError, match=f"^{next(iter(arguments))}= takes "):
        waiting(**whole)  # type: ignore[arg-type]  # wrong on purpose


@every(
    "numbers",
    [
        {"first": -1},
        {"first": 0},
        {"first": 1e-9},
        {"growth": 0.5},
        {"growth": 11},
        {"longest": 0},
        {"longest": float("inf")},
    ],
)
def test_a_policy_has_sensible_numbers(numbers: dict[str, float]) -> None:
    with pytest.raises(ConfigurationError, match="takes a number"):
        Poll(**numbers)


def test_a_fixed_interval() -> None:
    poll = waiting(None, 5, None, False).poll
    assert [5.0, 5.0] == [poll.pause(1, 0, 0), poll.pause(9, 7200, 0)]
    assert poll.pause(1, 0, 1) == 4.0
    assert Poll(growth=10).pause(10_000, 1e9, 0) == 60.0
