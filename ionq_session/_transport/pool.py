"""Connections: kept by route, shared by a session and its copies, never used across a fork."""

import asyncio
import os
from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import finalize, ref

from .._fork_lock import Lock
from ..errors import ConfigurationError
from . import transports
from .types import AsyncClient, AsyncTransport, Client, Route, Transport

ClientT = TypeVar("ClientT")
TransportT = TypeVar("TransportT")

_abandoned: list[object] = []
"""Transports of a fork's parent: the connections are the parent's; the child never closes them."""


class Pool(Generic[ClientT, TransportT]):
    """The connections of a session and of its copies.

    Args:
        transport_for: Makes a transport for a route.
        transport: The user's own transport, for calls whose route is not explicit.
        client: The user's own client, likewise; it is never closed here.
    """

    def __init__(
        self,
        transport_for: Callable[[Route], TransportT],
        *,
        transport: TransportT | None = None,
        client: ClientT | None = None,
    ) -> None:
        self._transport_for = transport_for
        self.transport = transport
        self.client = client
        self._lock = Lock()
        self._transports: dict[object, TransportT] = {}
        self._process = os.getpid()
        self._owner: Callable[[], object] = lambda: None

    @property
    def is_brought(self) -> bool:
        """Whether the transport or the client is the user's own."""
        return self.transport is not None or self.client is not None

    def connection_for(
        self, route: Route, adapter: TransportT | None = None
    ) -> ClientT | TransportT:
        """What to send a call through.

        Args:
            route: The properties of its connection.
            adapter: A mounted transport, which is used whatever the route.

        Raises:
            ConfigurationError: The process was forked, and the connections are the user's own; or
                the route's proxy cannot be used.
        """
        self._check_process()
        if adapter is None and self.is_brought and not route.explicit:
            if self.client is not None:
                return self.client
            adapter = self.transport
        if adapter is None:
            return self._transport(route)
        with self._lock.mutex:
            self._transports[id(adapter)] = adapter  # to be closed with the others
        return adapter

    def adapter_for(self, route: Route) -> TransportT:
        """The transport that calls of a route go through, if none is mounted."""
        if self.transport is not None and not route.explicit:
            return self.transport
        return self._transport(route)

    def _transport(self, route: Route) -> TransportT:
        with self._lock.mutex:
            transport = self._transports.get(route)
            if transport is None:
                transport = self._transports[route] = self._transport_for(route)
            return transport

    def abandon(self, connection: object) -> None:
        """Use a connection for no further call, after an interruption that may have harmed it.

        Calls of other threads that are using it go on; it is closed when the last of them ends.
        """
        with self._lock.mutex:
            for key, transport in list(self._transports.items()):
                if transport is connection and isinstance(key, Route):
                    del self._transports[key]

    def _check_process(self) -> None:
        if self._process == os.getpid():
            return
        if self.is_brought:
            raise ConfigurationError(
                "this process was forked from the one that made the session, which uses a "
                "transport or client of its own; make a session in this process"
            )
        self._forget()

    def _forget(self) -> None:
        """Leave all connections to the parent process, and start with none."""
        _abandoned.append(self._transports)
        self._transports = {}
        self._process = os.getpid()

    def own(self, session: object) -> None:
        """Set the session that closes the connections; its copies may go on."""
        self._owner = ref(session)

    def release(self, session: object) -> list[TransportT]:
        """What to close with a session: all connections if it owns the pool, or nobody does."""
        if self._process != os.getpid() or self._owner() not in (session, None):
            return []
        with self._lock.mutex:
            ended = list(self._transports.values())
            self._transports.clear()
            return ended


class BlockingPool(Pool[Client, Transport]):
    """The connections of blocking sessions, closed at the latest when the pool is collected."""

    def __init__(self, *, transport: Transport | None = None, client: Client | None = None) -> None:
        super().__init__(transports.transport_for, transport=transport, client=client)
        self._close_when_collected()

    def _forget(self) -> None:
        super()._forget()
        self._close_when_collected()

    def _close_when_collected(self) -> None:
        finalize(self, _close_all, self._transports, os.getpid()).atexit = False


def _close_all(transports: dict[object, Transport], process: int) -> None:
    if process == os.getpid():
        for transport in transports.values():
            transport.close()


class AsyncPool(Pool[AsyncClient, AsyncTransport]):
    """The connections of async sessions, which belong to one event loop."""

    _loop: asyncio.AbstractEventLoop | None = None

    def __init__(
        self, *, transport: AsyncTransport | None = None, client: AsyncClient | None = None
    ) -> None:
        super().__init__(transports.async_transport_for, transport=transport, client=client)

    def connection_for(
        self, route: Route, adapter: AsyncTransport | None = None
    ) -> AsyncClient | AsyncTransport:
        """What to send a call through.

        Raises:
            ConfigurationError: The session has connections in another event loop.
        """
        loop = asyncio.get_running_loop()
        if self._loop is None or not self._transports:
            self._loop = loop
        if self._loop is not loop:
            raise ConfigurationError(
                "this AsyncIonQSession has connections in another event loop; "
                "close it there, or make a session for each event loop"
            )
        return super().connection_for(route, adapter)

    def release(self, session: object) -> list[AsyncTransport]:
        """What to close with a session.

        Connections of an event loop that was closed ended with it, and cannot be closed again.
        """
        if self._loop is not None and self._loop.is_closed():
            self._forget()
            self._loop = None
        return super().release(session)
