"""Loopback servers that answer by a function: plain, with TLS, with HTTP/2; and a forward proxy."""

import base64
import http.client
import select
import socket
import ssl
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

import trustme
from attrs import define, field, frozen
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import DataReceived, RequestReceived, StreamEnded


@frozen
class Asked:
    """A request as it came."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    connection: int


@frozen
class Answer:
    """What to send back."""

    status: int = 200
    body: bytes = b"[]"
    headers: dict[str, str] = field(factory=dict[str, str])


Answering = Callable[[Asked], Answer]


def content(_: Asked) -> Answer:
    """An empty list, always."""
    return Answer()


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that break off are what is tested."""


class _Handler(BaseHTTPRequestHandler):
    """Speaks HTTP/1.1 for a `Server`."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, owner: "Server", *args: Any) -> None:  # Any: as socketserver passes them
        self.owner = owner
        super().__init__(*args)

    def handle_one_request(self) -> None:
        """Answer any method alike."""
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        self.serve()

    def serve(self) -> None:
        """Answer one request."""
        asked = self.asked()
        self.owner.seen.append(asked)
        self.reply(self.owner.answer(asked))

    def asked(self) -> Asked:
        """Read the request to its end."""
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", "0")))
        return Asked(self.command, self.path, headers, body, self.client_address[1])

    def reply(self, answer: Answer) -> None:
        """Send an answer."""
        self.send_response(answer.status)
        for name, value in {**answer.headers, "Content-Length": str(len(answer.body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name there
        """Say nothing."""


@define
class Server:
    """A running server, and what it was asked."""

    answer: Answering
    context: ssl.SSLContext | None = None
    host: str = "127.0.0.1"
    seen: list[Asked] = field(factory=list[Asked])
    handler: ClassVar[type[_Handler]] = _Handler
    port: int = 0

    @property
    def origin(self) -> str:
        """The server's address without a path."""
        scheme = "http" if self.context is None else "https"
        return f"{scheme}://{self.host}:{self.port}"

    @property
    def base_url(self) -> str:
        """What a session takes as its `base_url`."""
        return f"{self.origin}/v0.4"

    @property
    def connections(self) -> int:
        """How many connections its requests came by."""
        return len({asked.connection for asked in self.seen})


class _ProxyHandler(_Handler):
    """Forwards plain requests, and opens tunnels."""

    def serve(self) -> None:
        """Forward one request, or a connection."""
        assert isinstance(self.owner, Proxy)
        if self.command != "CONNECT":
            asked = self.asked()
            self.owner.seen.append(asked)
            self.reply(self.owner.refusal(asked) or _forwarded(asked))
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked("CONNECT", self.path, headers, b"", self.client_address[1])
        self.owner.seen.append(asked)
        self.close_connection = True
        refusal = self.owner.refusal(asked)
        if refusal:
            self.reply(refusal)
            return
        host, _, port = self.path.rpartition(":")
        with socket.create_connection((host, int(port))) as upstream:
            self.wfile.write(b"HTTP/1.1 200 Connected\r\n\r\n")
            _relay(self.connection, upstream)


def _forwarded(asked: Asked) -> Answer:
    parts = urlsplit(asked.target)
    host = "127.0.0.1" if (parts.hostname or "").endswith(".example") else parts.hostname
    upstream = http.client.HTTPConnection(host or "", parts.port)
    dropped = ("proxy-authorization", "proxy-connection", "connection")
    headers = {name: value for name, value in asked.headers.items() if name not in dropped}
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    upstream.request(asked.method, path, asked.body, headers)
    with upstream.getresponse() as answered:
        body = answered.read()
        kept = {name: text for name, text in answered.getheaders() if name != "Content-Length"}
    upstream.close()
    return Answer(answered.status, body, kept)


def _relay(one: socket.socket, other: socket.socket) -> None:
    """Carry bytes both ways until either side ends."""
    while True:
        for ready in select.select([one, other], [], [])[0]:
            chunk = ready.recv(65536)
            if not chunk:
                return
            (other if ready is one else one).sendall(chunk)


@define
class Proxy(Server):
    """A forward proxy. Hosts below `.example` are this machine, so that no name is looked up."""

    password: str | None = None
    handler: ClassVar[type[_Handler]] = _ProxyHandler

    def refusal(self, asked: Asked) -> Answer | None:
        """What to say to a request without the right password."""
        if self.password is None:
            return None
        expected = base64.b64encode(self.password.encode()).decode()
        if asked.headers.get("proxy-authorization") == f"Basic {expected}":
            return None
        return Answer(407, b"", {"Proxy-Authenticate": "Basic"})


