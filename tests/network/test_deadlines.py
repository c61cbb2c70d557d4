"""A deadline ends a call wherever the bytes are that do not come.

The servers here send a byte at a time, so that no time-out of a single wait ever strikes, and would
send a good reply in the end.
"""

import pytest

from ionq_session import ConnectionFailedError, ResponseTimeoutError, UnknownOutcomeError

from ..both import Kind, both, perform
from .trickling import trickling

DEADLINE = 0.3  # seconds
LONG = b"x" * 2000

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Long: " + LONG + b"\r\n\r\n[]"
INTERIM = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 60 + HEAD
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
EXTENSION = CHUNKED + b"2;extension=" + LONG + b"\r\n[]\r\n0\r\n\r\n"
TRAILERS = CHUNKED + b"2\r\n[]\r\n0\r\nX-Long: " + LONG + b"\r\n\r\n"
BODY = b"HTTP/1.1 200 OK\r\nContent-Length: 2002\r\n\r\n[]" + b" " * 2000


@both
@pytest.mark.parametrize("verb", [False, True], ids=["operation", "verb"])
@pytest.mark.parametrize(
    "content",
    [HEAD, INTERIM, EXTENSION, TRAILERS, BODY],
    ids=["head", "interim responses", "chunk extension", "trailers", "body"],
)
def test_a_deadline_holds_for_every_part_of_a_reply(kind: Kind, verb: bool, content: bytes) -> None:
    with trickling(content) as port, pytest.raises(ResponseTimeoutError):
        perform(
            kind,
            lambda session: session.get("/backends") if verb else session.get_backends(),
            base_url=f"http://127.0.0.1:{port}/v0.4",
            deadline=DEADLINE,
        )


@both
def test_a_deadline_holds_while_tls_is_negotiated(kind: Kind) -> None:
    # A record of TLS that says it has 16,000 bytes of a handshake, all of them of no message.
    record = b"\x16\x03\x03\x3e\x80\x02\x00\x3e\x7c" + b"\x00" * 16000
    with trickling(record) as port, pytest.raises(ConnectionFailedError):
        perform(
            kind,
            lambda session: session.get_backends(),
            base_url=f"https://127.0.0.1:{port}/v0.4",
            deadline=DEADLINE,
        )


@both
def test_a_deadline_holds_while_a_proxy_answers(kind: Kind) -> None:
    answer = b"HTTP/1.1 200 Connected\r\nX-Long: " + LONG + b"\r\n\r\n"
    with trickling(answer) as port, pytest.raises((ConnectionFailedError, UnknownOutcomeError)):
        perform(
            kind,
            lambda session: session.get_backends(),
            base_url="https://service.invalid/v0.4",
            proxies={"https": f"http://127.0.0.1:{port}"},
            deadline=DEADLINE,
        )
