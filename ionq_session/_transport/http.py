"""One request sent once, blocking or awaited: the reply, or why there is none.

Nothing here follows a redirect or retries; the flows decide on both.
"""

import ssl
import time
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from datetime import timedelta
from weakref import ref

import httpx
from attrs import define, field

from ..errors import ConfigurationError
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
AT_LEAST = 1e-3  # seconds: what is over runs into its time-out at once, and 0 would not block


@define(slots=False)
class _Body:
    """A body that is being received: it keeps its chunks, and ends at the deadline.

    Attributes:
        inner: The body itself.
        owner: What its connection belongs to, which must not be collected before it is read.
        deadline: When it has to be there, by the monotonic clock; None for no limit.
        chunks: What has come; None if it is not kept.
        ended: Called when it is closed.
    """

    inner: httpx.SyncByteStream | httpx.AsyncByteStream = field(repr=False)
    owner: object = field(repr=False)
    deadline: float | None
    chunks: list[bytes] | None = field(repr=False)
    ended: Callable[[], None] = field(repr=False)

    def kept(self, chunk: bytes) -> bytes:
        """A chunk that has come."""
        if self.chunks is not None:
            self.chunks.append(chunk)
        if self.deadline is not None and time.monotonic() > self.deadline:
            raise httpx.ReadTimeout("the deadline has passed")
        return chunk


class _SyncBody(_Body, httpx.SyncByteStream):
    def __iter__(self) -> Iterator[bytes]:
        assert isinstance(self.inner, httpx.SyncByteStream)  # noqa: S101  # for the type checkers
        for chunk in self.inner:
            yield self.kept(chunk)

    def close(self) -> None:
        self.ended()
        assert isinstance(self.inner, httpx.SyncByteStream)  # noqa: S101  # for the type checkers
        self.inner.close()


class _AsyncBody(_Body, httpx.AsyncByteStream):
    async def __aiter__(self) -> AsyncIterator[bytes]:
        assert isinstance(self.inner, httpx.AsyncByteStream)  # noqa: S101  # for the type checkers
        async for chunk in self.inner:
            yield self.kept(chunk)

    async def aclose(self) -> None:
        self.ended()
        assert isinstance(self.inner, httpx.AsyncByteStream)  # noqa: S101  # for the type checkers
        await self.inner.aclose()


@define
class _Receiving:
    """The replies to one request: one, or several where signing it takes several steps."""

    event: Send = field(repr=False)
    connection: object = field(repr=False)
    owner: object = field(repr=False)
    begin: float = field(factory=time.monotonic)
    response: Response | None = field(default=None, repr=False)
    chunks: list[bytes] = field(factory=list[bytes], repr=False)

    def start(self, response: Response, request: Request, body: type[_Body]) -> Response:
        """Take up a response whose head has come."""
        self.response, self.chunks = response, []
        response.request = request
        streamed, time_left = self.is_streamed, self.event.time_left
        known, begin = ref(response), self.begin

        def ended() -> None:
            if (response := known()) is not None:  # no circle, so that it goes with its last user
                response.elapsed = timedelta(seconds=time.monotonic() - begin)

        ended()  # for a body that was there at once, as in tests
        received = body(
            inner=response.stream,
            owner=(self.connection, self.owner),
            deadline=None if time_left is None or streamed else begin + time_left,
            chunks=None if streamed else self.chunks,
            ended=ended,
        )
        assert isinstance(received, _SyncBody | _AsyncBody)  # noqa: S101  # for the type checkers
        response.stream = received
        decode_strictly(response)
        return response

    @property
    def is_streamed(self) -> bool:
        """Whether the body is left for the caller to read."""
        return self.event.stream and self.response is not None and self.response.status_code < 300

    def reply(self, content: bytes) -> Reply:
        """The reply; what was kept of its body in case it broke off is let go."""
        assert self.response is not None  # noqa: S101  # it has been started
        self.chunks.clear()
        return as_reply(self.response, content)

    def fault(self, error: Exception) -> Fault:
        """The fault that an exception stands for.

        Raises:
            Exception: The same one, if it is not of the HTTP library.
        """
        # httpcore maps the errors of h11 for the head of a request, and not for its body.
        if not isinstance(error, FAULTS) and not type(error).__module__.startswith("h11"):
            raise error
        partial = None
        if self.response is not None:
            partial = as_reply(self.response, b"".join(self.chunks))
        if isinstance(error, UnicodeError) and not self.is_surely_before(partial):
            return Fault(f"the call failed ({_message(error)})", True, False, False, partial)
        return _fault(error, partial)

    def is_surely_before(self, partial: Reply | None) -> bool:
        """Whether an error that may be of any step was raised before anything was sent."""
        return partial is None and not isinstance(self.connection, httpx.Client | httpx.AsyncClient)


