"""The one module that imports httpx: requests out, replies or faults back.

It follows no redirect and repeats nothing; what is above it decides on both.
"""

import ssl
from collections.abc import Iterator

import httpx
from attrs import define, field

from ._flow import Fault, Reply, Request
from ._secret import Secret

NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
OUR_MISTAKE = (httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.InvalidURL)


@define
class _Received:
    """What has come of a reply so far."""

    head: httpx.Response | None = None
    chunks: list[bytes] = field(factory=list[bytes])

    @property
    def reply(self) -> Reply | None:
        if self.head is None:
            return None
        headers = {name.lower(): value for name, value in self.head.headers.items()}
        return Reply(self.head.status_code, headers, b"".join(self.chunks))


def _built(client: httpx.Client | httpx.AsyncClient, request: Request) -> httpx.Request:
    return client.build_request(
        request.method,
        request.url,
        headers={
            name: value.reveal() if isinstance(value, Secret) else value
            for name, value in request.headers.items()
        },
        content=request.content,
        timeout=request.timeout,
    )


def _fault(error: Exception, received: _Received) -> Fault:
    """What an exception of httpx means for the request that met it."""
    if isinstance(error, OUR_MISTAKE):
        return Fault(f"the request could not be made ({_words(error)})", False, retryable=False)
    if isinstance(error, NOT_SENT):
        certificate = any(isinstance(each, ssl.SSLCertVerificationError) for each in _chain(error))
        timed_out = isinstance(error, httpx.TimeoutException)
        words = "no connection in time" if timed_out else _words(error)
        return Fault(words, False, timed_out=timed_out, retryable=not certificate)
    if isinstance(error, httpx.TimeoutException):
        return Fault("no answer in time", True, timed_out=True, partial=received.reply)
    if isinstance(error, httpx.DecodingError):
        return Fault("the reply cannot be decoded", True, retryable=False, partial=received.reply)
    begun = "the answer broke off" if received.head else "the connection broke before an answer"
    return Fault(f"{begun} ({_words(error)})", True, partial=received.reply)


def _words(error: Exception) -> str:
    return str(error).strip().rstrip(".") or type(error).__name__


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


class HttpClient:
    """Sends requests and blocks until each is answered. It may be used from many threads.

    Args:
        trust_env: Whether proxies come from the environment.
    """

    def __init__(self, *, trust_env: bool = True) -> None:
        self._client = httpx.Client(follow_redirects=False, trust_env=trust_env)

    def send(self, request: Request) -> Reply | Fault:
        """Send one request and read the whole reply."""
        received = _Received()
        try:
            response = self._client.send(_built(self._client, request), stream=True)
            try:
                received.head = response
                for chunk in response.iter_bytes():
                    received.chunks.append(chunk)
            finally:
                response.close()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return _fault(error, received)
        return received.reply or Fault("nothing came", True)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()


class AsyncHttpClient:
    """Sends requests and awaits each answer. It may be used from many tasks of one event loop.

    Args:
        trust_env: Whether proxies come from the environment.
    """

    def __init__(self, *, trust_env: bool = True) -> None:
        self._client = httpx.AsyncClient(follow_redirects=False, trust_env=trust_env)

    async def send(self, request: Request) -> Reply | Fault:
        """Send one request and read the whole reply."""
        received = _Received()
        try:
            response = await self._client.send(_built(self._client, request), stream=True)
            try:
                received.head = response
                async for chunk in response.aiter_bytes():
                    received.chunks.append(chunk)
            finally:
                await response.aclose()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return _fault(error, received)
        return received.reply or Fault("nothing came", True)

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()
