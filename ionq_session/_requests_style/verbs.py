"""The HTTP verbs of `requests.Session`, blocking and awaited, over the flows of `flow`."""

from abc import abstractmethod
from collections.abc import AsyncIterator, Iterator
from typing import Unpack

from ionq_api import JsonValue

from .._flows.flow import Flow, T
from .._transport.types import Request, Response
from .flow import deliver, fetch, follow_one, prepare
from .options import (
    REQUEST_OPTIONS,
    SEND_OPTIONS,
    AnyText,
    Body,
    CallOptions,
    JsonOptions,
    RequestOptions,
    SendOptions,
    as_text,
    checked,
    positional,
    with_more,
)
from .redirects import Redirects


class _VerbFlows(Redirects):
    """The flows of the verbs, with the session's own settings and context."""

    def _fetch(self, method: AnyText, url: AnyText, options: RequestOptions) -> Flow[Response]:
        own = checked(options, REQUEST_OPTIONS)
        return fetch(self, self._context, as_text("method", method), as_text("url", url), own)

    def _deliver(self, request: Request, options: SendOptions) -> Flow[Response]:
        return deliver(self, self._context, request, checked(options, SEND_OPTIONS), [])

    def _follow(
        self, response: Response, request: Request, options: SendOptions, yield_requests: bool
    ) -> Flow[Response | Request | None]:
        own = checked(options, SEND_OPTIONS)
        return follow_one(self, self._context, response, request, own, send_it=not yield_requests)


class Verbs(_VerbFlows):
    """The verbs of a blocking session.

    Each returns an `httpx.Response` whose status is below 400, and raises an `IonQError`
    otherwise. Addresses are relative to the session's, whatever the slashes, or whole.
    """

    @abstractmethod
    def _run(self, flow: Flow[T]) -> T: ...

    def request(
        self, method: AnyText, url: AnyText, *args: object, **options: Unpack[RequestOptions]
    ) -> Response:
        """Make a call.

        Args:
            method: The HTTP method.
            url: Relative to the session's address, or whole; as bytes, it is UTF-8.
            *args: The options by position, in the order of requests: params, data, headers,
                cookies, files, auth, timeout, allow_redirects, proxies, hooks, stream, verify,
                cert, json.
            **options: See `RequestOptions`; their names are those of requests.

        Raises:
            IonQError: It failed, or its status is 4xx or 5xx. httpx: it raises for no status.
        """
        return self._run(self._fetch(method, url, positional(args, options)))

    def get(self, url: AnyText, **options: Unpack[RequestOptions]) -> Response:
        """Make a GET call; see `request`."""
        return self._run(self._fetch("GET", url, options))

    def options(self, url: AnyText, **options: Unpack[RequestOptions]) -> Response:
        """Make an OPTIONS call; see `request`."""
        return self._run(self._fetch("OPTIONS", url, options))

    def head(self, url: AnyText, **options: Unpack[RequestOptions]) -> Response:
        """Make a HEAD call; see `request`. Redirects are followed only if asked."""
        return self._run(self._fetch("HEAD", url, options))

    def post(
        self,
        url: AnyText,
        data: Body = None,
        json: JsonValue | None = None,
        **options: Unpack[CallOptions],
    ) -> Response:
        """Make a POST call; see `request`. It is sent again only if it surely was not sent."""
        return self._run(self._fetch("POST", url, with_more(options, data=data, json=json)))

    def put(
        self,
        url: AnyText,
        data: Body = None,
        **options: Unpack[JsonOptions],
    ) -> Response:
        """Make a PUT call; see `request`."""
        return self._run(self._fetch("PUT", url, with_more(options, data=data)))

    def patch(
        self,
        url: AnyText,
        data: Body = None,
        **options: Unpack[JsonOptions],
    ) -> Response:
        """Make a PATCH call; see `request`. It is sent again only if it surely was not sent."""
        return self._run(self._fetch("PATCH", url, with_more(options, data=data)))

    def delete(self, url: AnyText, **options: Unpack[RequestOptions]) -> Response:
        """Make a DELETE call; see `request`."""
        return self._run(self._fetch("DELETE", url, options))

    def prepare_request(self, request: Request) -> Request:
        """The request that would be sent: with the session's address, headers and key.

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
        return self._run(self._deliver(request, options))

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
            following = self._run(self._follow(resp, req, options, yield_requests))
            if following is None:
                return
            yield following
            if not isinstance(following, Response):
                return
            resp, req = following, following.request


class AsyncVerbs(_VerbFlows):
    """The verbs of an async session: the same, to be awaited."""

    @abstractmethod
    async def _run(self, flow: Flow[T]) -> T: ...

    async def request(
        self, method: AnyText, url: AnyText, *args: object, **options: Unpack[RequestOptions]
    ) -> Response:
        """Make a call; see `IonQSession.request`."""
        return await self._run(self._fetch(method, url, positional(args, options)))

    async def get(self, url: AnyText, **options: Unpack[RequestOptions]) -> Response:
        """Make a GET call; see `request`."""
        return await self._run(self._fetch("GET", url, options))

    async def options(self, url: AnyText, **options: Unpack[RequestOptions]) -> Response:
        """Make an OPTIONS call; see `request`."""
        return await self._run(self._fetch("OPTIONS", url, options))

    async def head(self, url: AnyText, **options: Unpack[RequestOptions]) -> Response:
        """Make a HEAD call; see `request`. Redirects are followed only if asked."""
        return await self._run(self._fetch("HEAD", url, options))

    async def post(
        self,
        url: AnyText,
        data: Body = None,
        json: JsonValue | None = None,
        **options: Unpack[CallOptions],
    ) -> Response:
        """Make a POST call; see `request`. It is sent again only if it surely was not sent."""
        return await self._run(self._fetch("POST", url, with_more(options, data=data, json=json)))

    async def put(
        self,
        url: AnyText,
        data: Body = None,
        **options: Unpack[JsonOptions],
    ) -> Response:
        """Make a PUT call; see `request`."""
        return await self._run(self._fetch("PUT", url, with_more(options, data=data)))

    async def patch(
        self,
        url: AnyText,
        data: Body = None,
        **options: Unpack[JsonOptions],
    ) -> Response:
        """Make a PATCH call; see `request`. It is sent again only if it surely was not sent."""
        return await self._run(self._fetch("PATCH", url, with_more(options, data=data)))

    async def delete(self, url: AnyText, **options: Unpack[RequestOptions]) -> Response:
        """Make a DELETE call; see `request`."""
        return await self._run(self._fetch("DELETE", url, options))

    async def prepare_request(self, request: Request) -> Request:
        """The request that would be sent; see `IonQSession.prepare_request`."""
        return await self._run(prepare(self, request))

    async def send(self, request: Request, **options: Unpack[SendOptions]) -> Response:
        """Send a prepared request as it is; see `IonQSession.send`."""
        return await self._run(self._deliver(request, options))

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
            following = await self._run(self._follow(resp, req, options, yield_requests))
            if following is None:
                return
            yield following
            if not isinstance(following, Response):
                return
            resp, req = following, following.request