@contextmanager
def running(server: Server) -> Generator[None]:
    """Run a server."""
    inner = _Quiet((server.host, 0), partial(server.handler, server))
    if server.context is not None:
        inner.socket = server.context.wrap_socket(
            inner.socket, server_side=True, do_handshake_on_connect=False
        )
    server.port = inner.server_address[1]
    thread = threading.Thread(target=inner.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield
    finally:
        inner.shutdown()
        thread.join()
        inner.server_close()


@contextmanager
def serving(
    answer: Answering = content, *, context: ssl.SSLContext | None = None, host: str = "127.0.0.1"
) -> Generator[Server]:
    """A server that answers by a function."""
    server = Server(answer, context, host)
    with running(server):
        yield server


@contextmanager
def proxying(password: str | None = None) -> Generator[Proxy]:
    """A forward proxy, that asks for `user:password` if there is one."""
    proxy = Proxy(content, password=password)
    with running(proxy):
        yield proxy


@define
class Authority:
    """A private certificate authority, with its files."""

    folder: Path
    ca: trustme.CA = field(factory=trustme.CA)

    @property
    def bundle(self) -> str:
        """The path of its own certificate."""
        path = self.folder / "ca.pem"
        if not path.exists():
            self.ca.cert_pem.write_to_path(path)
        return str(path)

    def server_context(self, *, ask_clients: bool = False) -> ssl.SSLContext:
        """What a server of this machine needs; it may ask its clients for a certificate."""
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.ca.issue_cert("localhost", "127.0.0.1").configure_cert(made)  # pyright: ignore[reportUnknownMemberType]
        if ask_clients:
            made.verify_mode = ssl.CERT_REQUIRED
            self.ca.configure_trust(made)  # pyright: ignore[reportUnknownMemberType]
        return made

    def client_files(self) -> tuple[str, tuple[str, str]]:
        """A client's certificate and key, in one file and in two."""
        issued = self.ca.issue_cert("client@ionq.example")
        together = self.folder / "client.pem"
        issued.private_key_and_cert_chain_pem.write_to_path(together)
        certificate, key = self.folder / "client.crt", self.folder / "client.key"
        issued.cert_chain_pems[0].write_to_path(certificate)
        issued.private_key_pem.write_to_path(key)
        return str(together), (str(certificate), str(key))


@contextmanager
def serving_http2(answer: Answering, context: ssl.SSLContext) -> Generator[str]:
    """An HTTP/2 server; its origin."""
    context.set_alpn_protocols(["h2"])
    stopping = threading.Event()
    threads: list[threading.Thread] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def accept() -> None:
            while not stopping.is_set():
                connection, _ = listener.accept()
                if not stopping.is_set():
                    thread = threading.Thread(target=_converse, args=(connection, context, answer))
                    thread.start()
                    threads.append(thread)
                else:
                    connection.close()

        acceptor = threading.Thread(target=accept)
        acceptor.start()
        port = listener.getsockname()[1]
        try:
            yield f"https://127.0.0.1:{port}"
        finally:
            stopping.set()
            socket.create_connection(("127.0.0.1", port)).close()
            acceptor.join()
            for thread in threads:
                thread.join()


def _converse(connection: socket.socket, context: ssl.SSLContext, answer: Answering) -> None:
    with suppress(OSError), context.wrap_socket(connection, server_side=True) as secured:
        state = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
        state.initiate_connection()
        secured.sendall(state.data_to_send())
        asked: dict[int, dict[str, str]] = {}
        while chunk := secured.recv(65536):
            for event in state.receive_data(chunk):
                if isinstance(event, RequestReceived):
                    asked[event.stream_id or 0] = {str(n): str(v) for n, v in event.headers or []}
                elif isinstance(event, DataReceived):
                    state.acknowledge_received_data(
                        event.flow_controlled_length or 0, event.stream_id or 0
                    )
                elif isinstance(event, StreamEnded):
                    headers = asked.pop(event.stream_id or 0)
                    given = answer(Asked(headers[":method"], headers[":path"], headers, b"", 0))
                    fields = [(":status", str(given.status)), *given.headers.items()]
                    state.send_headers(event.stream_id or 0, fields)
                    state.send_data(event.stream_id or 0, given.body, end_stream=True)
            secured.sendall(state.data_to_send())
