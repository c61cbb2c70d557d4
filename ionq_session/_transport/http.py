"""One request sent once, blocking or awaited: the reply, or why there is none.

Nothing here follows a redirect or retries; the flows decide on both.
"""

import ssl
import time
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from datetime import timedelta

import httpx
from attrs import define, field

from .decoding import decode_strictly
from .guard import guarded
from .types import (
    AsyncClient,
    AsyncTransport,
    Client,
    Fault,
    Reply,
    Request,
    Response,
    Send,
    TimeoutSetting,
    Transport,
    as_reply,
)

NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
UNSENDABLE = (httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.InvalidURL, UnicodeError)
# ssl's errors come through anyio; a host name that cannot be encoded is a UnicodeError.
FAULTS = (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, UnicodeError)
NO_LIMIT = 1e8  # seconds, three years; the system's clock takes no much larger number


@define
class _Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that is being received: it keeps its chunks, and ends at the deadline.

    Attributes:
        inner: The body itself.
        owner: What its connection belongs to, which must not be collected before it is read.
        deadline: When it has to be there, by the monotonic clock; None for no limit.
        chunks: What has come; None if it is not kept.
        closed: Called when it is closed.
    """

    inner: httpx.SyncByteStream | httpx.AsyncByteStream
    owner: object
    deadline: float | None
    chunks: list[bytes] | None
    closed: Callable[[], None] = field(repr=False)

    def __iter__(self) -> Iterator[bytes]:
        assert isinstance(self.inner, httpx.SyncByteStream)  # noqa: S101  # of a sync transport
        for chunk in self.inner:
            yield self._kept(chunk)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        assert isinstance(self.inner, httpx.AsyncByteStream)  # noqa: S101  # of an async one
        async for chunk in self.inner:
            yield self._kept(chunk)

    def _kept(self, chunk: bytes) -> bytes:
        if self.chunks is not None:
            self.chunks.append(chunk)
        if self.deadline is not None and time.monotonic() > self.deadline:
            raise httpx.ReadTimeout("the deadline has passed")
        return chunk

    def close(self) -> None:
        self.closed()
        if isinstance(self.inner, httpx.SyncByteStream):
            self.inner.close()

    async def aclose(self) -> None:
        self.closed()
        if isinstance(self.inner, httpx.AsyncByteStream):
            await self.inner.aclose()


@define
class _Receiving:
    """A reply that is being received."""

    event: Send
    owner: object
    begin: float = field(factory=time.monotonic)
    response: Response | None = None
    chunks: list[bytes] = field(factory=list[bytes])

    def start(self, response: Response) -> Response:
        """Take up a response whose head has come."""
        assert isinstance(  # noqa: S101  # for the type checkers: every transport gives one of both
            response.stream, httpx.SyncByteStream | httpx.AsyncByteStream
        )
        self.response = response
        time_left = self.event.time_left
        body = _Body(
            inner=response.stream,
            owner=self.owner,
            deadline=None if time_left is None or self.is_streamed else self.begin + time_left,
            chunks=None if self.is_streamed else self.chunks,
            closed=self._stop_watch,
        )
        response.stream = body
        decode_strictly(response)
        return response

    @property
    def is_streamed(self) -> bool:
        """Whether the body is left for the caller to read."""
        return self.event.stream and self.response is not None and self.response.status_code < 300

    def _stop_watch(self) -> None:
        if self.response is not None:
            self.response.elapsed = timedelta(seconds=time.monotonic() - self.begin)

    def fault(self, error: Exception) -> Fault:
        """The fault that an exception of the HTTP library stands for."""
        partial = None
        if self.response is not None:
            partial = as_reply(self.response, b"".join(self.chunks))
        return _fault(error, partial)


def send(connection: Client | Transport, event: Send) -> Reply | Fault:
    """Send one request and read the whole reply, unless it is to be streamed."""
    receiving = _Receiving(event, connection)
    try:
        with guarded(event.time_left):
            response = receiving.start(_head(connection, event))
            if receiving.is_streamed:
                return as_reply(response, b"")
            try:
                return as_reply(response, response.read())
            finally:
                response.close()
    except FAULTS as error:
        return receiving.fault(error)


async def asend(connection: AsyncClient | AsyncTransport, event: Send) -> Reply | Fault:
    """Send one request and read the whole reply, unless it is to be streamed."""
    receiving = _Receiving(event, connection)
    try:
        with guarded(event.time_left):
            response = receiving.start(await _ahead(connection, event))
            if receiving.is_streamed:
                return as_reply(response, b"")
            try:
                return as_reply(response, await response.aread())
            finally:
                await response.aclose()
    except FAULTS as error:
        return receiving.fault(error)


def _head(connection: Client | Transport, event: Send) -> Response:
    """A response whose body is not read yet."""
    if isinstance(connection, httpx.Client):
        return connection.send(event.request, auth=event.auth, stream=True, follow_redirects=False)
    auth = _signing(event)
    if auth is None:
        return _answering(connection.handle_request(event.request), event.request)
    flow = auth.sync_auth_flow(event.request)
    try:
        request = next(flow)
        while True:
            response = _answering(connection.handle_request(request), request)
            try:
                request = flow.send(response)
            except StopIteration:
                return response
            response.read()
    finally:
        flow.close()


async def _ahead(connection: AsyncClient | AsyncTransport, event: Send) -> Response:
    """A response whose body is not read yet."""
    if isinstance(connection, httpx.AsyncClient):
        return await connection.send(
            event.request, auth=event.auth, stream=True, follow_redirects=False
        )
    auth = _signing(event)
    if auth is None:
        return _answering(await connection.handle_async_request(event.request), event.request)
    flow = auth.async_auth_flow(event.request)
    try:
        request = await anext(flow)
        while True:
            response = _answering(await connection.handle_async_request(request), request)
            try:
                request = await flow.asend(response)
            except StopAsyncIteration:
                return response
            await response.aread()
    finally:
        await flow.aclose()


def _answering(response: Response, request: Request) -> Response:
    response.request = request
    return response


class _Function(httpx.Auth):
    """A function of the user's that signs requests."""

    def __init__(self, function: Callable[[Request], Request]) -> None:
        self._function = function

    def auth_flow(self, request: Request) -> Generator[Request, Response, None]:
        yield self._function(request)


