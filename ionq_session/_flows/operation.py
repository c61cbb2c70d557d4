"""The flow that sends one operation: checked, tried again where that is right, and read."""

import json
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from attrs import field, frozen

from ionq_api import UNSET, Operation, Unset
from ionq_api.codec import Departure

from .._retry import Retry
from .._secrets.masking import masked
from .._secrets.secret import Secret
from .._transport.types import Request, TimeoutSetting
from ..config import Config, secrets_of
from ..errors import InvalidRequestError, IonQError
from .attempts import Plan, Surroundings, exchange
from .credentials import credentials
from .flow import Fault, Flow
from .prepare import keep_cookies, prepared
from .replies import fault_error, masked_error, status_error, unreadable
from .routing import route

T = TypeVar("T")

SHOWN_PROBLEMS = 5  # of a request that departs from the document; all are on the error


@frozen
class Options:
    """What one call sets in place of the session.

    Attributes:
        timeout: As in `Config`; UNSET for the session's.
        headers: More headers.
        retry: None for the session's.
        validate: None for the session's.
    """

    timeout: TimeoutSetting | Unset = UNSET
    headers: Mapping[str, str] | None = None
    retry: Retry | None = None
    validate: bool | None = None


def call(
    operation: Operation[T], config: Config, options: Options, around: Surroundings
) -> Flow[T]:
    """Send one operation and read its reply.

    Raises:
        IonQError: The call failed; see `errors` for which class says what.
    """
    endpoint = operation.endpoint
    path = endpoint.path

    told: list[str] = []

    def note(departure: Departure) -> None:
        told.append(masked(f"{endpoint.name}: {departure}", secrets_of(config)))

    try:
        _check(operation, config.validate if options.validate is None else options.validate)
        path = operation.path
        request = yield from _request(operation, config, options)
        plan = Plan(
            call=endpoint.name,
            repeatable=endpoint.repeatable,
            retry=options.retry or config.retry,
            timeout=config.timeout if isinstance(options.timeout, Unset) else options.timeout,
            deadline=config.deadline,
            route=route(config, str(request.url)),
            auth=config.auth if endpoint.authenticated else None,
            hooks=tuple(config.hooks.get("attempt", [])),
        )
        done = yield from exchange(request, plan, lambda status: 200 <= status < 300, around)
        if isinstance(done.answer, Fault):
            raise fault_error(done.answer, config.base_url, done.attempts)
        if done.answer.native is not None:
            keep_cookies(config, done.answer.native)
        if not 200 <= done.answer.status < 300:
            raise status_error(done.answer, around.now(), done.attempts)
        reply = _read(operation, done.answer.content, note)
        if reply.why is not None:
            raise unreadable(done.answer, reply.why, done.attempts)
    except IonQError as error:
        masked_error(error, endpoint.method, path, secrets_of(config))
        raise
    for text in told:  # after all is read: a warning may be made an error
        around.report(text)
    return reply.found[0]


@frozen
class _Read(Generic[T]):
    """What was read, which is not shown, since a service may have put the key into it."""

    found: tuple[T, ...] = field(default=(), repr=False)
    why: str | None = None


def _read(operation: Operation[T], content: bytes, note: Callable[[Departure], None]) -> _Read[T]:
    """Read a reply, or say why it cannot be read; no error keeps the body in its traceback."""
    try:
        return _Read((operation.parse(content, note),))
    except ValueError as error:
        return _Read(why=str(error))


def _check(operation: Operation[T], validate: bool) -> None:
    """Refuse what departs from the document.

    Raises:
        InvalidRequestError: It does.
    """
    problems = operation.problems(validate=validate)
    if problems:
        shown = "; ".join(str(problem) for problem in problems[:SHOWN_PROBLEMS])
        more = len(problems) - SHOWN_PROBLEMS
        error = InvalidRequestError(shown + (f"; and {more} more" if more > 0 else ""))
        error.problems = tuple(problems)
        raise error


def _request(operation: Operation[T], config: Config, options: Options) -> Flow[Request]:
    """What goes over the wire.

    Raises:
        InvalidRequestError: The body is not JSON.
        ConfigurationError: It needs a key, and there is none that could be sent.
    """
    endpoint = operation.endpoint
    headers: dict[str, str | None] = dict(options.headers or {})
    content = None
    if operation.has_body:
        content, why = _written(operation)
        if why is not None:
            raise InvalidRequestError(f"the body is not JSON: {why}")
        headers = {"Content-Type": "application/json", **headers}
    url = f"{config.base_url}{operation.path}"
    secrets: Mapping[str, Secret] = {}
    if endpoint.authenticated:
        secrets = yield from credentials(config, url, needed=True)
    return prepared(
        config,
        endpoint.method,
        url,
        secrets=secrets,
        headers=headers,
        params=operation.query,
        content=content,
    )


def _written(operation: Operation[T]) -> tuple[bytes | None, str | None]:
    """The body, or why there can be none."""
    try:
        return json.dumps(operation.json, allow_nan=False).encode(), None
    except (TypeError, ValueError) as error:
        return None, str(error)
