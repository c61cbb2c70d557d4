"""The one module that imports httpx: its types under our names, and requests sent once.

Nothing here follows a redirect or tries again; what is above it decides on both.
"""

import ssl
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from typing import TypeAlias

import httpx
from attrs import define, field, frozen

from ._lock import Lock
from ._route import Route
from ._tls import context
from .errors import ConfigurationError

AsyncClient: TypeAlias = httpx.AsyncClient
AsyncTransport: TypeAlias = httpx.AsyncBaseTransport
SigningAuth: TypeAlias = httpx.Auth
Auth: TypeAlias = tuple[str, str] | httpx.Auth | Callable[[httpx.Request], httpx.Request]
Client: TypeAlias = httpx.Client
Cookies: TypeAlias = httpx.Cookies
Headers: TypeAlias = httpx.Headers
InvalidURL: TypeAlias = httpx.InvalidURL
Request: TypeAlias = httpx.Request
Response: TypeAlias = httpx.Response
Timeout: TypeAlias = httpx.Timeout
Transport: TypeAlias = httpx.BaseTransport
URL: TypeAlias = httpx.URL

NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
OUR_MISTAKE = (httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.InvalidURL)
FAULTS = (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError)  # the last comes through anyio
UNUSABLE_PROXY = "the proxy has to be like http://host:3128; check proxies= and the environment"
LIMITS = httpx.Limits(
    max_connections=256,  # more tasks than that wait for a connection, not fail
    max_keepalive_connections=32,
    keepalive_expiry=5.0,  # seconds; a server that closes earlier would cost a request
)


@frozen
class Reply:
    """What came back: status, headers (by lower-case name) and the whole body.

    A service may echo the key in either, so a repr shows only the status.

    Attributes:
        native: The HTTP library's own response; its body is unread if it is streamed.
    """

    status: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(repr=False)
    native: Response | None = field(default=None, repr=False, eq=False)


@frozen
class Fault:
    """What happened instead of a reply.

    Attributes:
        text: What happened, in words, without anything secret.
        sent: Whether the service may have got the request.
        timed_out: Whether time ran out.
        retryable: Whether it could pass.
        partial: What had come of a reply when it broke off, if its head had.
    """

    text: str
    sent: bool
    timed_out: bool = False
    retryable: bool = True
    partial: Reply | None = None


@frozen
class Send:
    """One request to be sent; a flow yields it, and a `Reply` or a `Fault` is the answer.

    Attributes:
        request: What goes over the wire.
        route: Through which connections.
        auth: What else signs it.
        stream: Whether the body of a success is left for the caller to read.
        time_left: Seconds until the whole reply has to be there; None for any time.
    """

    request: Request = field(repr=False)
    route: Route
    auth: Auth | None = field(default=None, repr=False)
    stream: bool = False
    time_left: float | None = None


@define
class _Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body on its way: keeps what has come, and ends when time has run out."""

    inner: httpx.SyncByteStream | httpx.AsyncByteStream
    end: float | None
    chunks: list[bytes] = field(factory=list[bytes])

    def __iter__(self) -> Iterator[bytes]:
        assert isinstance(self.inner, httpx.SyncByteStream)  # noqa: S101  # of a sync client
        for chunk in self.inner:
            yield self._kept(chunk)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        assert isinstance(self.inner, httpx.AsyncByteStream)  # noqa: S101  # of an async client
        async for chunk in self.inner:
            yield self._kept(chunk)

    def _kept(self, chunk: bytes) -> bytes:
        self.chunks.append(chunk)
        if self.end is not None and time.monotonic() > self.end:
            raise httpx.ReadTimeout("the deadline has passed")
        return chunk

    def close(self) -> None:
        if isinstance(self.inner, httpx.SyncByteStream):
            self.inner.close()

    async def aclose(self) -> None:
        if isinstance(self.inner, httpx.AsyncByteStream):
            await self.inner.aclose()


def _watched(response: Response, wish: Send) -> _Body:
    """Put a body that keeps what comes in the place of a response's own."""
    assert isinstance(response.stream, httpx.SyncByteStream | httpx.AsyncByteStream)  # noqa: S101
    end = None if wish.time_left is None else time.monotonic() + wish.time_left
    body = _Body(response.stream, end)
    response.stream = body
    return body


def as_reply(response: Response, content: bytes) -> Reply:
    """A response of httpx as one of ours."""
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Reply(response.status_code, headers, content, response)


