"""The receiving of a reply: its body on the way, and what a failure means for the request."""

import ssl
import time
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from weakref import ref

import httpx
from attrs import define, field

from .decoding import decode_strictly
from .types import Fault, Reply, Request, Response, Send, as_reply

NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
UNSENDABLE = (httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.InvalidURL, UnicodeError)
# ssl's errors come through anyio; a host name that cannot be encoded is a UnicodeError.
FAULTS = (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, UnicodeError)
BAD_LOCATION = "Invalid URL in location header"  # how httpx's client says so; the reply is lost


@define(slots=False)
class Body:
    """A body that is being received: it keeps its chunks, and ends at the deadline.

    Attributes:
        inner: The body itself.
        connection: What it comes through.
        owner: What the connection belongs to; neither may be collected before the body is read.
        deadline: When it has to be there, by the monotonic clock; None for no limit.
        chunks: What has come; None if it is not kept.
        ended: Called when it is closed.
    """

    inner: httpx.SyncByteStream | httpx.AsyncByteStream = field(repr=False)
    connection: object = field(repr=False)
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


class SyncBody(Body, httpx.SyncByteStream):
    """A body that blocks; compare `AsyncBody`."""

    def __iter__(self) -> Iterator[bytes]:
        assert isinstance(self.inner, httpx.SyncByteStream)  # noqa: S101  # for the type checkers
        for chunk in self.inner:
            yield self.kept(chunk)

    def close(self) -> None:
        self.ended()
        assert isinstance(self.inner, httpx.SyncByteStream)  # noqa: S101  # for the type checkers
        self.inner.close()


class AsyncBody(Body, httpx.AsyncByteStream):
    """A body that is awaited; compare `SyncBody`."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        assert isinstance(self.inner, httpx.AsyncByteStream)  # noqa: S101  # for the type checkers
        async for chunk in self.inner:
            yield self.kept(chunk)

    async def aclose(self) -> None:
        self.ended()
        assert isinstance(self.inner, httpx.AsyncByteStream)  # noqa: S101  # for the type checkers
        await self.inner.aclose()


@define
class Receiving:
    """The replies to one request: one, or several where signing it takes several steps."""

    event: Send = field(repr=False)
    connection: object = field(repr=False)
    owner: object = field(repr=False)
    begin: float = field(factory=time.monotonic)
    response: Response | None = field(default=None, repr=False)
    chunks: list[bytes] = field(factory=list[bytes], repr=False)

    def start(self, response: Response, request: Request, body: type[Body]) -> Response:
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
            connection=self.connection,
            owner=self.owner,
            deadline=None if time_left is None or streamed else begin + time_left,
            chunks=None if streamed else self.chunks,
            ended=ended,
        )
        assert isinstance(received, SyncBody | AsyncBody)  # noqa: S101  # for the type checkers
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


def _message(error: Exception) -> str:
    return str(error).strip().rstrip(".") or type(error).__name__


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
