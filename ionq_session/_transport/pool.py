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
"""Clients of a fork's parent: the connections are the parent's, so the child never closes them."""


class Pool(Generic[ClientT, TransportT]):
    """The connections of a session and of its copies.

    Args:
        transport_for: Makes a transport for a route.
        client_over: Makes a client over a transport.
        transport: The user's own transport, for calls whose route is not explicit.
        client: The user's own client, likewise; it is never closed here.
    """

    def __init__(
        self,
        transport_for: Callable[[Route], TransportT],
        client_over: Callable[[TransportT], ClientT],
        *,
        transport: TransportT | None = None,
        client: ClientT | None = None,
    ) -> None:
        self._transport_for = transport_for
        self._client_over = client_over
        self.transport = transport
        self.client = client
        self._lock = Lock()
        self._clients: dict[object, ClientT] = {}
        self._transports: dict[Route, TransportT] = {}
        self._process = os.getpid()
        self._owner: Callable[[], object] = lambda: None

    @property
    def is_brought(self) -> bool:
        """Whether the transport or the client is the user's own."""
        return self.transport is not None or self.client is not None

    def client_for(self, route: Route, adapter: TransportT | None = None) -> ClientT:
        """The client to send a call with.

        Args:
            route: The properties of its connection.
            adapter: A mounted transport, which is used whatever the route.

        Raises:
            ConfigurationError: The process was forked, and the connections are the user's own.
        """
        self._check_process()
        if adapter is None and self.is_brought and not route.explicit:
            if self.client is not None:
                return self.client
            adapter = self.transport
        with self._lock:
            key: object = route if adapter is None else id(adapter)
            found = self._clients.get(key)
            if found is None:
                over = self._transport(route) if adapter is None else adapter
                found = self._clients[key] = self._client_over(over)
            return found

    def adapter_for(self, route: Route) -> TransportT:
        """The transport that calls of a route go through, if none is mounted."""
        if self.transport is not None and not route.explicit:
            return self.transport
        with self._lock:
            return self._transport(route)

    def _transport(self, route: Route) -> TransportT:
        found = self._transports.get(route)
        if found is None:
            found = self._transports[route] = self._transport_for(route)
        return found

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
        _abandoned.append(self._clients)
        self._clients, self._transports = {}, {}
        self._process = os.getpid()

    def own(self, session: object) -> None:
        """Set the session that closes the connections; its copies may go on."""
        self._owner = ref(session)

    def release(self, session: object) -> list[ClientT]:
        """The clients to close with a session: all of them if it owns the pool, or nobody does."""
        if self._process != os.getpid() or self._owner() not in (session, None):
            return []
        with self._lock:
            ended = list(self._clients.values())
            self._clients.clear()
            self._transports.clear()
            return ended


class BlockingPool(Pool[Client, Transport]):
    """The connections of blocking sessions, closed at the latest when the pool is collected."""

    def __init__(self, *, transport: Transport | None = None, client: Client | None = None) -> None:
        super().__init__(
            transports.transport_for, transports.client_over, transport=transport, client=client
        )
        self._close_when_collected()

    def _forget(self) -> None:
        super()._forget()
        self._close_when_collected()

    def _close_when_collected(self) -> None:
        finalize(self, _close_all, self._clients, os.getpid()).atexit = False


def _close_all(clients: dict[object, Client], process: int) -> None:
    if process == os.getpid():
        for client in clients.values():
            client.close()


class AsyncPool(Pool[AsyncClient, AsyncTransport]):
    """The connections of async sessions, which belong to one event loop."""

    _loop: asyncio.AbstractEventLoop | None = None

    def __init__(
        self,
        *,
        transport: AsyncTransport | None = None,
        client: AsyncClient | None = None,
    ) -> None:
        super().__init__(
            transports.async_transport_for,
            transports.async_client_over,
            transport=transport,
            client=client,
        )

    def client_for(self, route: Route, adapter: AsyncTransport | None = None) -> AsyncClient:
        """The client to send a call with.

        Raises:
            ConfigurationError: The session has connections in another event loop.
        """
        loop = asyncio.get_running_loop()
        if self._loop is None or not self._clients:
            self._loop = loop
        if self._loop is not loop:
            raise ConfigurationError(
                "this AsyncIonQSession has connections in another event loop; "
                "close it there, or make a session for each event loop"
            )
        return super().client_for(route, adapter)

    def release(self, session: object) -> list[AsyncClient]:
        """The clients to close with a session.

        Connections of an event loop that was closed ended with it, and cannot be closed again.
        """
        if self._loop is not None and self._loop.is_closed():
            self._forget()
            self._loop = None
        return super().release(session)
