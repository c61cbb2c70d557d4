"""The flow of one operation: checked, sent, retried where that is right, and read."""

import json
from collections.abc import Callable, Mapping
from typing import Generic, TypedDict, TypeVar

from attrs import field, frozen

from ionq_api import UNSET, JsonValue, Operation, Unset
from ionq_api.codec import Departure, UnknownField

from .._answer import Answer
from .._retry import Retry
from .._secrets.masking import masked
from .._secrets.secret import Secret
from .._transport.types import Request
from ..config import Config, secrets_of
from ..errors import (
    Attempt,
    InvalidRequestError,
    IonQError,
    ResponseDriftWarning,
    UnknownFieldWarning,
)
from .attempts import FlowContext, exchange, plan
from .credentials import credentials
from .flow import Fault, Flow, Reply
from .prepare import keep_cookies, prepared
from .replies import fault_error, masked_error, request_id, shown_headers, status_error, unreadable
from .routing import Destination, below_home

T = TypeVar("T")

SHOWN_PROBLEMS = 5  # of a request that violates the document; the error's `problems` has them all


class OperationOptions(TypedDict, total=False):
    """The options of one call of an operation.

    Attributes:
        timeout: Seconds for each attempt, in place of the session's; None for no limit.
        headers: Headers for this call; they win over the session's.
        retry: When to retry, in place of the session's policy.
        validate: Whether to check the request, in place of the session's setting.
    """

    timeout: float | Unset | None
    headers: Mapping[str, str] | None
    retry: Retry | None
    validate: bool | None


def execute(
    operation: Operation[T], config: Config, options: OperationOptions, context: FlowContext
) -> Flow[T]:
    """Send one operation and read its reply.

    Raises:
        IonQError: The call failed; see `errors` for what each class means.
    """
    return (yield from _performed(operation, config, options, context)).value


def answer(
    operation: Operation[T], config: Config, options: OperationOptions, context: FlowContext
) -> Flow[Answer[T]]:
    """Send one operation, read its reply, and keep what HTTP said about it.

    Raises:
        IonQError: As from `execute`.
    """
    begin = context.monotonic()
    performed = yield from _performed(operation, config, options, context)
    secrets = secrets_of(config)
    found = request_id(performed.reply)
    return Answer(
        value=performed.value,
        status=performed.reply.status,
        headers=shown_headers(performed.reply, secrets),
        request_id=None if found is None else masked(found, secrets),
        attempts=performed.attempts,
        elapsed=context.monotonic() - begin,
    )


@frozen
class _Performed(Generic[T]):
    """A call that went well; it has no repr, since a service may have put the key into it."""

    value: T = field(repr=False)
    reply: Reply = field(repr=False)
    attempts: tuple[Attempt, ...] = field(repr=False)


def _performed(
    operation: Operation[T], config: Config, options: OperationOptions, context: FlowContext
) -> Flow[_Performed[T]]:
    endpoint = operation.endpoint
    path = endpoint.path
    deviations: list[str] = []

    def note(deviation: Departure) -> None:
        deviations.append(masked(f"{endpoint.name}: {deviation}", secrets_of(config)))

    try:
        validate = options.get("validate")
        unknown, body = checked(operation, config.validate if validate is None else validate)
        path = operation.path
        to = below_home(config, path)
        request = yield from request_for(operation, config, to, options.get("headers"), body)
        sending = plan(
            config,
            to,
            endpoint.name,
            repeatable=endpoint.repeatable,
            signed=endpoint.authenticated,
            retry=options.get("retry"),
            timeout=options.get("timeout", UNSET),
        )
        exchanged = yield from exchange(request, sending, _is_success, context)
        reply, attempts = exchanged.answer, exchanged.attempts
        if isinstance(reply, Fault):
            raise fault_error(reply, config.base_url, attempts)
        if reply.native is not None:
            keep_cookies(config, reply.native)
        if not _is_success(reply.status):
            raise status_error(reply, context.now(), attempts)
        reading = _read(operation, reply.content, note)
        if reading.problem is not None:
            raise unreadable(reply, reading.problem, attempts)
    except IonQError as error:
        masked_error(error, endpoint.method, path, secrets_of(config))
        raise
    # After everything is read, since a warning may be made an error.
    for text in unknown:
        context.report(UnknownFieldWarning(masked(text, secrets_of(config))))
    for text in deviations:
        context.report(ResponseDriftWarning(text))
    return _Performed(reading.value[0], reply, attempts)


