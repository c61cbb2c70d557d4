"""A loopback server that does what a script says, byte for byte, and remembers its requests."""

import json
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from functools import cache

from attrs import define, field, frozen

from ionq_api import JsonValue

PREFIX = "/v0.4"
GUARD = 60.0  # seconds; only so that a test ends whose server says nothing though it should
SILENCE = 0.1  # seconds to wait for a server that is to say nothing


@frozen
class Step:
    """What to do with one request.

    Attributes:
        answer: The bytes to send, HTTP's head included.
        then: `keep` the connection, `close` it, `reset` it, or `hang` until the server stops.
    """

    answer: bytes = b""
    then: str = "close"


def reply(status: int, body: bytes = b"", **headers: str) -> Step:
    """A well-formed answer; underscores in header names stand for hyphens."""
    lines = [f"HTTP/1.1 {status} Made-Up", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return Step("\r\n".join([*lines, "", ""]).encode() + body, "keep")


def patience(step: Step) -> tuple[float, float]:
    """The timeouts of a session for a step: short only where there is nothing to wait for."""
    return GUARD, SILENCE if step.then == "hang" else GUARD


DROP = Step()
HANG = Step(then="hang")


@frozen
class Seen:
    """One request as it came, and by which connection (its client's port)."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    connection: int

    @property
    def path(self) -> str:
        """The raw path, without the prefix that every address of the service has."""
        return self.target.partition("?")[0].removeprefix(PREFIX)

    @property
    def query(self) -> str:
        """The raw query."""
        return self.target.partition("?")[2]

    @property
    def json(self) -> JsonValue:
        """The body, read as JSON."""
        value: JsonValue = json.loads(self.body)
        return value


@define
class ScriptedServer:
    """Answers the n-th request with the n-th step, and those after the last with the last."""

    steps: list[Step]
    seen: list[Seen] = field(factory=list[Seen])
    _listener: socket.socket = field(factory=lambda: socket.create_server(("127.0.0.1", 0)))
    _stopped: threading.Event = field(factory=threading.Event)
    _came: threading.Condition = field(factory=threading.Condition)
    _threads: list[threading.Thread] = field(factory=list[threading.Thread])

    @property
    def origin(self) -> str:
        """The server's address without a path."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    @property
    def base_url(self) -> str:
        """What a session takes as its `base_url`."""
        return f"{self.origin}{PREFIX}"

    @property
    def only(self) -> Seen:
        """The request that came, if there was exactly one."""
        (seen,) = self.seen
        return seen

    def wait_for(self, number: int) -> None:
        """Wait until so many requests came: who gives up waiting may do so before they did."""
        with self._came:
            assert self._came.wait_for(lambda: len(self.seen) >= number, GUARD)

    def answers(
        self, content: "JsonValue | bytes", *, status: int = 200, media: str = "application/json"
    ) -> None:
        """Answer every request from now on alike: bytes as they are, all else as JSON."""
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.steps = [reply(status, body, Content_Type=media)]

    def renew(self) -> None:
        """Forget what was asked, and answer an empty object from now on."""
        self.seen.clear()
        self.answers({})

    def serve(self) -> None:
        """Accept connections until the server is stopped."""
        while not self._stopped.is_set():
            try:
                connection, address = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._converse, args=(connection, address[1]))
            thread.start()
            self._threads.append(thread)

    def stop(self) -> None:
        """End all conversations."""
        self._stopped.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join()

    def _converse(self, connection: socket.socket, client: int) -> None:
        connection.settimeout(0.05)  # only how often to look whether the server was stopped
        with connection:
            stream = b""
            while not self._stopped.is_set():
                head, separator, rest = stream.partition(b"\r\n\r\n")
                if separator and len(rest) >= _content_length(head):
                    stream = rest[_content_length(head) :]
                    if not self._answer(connection, client, head, rest[: _content_length(head)]):
                        return
                    continue
                try:
                    chunk = connection.recv(65536)
                except TimeoutError:
                    continue
                except OSError:
                    return
                if not chunk:
                    return
                stream += chunk

    def _answer(self, connection: socket.socket, client: int, head: bytes, body: bytes) -> bool:
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ")
        headers = {name.lower(): value for name, _, value in (_.partition(": ") for _ in lines)}
        with self._came:
            step = self.steps[min(len(self.seen), len(self.steps) - 1)]
            self.seen.append(Seen(method, target, headers, body, client))
            self._came.notify_all()
        with suppress(OSError):  # who gave up waiting may be gone
            connection.sendall(step.answer)
        if step.then == "hang":
            self._stopped.wait()
        elif step.then == "reset":
            linger_not = b"\x01\x00\x00\x00\x00\x00\x00\x00"  # on, for 0 seconds
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger_not)
        return step.then == "keep"


def _content_length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0


@contextmanager
def scripted(*steps: Step) -> Generator[ScriptedServer]:
    """A server that follows a script."""
    server = ScriptedServer(list(steps))
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join()


@cache
def _held() -> socket.socket:
    held = socket.socket()
    held.bind(("127.0.0.1", 0))
    return held


def closed_port() -> int:
    """A port of the loopback interface on which nobody listens, and nobody else can."""
    port: int = _held().getsockname()[1]
    return port