def _signing(event: Send) -> httpx.Auth | None:
    """What signs a request: its `auth`, or the user and password in its address."""
    auth, url = event.auth, event.request.url
    if auth is None:
        return httpx.BasicAuth(url.username, url.password) if url.userinfo else None
    if isinstance(auth, httpx.Auth):
        return auth
    return _Function(auth) if callable(auth) else httpx.BasicAuth(*auth)


def _fault(error: Exception, partial: Reply | None) -> Fault:
    if isinstance(error, UNSENDABLE):
        return Fault(f"the request could not be made ({_message(error)})", False, retryable=False)
    if isinstance(error, NOT_SENT):
        certificate = any(isinstance(each, ssl.SSLCertVerificationError) for each in _chain(error))
        timed_out = isinstance(error, httpx.TimeoutException)
        words = "no connection in time" if timed_out else _message(error)
        refused = isinstance(error, httpx.ProxyError) and words.startswith("407")
        permanent = certificate or refused
        return Fault(words, False, timed_out=timed_out, retryable=not permanent)
    if isinstance(error, httpx.TimeoutException):
        return Fault("no answer in time", True, timed_out=True, partial=partial)
    if isinstance(error, httpx.DecodingError):
        words = f"the reply cannot be decoded ({_message(error)})"
        return Fault(words, True, retryable=False, partial=partial)
    begun = "the answer broke off" if partial else "the connection broke before an answer"
    return Fault(f"{begun} ({_message(error)})", True, partial=partial)


def _message(error: Exception) -> str:
    return str(error).strip().rstrip(".") or type(error).__name__


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def limit_time(request: Request, timeout: TimeoutSetting, time_left: float | None) -> None:
    """Set how long each step of a request may take.

    Args:
        request: The request.
        timeout: The user's setting.
        time_left: Seconds to the deadline, which no step may outlast.
    """
    connect, read = timeout if isinstance(timeout, tuple) else (timeout, timeout)
    steps = {"connect": connect, "read": read, "write": read, "pool": connect}
    request.extensions["timeout"] = {
        step: min(
            (each for each in (seconds, time_left) if each is not None and each < NO_LIMIT),
            default=None,
        )
        for step, seconds in steps.items()
    }
