"""The flows behind the HTTP verbs: any call, with retries and redirects."""

from collections.abc import Mapping
from copy import copy
from functools import partial
from urllib.parse import urljoin

from .._addresses import Origin, is_callable
from .._flows.attempts import FlowContext, exchange, plan
from .._flows.credentials import check_is_safe, credentials
from .._flows.flow import Fault, Flow, ask
from .._flows.prepare import keep_cookies, prepared
from .._flows.replies import after_a_write, fault_error, masked_error, status_error
from .._flows.routing import Destination, destination
from .._retry import Retry
from .._secrets.masking import masked
from .._secrets.secret import SECRET_HEADERS, Secret
from .._transport.types import (
    URL,
    Cookies,
    InvalidURL,
    Request,
    Response,
    as_reply,
    close_response,
    is_one_shot,
)
from ..config import Config, own_secrets, secrets_of
from ..errors import (
    Attempt,
    ConfigurationError,
    InvalidRequestError,
    IonQError,
    NotSentError,
    RefusedError,
    TooManyRedirectsError,
    UnreadableReplyError,
)
from .options import RequestOptions, SendOptions, configured
from .redirects import Redirects, next_request

REPEATABLE = ("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE")
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
NO_RETRY = Retry(total=0)  # for a body that can be read only once


def prepare(session: Redirects, request: Request) -> Flow[Request]:
    """A user's request with the session's address, headers, query, cookies and key."""
    config = session.config
    to = destination(config, str(request.url))
    if is_one_shot(request):
        raise InvalidRequestError(
            "a request whose body is an iterator cannot be prepared; read it into bytes first"
        )
    secrets = yield from credentials(config, to, required=False)
    own = {name: text for name, text in request.headers.items() if name.lower() != "host"}
    return prepared(
        config, request.method, to, secrets=secrets, headers=own, content=request.read()
    )


def fetch(
    session: Redirects, context: FlowContext, method: str, url: str, options: RequestOptions
) -> Flow[Response]:
    """Make a call and return its last response.

    Raises:
        IonQError: It failed, or its status is 4xx or 5xx.
    """
    config = configured(session.config, options)
    to = destination(config, url)
    secrets = yield from credentials(config, to, required=False)
    body = options.get("data")
    request = prepared(
        config,
        method,
        to,
        secrets=secrets,
        headers=options.get("headers"),
        params=options.get("params"),
        cookies=options.get("cookies"),
        content=None if isinstance(body, Mapping) else body,
        data=body if isinstance(body, Mapping) else None,
        files=options.get("files"),
        json=options.get("json"),
    )
    attempts: list[Attempt] = []
    response = yield from _delivered(session, context, config, request, to, options, attempts)
    if response.status_code >= 400:
        reply = as_reply(response, response.content)
        error = status_error(reply, context.now(), attempts)
        masked_error(error, request.method, request.url.path, secrets_of(config))
        raise after_a_write(error) if _has_written(response.history) else error
    return response


def deliver(
    session: Redirects,
    context: FlowContext,
    request: Request,
    options: SendOptions,
    attempts: list[Attempt],
) -> Flow[Response]:
    """Send a prepared request, follow its redirects, and return the last response.

    Args:
        session: Provides the settings, and decides on redirects.
        context: What the flow depends on besides I/O.
        request: What goes over the wire.
        options: The call's own options.
        attempts: Receives all attempts.

    Raises:
        IonQError: There was no response, or there were too many redirects.
    """
    config = configured(session.config, options)
    to = destination(config, str(request.url))
    return (yield from _delivered(session, context, config, request, to, options, attempts))


def _delivered(
    session: Redirects,
    context: FlowContext,
    config: Config,
    request: Request,
    to: Destination,
    options: SendOptions,
    attempts: list[Attempt],
) -> Flow[Response]:
    history: list[Response] = []
    following = _followed(session, context, config, request, to, options, attempts, history)
    try:
        return (yield from following)
    except (ConfigurationError, NotSentError, RefusedError) as error:
        if _has_written(history):
            raise after_a_write(error) from None
        raise


def _followed(
    session: Redirects,
    context: FlowContext,
    config: Config,
    request: Request,
    to: Destination,
    options: SendOptions,
    attempts: list[Attempt],
    history: list[Response],
) -> Flow[Response]:
    allow = options.get("allow_redirects", request.method != "HEAD")
    # A call's own auth is for the call's own address, the session's is for the session's.
    start = to.origin
    signed_origin = start if options.get("auth") else config.home
    carried = _secrets_on(config, request)
    while True:
        response = yield from _once(config, context, request, to, attempts, signed_origin)
        response.history = list(history)
        if not allow or session.get_redirect_target(response) is None:
            return response
        if len(history) >= config.max_redirects:
            error = TooManyRedirectsError(
                f"more than {config.max_redirects} redirects; the address may be wrong",
                status=response.status_code,
                attempts=attempts,
            )
            raise masked_error(error, request.method, request.url.path, secrets_of(config))
        history.append(response)
        request, to = yield from redirected(session, config, response)
        if to.origin == start:
            _put_on(request, carried)


