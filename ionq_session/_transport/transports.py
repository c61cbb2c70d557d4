"""Transports of the HTTP library, made for a route, guarded, and closed when nobody uses them."""

import os
import ssl
from collections.abc import Callable
from typing import Any, TypeVar
from weakref import finalize

import httpx

from .._fork_lock import Lock
from ..errors import ConfigurationError
from .guard import AsyncGuardedBackend, GuardedBackend
from .tls import context
from .types import AsyncTransport, Route, Transport

UNUSABLE_PROXY = "the proxy has to be like http://host:3128; check proxies= and the environment"
NO_SOCKS = (
    "a SOCKS proxy needs the package socksio: pip install 'ionq-session[socks]'; "
    "or check proxies= and the environment"
)
LIMITS = httpx.Limits(
    max_connections=256,  # more tasks than that wait for a connection, not fail
    max_keepalive_connections=32,
    keepalive_expiry=5.0,  # seconds; a server that closes earlier would cost a request
)

T = TypeVar("T")

# httpx imports what it needs when it makes its first transport; a fork in the middle of an
# import leaves the module locked in the child.
_construction = Lock(delays_fork=True)


class _Transport(httpx.HTTPTransport):
    """A transport whose connections are guarded; see `guard`."""

    def __init__(self, route: Route) -> None:
        super().__init__(verify=_tls(route), proxy=route.proxy, limits=LIMITS, trust_env=False)
        pool = _guard(self._pool, GuardedBackend)
        # One that a session lets go is closed when the last call that uses it has ended.
        finalize(self, _close_in, os.getpid(), pool).atexit = False


class _AsyncTransport(httpx.AsyncHTTPTransport):
    """The same for async sessions."""

    def __init__(self, route: Route) -> None:
        super().__init__(verify=_tls(route), proxy=route.proxy, limits=LIMITS, trust_env=False)
        _guard(self._pool, AsyncGuardedBackend)


# Any: the pool is one of several untyped attributes of httpx's transports.
def _guard(pool: Any, guarded: Any) -> Any:
    """Put a guard around what opens a pool's connections; httpx has no argument for it."""
    pool._network_backend = guarded(pool._network_backend)
    return pool


def _close_in(process: int, pool: Any) -> None:  # Any: as above
    if process == os.getpid():
        pool.close()


def transport_for(route: Route) -> Transport:
    """A transport for a route.

    Raises:
        ConfigurationError: The proxy cannot be used; it is not shown, since it may hold a password.
    """
    return _built(_Transport, route)


def async_transport_for(route: Route) -> AsyncTransport:
    """The same for an async session."""
    return _built(_AsyncTransport, route)


def _built(build: Callable[[Route], T], route: Route) -> T:
    problem = UNUSABLE_PROXY
    try:
        with _construction.mutex:
            return build(route)
    except ConfigurationError:
        raise
    except (ValueError, httpx.InvalidURL):
        pass
    except ImportError:
        problem = NO_SOCKS
    raise ConfigurationError(problem)


def _tls(route: Route) -> ssl.SSLContext:
    return context(route.verify, route.cert, httpx.create_ssl_context)
