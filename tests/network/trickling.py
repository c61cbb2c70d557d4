"""A loopback server that sends its bytes one after another, with a pause before each."""

import socket
import threading
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress

from attrs import define, field

PAUSE = 0.02  # seconds
MOST = 1500  # bytes, then it sends the rest at once: a call that no deadline ends succeeds late


@define
class TricklingServer:
    """Sends the same bytes to whoever connects, after it has read something.

    Attributes:
        content: What it sends.
        reads_first: Whether it waits for a request before it begins.
    """

    content: bytes
    reads_first: bool = True
    _listener: socket.socket = field(factory=lambda: socket.create_server(("127.0.0.1", 0)))
    _stopped: threading.Event = field(factory=threading.Event)
    _threads: list[threading.Thread] = field(factory=list[threading.Thread])

    @property
    def port(self) -> int:
        """Where it listens."""
        port: int = self._listener.getsockname()[1]
        return port

    def serve(self) -> None:
        """Accept connections until the server is stopped."""
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._send, args=(connection,))
            thread.start()
            self._threads.append(thread)

    def stop(self) -> None:
        """End all connections."""
        self._stopped.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join()

    def _send(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            if self.reads_first:
                connection.recv(65536)
            for byte in self.content[:MOST]:
                if self._stopped.wait(PAUSE):
                    return
                connection.sendall(bytes([byte]))
            connection.sendall(self.content[MOST:])


@contextmanager
def trickling(content: bytes | Iterable[bytes], *, reads_first: bool = True) -> Generator[int]:
    """The port of a server that trickles some bytes."""
    whole = content if isinstance(content, bytes) else b"".join(content)
    server = TricklingServer(whole, reads_first)
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        yield server.port
    finally:
        server.stop()
        thread.join()


@contextmanager
def flooding(content: bytes) -> Generator[int]:
    """The port of a server that sends some bytes again and again, as fast as it can."""
    stopped = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection, suppress(OSError):
                connection.recv(65536)
                connection.settimeout(1)
                while not stopped.is_set():
                    connection.sendall(content)

        thread = threading.Thread(target=serve)
        thread.start()
        port: int = listener.getsockname()[1]
        try:
            yield port
        finally:
            stopped.set()
            thread.join()