def send(connection: Client | Transport, event: Send, owner: object = None) -> Reply | Fault:
    """Send one request and read the whole reply, unless it is to be streamed.

    Args:
        connection: What to send it through.
        event: The request.
        owner: What must not be collected before a streamed reply is read.
    """
    if not isinstance(event.request.stream, httpx.SyncByteStream):
        return WRONG_BODY
    receiving = _Receiving(event, connection, owner)
    try:
        with guarded(event.time_left):
            response = _head(connection, receiving)
            if receiving.is_streamed:
                return receiving.reply(b"")
            try:
                return receiving.reply(response.read())
            finally:
                response.close()
    except Exception as error:  # noqa: BLE001  # what is not the library's is raised again
        return receiving.fault(error)


async def asend(
    connection: AsyncClient | AsyncTransport, event: Send, owner: object = None
) -> Reply | Fault:
    """Send one request and read the whole reply; see `send`."""
    if not isinstance(event.request.stream, httpx.AsyncByteStream):
        return WRONG_BODY
    receiving = _Receiving(event, connection, owner)
    try:
        with guarded(event.time_left):
            response = await _ahead(connection, receiving)
            if receiving.is_streamed:
                return receiving.reply(b"")
            try:
                return receiving.reply(await response.aread())
            finally:
                await response.aclose()
    except Exception as error:  # noqa: BLE001  # what is not the library's is raised again
        return receiving.fault(error)


WRONG_BODY = Fault(
    "the request's body is of the other kind: IonQSession takes a blocking iterator, "
    "AsyncIonQSession an async one",
    sent=False,
    retryable=False,
)


def _head(connection: Client | Transport, receiving: _Receiving) -> Response:
    """A response whose body is not read yet."""
    request, auth = receiving.event.request, receiving.event.auth
    if isinstance(connection, httpx.Client):
        _check_open(connection)
        response = connection.send(request, auth=auth, stream=True, follow_redirects=False)
        return receiving.start(response, response.request, _SyncBody)
    signing = _signing(receiving.event)
    if signing is None:
        return receiving.start(connection.handle_request(request), request, _SyncBody)
    flow = signing.sync_auth_flow(request)
    try:
        request = next(flow)
        while True:
            response = receiving.start(connection.handle_request(request), request, _SyncBody)
            try:
                request = flow.send(response)
            except StopIteration:
                return response
            except BaseException as error:
                response.close()
                _raise_unanswerable(error, signing)
                raise
            response.read()
    finally:
        flow.close()


async def _ahead(connection: AsyncClient | AsyncTransport, receiving: _Receiving) -> Response:
    """A response whose body is not read yet."""
    request, auth = receiving.event.request, receiving.event.auth
    if isinstance(connection, httpx.AsyncClient):
        _check_open(connection)
        response = await connection.send(request, auth=auth, stream=True, follow_redirects=False)
        return receiving.start(response, response.request, _AsyncBody)
    signing = _signing(receiving.event)
    if signing is None:
        reply = await connection.handle_async_request(request)
        return receiving.start(reply, request, _AsyncBody)
    flow = signing.async_auth_flow(request)
    try:
        request = await anext(flow)
        while True:
            reply = await connection.handle_async_request(request)
            response = receiving.start(reply, request, _AsyncBody)
            try:
                request = await flow.asend(response)
            except StopAsyncIteration:
                return response
            except BaseException as error:
                await response.aclose()
                _raise_unanswerable(error, signing)
                raise
            await response.aread()
    finally:
        await flow.aclose()


def _check_open(client: Client | AsyncClient) -> None:
    if client.is_closed:
        raise ConfigurationError("the http_client of this session is closed; give it an open one")


def _raise_unanswerable(error: BaseException, signing: httpx.Auth) -> None:
    """Say of a strange challenge that it is one; httpx's digest raises errors of any kind then."""
    if isinstance(error, Exception) and isinstance(signing, httpx.DigestAuth):
        kind = type(error).__name__
        raise httpx.DecodingError(f"its challenge cannot be answered, {kind}") from error


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
    again = isinstance(error, FAULTS) and not _message(error).startswith(BAD_LOCATION)
    return Fault(f"{begun} ({_message(error)})", True, retryable=again, partial=partial)


BAD_LOCATION = "Invalid URL in location header"  # how httpx's client says so; the reply is lost


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
            (
                max(each, AT_LEAST)
                for each in (seconds, time_left)
                if each is not None and each < NO_LIMIT
            ),
            default=None,
        )
        for step, seconds in steps.items()
    }
