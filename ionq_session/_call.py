"""The flow that sends one operation: checked, tried again where that is right, and read."""

import json
import logging
import platform
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar
from urllib.parse import urlencode

from attrs import frozen

from ionq_api import UNSET, Operation, Unset
from ionq_api.codec import Departure

from ._flow import Fault, Flow, Reply, Request, send, sleep
from ._replies import fault_error, retry_after, status_error, unreadable
from ._retry import Outcome, Retry
from ._secret import Secret, masked
from ._version import __version__
from .config import AUTHORIZATION, KEY_VARIABLE, Config
from .errors import Attempt, ConfigurationError, InvalidRequestError, IonQError

T = TypeVar("T")

USER_AGENT = f"ionq-session/{__version__} python/{platform.python_version()}"
SHOWN_PROBLEMS = 5  # of a request that departs from the document; more are on the error

log = logging.getLogger("ionq_session")


@frozen
class Options:
    """What one call sets in place of the session.

    Attributes:
        timeout: As in `Config`; UNSET for the session's.
        headers: More headers.
        retry: None for the session's.
        validate: None for the session's.
    """

    timeout: float | Unset | None = UNSET
    headers: Mapping[str, str] | None = None
    retry: Retry | None = None
    validate: bool | None = None


@frozen
class Surroundings:
    """What a flow takes from outside, so that a test can put something else in its place.

    Attributes:
        now: The time, aware.
        fraction: A random number from 0 to 1.
        report: Is told the name of an operation and how a reply to it departed.
    """

    now: Callable[[], datetime]
    fraction: Callable[[], float]
    report: Callable[[str, Departure], None]


def call(
    operation: Operation[T], config: Config, options: Options, around: Surroundings
) -> Flow[T]:
    """Send one operation and read its reply.

    Raises:
        IonQError: The call failed; see `errors` for which class says what.
    """
    endpoint = operation.endpoint
    path = endpoint.path
    try:
        request = _request(operation, config, options)
        path = operation.path
        reply, attempts = yield from _answered(operation, request, config, options, around)
        try:
            return operation.parse(reply.content, lambda it: around.report(endpoint.name, it))
        except ValueError as error:
            raise unreadable(reply, str(error), attempts) from None
    except IonQError as error:
        error.method, error.path = endpoint.method, path
        _mask(error, config)
        raise


def _request(operation: Operation[T], config: Config, options: Options) -> Request:
    """What goes over the wire.

    Raises:
        InvalidRequestError: It departs from the document.
        ConfigurationError: It needs a key, and there is none.
    """
    validate = config.validate if options.validate is None else options.validate
    problems = operation.problems(validate=validate)
    if problems:
        shown = "; ".join(str(problem) for problem in problems[:SHOWN_PROBLEMS])
        more = len(problems) - SHOWN_PROBLEMS
        error = InvalidRequestError(shown + (f"; and {more} more" if more > 0 else ""))
        error.problems = tuple(problems)
        raise error
    content = None
    headers: dict[str, str | Secret] = {
        "Accept": "application/json",
        "User-Agent": USER_AGENT,
        **config.headers,
    }
    if operation.endpoint.body is not None:
        try:
            content = json.dumps(operation.json, allow_nan=False).encode()
        except (TypeError, ValueError) as refused:
            raise InvalidRequestError(f"the body is not JSON: {refused}") from None
        headers["Content-Type"] = "application/json"
    if operation.endpoint.authenticated:
        headers.update(_credentials(config))
    query = f"?{urlencode(operation.query)}" if operation.query else ""
    return Request(
        method=operation.endpoint.method,
        url=f"{config.base_url}{operation.path}{query}",
        headers={**headers, **(options.headers or {})},
        content=content,
        timeout=config.timeout if isinstance(options.timeout, Unset) else options.timeout,
    )


def _credentials(config: Config) -> Mapping[str, Secret]:
    if not any(name.lower() == AUTHORIZATION.lower() for name in config.credentials):
        raise ConfigurationError(
            f"this call needs an API key: set {KEY_VARIABLE} or pass api_key=; "
            "IonQSession.local(), or --local on the command line, needs none"
        )
    return config.credentials


def _answered(
    operation: Operation[T],
    request: Request,
    config: Config,
    options: Options,
    around: Surroundings,
) -> Flow[tuple[Reply, list[Attempt]]]:
    """Send until there is a success, or until trying again would not be right."""
    retry = options.retry or config.retry
    attempts: list[Attempt] = []
    failed_connects = 0
    waited = 0.0
    while True:
        answer = yield from send(request)
        attempts.append(Attempt(len(attempts) + 1, _described(answer), waited))
        if isinstance(answer, Reply) and 200 <= answer.status < 300:
            return answer, attempts
        outcome = _outcome(operation, answer, around.now())
        failed_connects += not outcome.sent
        wait = retry.wait(
            outcome,
            attempts=len(attempts),
            failed_connects=failed_connects,
            fraction=around.fraction(),
        )
        if wait is None:
            if isinstance(answer, Fault):
                raise fault_error(answer, config.base_url, attempts)
            raise status_error(answer, around.now(), attempts)
        waited = wait
        what = attempts[-1].outcome
        log.info("%s: %s; trying again in %.2f s", operation.endpoint.name, what, wait)
        yield from sleep(wait)


def _outcome(operation: Operation[T], answer: Reply | Fault, now: datetime) -> Outcome:
    endpoint = operation.endpoint
    if isinstance(answer, Fault):
        return Outcome(
            endpoint.repeatable, endpoint.method, sent=answer.sent, retryable=answer.retryable
        )
    after = retry_after(answer, now)
    return Outcome(endpoint.repeatable, endpoint.method, answer.status, retry_after=after)


def _described(answer: Reply | Fault) -> str:
    return answer.text if isinstance(answer, Fault) else f"status {answer.status}"


def _mask(error: IonQError, config: Config) -> None:
    """Take the session's secrets out of whatever the service sent back."""
    secrets = list(config.credentials.values())
    error.message = masked(error.message, secrets)
    error.body = masked(error.body, secrets)
    error.args = (error.message,)
    if error.name:
        error.name = masked(error.name, secrets)
    error.validation = tuple(masked(each, secrets) for each in error.validation)
