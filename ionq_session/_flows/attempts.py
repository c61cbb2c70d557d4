"""One request sent until there is an answer to keep: its plan, retries, budget and deadline."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeAlias

from attrs import evolve, field, frozen

from ionq_api import UNSET, Unset

from .._pace import Pace, Turn
from .._retry import RATE_LIMITED, Outcome, Retry, RetryBudget
from .._transport.http import limit_time
from .._transport.types import Auth, Request, Route, TimeoutSetting
from ..config import Config
from ..errors import Attempt, RateLimitError
from .flow import Fault, Flow, Reply, Send, ask, send, sleep
from .replies import retry_after
from .routing import Destination

log = logging.getLogger("ionq_session")

CLOCK_ERROR = 1e-6  # seconds: what differences of readings of a clock deviate by, at most

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
        paced: Whether it takes a turn: the service's limit is not that of other servers.
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
    paced: bool = True


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
        paced=to.is_home,
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
        pace: How fast it may send.
    """

    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    random: Callable[[], float]
    report: Callable[[Warning], None]
    budget: RetryBudget
    pace: Pace = field(factory=Pace)


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
        context: Clock, random numbers, budget and pace.
        receiver: Receives the bodies of successes, if they are streamed.

    Raises:
        RateLimitError: The service refused other calls, and wants to be asked later than this one
            may wait; nothing was sent.
    """
    begin = context.monotonic()
    pace = context.pace if plan.paced else Pace()
    attempts: list[Attempt] = []
    counted, failed_connects, waited = 0, 0, 0.0

    def time_left() -> float | None:
        return None if plan.deadline is None else plan.deadline - (context.monotonic() - begin)

    turn = yield from _awaited(pace.take(begin), pace, plan, time_left, context)
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
            pace.accepted(turn, context.monotonic())
        else:
            outcome = _outcome(request.method, plan, answer, context.now())
            failed_connects += not outcome.sent
            wait = plan.retry.wait(
                outcome,
                attempts=counted,
                failed_connects=failed_connects,
                fraction=context.random(),
            )
            now = context.monotonic()
            if outcome.status == RATE_LIMITED:
                asked = outcome.retry_after
                pace.refused(turn, now, (wait or 0.0) if asked is None else asked)
            wait = _affordable(wait, time_left(), context.budget)
            if wait is not None:
                turn = pace.take(now)
                wait = _within(_later(wait, turn.at - now), time_left())
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
        if not pace.holds(turn):
            turn = pace.take(context.monotonic())
            turn = yield from _awaited(turn, pace, plan, time_left, context)


def _awaited(
    turn: Turn, pace: Pace, plan: Plan, time_left: TimeLeft, context: FlowContext
) -> Flow[Turn]:
    """Wait for a turn, or for the one that takes its place if the service refuses meanwhile.

    Raises:
        RateLimitError: That is later than the call may wait.
    """
    while True:
        now = context.monotonic()
        left, closed, wait = time_left(), pace.closed(now), turn.at - now
        late = left is not None and wait >= left
        if wait > 0 and (late or closed > plan.retry.longest_retry_after):
            raise RateLimitError(
                f"not sent: the service refused another call of this session with 429, and the "
                f"next turn is in {max(wait, closed):.0f} s, later than this call may wait; send "
                "less often, or let it wait with retry= or deadline=",
                retry_after=max(wait, closed),
            )
        if wait <= 0:
            return turn
        log.debug("%s waits %.2f s for its turn", plan.call, wait)
        yield from sleep(wait)
        if pace.holds(turn):
            return turn
        turn = pace.take(context.monotonic())


def _later(wait: float, turn: float) -> float:
    """The later of two waits; one that is later by rounding alone is the same."""
    return turn if turn > wait + CLOCK_ERROR else wait


def _within(wait: float, left: float | None) -> float | None:
    """A wait that the deadline does not forbid; else None."""
    return None if left is not None and wait >= left else wait


def _affordable(wait: float | None, left: float | None, budget: RetryBudget) -> float | None:
    """A wait that neither the deadline nor the budget forbids; else None."""
    if wait is None or _within(wait, left) is None:
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
