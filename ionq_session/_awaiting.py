"""A session that awaits, before it knows any operation; read it beside `_blocking`."""

import asyncio
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

from . import _drivers, _http
from ._base import SessionBase
from ._flow import Flow, T
from ._pool import AsyncPool
from ._verbs import AsyncVerbs


class AwaitingSession(SessionBase[_http.AsyncClient, _http.AsyncTransport], AsyncVerbs):
    """What `AsyncIonQSession` is but for its operations."""

    _sleep: Callable[[float], Awaitable[None]] = staticmethod(asyncio.sleep)

    async def close(self) -> None:
        """Close the connections, and the emulator of a local session.

        Copies that share the connections find them closed, and open new ones if they are used.
        """
        for client in self._pool.release(self):
            await client.aclose()
        while self._at_close:
            await asyncio.to_thread(self._at_close.pop())

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
        self, transport: _http.AsyncTransport | None, http_client: _http.AsyncClient | None
    ) -> AsyncPool:
        return AsyncPool(transport=transport, client=http_client)

    async def _run(self, flow: Flow[T]) -> T:
        return await _drivers.arun(flow, self._send, self._sleep)

    async def _send(self, wish: _http.Send) -> _http.Reply | _http.Fault:
        adapter = self._mounted(str(wish.request.url))
        self._watch()
        client = self._pool.client_for(wish.route, adapter)
        return self._cleaned(await _http.asend(client, wish))
