"""One request sent once, blocking or awaited: what came back, or why nothing did.

Nothing here follows a redirect or tries again; the flows above decide on both.
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
OUR_MISTAKE = (httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.InvalidURL)
FAULTS = (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError)  # the last comes through anyio


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
