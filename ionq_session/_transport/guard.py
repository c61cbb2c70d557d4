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


def _limited(timeout: float | None, kind: str) -> float | None:
    """A time-out that does not outlast the call's deadline.

    Args:
        timeout: The time-out of the step.
        kind: Connect, Read or Write.

    Raises:
        httpcore.TimeoutException: The deadline has passed.
    """
    call = _current.get()
    if call is None or call.deadline is None:
        return timeout
    left = call.deadline - time.monotonic()
    if left <= 0:
        import httpcore

        error: type[Exception] = getattr(httpcore, f"{kind}Timeout")
        raise error("the deadline has passed")
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

    def _check_open(self) -> bool:
        """Refuse to begin a request on a connection that the server has closed.

        Returns:
            Whether what is written now begins a request on a connection that was used before.

        Raises:
            httpcore.ConnectionNotAvailable: The pool then takes another connection.
        """
        if not self._was_read:  # new, or in the middle of a request
            return False
        self._was_read = False
        if self.get_extra_info("is_readable"):
            self._take_another()
        return True

    def _raise_stale(self, error: Exception, begins: bool) -> None:
        """Take another connection if the head of a request could not be written to a used one.

        A server acts on no request whose head it has not got to its end.
        """
        if begins and type(error).__name__ == "WriteError":
            self._take_another()

    def _take_another(self) -> None:
        call = _current.get()
        if call is None or call.stale >= MOST_STALE:
            return
        call.stale += 1
        from httpcore import ConnectionNotAvailable

        raise ConnectionNotAvailable


class GuardedStream(_Stream):
    """A blocking stream; compare `AsyncGuardedStream`."""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes, as soon as there are any."""
        data: bytes = self._inner.read(max_bytes, _limited(timeout, "Read"))
        self._was_read = True
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all bytes."""
        begins = self._check_open()
        for start in range(0, len(buffer), CHUNK):
            try:
                self._inner.write(buffer[start : start + CHUNK], _limited(timeout, "Write"))
            except Exception as error:
                self._raise_stale(error, begins and start == 0)
                raise

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> "GuardedStream":
        """The same connection, encrypted."""
        return GuardedStream(
            self._inner.start_tls(ssl_context, server_hostname, _limited(timeout, "Connect"))
        )


class AsyncGuardedStream(_Stream):
    """An async stream; compare `GuardedStream`."""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes, as soon as there are any."""
        data: bytes = await self._inner.read(max_bytes, _limited(timeout, "Read"))
        self._was_read = True
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all bytes."""
        begins = self._check_open()
        for start in range(0, len(buffer), CHUNK):
            try:
                await self._inner.write(buffer[start : start + CHUNK], _limited(timeout, "Write"))
            except Exception as error:
                self._raise_stale(error, begins and start == 0)
                raise

    async def aclose(self) -> None:
        """Close the connection."""
        await self._inner.aclose()

    async def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> "AsyncGuardedStream":
        """The same connection, encrypted."""
        return AsyncGuardedStream(
            await self._inner.start_tls(ssl_context, server_hostname, _limited(timeout, "Connect"))
        )


class GuardedBackend:
    """Opens guarded blocking connections."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, **options: Any
    ) -> GuardedStream:
        """A connection to a host."""
        return GuardedStream(
            self._inner.connect_tcp(host, port, _limited(timeout, "Connect"), **options)
        )

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
            await self._inner.connect_tcp(host, port, _limited(timeout, "Connect"), **options)
        )

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._inner.sleep(seconds)
