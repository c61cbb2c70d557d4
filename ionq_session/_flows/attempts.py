"""One request sent until there is an answer to keep: its plan, retries, budget and deadline."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeAlias

from attrs import evolve, field, frozen

from ionq_api import UNSET, Unset

from .._retry import Outcome, Retry, RetryBudget
from .._transport.http import limit_time
from .._transport.types import Auth, Request, Route, TimeoutSetting
from ..config import Config
from ..errors import Attempt
from .flow import Fault, Flow, Reply, Send, ask, send, sleep
from .replies import retry_after
from .routing import Destination

log = logging.getLogger("ionq_session")

AttemptHook = Callable[[Attempt], object]


@frozen
class Plan:
    """How one call is sent.

    Attributes:
        call: The call's name in logs and errors.
        repeatable: Whether sending it twice does the same as sending it once.
        retry: When to retry it.
        timeout: Seconds for the steps of each attempt.
        deadline: Seconds for all attempts together; None for no limit.
        route: The connections that it goes through.
        auth: What signs the request besides the headers.
        stream: Whether the body is left for the caller to read.
        hooks: Called with each attempt.
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


def plan(
    config: Config,
    to: Destination,
    call: str,
    *,
    repeatable: bool,
    signed: bool,
    retry: Retry | None = None,
    timeout: TimeoutSetting | Unset = UNSET,
    stream: bool = False,
) -> Plan:
    """The plan for a call.

    Args:
        config: The session's settings.
        to: Where it goes.
        call: The call's name.
        repeatable: Whether sending it twice does the same as sending it once.
        signed: Whether the session's `auth=` signs it.
        retry: When to retry it; None for the session's policy.
        timeout: Seconds for the steps of each attempt; UNSET for the session's.
        stream: Whether the body is left for the caller to read.
    """
    return Plan(
        call=call,
        repeatable=repeatable,
        retry=retry or config.retry,
        timeout=config.timeout if isinstance(timeout, Unset) else timeout,
        deadline=config.deadline,
        route=to.route,
        auth=config.auth if signed else None,
        stream=stream,
        hooks=tuple(config.hooks.get("attempt", [])),
    )


@frozen
class FlowContext:
    """What flows depend on besides I/O, injected so that a test can replace it.

    Attributes:
        now: The time of day, aware.
        monotonic: Seconds on a clock that is never set.
        random: A random number from 0 to 1.
        report: Called with a warning for each deviation of a reply or a request from the document.
        budget: The retries that the session may still make.
    """

    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    random: Callable[[], float]
    report: Callable[[Warning], None]
    budget: RetryBudget


@frozen
class Exchange:
    """The last answer to a call, and every attempt."""

    answer: Reply | Fault
    attempts: tuple[Attempt, ...]


TimeLeft: TypeAlias = Callable[[], float | None]
"""Seconds to the deadline of a call, asked for when they are needed; None for no limit."""

Receiver: TypeAlias = Callable[[Send, Reply, TimeLeft], Flow[Reply | Fault]]
"""Receives the body of a streamed success, as a part of its attempt: the reply, or why it has no
end. It may change the request for the next attempt."""


def exchange(
    request: Request,
    plan: Plan,
    is_success: Callable[[int], bool],
    context: FlowContext,
    receiver: Receiver | None = None,
) -> Flow[Exchange]:
    """Send a request until it succeeds, or until another attempt would not be right.

    Args:
        request: What goes over the wire.
        plan: How it is sent.
        is_success: Whether a status ends the call well.
        context: Clock, random numbers and budget.
        receiver: Receives the bodies of successes, if they are streamed.
    """
    begin = context.monotonic()
    attempts: list[Attempt] = []
    counted, failed_connects, waited = 0, 0, 0.0

    def time_left() -> float | None:
        return None if plan.deadline is None else plan.deadline - (context.monotonic() - begin)

    while True:
        limit_time(request, plan.timeout, time_left())
        event = Send(request, plan.route, plan.auth, plan.stream, time_left())
        answer = yield from send(event)
        if receiver is not None and isinstance(answer, Reply) and is_success(answer.status):
            answer = yield from receiver(event, answer, time_left)
        if isinstance(answer, Fault) and answer.progress:
            counted, failed_connects = 0, 0
        counted += 1
        wait = None
        if isinstance(answer, Reply) and is_success(answer.status):
            context.budget.refund()
        else:
            outcome = _outcome(request.method, plan, answer, context.now())
            failed_connects += not outcome.sent
            wait = plan.retry.wait(
                outcome,
                attempts=counted,
                failed_connects=failed_connects,
                fraction=context.random(),
            )
            wait = _affordable(wait, time_left(), context.budget)
        text = answer.text if isinstance(answer, Fault) else f"status {answer.status}"
        attempt = Attempt(len(attempts) + 1, text, waited, wait, plan.call)
        attempts.append(attempt)
        yield from _notify(attempt, plan)
        if wait is None:
            return Exchange(answer, tuple(attempts))
        waited = wait
        yield from sleep(wait)
        left = time_left()
        if left is not None and left <= 0:  # a hook, or the sleep itself, took longer
            return Exchange(answer, tuple(attempts))


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


def _notify(attempt: Attempt, plan: Plan) -> Flow[None]:
    """Report an attempt to the log and to the user's hooks."""
    again = "" if attempt.again_in is None else f"; again in {attempt.again_in:.2f} s"
    log.debug("%s, attempt %d: %s%s", plan.call, attempt.number, attempt.outcome, again)
    for hook in plan.hooks:
        yield from ask(partial(hook, attempt))
