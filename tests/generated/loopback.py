"""A real HTTP server on loopback: it answers what it was told and remembers what it was asked."""

import json
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from attrs import define, field, frozen

from ionq_api import JsonValue

PREFIX = "/v0.4"


@frozen
class Asked:
    """One request, as it came over the wire."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

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
class Loopback:
    """The server, as a test sees it."""

    base_url: str = ""
    asked: list[Asked] = field(factory=list[Asked])
    status: int = 200
    content: bytes = b""
    media: str = "application/json"

    def answers(
        self, reply: "JsonValue | bytes", *, status: int = 200, media: str = "application/json"
    ) -> None:
        """Answer every request from now on with a reply: bytes as they are, all else as JSON."""
        self.content = reply if isinstance(reply, bytes) else json.dumps(reply).encode()
        self.status = status
        self.media = media

    @property
    def only(self) -> Asked:
        """The request that came, if there was exactly one."""
        (asked,) = self.asked
        return asked


@contextmanager
def loopback() -> Generator[Loopback]:
    """Serve on a free port until the end of the block."""
    told = Loopback()

    class Handler(BaseHTTPRequestHandler):
        """Answers all methods alike."""

        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # head and body are two writes; do not wait in between

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            told.asked.append(Asked(self.command, self.path, headers, body))
            self.send_response(told.status)
            self.send_header("Content-Type", told.media)
            self.send_header("Content-Length", str(len(told.content)))
            self.end_headers()
            self.wfile.write(told.content)

        do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815  # names of http.server's

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        told.base_url = f"http://127.0.0.1:{server.server_port}{PREFIX}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield told
        finally:
            server.shutdown()
            thread.join()
