"""What becomes of requests and responses: bodies, signatures, hooks, and their ends."""

import asyncio
import gc
import gzip
import io
import json
import pickle
import signal
from collections.abc import Generator
from functools import partial
from types import FrameType
from typing import Any

import httpx
import pytest

from ionq_session import (
    AsyncIonQSession,
    ConfigurationError,
    InvalidRequestError,
    IonQError,
    IonQSession,
    RedirectFailedError,
    ResponseTimeoutError,
    UnknownOutcomeError,
    UnreadableReplyError,
)

from ..both import Kind, both, perform
from ..wire import reply, scripted
from .trickling import flooding

KEY = "made-up-key-5e8f2a"
AGAIN = {"retries_total": 1, "backoff_factor": 0}


class Reading(httpx.Auth):
    """Signs nothing, and reads the reply as text."""

    requires_response_body = True

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        response = yield request
        response.content.decode()


@both
def test_an_error_while_a_reply_is_read_is_no_failed_connection(kind: Kind) -> None:
    with scripted(reply(201, b"\xff")) as server:
        with pytest.raises(UnknownOutcomeError):
            perform(kind, lambda s: s.post("/jobs"), base_url=server.base_url, auth=Reading())
        assert 1 == len(server.seen)


def test_an_error_in_a_hook_of_the_users_client_is_no_failed_connection() -> None:
    def read(response: httpx.Response) -> None:
        response.read().decode()

    with (
        scripted(reply(201, b"\xff")) as server,
        httpx.Client(event_hooks={"response": [read]}) as client,
        IonQSession(KEY, base_url=server.base_url, http_client=client) as session,
        pytest.raises(UnknownOutcomeError),
    ):
        session.post("/jobs")


@both
def test_signing_in_several_steps_reads_replies_as_strictly(kind: Kind) -> None:
    cut = gzip.compress(b"[]" * 500)[:-9]
    step = reply(200, cut, Content_Encoding="gzip")
    with scripted(step) as server, pytest.raises(UnreadableReplyError):
        perform(kind, lambda s: s.get("/x"), base_url=server.base_url, auth=Reading())


@both
@pytest.mark.parametrize("more", ["", ', nonce="1", algorithm=X', ', nonce="1", qop="auth-int"'])
def test_a_strange_challenge_is_an_unreadable_reply(kind: Kind, more: str) -> None:
    auth = httpx.DigestAuth("user", "password")
    with scripted(reply(401, b"", WWW_Authenticate=f'Digest realm="x"{more}')) as server:
        with pytest.raises(UnreadableReplyError, match="challenge"):
            perform(kind, lambda s: s.get("/x"), base_url=server.base_url, auth=auth)
        assert 1 == len(server.seen)


@both
@pytest.mark.parametrize("name", ["Content-Length", "content-length", "Transfer-Encoding"])
def test_where_a_body_ends_is_for_the_body_to_say(kind: Kind, name: str) -> None:
    with scripted(reply(200, b"[]")) as server:
        perform(
            kind,
            lambda s: s.post("/x", data=b"hello", headers={name: "0"}),
            base_url=server.base_url,
        )
        assert [b"hello"] == [each.body for each in server.seen]


@both
@pytest.mark.parametrize("name", ["Authorization", "authorization", "AUTHORIZATION"])
@pytest.mark.parametrize("value", ["Bearer mine", None])
def test_a_calls_own_authorization_stands_in_for_the_key(
    kind: Kind, name: str, value: str | None
) -> None:
    with scripted(reply(200, b"[]")) as server:
        perform(kind, lambda s: s.get("/x", headers={name: value}), base_url=server.base_url)
        assert [value] == [each.headers.get("authorization") for each in server.seen]


def test_a_prepared_request_can_be_sent_twice() -> None:
    with (
        scripted(reply(200, b"[]")) as server,
        IonQSession(KEY, base_url=server.base_url) as session,
    ):
        request = session.prepare_request(httpx.Request("GET", "/x"))
        first, second = session.send(request), session.send(request)
        assert 2 == len([each for each in server.seen if KEY in each.headers["authorization"]])
        for response in (first, second):
            assert KEY not in str(response.request.headers.raw)


