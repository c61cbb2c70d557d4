"""A server on the loopback interface that answers from memory: clients are what is measured.

    python -m scripts.bench.server

It prints its port, and serves until its standard input ends. Replies to addresses below `/away`
come as from a server that is some way off. One thread, one loop over the sockets that are ready,
and no framework: a reply takes it a tenth of what the quickest client needs.
"""

import gc
import heapq
import selectors
import socket
import sys
from time import monotonic

from . import payloads

AWAY = "/away"
DELAY_SECONDS = 0.05
_BACKLOG = 1024
_READ = 1 << 16
_HEAD_END = b"\r\n\r\n"
_LENGTH = b"content-length:"


def replies() -> dict[bytes, bytes]:
    """Every reply, by the method and the path, whole and as it goes out."""
    jobs = b"/v0.4/jobs"
    return {
        b"GET " + jobs + b"/" + payloads.JOB_ID.encode(): _reply(payloads.job()),
        b"GET " + jobs: _reply(payloads.page()),
        b"POST " + jobs: _reply(payloads.created(), b"201 Created"),
    }


_MISSING = {"statusCode": 404, "error": "Not Found", "message": "The benchmark does not need it."}


def _reply(body: payloads.Json, status: bytes = b"200 OK") -> bytes:
    content = payloads.compact(body)
    return (
        b"HTTP/1.1 " + status + b"\r\ncontent-type: application/json\r\n"
        b"date: Thu, 01 Oct 2026 10:00:00 GMT\r\n"
        b"x-request-id: 5c1b7f0e-9c3a-4d21-8a52-0f6e7d1c2b3a\r\n"
        b"content-length: " + str(len(content)).encode() + b"\r\n\r\n" + content
    )


class Connection:
    """One client: what it has sent and is not answered yet, and what it has not taken yet."""

    def __init__(self, peer: socket.socket) -> None:
        self.peer = peer
        self._received = b""
        self._unsent = b""

    def requests(self) -> list[bytes] | None:
        """Read: the start lines of the requests that are complete, or None at the end."""
        try:
            data = self.peer.recv(_READ)
        except BlockingIOError:
            return []
        except OSError:
            return None
        if not data:
            return None
        data = self._received + data if self._received else data
        lines: list[bytes] = []
        while (end := data.find(_HEAD_END)) >= 0:
            size = end + len(_HEAD_END) + _body_size(data[:end])
            if len(data) < size:
                break
            lines.append(data[: data.index(b"\r\n")])
            data = data[size:]
        self._received = data
        return lines

    def send(self, reply: bytes) -> bool:
        """Send, and tell whether everything has gone out."""
        data = self._unsent + reply
        try:
            data = data[self.peer.send(data) :] if data else data
        except BlockingIOError:
            pass
        except OSError:
            data = b""  # it has gone; the next read will tell
        self._unsent = data
        return not data


def _body_size(head: bytes) -> int:
    if head.startswith(b"GET "):
        return 0
    head = head.lower()
    start = head.find(_LENGTH)
    if start < 0:
        return 0
    return int(head[start + len(_LENGTH) :].partition(b"\r\n")[0])


class Server:
    """The loop."""

    def __init__(self) -> None:
        self._replies = replies()
        self._missing = _reply(_MISSING, b"404 Not Found")
        self._selector = selectors.DefaultSelector()
        self._late: list[tuple[float, int, Connection, bytes]] = []
        self._number = 0
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=_BACKLOG)
        self._listener.setblocking(False)
        self.port: int = self._listener.getsockname()[1]

    def serve(self) -> None:
        """Serve until standard input ends."""
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(sys.stdin, selectors.EVENT_READ)
        while True:
            wait = max(0.0, self._late[0][0] - monotonic()) if self._late else None
            for key, events in self._selector.select(wait):
                if key.fileobj is sys.stdin:
                    return
                if key.fileobj is self._listener:
                    self._accept()
                elif events & selectors.EVENT_WRITE:
                    self._send(key.data, b"")
                else:
                    self._read(key.data)
            self._send_late()

    def _accept(self) -> None:
        peer, _ = self._listener.accept()
        peer.setblocking(False)
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._selector.register(peer, selectors.EVENT_READ, Connection(peer))

    def _read(self, connection: Connection) -> None:
        lines = connection.requests()
        if lines is None:
            self._selector.unregister(connection.peer)
            connection.peer.close()
            return
        for line in lines:
            name = line[: line.rindex(b" ")].partition(b"?")[0]
            near = name.replace(AWAY.encode(), b"", 1)
            reply = self._replies.get(near, self._missing)
            if near is name or near == name:
                self._send(connection, reply)
            else:
                self._number += 1
                due = monotonic() + DELAY_SECONDS
                heapq.heappush(self._late, (due, self._number, connection, reply))

    def _send(self, connection: Connection, reply: bytes) -> None:
        events = selectors.EVENT_READ if connection.send(reply) else selectors.EVENT_WRITE
        if self._selector.get_key(connection.peer).events != events:
            self._selector.modify(connection.peer, events, connection)

    def _send_late(self) -> None:
        while self._late and self._late[0][0] <= monotonic():
            _, _, connection, reply = heapq.heappop(self._late)
            if connection.peer.fileno() >= 0:
                self._send(connection, reply)


def main() -> None:
    """Serve, and tell where."""
    server = Server()
    gc.freeze()
    print(server.port, flush=True)
    server.serve()


if __name__ == "__main__":
    main()