def redirected(
    session: Redirects, config: Config, response: Response
) -> Flow[tuple[Request, Destination]]:
    """The next request after a response that redirects, with the cookies and key that may go.

    Returns:
        The request, and where it goes.

    Raises:
        UnreadableReplyError: The target is not an address, or holds a secret of the session.
    """
    secrets = secrets_of(config)
    if _cannot_be_followed(session, response, secrets):
        error = UnreadableReplyError(
            "it redirects to an address that holds a secret, or that is none",
            status=response.status_code,
        )
        raise masked_error(error, response.request.method, response.request.url.path, secrets)
    request = next_request(session, response, session.get_redirect_target(response) or "")
    to = destination(config, str(request.url))
    _put_on(request, (yield from credentials(config, to, required=False)))
    Cookies(config.cookies).set_cookie_header(request)
    return request, to


def follow_one(
    session: Redirects,
    context: FlowContext,
    response: Response,
    request: Request,
    options: SendOptions,
    *,
    send_it: bool,
) -> Flow[Response | Request | None]:
    """Follow one redirect.

    Returns:
        The next response, or the next request if it is not to be sent; None at the end.
    """
    if session.get_redirect_target(response) is None:
        return None
    config = configured(session.config, options)
    response.request = request
    following, to = yield from redirected(session, config, response)
    if not send_it:
        return following
    return (yield from _once(config, context, following, to, [], config.home))


def _once(
    config: Config,
    context: FlowContext,
    request: Request,
    to: Destination,
    attempts: list[Attempt],
    signed_origin: Origin,
) -> Flow[Response]:
    """Send one request, with retries, and call the hooks with the response."""
    if to.is_home and _secrets_on(config, request):
        check_is_safe(config, to)  # a call's own proxy may be another than that of the key's check
    path = masked(request.url.path, own_secrets(config))
    sending = plan(
        config,
        to,
        f"{request.method} {path}",
        repeatable=request.method in REPEATABLE,
        retry=NO_RETRY if is_one_shot(request) else None,
        signed=to.origin == signed_origin,
        stream=config.stream,
    )
    exchanged = yield from exchange(request, sending, lambda status: status < 400, context)
    attempts.extend(exchanged.attempts)
    if isinstance(exchanged.answer, Fault):
        error = fault_error(exchanged.answer, config.base_url, attempts)
        raise masked_error(error, request.method, path, secrets_of(config))
    response = exchanged.answer.native
    if response is None:
        raise IonQError("the driver gave a reply without a response")
    keep_cookies(config, response)
    _hide_secrets(config, response)
    try:
        for hook in config.hooks.get("response", []):
            changed = yield from ask(partial(hook, response))
            response = changed if isinstance(changed, Response) else response
    except Exception:
        yield from ask(partial(close_response, response))  # its body may be left to be read
        raise
    return response


def _hide_secrets(config: Config, response: Response) -> None:
    """Take the secrets off what a response shows of its request; it may be kept or pickled.

    The request itself is left as it is, since its owner may send it again.
    """
    request = copy(response.request)
    request.headers = request.headers.copy()
    for name in (*SECRET_HEADERS, *config.auth_headers):
        request.headers.pop(name, None)
    response.request = request
    response.next_request = None  # which httpx's own client makes, with all headers


def _secrets_on(config: Config, request: Request) -> dict[str, Secret]:
    """The secret headers that a request has."""
    names = (*SECRET_HEADERS, *config.auth_headers)
    return {name: Secret(request.headers[name]) for name in names if name in request.headers}


def _put_on(request: Request, secrets: Mapping[str, Secret]) -> None:
    for name, secret in secrets.items():
        request.headers[name] = secret.reveal()


def _cannot_be_followed(session: Redirects, response: Response, secrets: list[Secret]) -> bool:
    target = session.get_redirect_target(response) or ""
    try:
        url = urljoin(str(response.request.url), target)
        URL(url)
    except (InvalidURL, ValueError):
        return True
    return not is_callable(url) or masked(target, secrets) != target


def _has_written(history: list[Response]) -> bool:
    """Whether the service has taken a request that may have changed something."""
    return any(response.request.method not in SAFE for response in history)
