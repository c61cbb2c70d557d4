"""A session that blocks, before it knows any operation: verbs, connections, and their end."""

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from . import _drivers, _http
from ._base import SessionBase
from ._flow import Flow, T
from ._pool import BlockingPool
from ._verbs import Verbs


class BlockingSession(SessionBase[_http.Client, _http.Transport], Verbs):
    """What `IonQSession` and its drop-in shapes share."""

    _sleep: Callable[[float], None] = staticmethod(time.sleep)

    def close(self) -> None:
        """Close the connections, and the emulator of a local session.

        Copies that share the connections find them closed, and open new ones if they are used.
        """
        for client in self._pool.release(self):
            client.close()
        while self._at_close:
            self._at_close.pop()()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _make_pool(
        self, transport: _http.Transport | None, http_client: _http.Client | None
    ) -> BlockingPool:
        return BlockingPool(transport=transport, client=http_client)

    def _run(self, flow: Flow[T]) -> T:
        return _drivers.run(flow, self._send, self._sleep)

    def _send(self, wish: _http.Send) -> _http.Reply | _http.Fault:
        adapter = self._mounted(str(wish.request.url))
        self._watch()
        client = self._pool.client_for(wish.route, adapter)
        return self._cleaned(_http.send(client, wish))
