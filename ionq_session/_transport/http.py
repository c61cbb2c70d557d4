"""One request sent once, blocking or awaited: the reply, or why there is none.

Nothing here follows a redirect or retries; the flows decide on both.
"""

import ssl
import time
from collections.abc import AsyncIterator, Iterator

import httpx
from attrs import define, field

from .types import (
    AsyncClient,
    Client,
    Fault,
    Reply,
    Request,
    Response,
    Send,
    TimeoutSetting,
    as_reply,
)

NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
UNSENDABLE = (httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.InvalidURL)
FAULTS = (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError)  # the last comes through anyio


@define
class _Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that is being received: it keeps its chunks, and ends at the deadline."""

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


def _recorded(response: Response, event: Send) -> _Body:
    """Replace the body of a response by one that keeps its chunks."""
    assert isinstance(response.stream, httpx.SyncByteStream | httpx.AsyncByteStream)  # noqa: S101
    end = None if event.time_left is None else time.monotonic() + event.time_left
    body = _Body(response.stream, end)
    response.stream = body
    return body


def send(client: Client, event: Send) -> Reply | Fault:
    """Send one request and read the whole reply, unless it is to be streamed."""
    response, body = None, None
    try:
        response = client.send(event.request, auth=event.auth, stream=True, follow_redirects=False)
        if event.stream and response.status_code < 300:
            return as_reply(response, b"")
        body = _recorded(response, event)
        try:
            return as_reply(response, response.read())
        finally:
            response.close()
    except FAULTS as error:
        return _fault(error, _partial(response, body))


async def asend(client: AsyncClient, event: Send) -> Reply | Fault:
    """Send one request and read the whole reply, unless it is to be streamed."""
    response, body = None, None
    try:
        response = await client.send(
            event.request, auth=event.auth, stream=True, follow_redirects=False
        )
        if event.stream and response.status_code < 300:
            return as_reply(response, b"")
        body = _recorded(response, event)
        try:
            return as_reply(response, await response.aread())
        finally:
            await response.aclose()
    except FAULTS as error:
        return _fault(error, _partial(response, body))


def _partial(response: Response | None, body: _Body | None) -> Reply | None:
    return None if response is None else as_reply(response, b"".join(body.chunks if body else []))


def _fault(error: Exception, partial: Reply | None) -> Fault:
    """The fault that an exception of httpx stands for."""
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
        return Fault("the reply cannot be decoded", True, retryable=False, partial=partial)
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
        step: min((each for each in (seconds, time_left) if each is not None), default=None)
        for step, seconds in steps.items()
    }
