"""Sending one operation, as a flow: no network, no clock, and both drivers."""

import json
from typing import TypeVar

import pytest
from attrs import evolve

from ionq_api import Operation
from ionq_api.api import backends, jobs
from ionq_session import (
    Attempt,
    ConfigurationError,
    ConnectionFailedError,
    ConnectionLostError,
    InvalidRequestError,
    IonQError,
    RateLimitError,
    ResponseTimeoutError,
    Retry,
    ServerError,
    UnreadableReplyError,
)
from ionq_session._flows.flow import Fault, Reply
from ionq_session._flows.operation import OperationOptions, execute
from ionq_session._retry import RETRY_COST, RetryBudget
from ionq_session._secrets.secret import Secret
from ionq_session.config import Config

from .world import BROKEN, CONFIG, REFUSED, SLOW, Driver, World, drivers, status

T = TypeVar("T")

CREATED = json.dumps({"id": "a-job", "status": "submitted", "session_id": None}).encode()
CANCELED = json.dumps({"id": "a-job", "status": "canceled"}).encode()
BELL = {
    "type": "ionq.circuit.v1",
    "backend": "simulator",
    "input": {"gateset": "qis", "qubits": 1, "circuit": [{"gate": "h", "target": 0}]},
}


def perform(
    driver: Driver,
    world: World,
    operation: Operation[object],
    options: OperationOptions | None = None,
    config: Config = CONFIG,
) -> object:
    return driver(world, execute(operation, config, options or OperationOptions(), world.context))


CREATE: Operation[object] = jobs.create_job(BELL)  # type: ignore[assignment]  # a dict
CANCEL: Operation[object] = jobs.cancel_job("a-job")  # type: ignore[assignment]  # any result

# What is called, what happens, and then: how many requests there are, the waits, the error.
DRILLS: list[
    tuple[str, Operation[object], list[Reply | Fault], list[float], type[IonQError] | None]
] = [
    ("create succeeds", CREATE, [status(201, CREATED)], [], None),
    ("create, refused twice", CREATE, [REFUSED, REFUSED], [0.5], ConnectionFailedError),
    ("create, refused once", CREATE, [REFUSED, status(201, CREATED)], [0.5], None),
    ("create, answer lost", CREATE, [BROKEN], [], ConnectionLostError),
    ("create, no answer", CREATE, [SLOW], [], ResponseTimeoutError),
    ("create, 500", CREATE, [status(500)], [], ServerError),
    ("create, 503", CREATE, [status(503, retry_after="1")], [], ServerError),
    ("create, cut body", CREATE, [status(201, CREATED[:9])], [], UnreadableReplyError),
    ("create, empty body", CREATE, [status(201)], [], UnreadableReplyError),
    (
        "create, too often",
        CREATE,
        [status(429, retry_after="3"), status(429), status(201, CREATED)],
        [3.0, 1.0],
        None,
    ),
    ("create, far too often", CREATE, [status(429, retry_after="3600")], [], RateLimitError),
    ("cancel, broken twice", CANCEL, [BROKEN, SLOW, status(200, CANCELED)], [0.5, 1.0], None),
    ("cancel, 5xx to the end", CANCEL, [status(520)] * 3, [0.5, 1.0], ServerError),
    ("cancel, redirected", CANCEL, [status(302, location="/x")], [], UnreadableReplyError),
]


@drivers
@pytest.mark.parametrize(
    ("operation", "answers", "waits", "error"),
    [drill[1:] for drill in DRILLS],
    ids=[drill[0] for drill in DRILLS],
)
def test_drill(
    driver: Driver,
    operation: Operation[object],
    answers: list[Reply | Fault],
    waits: list[float],
    error: type[IonQError] | None,
) -> None:
    world = World(list(answers))
    if error is None:
        assert perform(driver, world, operation) is not None
    else:
        with pytest.raises(error) as caught:
            perform(driver, world, operation)
        assert len(answers) == len(caught.value.attempts)
    assert waits == world.waits
    assert [] == world.answers
    assert len(answers) == len(world.requests)


@drivers
def test_an_error_carries_what_is_known(driver: Driver) -> None:
    body = b'{"error": "Too Many", "message": "Slow down.", "statusCode": 429}'
    world = World([status(503), status(429, body, retry_after="99", x_request_id="abc")])
    with pytest.raises(RateLimitError) as caught:
        perform(driver, world, CANCEL)
    error = caught.value
    assert (429, "Too Many", "abc", 99.0) == (
        error.status,
        error.name,
        error.request_id,
        error.retry_after,
    )
    assert ("PUT", "/jobs/a-job/status/cancel") == (error.method, error.path)
    assert ["status 503", "status 429"] == [attempt.outcome for attempt in error.attempts]
    assert [0.0, 0.5] == [attempt.waited for attempt in error.attempts]
    assert (
        "PUT /jobs/a-job/status/cancel: status 429: Slow down; send less often "
        "(after 2 attempts) [request id abc]" == str(error)
    )


