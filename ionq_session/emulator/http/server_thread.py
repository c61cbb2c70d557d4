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

# How many seconds a client has to finish its request when the emulator stops, and how often it is
# looked whether all have.
_GRACE = 2
_GLANCE = 0.005

# How many seconds a connection may idle. A short time would close it just when a client that polls
# slowly uses it again.
_KEEP_ALIVE = 75

_logger = logging.getLogger("ionq_session.emulator")

# Without a handler of some kind, Python prints warnings of these loggers to stderr.
for _name in ("ionq_session.emulator", "uvicorn.error"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


class _Protocol(H11Protocol):
    """uvicorn's protocol, which leaves the connection where a fault can get at it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Note the connection in the state that each request gets a copy of."""
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class HttpThread(uvicorn.Server):
    """uvicorn in a thread, on a socket that is bound before, so that nobody races for a port.

    uvicorn looks ten times a second whether it is to end, and at its end as often whether all is
    done. A test suite that starts an emulator for each test would wait for little else, so this
    server is woken.
    """

    def __init__(
        self, app: ASGIApp, host: str, port: int, context: ssl.SSLContext | None = None
    ) -> None:
        """Start; when it returns, the server answers.

        Args:
            app: The application.
            host: The address to listen at.
            port: The port, or 0 for a free one.
            context: What encrypts; None serves plain HTTP.

        Raises:
            RuntimeError: If the server did not start.
            OSError: If the port can't be had.
        """
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
        self._decided = threading.Event()
        self._wake: Callable[[], None] = lambda: None
        self._thread = threading.Thread(
            target=self._serve_all, name="ionq-emulator-http", daemon=True
        )
        self._thread.start()
        self._decided.wait()
        if not self.started:
            self.stop()
            raise RuntimeError("the HTTP server did not start; the log has the reason")

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to accept, and let the thread that waits go on."""
        await super().startup(sockets)
        self._decided.set()

    async def main_loop(self) -> None:
        """Serve until `stop` is called."""
        loop, over = asyncio.get_running_loop(), asyncio.Event()
        self._wake = lambda: _wake(loop, over)
        ticking = asyncio.ensure_future(super().main_loop())
        waiting = asyncio.ensure_future(over.wait())
        if self.should_exit:  # it was said before there was anything to wake
            over.set()
        await asyncio.wait((ticking, waiting), return_when=asyncio.FIRST_COMPLETED)
        for task in (ticking, waiting):
            task.cancel()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept no more, and let those finish who are at it."""
        for server in self.servers:
            server.close()
        for listener in sockets or []:
            listener.close()
        connections, tasks = self.server_state.connections, self.server_state.tasks
        for connection in list(connections):
            connection.shutdown()  # at once if it idles, after its answer if it does not
        end = time.monotonic() + _GRACE
        while (connections or tasks) and time.monotonic() < end:
            for connection in list(connections):
                transport = connection.transport
                # All is sent; with TLS it would still wait for the client to say goodbye.
                if transport.is_closing() and not transport.get_write_buffer_size():
                    transport.abort()
            await asyncio.sleep(_GLANCE)
        if tasks:
            _logger.warning("%d requests were cut off by the emulator's end", len(tasks))
        for task in tasks:
            task.cancel()
        for connection in list(connections):
            connection.transport.abort()
        while connections or tasks:
            await asyncio.sleep(_GLANCE)

    def stop(self) -> None:
        """Finish the open requests and end the thread."""
        self.should_exit = True
        self._wake()
        self._thread.join()

    def _serve_all(self) -> None:
        try:
            self.run([self._listener])
        except Exception:
            _logger.exception("the HTTP server ended on an error")
        finally:
            self._listener.close()
            self._decided.set()


def _wake(loop: asyncio.AbstractEventLoop, over: asyncio.Event) -> None:
    with suppress(RuntimeError):  # the loop has ended already
        loop.call_soon_threadsafe(over.set)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named, because asyncio sets TCP_NODELAY on connections only where it is, and
    # without it every reply takes 40 ms, the time of a delayed acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener
