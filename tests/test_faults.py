"""What goes wrong on a real wire, and the error that comes of it, on both sessions."""

import pytest

from ionq_session import (
    AuthenticationError,
    BadRequestError,
    ConnectionFailedError,
    ConnectionLostError,
    IonQError,
    NotFoundError,
    ResponseTimeoutError,
    ServerError,
    UnreadableReplyError,
)

from .both import Kind, both, perform
from .cases import every
from .wire import DROP, HANG, Step, closed_port, patience, reply, scripted

HTML = b"<!DOCTYPE html><html><body><h1>Who are you?</h1></body></html>"
UNAUTHORIZED = b'{"error": "Unauthorized Error", "message": "No such key.", "statusCode": 401}'
INVALID = (
    b'{"error": "Bad Request", "message": "shots", "statusCode": 400,'
    b' "validation": {"keys": ["shots"], "source": "payload"}}'
)
JOB_HEAD = b'HTTP/1.1 200 OK\r\nContent-Length: 5000\r\nX-Request-Id: r-7\r\n\r\n{"id": "a-'

# The name, the step, the class of error, its status, its request id, parts of message and body.
TABLE: list[tuple[str, Step, type[IonQError], int | None, str | None, str, str]] = [
    (
        "401",
        reply(401, UNAUTHORIZED, X_Request_Id="r-1"),
        AuthenticationError,
        401,
        "r-1",
        "No such key",
        "Unauthorized Error",
    ),
    ("400", reply(400, INVALID), BadRequestError, 400, None, "fields: shots", "payload"),
    (
        "older body",
        reply(404, b'{"error": {"type": "gone", "message": "It is gone."}}'),
        NotFoundError,
        404,
        None,
        "It is gone",
        "gone",
    ),
    (
        "oldest body",
        reply(404, b'{"code": 1, "message": "No."}'),
        NotFoundError,
        404,
        None,
        "No",
        "code",
    ),
    (
        "HTML from a proxy, as a success",
        reply(200, HTML, Content_Type="text/html"),
        UnreadableReplyError,
        200,
        None,
        "an HTML page",
        "Who are you?",
    ),
    (
        "HTML from Cloudflare",
        reply(520, HTML, CF_Ray="ray-1"),
        ServerError,
        520,
        "ray-1",
        "an HTML page",
        "Who are you?",
    ),
    (
        "cut-off body",
        Step(JOB_HEAD),
        ConnectionLostError,
        200,
        "r-7",
        "the answer broke off",
        '{"id": "a-',
    ),
    ("empty 200", reply(200), UnreadableReplyError, 200, None, "an empty body", ""),
    ("204", reply(204), UnreadableReplyError, 204, None, "an empty body", ""),
    ("another type", reply(200, b"[1, 2]"), UnreadableReplyError, 200, None, "a list", "[1, 2]"),
    ("no UTF-8", reply(200, b"\xff\xfe{"), UnreadableReplyError, 200, None, "not JSON", "{"),
    (
        "broken gzip",
        reply(200, b"this is no gzip", Content_Encoding="gzip"),
        UnreadableReplyError,
        200,
        None,
        "cannot be decoded",
        "",
    ),
    ("redirect", reply(302, Location="/x"), UnreadableReplyError, 302, None, "status 302", ""),
    ("drop", DROP, ConnectionLostError, None, None, "before an answer", ""),
    (
        "reset",
        Step(then="reset"),
        ConnectionLostError,
        None,
        None,
        "the service may have acted",
        "",
    ),
    ("nonsense", Step(b"SSH-2.0-Hello\r\n"), ConnectionLostError, None, None, "may have acted", ""),
    ("no answer", HANG, ResponseTimeoutError, None, None, "no answer in time", ""),
]


@both
@every("step, class_, status, request_id, message, body", {row[0]: row[1:] for row in TABLE})
def test_a_fault_becomes_a_clear_error(
    kind: Kind,
    step: Step,
    class_: type[IonQError],
    status: int | None,
    request_id: str | None,
    message: str,
    body: str,
) -> None:
    with scripted(step) as server:
        with pytest.raises(class_) as caught:
            perform(
                kind,
                lambda session: session.get_job("a-job"),
                base_url=server.base_url,
                timeout=patience(step),
                retries_total=1,
            )
        error = caught.value
        assert class_ is type(error)
        assert (status, request_id) == (error.status, error.request_id)
        assert message in str(error)
        assert body in error.body
        assert ("GET", "/jobs/a-job") == (error.method, error.path)
        server.wait_for(len(error.attempts))
        assert len(error.attempts) == len(server.seen)


@both
def test_a_reply_nested_beyond_reason_is_refused(kind: Kind) -> None:
    with (
        scripted(reply(200, b"[" * 100_000)) as server,
        pytest.raises(UnreadableReplyError, match="nested too deeply"),
    ):
        perform(kind, lambda session: session.get_backends(), base_url=server.base_url)


@both
def test_nobody_listening_names_the_address(kind: Kind) -> None:
    address = f"http://127.0.0.1:{closed_port()}/v0.4"
    with pytest.raises(ConnectionFailedError, match="emulator is still running") as caught:
        perform(kind, lambda session: session.get_backends(), base_url=address)
    assert address in str(caught.value)
    assert 2 == len(caught.value.attempts)


@both
def test_a_body_is_kept_only_in_part(kind: Kind) -> None:
    with (
        scripted(reply(400, b"x" * 1_000_000)) as server,
        pytest.raises(BadRequestError) as caught,
    ):
        perform(kind, lambda session: session.get_backends(), base_url=server.base_url)
    assert "x" * 2000 == caught.value.body


@both
def test_a_read_is_sent_again_after_a_cut_body(kind: Kind) -> None:
    with scripted(Step(JOB_HEAD), DROP, reply(200, b"[]")) as server:
        assert [] == perform(kind, lambda s: s.get_backends(), base_url=server.base_url)
        assert 3 == len(server.seen)


@both
@pytest.mark.parametrize(
    "step", [DROP, HANG, Step(JOB_HEAD), reply(503), reply(201, b"{")], ids=str
)
def test_a_job_is_never_submitted_twice(kind: Kind, step: Step) -> None:
    payload = {
        "type": "ionq.circuit.v1",
        "backend": "simulator",
        "input": {"gateset": "qis", "qubits": 1, "circuit": [{"gate": "x", "target": 0}]},
    }
    with scripted(step) as server:
        with pytest.raises(IonQError):
            perform(
                kind,
                lambda session: session.create_job(payload),
                base_url=server.base_url,
                timeout=patience(step),
            )
        server.wait_for(1)
        assert 1 == len(server.seen)