@drivers
def test_one_call_may_set_its_own_policy(driver: Driver) -> None:
    world = World([status(503)])
    options = OperationOptions(retry=Retry(total=0), headers={"X-Mine": "1"}, timeout=None)
    with pytest.raises(ServerError):
        perform(driver, world, CANCEL, options)
    assert "1" == world.requests[0].headers["X-Mine"]
    assert {None} == set(world.requests[0].extensions["timeout"].values())


@drivers
def test_without_a_key_nothing_is_sent_where_one_is_needed(driver: Driver) -> None:
    world = World([])
    with pytest.raises(ConfigurationError, match=r"IONQ_API_KEY.*--local"):
        perform(driver, world, CANCEL, config=Config())
    assert [] == world.requests


@drivers
def test_a_public_operation_needs_no_key_and_is_sent_without_one(driver: Driver) -> None:
    world = World([status(200, b"[]")])
    listing: Operation[object] = backends.get_backends()  # type: ignore[assignment]  # any result
    assert [] == perform(driver, world, listing)
    assert "Authorization" not in world.requests[0].headers


@drivers
def test_a_bad_request_is_not_sent(driver: Driver) -> None:
    world = World([])
    bad: Operation[object] = jobs.create_job({**BELL, "shots": 0})  # type: ignore[assignment]
    with pytest.raises(InvalidRequestError, match=r"body\.shots is 0") as caught:
        perform(driver, world, bad)
    assert ["body.shots"] == [problem.field for problem in caught.value.problems]
    assert [] == world.requests


@drivers
def test_the_key_is_taken_out_of_what_the_service_sends_back(driver: Driver) -> None:
    body = b'{"error": "made-up-key", "message": "no apiKey made-up-key", "statusCode": 401}'
    world = World([status(401, body)])
    config = Config(
        base_url="https://ionq.example/v0.4",
        api_key=Secret("made-up-key"),
    )
    with pytest.raises(IonQError) as caught:
        perform(driver, world, CANCEL, config=config)
    assert "made-up-key" not in repr(vars(caught.value)) + str(caught.value) + repr(caught.value)


@drivers
def test_a_deadline_ends_the_attempts(driver: Driver) -> None:
    world = World([status(503)] * 2, takes=1.0)
    config = evolve(CONFIG, deadline=3.0, retry=Retry(total=9))
    with pytest.raises(ServerError) as caught:
        perform(driver, world, CANCEL, config=config)
    assert 2 == len(caught.value.attempts)  # after 1 s, and 0.5 s later: 1 s would be too much
    assert [0.5] == world.waits
    second = world.requests[1].extensions["timeout"]
    assert {1.5} == set(second.values())


@drivers
def test_a_budget_ends_a_storm(driver: Driver) -> None:
    world = World([status(503)] * 5, budget=RetryBudget(RETRY_COST * 2))
    with pytest.raises(ServerError) as caught:
        perform(driver, world, CANCEL)
    assert 3 == len(caught.value.attempts)
    with pytest.raises(ServerError) as caught:
        perform(driver, world, CANCEL)
    assert 1 == len(caught.value.attempts)


@drivers
def test_success_refills_the_budget(driver: Driver) -> None:
    world = World(
        [*[status(200, CANCELED)] * 5, status(503), status(503)], budget=RetryBudget(RETRY_COST)
    )
    assert world.budget.spend()
    for _ in range(5):
        perform(driver, world, CANCEL)
    with pytest.raises(ServerError) as caught:
        perform(driver, world, CANCEL)
    assert 2 == len(caught.value.attempts)


@drivers
def test_each_attempt_is_told_to_the_hooks_and_to_the_log(
    driver: Driver, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[Attempt] = []
    world = World([REFUSED, status(503), status(200, CANCELED)])
    config = evolve(CONFIG, hooks={"attempt": [told.append]})
    with caplog.at_level("DEBUG", "ionq_session"):
        perform(driver, world, CANCEL, config=config)
    assert ["connection refused", "status 503", "status 200"] == [each.outcome for each in told]
    assert [0.5, 1.0, None] == [each.again_in for each in told]
    assert {"cancel_job"} == {each.call for each in told}
    assert 3 == len(caplog.messages)
    assert "cancel_job, attempt 2: status 503; again in 1.00 s" == caplog.messages[1]