@both
def test_a_response_shows_no_secret_of_what_it_answers(kind: Kind) -> None:
    def sign(request: httpx.Request) -> httpx.Request:
        headers = {**request.headers, "Authorization": f"Bearer {KEY}"}
        return httpx.Request(request.method, request.url, headers=headers)

    with scripted(reply(200, b"[]")) as server:
        response = perform(kind, lambda s: s.get("/x"), base_url=server.base_url, auth=sign)
        assert f"Bearer {KEY}" == server.seen[0].headers["authorization"]
        assert KEY not in str(response.request.headers.raw)
        assert KEY.encode() not in pickle.dumps(response)


def test_a_users_client_leaves_no_next_request() -> None:
    with (
        scripted(reply(302, b"", Location="/v0.4/y"), reply(200, b"[]")) as server,
        httpx.Client() as client,
        IonQSession(KEY, base_url=server.base_url, http_client=client) as session,
    ):
        response = session.get("/x")
        assert [None] == [each.next_request for each in response.history]
        assert KEY.encode() not in pickle.dumps(response)


class Unseekable(io.RawIOBase):
    """A file that can be read once."""

    def __init__(self) -> None:
        self._left = b"content of a file"

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1) -> bytes:
        """All that is left."""
        left, self._left = self._left, b""
        return left


@both
def test_a_file_that_can_be_read_once_is_sent_again_with_its_content(kind: Kind) -> None:
    with scripted(reply(503), reply(200, b"[]")) as server:
        perform(
            kind,
            lambda s: s.put("/x", files={"f": ("name", Unseekable())}),
            base_url=server.base_url,
            **AGAIN,
        )
        assert [True, True] == [b"content of a file" in each.body for each in server.seen]


@both
def test_a_form_with_a_file_follows_a_redirect(kind: Kind) -> None:
    with scripted(reply(307, b"", Location="/v0.4/y"), reply(200, b"[]")) as server:
        call = partial(_post_file)
        perform(kind, call, base_url=server.base_url)
        assert [True, True] == [b"content" in each.body for each in server.seen]


def _post_file(session: Any) -> Any:
    return session.post("/x", files={"f": ("name", b"content")})


def test_an_iterator_is_sent_once_and_of_the_right_kind() -> None:
    def parts() -> Generator[bytes]:
        yield b"a part"

    async def main(request: httpx.Request, base_url: str) -> None:
        async with AsyncIonQSession(KEY, base_url=base_url) as session:
            await session.send(request)

    with (
        scripted(reply(503)) as server,
        IonQSession(KEY, base_url=server.base_url, backoff_factor=0) as session,
    ):
        url = f"{server.base_url}/x"
        request = httpx.Request("PUT", url, content=parts(), headers={"Content-Length": "6"})
        assert 503 == session.send(request).status_code
        assert 1 == len(server.seen)
        with pytest.raises(InvalidRequestError, match="iterator"):
            session.prepare_request(httpx.Request("PUT", url, content=parts()))
        with pytest.raises(IonQError, match="of the other kind"):
            asyncio.run(main(httpx.Request("PUT", url, content=parts()), server.base_url))
        assert 1 == len(server.seen)


@both
def test_a_proxy_that_cannot_be_used_after_a_write_is_an_unknown_outcome(kind: Kind) -> None:
    step = reply(303, b"", Location="http://localhost:9/y")
    with scripted(step) as server, pytest.raises(RedirectFailedError):
        perform(
            kind,
            lambda s: s.post("/x"),
            base_url=server.base_url,
            proxies={"http://localhost": "bad://proxy"},
        )


def test_a_closed_client_of_the_users_is_named() -> None:
    client = httpx.Client()
    client.close()
    with (
        IonQSession(KEY, base_url="http://127.0.0.1:9/v0.4", http_client=client) as session,
        pytest.raises(ConfigurationError, match="http_client"),
    ):
        session.get("/x")


