"""The types that cross the boundary to the HTTP library: its own under our names, and ours."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import httpx
from attrs import field, frozen

from .tls import Cert, Verify

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

TimeoutSetting: TypeAlias = float | tuple[float, float] | None
"""Seconds for connecting and for each wait for data, one number or two; None for no limit."""


@frozen
class Route:
    """The properties of a connection; calls with equal routes share connections.

    Attributes:
        verify: Which certificate authorities to trust.
        cert: The client certificate.
        proxy: The address of a proxy, if there is one; it may hold a password, so no repr.
        explicit: Whether any of these was set explicitly, so that a transport or client of the
            user's, which has none of them, cannot serve the call.
    """

    verify: Verify = True
    cert: Cert | None = None
    proxy: str | None = None
    explicit: bool = False

    def __repr__(self) -> str:
        return f"Route(verify={self.verify!r}, proxy={'***' if self.proxy else None})"


@frozen
class Reply:
    """A reply: status, headers (by lower-case name) and the whole body.

    A service may echo the key in headers or body, so a repr shows only the status.

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
        retryable: Whether it may be transient.
        partial: The received part of a reply that broke off, if its head had arrived.
        progress: Whether more of a streamed body came than in any attempt before, so that those
            after it are counted anew.
    """

    text: str
    sent: bool
    timed_out: bool = False
    retryable: bool = True
    partial: Reply | None = None
    progress: bool = False


@frozen
class Send:
    """One request to be sent; a flow yields it, and the answer is a `Reply` or a `Fault`.

    Attributes:
        request: What goes over the wire.
        route: The connections that it goes through.
        auth: What signs it besides the headers.
        stream: Whether the body of a success is left for the caller to read.
        time_left: Seconds until the whole reply has to be there; None for no limit.
    """

    request: Request = field(repr=False)
    route: Route
    auth: Auth | None = field(default=None, repr=False)
    stream: bool = False
    time_left: float | None = None


def is_one_shot(request: Request) -> bool:
    """Whether a request's body can be read only once: an iterator that is not read yet."""
    try:
        _ = request.content
    except httpx.RequestNotRead:
        return True
    return False


def close_response(response: Response) -> object:
    """Close a response; what is to be awaited, if it is one of an async session."""
    if isinstance(response.stream, httpx.AsyncByteStream) and not isinstance(
        response.stream, httpx.SyncByteStream
    ):
        return response.aclose()
    response.close()
    return None


def as_reply(response: Response, content: bytes) -> Reply:
    """A response of httpx as a `Reply`."""
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Reply(response.status_code, headers, content, response)
