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
    """What a connection has to have; calls with equal routes share connections.

    Attributes:
        verify: Whom to trust.
        cert: What to show to a server that asks.
        proxy: The address of a proxy, if there is one; it may hold a password, so no repr.
        explicit: Whether any of these was asked for, so that a transport or client of the
            user's, which knows nothing of them, cannot serve the call.
    """

    verify: Verify = True
    cert: Cert | None = None
    proxy: str | None = None
    explicit: bool = False

    def __repr__(self) -> str:
        return f"Route(verify={self.verify!r}, proxy={'***' if self.proxy else None})"


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


def as_reply(response: Response, content: bytes) -> Reply:
    """A response of httpx as one of ours."""
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Reply(response.status_code, headers, content, response)