@both
@pytest.mark.parametrize("deadline", [1e-9, 1e-4])
def test_a_deadline_that_is_over_at_once_is_an_error_of_ours(kind: Kind, deadline: float) -> None:
    with scripted(reply(200, b"[]")) as server, pytest.raises(IonQError):
        perform(kind, lambda s: s.get("/x"), base_url=server.base_url, deadline=deadline)


@both
def test_a_flood_of_interim_responses_ends_at_the_deadline(kind: Kind) -> None:
    interim = b"HTTP/1.1 102 Processing\r\n\r\n" * 50
    with flooding(interim) as port, pytest.raises(ResponseTimeoutError):
        perform(
            kind,
            lambda s: s.get("/x"),
            base_url=f"http://127.0.0.1:{port}/v0.4",
            deadline=0.3,
            retries_total=0,
        )


# --- streams and their ends -----------------------------------------------------------------------


def test_a_stream_outlives_its_session() -> None:
    def fetch(base_url: str) -> httpx.Response:
        return IonQSession(KEY, base_url=base_url).get("/x", stream=True)

    with scripted(reply(200, b"a body")) as server:
        response = fetch(server.base_url)
        gc.collect()
        assert b"a body" == response.read()


def test_the_wrong_way_to_close_a_stream_is_refused() -> None:
    async def main(base_url: str) -> None:
        async with AsyncIonQSession(KEY, base_url=base_url) as session:
            response = await session.get("/x", stream=True)
            with pytest.raises(RuntimeError):
                response.close()
            await response.aclose()

    with scripted(reply(200, b"a body")) as server:
        asyncio.run(main(server.base_url))


@both
def test_a_hook_that_fails_closes_the_stream(kind: Kind) -> None:
    closed: list[httpx.Response] = []

    def fail(response: httpx.Response) -> None:
        closed.append(response)
        raise LookupError("in a hook")

    with scripted(reply(200, b"a body")) as server, pytest.raises(LookupError):
        perform(
            kind,
            lambda s: s.get("/x", stream=True),
            base_url=server.base_url,
            hooks={"response": [fail]},
        )
    assert [True] == [each.is_closed for each in closed]


@both
@pytest.mark.parametrize("stream", [False, True])
def test_a_response_knows_how_long_it_took(kind: Kind, stream: bool) -> None:
    with scripted(reply(200, b"[]")) as server:
        response = perform(kind, lambda s: s.get("/x", stream=stream), base_url=server.base_url)
        assert response.elapsed.total_seconds() >= 0


def test_a_body_is_not_kept_twice() -> None:
    with (
        scripted(reply(200, b"x" * 1000)) as server,
        IonQSession(KEY, base_url=server.base_url) as session,
    ):
        response: Any = session.get("/x")
        assert [] == response.stream.chunks
        gc.collect()
        gc.disable()
        try:
            seen = {type(each).__name__ for each in gc.get_referrers(response)}
        finally:
            gc.enable()
        assert "_Receiving" not in seen


def test_a_signal_handler_can_make_a_call_in_the_middle_of_another() -> None:
    texts: list[str] = []
    with (
        scripted(reply(200, b"[]")) as server,
        IonQSession(KEY, base_url=server.base_url) as one,
        IonQSession(KEY, base_url=server.base_url, verify=True) as other,
    ):

        def handle(number: int, frame: FrameType | None) -> None:
            texts.append(other.get("/handler").text)

        usual = signal.signal(signal.SIGALRM, handle)
        try:
            for tenths in range(1, 40):
                signal.setitimer(signal.ITIMER_REAL, tenths * 1e-4)
                assert "[]" == one.get("/x").text
                signal.setitimer(signal.ITIMER_REAL, 0)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, usual)
    assert {"[]"} == {*texts}


def test_a_key_of_a_payload_that_is_no_text_is_a_problem() -> None:
    payload: Any = {"type": "ionq.qasm3.v1", "backend": "simulator", "input": {"data": "x"}, 1: 2}
    with (
        scripted(reply(201, json.dumps({"id": "a"}).encode())) as server,
        IonQSession(KEY, base_url=server.base_url) as session,
        pytest.raises(InvalidRequestError, match="keys are text"),
    ):
        session.create_job(payload)