def send(client: Client, wish: Send) -> Reply | Fault:
    """Send one request and read the whole reply, unless it is to be streamed."""
    response, body = None, None
    try:
        response = client.send(wish.request, auth=wish.auth, stream=True, follow_redirects=False)
        if wish.stream and response.status_code < 300:
            return as_reply(response, b"")
        body = _watched(response, wish)
        try:
            return as_reply(response, response.read())
        finally:
            response.close()
    except FAULTS as error:
        return _fault(error, _partial(response, body))


async def asend(client: AsyncClient, wish: Send) -> Reply | Fault:
    """Send one request and read the whole reply, unless it is to be streamed."""
    response, body = None, None
    try:
        response = await client.send(
            wish.request, auth=wish.auth, stream=True, follow_redirects=False
        )
        if wish.stream and response.status_code < 300:
            return as_reply(response, b"")
        body = _watched(response, wish)
        try:
            return as_reply(response, await response.aread())
        finally:
            await response.aclose()
    except FAULTS as error:
        return _fault(error, _partial(response, body))


def _partial(response: Response | None, body: _Body | None) -> Reply | None:
    return None if response is None else as_reply(response, b"".join(body.chunks if body else []))


def _fault(error: Exception, partial: Reply | None) -> Fault:
    """What an exception of httpx means for the request that met it."""
    if isinstance(error, OUR_MISTAKE):
        return Fault(f"the request could not be made ({_words(error)})", False, retryable=False)
    if isinstance(error, NOT_SENT):
        certificate = any(isinstance(each, ssl.SSLCertVerificationError) for each in _chain(error))
        timed_out = isinstance(error, httpx.TimeoutException)
        words = "no connection in time" if timed_out else _words(error)
        refused = isinstance(error, httpx.ProxyError) and words.startswith("407")
        hopeless = certificate or refused  # the same would happen again
        return Fault(words, False, timed_out=timed_out, retryable=not hopeless)
    if isinstance(error, httpx.TimeoutException):
        return Fault("no answer in time", True, timed_out=True, partial=partial)
    if isinstance(error, httpx.DecodingError):
        return Fault("the reply cannot be decoded", True, retryable=False, partial=partial)
    begun = "the answer broke off" if partial else "the connection broke before an answer"
    return Fault(f"{begun} ({_words(error)})", True, partial=partial)


def _words(error: Exception) -> str:
    return str(error).strip().rstrip(".") or type(error).__name__


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _tls(route: Route) -> ssl.SSLContext:
    return context(route.verify, route.cert, httpx.create_ssl_context)


TimeoutSetting: TypeAlias = float | tuple[float, float] | None
"""Seconds for connecting and for each wait for data, one number or two; None for no limit."""


def limit_time(request: Request, timeout: TimeoutSetting, time_left: float | None) -> None:
    """Write into a request how long each of its steps may take.

    Args:
        request: The request.
        timeout: As the user set it.
        time_left: Seconds to the deadline, which no step may outlast.
    """
    connect, read = timeout if isinstance(timeout, tuple) else (timeout, timeout)
    steps = {"connect": connect, "read": read, "write": read, "pool": connect}
    request.extensions["timeout"] = {
        step: min((each for each in (seconds, time_left) if each is not None), default=None)
        for step, seconds in steps.items()
    }


# httpx imports what it needs when it makes its first transport; a fork in the middle of an
# import leaves the module locked in the child.
_making = Lock(delays_fork=True)


def transport_for(route: Route) -> Transport:
    """A transport of our own for a route.

    Raises:
        ConfigurationError: The proxy cannot be used; it is not shown, since it may hold a password.
    """
    tls = _tls(route)
    try:
        with _making:
            return httpx.HTTPTransport(
                verify=tls, proxy=route.proxy, limits=LIMITS, trust_env=False
            )
    except (ValueError, httpx.InvalidURL):
        pass
    raise ConfigurationError(UNUSABLE_PROXY)


def async_transport_for(route: Route) -> AsyncTransport:
    """The same for an async session."""
    tls = _tls(route)
    try:
        with _making:
            return httpx.AsyncHTTPTransport(
                verify=tls, proxy=route.proxy, limits=LIMITS, trust_env=False
            )
    except (ValueError, httpx.InvalidURL):
        pass
    raise ConfigurationError(UNUSABLE_PROXY)


def client_over(transport: Transport) -> Client:
    """A client that only sends; what a session adds stands above it."""
    return httpx.Client(transport=transport, trust_env=False)


def async_client_over(transport: AsyncTransport) -> AsyncClient:
    """The same for an async session."""
    return httpx.AsyncClient(transport=transport, trust_env=False)
