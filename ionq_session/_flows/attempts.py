"""One request sent until there is an answer to keep: retries, budget and deadline."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial

from attrs import evolve, field, frozen

from .._retry import Outcome, Retry, RetryBudget
from .._transport.http import limit_time
from .._transport.types import Auth, Request, Route, TimeoutSetting
from ..errors import Attempt
from .flow import Fault, Flow, Reply, Send, ask, send, sleep
from .replies import retry_after

log = logging.getLogger("ionq_session")

AttemptHook = Callable[[Attempt], object]


@frozen
class Surroundings:
    """What a flow takes from outside, so that a test can put something else in its place.

    Attributes:
        now: The time of day, aware.
        monotonic: Seconds on a clock that is never set.
        fraction: A random number from 0 to 1.
        report: Is told how a reply departed from the document, in words without a secret.
        budget: What retries are paid from.
    """

    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    fraction: Callable[[], float]
    report: Callable[[str], None]
    budget: RetryBudget


@frozen
class Plan:
    """How one call is to be sent.

    Attributes:
        call: What to call it in a log.
        repeatable: Whether the call does the same when it is sent twice.
        retry: When to try again.
        timeout: Seconds for the steps of each attempt.
        deadline: Seconds for all attempts together; None for any time.
        route: Through which connections.
        auth: What else signs the request.
        stream: Whether the body is left for the caller to read.
        hooks: Are told of each attempt.
    """

    call: str
    repeatable: bool
    retry: Retry
    timeout: TimeoutSetting
    deadline: float | None
    route: Route
    auth: Auth | None = field(default=None, repr=False)
    stream: bool = False
    hooks: tuple[AttemptHook, ...] = ()


@frozen
class Exchange:
    """What came of a call: the last answer, and every attempt."""

    answer: Reply | Fault
    attempts: tuple[Attempt, ...]


def exchange(
    request: Request, plan: Plan, good: Callable[[int], bool], around: Surroundings
) -> Flow[Exchange]:
    """Send a request until its status is good, or until trying again would not be right.

    Args:
        request: What goes over the wire.
        plan: How.
        good: Whether a status ends the call well.
        around: Clock, chance and budget.
    """
    begin = around.monotonic()
    attempts: list[Attempt] = []
    failed_connects, waited = 0, 0.0

    def time_left() -> float | None:
        return None if plan.deadline is None else plan.deadline - (around.monotonic() - begin)

    while True:
        limit_time(request, plan.timeout, time_left())
        wish = Send(request, plan.route, plan.auth, plan.stream, time_left())
        answer = yield from send(wish)
        outcome = _outcome(request.method, plan, answer, around.now())
        failed_connects += not outcome.sent
        wait = None
        if isinstance(answer, Reply) and good(answer.status):
            around.budget.refund()
        else:
            wait = plan.retry.wait(
                outcome,
                attempts=len(attempts) + 1,
                failed_connects=failed_connects,
                fraction=around.fraction(),
            )
            wait = _affordable(wait, time_left(), around.budget)
        text = answer.text if isinstance(answer, Fault) else f"status {answer.status}"
        attempt = Attempt(len(attempts) + 1, text, waited, wait, plan.call)
        attempts.append(attempt)
        yield from _tell(attempt, plan)
        if wait is None:
            return Exchange(answer, tuple(attempts))
        waited = wait
        yield from sleep(wait)


def _affordable(wait: float | None, left: float | None, budget: RetryBudget) -> float | None:
    """A wait that neither the deadline nor the budget forbids; else None."""
    if wait is None or (left is not None and wait >= left):
        return None
    return wait if budget.spend() else None


def _outcome(method: str, plan: Plan, answer: Reply | Fault, now: datetime) -> Outcome:
    base = Outcome(plan.repeatable, method)
    if isinstance(answer, Fault):
        return evolve(base, sent=answer.sent, retryable=answer.retryable)
    return evolve(base, status=answer.status, retry_after=retry_after(answer, now))


def _tell(attempt: Attempt, plan: Plan) -> Flow[None]:
    """Make an attempt visible: in the log, and to the user's hooks."""
    again = "" if attempt.again_in is None else f"; again in {attempt.again_in:.2f} s"
    log.debug("%s, attempt %d: %s%s", plan.call, attempt.number, attempt.outcome, again)
    for hook in plan.hooks:
        yield from ask(partial(hook, attempt))
