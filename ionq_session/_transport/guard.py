"""Network streams that keep a call's deadline, and never write to a connection that was closed.

A time-out of the HTTP library holds for each read, so a server that sends a byte at a time could
hold a call forever. Here each read, write and handshake gets at most what is left of the call.

A server may close an idle connection at any moment. A request that is written to it all the same
is lost without a sign of whether it was processed. So right before the first bytes of a request
go out on a connection that was used before, it is checked: an idle connection that is readable
has been closed. The request then goes out on another one; nothing of it was sent.
"""

import time
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from attrs import define

MOST_STALE = 64  # connections found closed in one call; the pool keeps fewer
CHUNK = 65536  # bytes written at once, so that the deadline is looked at in between
AT_LEAST = 1e-3  # seconds: what is over runs into its time-out at once, and 0 would not block


@define
class _Call:
    """The call that the present thread or task is at."""

    deadline: float | None
    stale: int = 0


_current: "ContextVar[_Call | None]" = ContextVar("ionq_session_call", default=None)


@contextmanager
def guarded(time_left: float | None) -> Generator[None]:
    """Set the limits for what the present thread or task sends in the block.

    Args:
        time_left: Seconds until everything has to be done; None for no limit.
    """
    deadline = None if time_left is None else time.monotonic() + time_left
    token = _current.set(_Call(deadline))
    try:
        yield
    finally:
        _current.reset(token)


def _limited(timeout: float | None) -> float | None:
    """A time-out that does not outlast the call's deadline."""
    call = _current.get()
    if call is None or call.deadline is None:
        return timeout
    left = max(AT_LEAST, call.deadline - time.monotonic())
    return left if timeout is None else min(timeout, left)


# Any: the streams and backends are those of httpcore, whose sync and async classes share no type,
# and which is not imported before the first connection is made.
class _Stream:
    """What both kinds of stream share."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self._was_read = False

    def get_extra_info(self, info: str) -> Any:
        """Something that the network library knows of the connection."""
        return self._inner.get_extra_info(info)

    def _check_open(self) -> None:
        """Refuse to begin a request on a connection that the server has closed.

        Raises:
            httpcore.ConnectionNotAvailable: The pool then takes another connection.
        """
        if not self._was_read:  # new, or in the middle of a request
            return
        self._was_read = False
        call = _current.get()
        if call is None or call.stale >= MOST_STALE or not self.get_extra_info("is_readable"):
            return
        call.stale += 1
        from httpcore import ConnectionNotAvailable

        raise ConnectionNotAvailable


class GuardedStream(_Stream):
    """A blocking stream; compare `AsyncGuardedStream`."""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes, as soon as there are any."""
        data: bytes = self._inner.read(max_bytes, _limited(timeout))
        self._was_read = True
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all bytes."""
        self._check_open()
        for start in range(0, len(buffer), CHUNK):
            self._inner.write(buffer[start : start + CHUNK], _limited(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> "GuardedStream":
        """The same connection, encrypted."""
        return GuardedStream(self._inner.start_tls(ssl_context, server_hostname, _limited(timeout)))


class AsyncGuardedStream(_Stream):
    """An async stream; compare `GuardedStream`."""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes, as soon as there are any."""
        data: bytes = await self._inner.read(max_bytes, _limited(timeout))
        self._was_read = True
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all bytes."""
        self._check_open()
        for start in range(0, len(buffer), CHUNK):
            await self._inner.write(buffer[start : start + CHUNK], _limited(timeout))

    async def aclose(self) -> None:
        """Close the connection."""
        await self._inner.aclose()

    async def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> "AsyncGuardedStream":
        """The same connection, encrypted."""
        return AsyncGuardedStream(
            await self._inner.start_tls(ssl_context, server_hostname, _limited(timeout))
        )


class GuardedBackend:
    """Opens guarded blocking connections."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, **options: Any
    ) -> GuardedStream:
        """A connection to a host."""
        return GuardedStream(self._inner.connect_tcp(host, port, _limited(timeout), **options))

    def sleep(self, seconds: float) -> None:
        """Wait."""
        self._inner.sleep(seconds)


class AsyncGuardedBackend:
    """Opens guarded async connections."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    async def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, **options: Any
    ) -> AsyncGuardedStream:
        """A connection to a host."""
        return AsyncGuardedStream(
            await self._inner.connect_tcp(host, port, _limited(timeout), **options)
        )

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._inner.sleep(seconds)
