"""The HTTP server: uvicorn in a thread of its own."""

import asyncio
import logging
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

# All in seconds.
_GRACE = 2  # for clients to finish their requests when the emulator stops
_POLL_SECONDS = 0.005  # how often a stop checks whether they have
_KEEP_ALIVE = 75  # a shorter one would close connections just as a slow poller uses them again

_logger = logging.getLogger("ionq_session.emulator")

# Without any handler, Python prints warnings of these loggers to stderr.
for _name in ("ionq_session.emulator", "uvicorn.error"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


class _Protocol(H11Protocol):
    """uvicorn's protocol, which hands the connection to requests, so that a fault can break it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Store the connection in the state that each request gets a copy of."""
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class HttpThread(uvicorn.Server):
    """uvicorn in a thread, on a socket that is bound beforehand, so that no port is raced for.

    uvicorn checks ten times a second whether it should exit, and as often whether all requests are
    done. A test suite that starts an emulator for each test would spend most of its time on that,
    so this server is woken instead.

    Args:
        app: The application.
        host: The address to listen on.
        port: The port, or 0 for a free one.
        context: For HTTPS; None serves plain HTTP.

    Raises:
        RuntimeError: The server did not start.
        OSError: The port can't be bound.
    """

    def __init__(
        self, app: ASGIApp, host: str, port: int, context: ssl.SSLContext | None = None
    ) -> None:
        """Start the thread; when this returns, the server answers."""
        config = uvicorn.Config(
            app,
            http=_Protocol,
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=_KEEP_ALIVE,
        )
        super().__init__(config)
        config.load()
        config.ssl = context
        self._listener = _listen(host, port)
        self.port: int = self._listener.getsockname()[1]
        self._startup_over = threading.Event()
        self._wake: Callable[[], None] = lambda: None
        self._thread = threading.Thread(
            target=self._serve_all, name="ionq-emulator-http", daemon=True
        )
        self._thread.start()
        self._startup_over.wait()
        if not self.started:
            self.stop()
            raise RuntimeError("the HTTP server did not start; the log has the reason")

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to accept connections, and release the thread that waits for that."""
        await super().startup(sockets)
        self._startup_over.set()

    async def main_loop(self) -> None:
        """Serve until `stop` is called."""
        loop, stopped = asyncio.get_running_loop(), asyncio.Event()
        self._wake = lambda: _wake(loop, stopped)
        ticking = asyncio.ensure_future(super().main_loop())
        waiting = asyncio.ensure_future(stopped.wait())
        if self.should_exit:  # stopped before there was anything to wake
            stopped.set()
        await asyncio.wait((ticking, waiting), return_when=asyncio.FIRST_COMPLETED)
        for task in (ticking, waiting):
            task.cancel()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept no more connections, and let the open requests finish."""
        for server in self.servers:
            server.close()
        for listener in sockets or []:
            listener.close()
        connections, tasks = self.server_state.connections, self.server_state.tasks
        for connection in list(connections):
            connection.shutdown()  # at once if idle, else after its reply
        end = time.monotonic() + _GRACE
        while (connections or tasks) and time.monotonic() < end:
            for connection in list(connections):
                transport = connection.transport
                # All is sent; TLS would still wait for the client's close_notify.
                if transport.is_closing() and not transport.get_write_buffer_size():
                    transport.abort()
            await asyncio.sleep(_POLL_SECONDS)
        if tasks:
            _logger.warning("%d requests were aborted when the emulator stopped", len(tasks))
        for task in tasks:
            task.cancel()
        for connection in list(connections):
            connection.transport.abort()
        while connections or tasks:
            await asyncio.sleep(_POLL_SECONDS)

    def stop(self) -> None:
        """Finish the open requests and end the thread."""
        self.should_exit = True
        self._wake()
        self._thread.join()

    def _serve_all(self) -> None:
        try:
            self.run([self._listener])
        except Exception:
            _logger.exception("the HTTP server ended with an error")
        finally:
            self._listener.close()
            self._startup_over.set()


def _wake(loop: asyncio.AbstractEventLoop, stopped: asyncio.Event) -> None:
    with suppress(RuntimeError):  # the loop has ended already
        loop.call_soon_threadsafe(stopped.set)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is explicit, because asyncio sets TCP_NODELAY only on such sockets; without it
    # every reply waits 40 ms for a delayed acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener
