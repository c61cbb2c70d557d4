"""The I/O of a session before it knows any operation, blocking and awaited, side by side."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

from ._flows.drivers import arun, run
from ._flows.flow import Flow, T
from ._option_rules import Rule, instance, optional, ruled
from ._requests_style.verbs import AsyncVerbs, Verbs
from ._session_base import SessionBase
from ._transport.http import asend, send
from ._transport.pool import AsyncPool, BlockingPool
from ._transport.streaming import Receive, areceive, receive
from ._transport.types import AsyncClient, AsyncTransport, Client, Fault, Reply, Send, Transport

TRANSPORT = Rule("an httpx transport that blocks", optional(instance(Transport)))
ASYNC_TRANSPORT = Rule("an httpx transport that is awaited", optional(instance(AsyncTransport)))
CLIENT = Rule("an httpx.Client", optional(instance(Client)))
ASYNC_CLIENT = Rule("an httpx.AsyncClient", optional(instance(AsyncClient)))


class Stopped(BaseException):
    """A flow was left in a pause because whoever waits for it was interrupted.

    As with Ctrl-C, nothing of the flow runs after it.
    """


class BlockingSession(SessionBase[Client, Transport], Verbs):
    """What `IonQSession` and its drop-in shapes share."""

    _sleep: Callable[[float], None] = staticmethod(time.sleep)
    _transport_rule = TRANSPORT

    def close(self) -> None:
        """Close the connections, and the emulator of a local session.

        Copies that share the connections find them closed, and open new ones if they are used.
        """
        for transport in self._pool.release(self):
            transport.close()
        local = self._emulator_to_end()
        if local is not None:
            local.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _make_pool(self, transport: Transport | None, http_client: Client | None) -> BlockingPool:
        ruled("transport", self._transport_rule, transport)
        ruled("http_client", CLIENT, http_client)
        return BlockingPool(transport=transport, client=http_client)

    def _run(self, flow: Flow[T]) -> T:
        return run(flow, self._send, self._sleep, self._receive)

    def _run_until(self, flow: Flow[T], stop: threading.Event) -> T:
        """Run a flow in a thread of ours, which an event ends in its next pause.

        Raises:
            Stopped: It was ended.
        """

        def pause(seconds: float) -> None:
            if self._sleep is not time.sleep:
                self._sleep(seconds)
            elif not stop.is_set():
                stop.wait(seconds)
            if stop.is_set():
                raise Stopped

        return run(flow, self._send, pause, self._receive)

    def _send(self, event: Send) -> Reply | Fault:
        adapter = self._mounted(str(event.request.url)) if self._adapters else None
        self._check_local(event)
        connection = self._pool.connection_for(event.route, adapter)
        try:
            return self._reported(send(connection, event, self._pool), event)
        except BaseException:  # out of a signal handler, such as Ctrl-C, at any moment of the call
            self._pool.abandon(connection)
            raise

    def _receive(self, event: Receive) -> bytes | Fault:
        try:
            part = receive(event)
        except BaseException:  # likewise
            self._pool.abandon(event.stream.connection)
            raise
        if isinstance(part, bytes):
            return part
        reported = self._reported(part, event.stream.sent)
        return reported if isinstance(reported, Fault) else part


class AwaitingSession(SessionBase[AsyncClient, AsyncTransport], AsyncVerbs):
    """What `AsyncIonQSession` is but for its operations."""

    _sleep: Callable[[float], Awaitable[None]] = staticmethod(asyncio.sleep)
    _transport_rule = ASYNC_TRANSPORT

    async def close(self) -> None:
        """Close the connections, and the emulator of a local session.

        Copies that share the connections find them closed, and open new ones if they are used.
        """
        for transport in self._pool.release(self):
            await transport.aclose()
        local = self._emulator_to_end()
        if local is not None:
            await asyncio.to_thread(local.end)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    def _make_pool(
        self, transport: AsyncTransport | None, http_client: AsyncClient | None
    ) -> AsyncPool:
        ruled("transport", self._transport_rule, transport)
        ruled("http_client", ASYNC_CLIENT, http_client)
        return AsyncPool(transport=transport, client=http_client)

    async def _run(self, flow: Flow[T]) -> T:
        return await arun(flow, self._send, self._sleep, self._receive)

    async def _send(self, event: Send) -> Reply | Fault:
        adapter = self._mounted(str(event.request.url)) if self._adapters else None
        self._check_local(event)
        connection = self._pool.connection_for(event.route, adapter)
        return self._reported(await asend(connection, event, self._pool), event)

    async def _receive(self, event: Receive) -> bytes | Fault:
        part = await areceive(event)
        if isinstance(part, bytes):
            return part
        reported = self._reported(part, event.stream.sent)
        return reported if isinstance(reported, Fault) else part