def _is_success(status: int) -> bool:
    return 200 <= status < 300


@frozen
class _Reading(Generic[T]):
    """A reply that was read; it has no repr, since a service may have put the key into it."""

    value: tuple[T, ...] = field(default=(), repr=False)
    problem: str | None = None


def _read(
    operation: Operation[T], content: bytes, note: Callable[[Departure], None]
) -> _Reading[T]:
    """Read a reply, or say why it cannot be read; no error keeps the body in its traceback."""
    try:
        return _Reading((operation.parse(content, note),))
    except ValueError as error:
        return _Reading(problem=str(error))
    except RecursionError:
        return _Reading(problem="it is nested too deeply to be read")


def checked(operation: Operation[T], validate: bool) -> tuple[list[str], JsonValue | Unset]:
    """Refuse a request that violates the document.

    Returns:
        A text for each field that the document does not define and that is sent all the same, and
        the body's JSON if it was made on the way.

    Raises:
        InvalidRequestError: It does.
    """
    try:
        findings, body = operation.checked(validate=validate)
    except RecursionError:
        raise InvalidRequestError("the body is nested too deeply to be sent") from None
    unknown = [each for each in findings if isinstance(each, UnknownField) and not each.suggestion]
    problems = [each for each in findings if each not in unknown]
    if problems:
        shown = "; ".join(str(problem) for problem in problems[:SHOWN_PROBLEMS])
        more = len(problems) - SHOWN_PROBLEMS
        error = InvalidRequestError(shown + (f"; and {more} more" if more > 0 else ""))
        error.problems = tuple(problems)
        raise error
    return [f"{operation.endpoint.name}: {each}" for each in unknown], body


def request_for(
    operation: Operation[T],
    config: Config,
    to: Destination,
    headers: Mapping[str, str] | None,
    body: JsonValue | Unset = UNSET,
) -> Flow[Request]:
    """The request that goes over the wire.

    Args:
        operation: What is sent.
        config: The session's settings.
        to: Where it goes.
        headers: The call's own.
        body: The body's JSON, if it was made already.

    Raises:
        InvalidRequestError: The body is not JSON.
        ConfigurationError: It needs a key, and there is none that could be sent.
    """
    endpoint = operation.endpoint
    own_headers: dict[str, str | None] = dict(headers or {})
    content = None
    if operation.has_body:
        content, problem = _encoded(operation, body)
        if problem is not None:
            raise InvalidRequestError(f"the body is not JSON: {problem}")
        own_headers = {"Content-Type": "application/json", **own_headers}
    secrets: Mapping[str, Secret] = {}
    if endpoint.authenticated:
        secrets = yield from credentials(config, to, required=True)
    return prepared(
        config,
        endpoint.method,
        to,
        secrets=secrets,
        headers=own_headers,
        params=operation.query,
        content=content,
    )


_ENCODER = json.JSONEncoder(
    allow_nan=False,
    check_circular=False,  # the JSON of an operation is made for it, and never holds itself
    separators=(",", ":"),
)


def _encoded(operation: Operation[T], body: JsonValue | Unset) -> tuple[bytes | None, str | None]:
    """The body, or why there can be none."""
    try:
        return _ENCODER.encode(operation.json if body is UNSET else body).encode(), None
    except (TypeError, ValueError) as error:
        return None, str(error)
    except RecursionError:
        return None, "it is nested too deeply"
