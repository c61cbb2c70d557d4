"""The flows behind the verbs: a call of the user's own making, with retries and redirects."""

from collections.abc import Mapping
from functools import partial
from urllib.parse import urljoin

from .._flows.attempts import Plan, Surroundings, exchange
from .._flows.credentials import credentials
from .._flows.flow import Fault, Flow, ask
from .._flows.prepare import joined, keep_cookies, prepared
from .._flows.replies import fault_error, masked_error, status_error
from .._flows.routing import route
from .._secrets.masking import masked
from .._secrets.secret import SECRET_HEADERS, Secret
from .._transport.types import URL, Cookies, InvalidURL, Request, Response, as_reply
from ..config import Config, origin, secrets_of
from ..errors import Attempt, IonQError, TooManyRedirectsError, UnreadableReplyError
from .attributes import Attributes
from .options import RequestOptions, SendOptions, configured
from .redirects import Redirects, next_request

REPEATABLE = ("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE")


class Fetcher(Attributes, Redirects):
    """A session, as far as these flows need it."""

    _around: Surroundings

    @property
    def surroundings(self) -> Surroundings:
        """Clock, chance and budget of the session's retries."""
        return self._around


def prepare(session: Fetcher, request: Request) -> Flow[Request]:
    """A request of the user's with the session's address, headers, query, cookies and key."""
    config = session.config
    url = joined(config.base_url, str(request.url))
    secrets = yield from credentials(config, url, needed=False)
    own = {name: text for name, text in request.headers.items() if name.lower() != "host"}
    return prepared(
        config, request.method, url, secrets=secrets, headers=own, content=request.read()
    )


def fetch(session: Fetcher, method: str, url: str, options: RequestOptions) -> Flow[Response]:
    """Make a call and return its last response.

    Raises:
        IonQError: It failed, or its status is 4xx or 5xx.
    """
    config = configured(session.config, options)
    secrets = yield from credentials(config, joined(config.base_url, url), needed=False)
    body = options.get("data")
    request = prepared(
        config,
        method,
        url,
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
    response = yield from deliver(session, request, options, attempts)
    if response.status_code >= 400:
        reply = as_reply(response, response.content)
        error = status_error(reply, session.surroundings.now(), attempts)
        raise masked_error(error, request.method, request.url.path, secrets_of(config))
    return response


def deliver(
    session: Fetcher, request: Request, options: SendOptions, attempts: list[Attempt]
) -> Flow[Response]:
    """Send a prepared request, follow its redirects, and return the last response.

    Args:
        session: Whose settings hold, and who decides on redirects.
        request: What goes over the wire.
        options: The call's own settings.
        attempts: Is filled with all attempts.

    Raises:
        IonQError: There was no response, or there were too many redirects.
    """
    config = configured(session.config, options)
    allow = options.get("allow_redirects", request.method != "HEAD")
    # A call's own auth is for the call's own address, the session's is for the session's.
    start = origin(str(request.url))
    home = start if options.get("auth") else origin(config.base_url)
    carried = _secrets_on(config, request)
    history: list[Response] = []
    while True:
        response = yield from _once(session, config, request, attempts, home)
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
        request = yield from redirected(session, config, response)
        if origin(str(request.url)) == start:
            _put_on(request, carried)


def redirected(session: Fetcher, config: Config, response: Response) -> Flow[Request]:
    """The next request after a response that redirects, with the cookies and key that may go.

    Raises:
        UnreadableReplyError: The address is none, or holds a secret of the session.
    """
    secrets = secrets_of(config)
    if _cannot_be_followed(session, response, secrets):
        error = UnreadableReplyError(
            "it redirects to an address that holds a secret, or that is none",
            status=response.status_code,
        )
        raise masked_error(error, response.request.method, response.request.url.path, secrets)
    request = next_request(session, response, session.get_redirect_target(response) or "")
    _put_on(request, (yield from credentials(config, str(request.url), needed=False)))
    Cookies(config.cookies).set_cookie_header(request)
    return request


def _secrets_on(config: Config, request: Request) -> dict[str, Secret]:
    """The secret headers that a request has."""
    names = (*SECRET_HEADERS, *config.auth_headers)
    return {name: Secret(request.headers[name]) for name in names if name in request.headers}


def _put_on(request: Request, secrets: Mapping[str, Secret]) -> None:
    for name, secret in secrets.items():
        request.headers[name] = secret.reveal()


def _cannot_be_followed(session: Fetcher, response: Response, secrets: list[Secret]) -> bool:
    target = session.get_redirect_target(response) or ""
    try:
        URL(urljoin(str(response.request.url), target))
    except (InvalidURL, ValueError):
        return True
    return masked(target, secrets) != target


def hop(
    session: Fetcher, response: Response, request: Request, options: SendOptions, *, send_it: bool
) -> Flow[Response | Request | None]:
    """Follow one redirect.

    Returns:
        The next response, or the next request if it is not to be sent; None at the end.
    """
    if session.get_redirect_target(response) is None:
        return None
    config = configured(session.config, options)
    response.request = request
    following = yield from redirected(session, config, response)
    if not send_it:
        return following
    return (yield from _once(session, config, following, [], origin(config.base_url)))


def _once(
    session: Fetcher,
    config: Config,
    request: Request,
    attempts: list[Attempt],
    home: tuple[str, str, int],
) -> Flow[Response]:
    """Send one request, with retries, and call the hooks with what comes."""
    secrets = secrets_of(config)
    path = masked(request.url.path, secrets)
    plan = Plan(
        call=f"{request.method} {path}",
        repeatable=request.method in REPEATABLE,
        retry=config.retry,
        timeout=config.timeout,
        deadline=config.deadline,
        route=route(config, str(request.url)),
        auth=config.auth if origin(str(request.url)) == home else None,
        stream=config.stream,
        hooks=tuple(config.hooks.get("attempt", [])),
    )
    done = yield from exchange(request, plan, lambda status: status < 400, session.surroundings)
    attempts.extend(done.attempts)
    if isinstance(done.answer, Fault):
        error = fault_error(done.answer, config.base_url, attempts)
        raise masked_error(error, request.method, path, secrets)
    response = done.answer.native
    if response is None:
        raise IonQError("the driver gave a reply without a response")
    keep_cookies(config, response)
    for name in _secrets_on(config, request):  # a response may be kept, shown or pickled
        response.request.headers.pop(name, None)
    for hook in config.hooks.get("response", []):
        changed = yield from ask(partial(hook, response))
        response = changed if isinstance(changed, Response) else response
    return response
