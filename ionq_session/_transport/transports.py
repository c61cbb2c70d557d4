"""Transports and clients of the HTTP library, made for a route."""

import ssl

import httpx

from .._fork_lock import Lock
from ..errors import ConfigurationError
from .tls import context
from .types import AsyncClient, AsyncTransport, Client, Route, Transport

UNUSABLE_PROXY = "the proxy has to be like http://host:3128; check proxies= and the environment"
LIMITS = httpx.Limits(
    max_connections=256,  # more tasks than that wait for a connection, not fail
    max_keepalive_connections=32,
    keepalive_expiry=5.0,  # seconds; a server that closes earlier would cost a request
)

# httpx imports what it needs when it makes its first transport; a fork in the middle of an
# import leaves the module locked in the child.
_construction = Lock(delays_fork=True)


def transport_for(route: Route) -> Transport:
    """A transport for a route.

    Raises:
        ConfigurationError: The proxy cannot be used; it is not shown, since it may hold a password.
    """
    tls = _tls(route)
    try:
        with _construction:
            return httpx.HTTPTransport(
                verify=tls, proxy=route.proxy, limits=LIMITS, trust_env=False
            )
    except (ValueError, httpx.InvalidURL):
        pass
    raise ConfigurationError(UNUSABLE_PROXY)


def async_transport_for(route: Route) -> AsyncTransport:
    """The same for an async session."""
    tls = _tls(route)
    try:
        with _construction:
            return httpx.AsyncHTTPTransport(
                verify=tls, proxy=route.proxy, limits=LIMITS, trust_env=False
            )
    except (ValueError, httpx.InvalidURL):
        pass
    raise ConfigurationError(UNUSABLE_PROXY)


def client_over(transport: Transport) -> Client:
    """A client that only sends; retries, redirects and cookies are the session's."""
    return httpx.Client(transport=transport, trust_env=False)


def async_client_over(transport: AsyncTransport) -> AsyncClient:
    """The same for an async session."""
    return httpx.AsyncClient(transport=transport, trust_env=False)


def _tls(route: Route) -> ssl.SSLContext:
    return context(route.verify, route.cert, httpx.create_ssl_context)
