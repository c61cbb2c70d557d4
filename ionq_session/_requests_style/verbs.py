"""The verbs of `requests.Session`, blocking and awaited, over the flows of `_fetch`."""

from abc import abstractmethod
from collections.abc import AsyncIterator, Iterator
from typing import Unpack

from ionq_api import JsonValue

from .._flows.flow import Flow, T
from .._transport.types import Request, Response
from .flow import Fetcher, deliver, fetch, hop, prepare
from .options import Body, CallOptions, JsonOptions, RequestOptions, SendOptions, positional, ready


class Verbs(Fetcher):
    """The verbs of a blocking session.

    Each returns an `httpx.Response` whose status is below 400, and raises an `IonQError`
    otherwise. Addresses are relative to the session's, whatever the slashes, or whole.
    """

    @abstractmethod
    def _run(self, flow: Flow[T]) -> T: ...

    def request(
        self, method: str, url: str, *args: object, **options: Unpack[RequestOptions]
    ) -> Response:
        """Make a call.

        Args:
            method: The HTTP method.
            url: Relative to the session's address, or whole.
            *args: The options by position, in the order of requests: params, data, headers,
                cookies, files, auth, timeout, allow_redirects, proxies, hooks, stream, verify,
                cert, json.
            **options: See `RequestOptions`; the words are those of requests.

        Raises:
            IonQError: It failed, or its status is 4xx or 5xx. httpx: it raises for no status.
        """
        given = positional(args, options)
        return self._run(fetch(self, method, url, given))

    def get(self, url: str, **options: Unpack[RequestOptions]) -> Response:
        """Make a GET call; see `request`."""
        return self._run(fetch(self, "GET", url, options))

    def options(self, url: str, **options: Unpack[RequestOptions]) -> Response:
        """Make an OPTIONS call; see `request`."""
        return self._run(fetch(self, "OPTIONS", url, options))

    def head(self, url: str, **options: Unpack[RequestOptions]) -> Response:
        """Make a HEAD call; see `request`. Redirects are followed only if asked."""
        return self._run(fetch(self, "HEAD", url, options))

    def post(
        self,
        url: str,
        data: Body = None,
        json: JsonValue | None = None,
        **options: Unpack[CallOptions],
    ) -> Response:
        """Make a POST call; see `request`. It is sent again only if it surely was not sent."""
        return self._run(fetch(self, "POST", url, ready(options, data=data, json=json)))

    def put(
        self,
        url: str,
        data: Body = None,
        **options: Unpack[JsonOptions],
    ) -> Response:
        """Make a PUT call; see `request`."""
        return self._run(fetch(self, "PUT", url, ready(options, data=data)))

    def patch(
        self,
        url: str,
        data: Body = None,
        **options: Unpack[JsonOptions],
    ) -> Response:
        """Make a PATCH call; see `request`. It is sent again only if it surely was not sent."""
        return self._run(fetch(self, "PATCH", url, ready(options, data=data)))

    def delete(self, url: str, **options: Unpack[RequestOptions]) -> Response:
        """Make a DELETE call; see `request`."""
        return self._run(fetch(self, "DELETE", url, options))

    def prepare_request(self, request: Request) -> Request:
        """What would go over the wire: a request with the session's address, headers and key.

        Args:
            request: An `httpx.Request`, its address relative or whole. httpx: a new one is made.
        """
        return self._run(prepare(self, request))

    def send(self, request: Request, **options: Unpack[SendOptions]) -> Response:
        """Send a prepared request as it is, with retries and redirects.

        Args:
            request: As `prepare_request` makes it.
            **options: See `SendOptions`.

        Returns:
            The last response, whatever its status.

        Raises:
            IonQError: There was no response.
        """
        return self._run(deliver(self, request, options, []))

    def resolve_redirects(
        self,
        resp: Response,
        req: Request,
        yield_requests: bool = False,
        **options: Unpack[SendOptions],
    ) -> Iterator[Response | Request]:
        """Follow the redirects of a response, one at a time.

        Args:
            resp: The response that redirects.
            req: What it answers.
            yield_requests: Give the next request, unsent, and end.
            **options: See `SendOptions`.

        Yields:
            Each response. httpx: `Response.next_request` is not used.
        """
        while True:
            found = self._run(hop(self, resp, req, options, send_it=not yield_requests))
            if found is None:
                return
            yield found
            if not isinstance(found, Response):
                return
            resp, req = found, found.request


class AsyncVerbs(Fetcher):
    """The verbs of an async session: the same, to be awaited."""

    @abstractmethod
    async def _run(self, flow: Flow[T]) -> T: ...

    async def request(
        self, method: str, url: str, *args: object, **options: Unpack[RequestOptions]
    ) -> Response:
        """Make a call; see `IonQSession.request`."""
        given = positional(args, options)
        return await self._run(fetch(self, method, url, given))

    async def get(self, url: str, **options: Unpack[RequestOptions]) -> Response:
        """Make a GET call; see `request`."""
        return await self._run(fetch(self, "GET", url, options))

    async def options(self, url: str, **options: Unpack[RequestOptions]) -> Response:
        """Make an OPTIONS call; see `request`."""
        return await self._run(fetch(self, "OPTIONS", url, options))

    async def head(self, url: str, **options: Unpack[RequestOptions]) -> Response:
        """Make a HEAD call; see `request`. Redirects are followed only if asked."""
        return await self._run(fetch(self, "HEAD", url, options))

    async def post(
        self,
        url: str,
        data: Body = None,
        json: JsonValue | None = None,
        **options: Unpack[CallOptions],
    ) -> Response:
        """Make a POST call; see `request`. It is sent again only if it surely was not sent."""
        return await self._run(fetch(self, "POST", url, ready(options, data=data, json=json)))

    async def put(
        self,
        url: str,
        data: Body = None,
        **options: Unpack[JsonOptions],
    ) -> Response:
        """Make a PUT call; see `request`."""
        return await self._run(fetch(self, "PUT", url, ready(options, data=data)))

    async def patch(
        self,
        url: str,
        data: Body = None,
        **options: Unpack[JsonOptions],
    ) -> Response:
        """Make a PATCH call; see `request`. It is sent again only if it surely was not sent."""
        return await self._run(fetch(self, "PATCH", url, ready(options, data=data)))

    async def delete(self, url: str, **options: Unpack[RequestOptions]) -> Response:
        """Make a DELETE call; see `request`."""
        return await self._run(fetch(self, "DELETE", url, options))

    async def prepare_request(self, request: Request) -> Request:
        """What would go over the wire; see `IonQSession.prepare_request`."""
        return await self._run(prepare(self, request))

    async def send(self, request: Request, **options: Unpack[SendOptions]) -> Response:
        """Send a prepared request as it is; see `IonQSession.send`."""
        return await self._run(deliver(self, request, options, []))

    async def resolve_redirects(
        self,
        resp: Response,
        req: Request,
        yield_requests: bool = False,
        **options: Unpack[SendOptions],
    ) -> AsyncIterator[Response | Request]:
        """Follow the redirects of a response; see `IonQSession.resolve_redirects`.

        Yields:
            Each response.
        """
        while True:
            found = await self._run(hop(self, resp, req, options, send_it=not yield_requests))
            if found is None:
                return
            yield found
            if not isinstance(found, Response):
                return
            resp, req = found, found.request
