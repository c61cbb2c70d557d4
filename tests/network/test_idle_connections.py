"""A request does not go out on a connection that the server has closed while it was idle."""

import asyncio
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress

import httpcore
import pytest
from attrs import define, field

from ionq_session import AsyncIonQSession, IonQSession

BODY = b'{"id": "a-job", "status": "submitted", "session_id": null}'
REPLY = b"HTTP/1.1 201 Created\r\nContent-Length: %d\r\n\r\n%b" % (len(BODY), BODY)
PAYLOAD = {
    "type": "ionq.circuit.v1",
    "backend": "simulator",
    "input": {"gateset": "qis", "qubits": 1, "circuit": [{"gate": "h", "target": 0}]},
}
JOBS = 20


@define
class ClosingServer:
    """Answers one request a connection without saying that it closes it, and closes it."""

    taken: int = 0
    lost: int = 0
    closed: threading.Semaphore = field(factory=lambda: threading.Semaphore(0))
    _listener: socket.socket = field(factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def base_url(self) -> str:
        """What a session takes as its `base_url`."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}/v0.4"

    def serve(self) -> None:
        """Accept connections, one after another, until the server is stopped."""
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with suppress(OSError):
                self._answer(connection)
            connection.close()
            self.closed.release()

    def stop(self) -> None:
        """Accept no more connections."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _answer(self, connection: socket.socket) -> None:
        request = b""
        while b"\r\n\r\n" not in request or not request.endswith(b"}"):
            chunk = connection.recv(65536)
            if not chunk:
                self.lost += 1
                return
            request += chunk
        self.taken += 1
        connection.sendall(REPLY)


@contextmanager
def closing() -> Generator[ClosingServer]:
    """A server that closes each connection once it is idle."""
    server = ClosingServer()
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join()


def test_no_submission_is_lost_to_a_server_that_closes_idle_connections() -> None:
    with closing() as server, IonQSession("made-up-key", base_url=server.base_url) as session:
        for _ in range(JOBS):
            assert "a-job" == session.create_job(PAYLOAD).id
            assert server.closed.acquire(timeout=30)  # before the next submission
    assert (JOBS, 0) == (server.taken, server.lost)


def test_no_awaited_submission_is_lost_to_a_server_that_closes_idle_connections() -> None:
    async def main(base_url: str) -> None:
        async with AsyncIonQSession("made-up-key", base_url=base_url) as session:
            for _ in range(JOBS):
                assert "a-job" == (await session.create_job(PAYLOAD)).id
                assert await asyncio.to_thread(server.closed.acquire, timeout=30)

    with closing() as server:
        asyncio.run(main(server.base_url))
    assert (JOBS, 0) == (server.taken, server.lost)


def _never(connection: object) -> bool:
    return False


def test_a_connection_that_is_closed_right_before_the_write_is_not_written_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The pool of the HTTP library looks earlier; the guard looks right before the write."""
    monkeypatch.setattr(httpcore.HTTP11Connection, "has_expired", _never)
    with closing() as server, IonQSession("made-up-key", base_url=server.base_url) as session:
        for _ in range(JOBS):
            assert "a-job" == session.create_job(PAYLOAD, retry=None).id
            assert server.closed.acquire(timeout=30)
    assert (JOBS, 0) == (server.taken, server.lost)
