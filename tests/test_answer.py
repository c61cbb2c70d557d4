"""`session.answer`: the typed value together with what HTTP said, on both sessions."""

import copy
import gc
import json
import pickle
from typing import Any
from weakref import ref

import httpx
import pytest

from ionq_api.api import backends, jobs
from ionq_session import (
    Answer,
    IonQError,
    IonQSession,
    NotFoundError,
    ResponseDriftWarning,
    Retry,
    ServerError,
)

from .both import KEY, Kind, both, perform
from .cases import every
from .wire import DROP, reply, scripted

CANCELED = json.dumps({"id": "a-job", "status": "canceled"}).encode()


@both
def test_value_status_headers_and_request_id(kind: Kind) -> None:
    step = reply(202, CANCELED, X_Request_Id="r-1", X_RateLimit_Left="7")
    with scripted(step) as server:
        answer = perform(
            kind, lambda s: s.answer(jobs.cancel_job("a-job")), base_url=server.base_url
        )
        value = perform(
            kind, lambda s: s.execute(jobs.cancel_job("a-job")), base_url=server.base_url
        )
    assert isinstance(answer, Answer)
    assert (202, "r-1") == (answer.status, answer.request_id)
    assert "7" == answer.headers["x-ratelimit-left"] == answer.headers["X-RateLimit-Left"]
    assert value == answer.value  # pyright: ignore[reportUnknownMemberType]  # of any operation
    assert 0 <= answer.elapsed


@both
def test_every_attempt_is_there(kind: Kind) -> None:
    with scripted(DROP, reply(503), reply(200, CANCELED)) as server:
        answer = perform(
            kind, lambda s: s.answer(jobs.cancel_job("a-job")), base_url=server.base_url
        )
    assert [1, 2, 3] == [each.number for each in answer.attempts]
    assert ["status 503", "status 200"] == [each.outcome for each in answer.attempts[1:]]
    assert {"cancel_job"} == {each.call for each in answer.attempts}


@both
def test_the_options_of_a_call_hold(kind: Kind) -> None:
    with scripted(reply(503)) as server:
        with pytest.raises(ServerError) as caught:
            perform(
                kind,
                lambda s: s.answer(
                    jobs.cancel_job("a-job"), retry=Retry(total=0), headers={"X-Mine": "1"}
                ),
                base_url=server.base_url,
            )
        assert 1 == len(caught.value.attempts)
        assert "1" == server.only.headers["x-mine"]


@both
def test_an_error_is_that_of_the_operation(kind: Kind) -> None:
    step = reply(404, b'{"message": "No such job."}')
    with scripted(step) as server, pytest.raises(NotFoundError, match="No such job"):
        perform(kind, lambda s: s.answer(jobs.get_job("a-job")), base_url=server.base_url)


ECHOES: dict[str, dict[str, str]] = {
    "the key": {"X-Echo": KEY},
    "the whole header": {"X-Echo": f"got apiKey {KEY}."},
    "percent-encoded": {"X-Echo": KEY.replace("-", "%2D")},
    "in the request id": {"X-Request-Id": KEY},
    "in a cookie": {"Set-Cookie": f"seen={KEY}; Path=/"},
    "in a cookie's path": {"Set-Cookie": f"seen=1; Path=/{KEY}"},
    "as a name": {KEY: "1"},
}


@both
@every("headers", ECHOES)
def test_a_key_that_comes_back_is_masked(kind: Kind, headers: dict[str, str]) -> None:
    with scripted(reply(200, CANCELED, **headers)) as server:
        answer = perform(
            kind, lambda s: s.answer(jobs.cancel_job("a-job")), base_url=server.base_url
        )
    shown = f"{answer!r} {answer.headers.multi_items()} {pickle.dumps(answer)!r}"
    assert KEY not in shown
    assert KEY.replace("-", "%2D") not in shown
    assert "***" in shown


@both
def test_values_of_cookies_are_not_shown(kind: Kind) -> None:
    cookie = "__cf_bm=a-token-of-theirs; Path=/; Secure"
    with scripted(reply(200, CANCELED, Set_Cookie=cookie)) as server:
        answer = perform(
            kind, lambda s: s.answer(jobs.cancel_job("a-job")), base_url=server.base_url
        )
    assert "__cf_bm=***; Path=/; Secure" == answer.headers["set-cookie"]


def answering(content: bytes, **headers: str) -> IonQSession:
    """A session whose service says the same to everything."""
    transport = httpx.MockTransport(
        lambda request: httpx.Response(200, content=content, headers=headers)
    )
    return IonQSession(KEY, transport=transport)


def test_several_cookies_stay_several_and_headers_may_be_more_than_ascii() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        headers = [
            (b"Set-Cookie", b"a=1"),
            (b"Set-Cookie", b"flag"),
            (b"X-Where", "Zürich".encode()),
        ]
        return httpx.Response(200, content=CANCELED, headers=headers)

    with IonQSession(KEY, transport=httpx.MockTransport(answer)) as session:
        headers = session.answer(jobs.cancel_job("a-job")).headers
    assert ["a=***", "***"] == headers.get_list("set-cookie")
    assert "Zürich" == headers["x-where"]


def test_a_repr_shows_the_kind_of_value_only() -> None:
    with answering(b"[]") as session:
        answer = session.answer(backends.get_backends())
    assert "Answer(value=<list>, status=200, request_id=None)" == repr(answer)


def test_an_answer_survives_pickle_and_copy() -> None:
    with answering(CANCELED, **{"X-Request-Id": "r-1"}) as session:
        answer = session.answer(jobs.cancel_job("a-job"))
    for copied in (pickle.loads(pickle.dumps(answer)), copy.copy(answer), copy.deepcopy(answer)):  # noqa: S301  # our own
        assert answer == copied
        assert "r-1" == copied.headers["X-REQUEST-ID"]


@every("method", ["execute", "answer"])
def test_no_response_is_kept_alive(method: str) -> None:
    made: list[ref[httpx.Response]] = []

    def respond(request: httpx.Request) -> httpx.Response:
        response = httpx.Response(200, content=CANCELED)
        made.append(ref(response))
        return response

    with IonQSession(KEY, transport=httpx.MockTransport(respond)) as session:
        call: Any = getattr(session, method)
        result = call(jobs.cancel_job("a-job"))
        gc.collect()
        assert [None] == [each() for each in made]
        assert result is not None


def test_what_cannot_be_read_or_deviates_is_reported_as_from_execute() -> None:
    drift = pytest.raises(ResponseDriftWarning, match="cancel_job")  # warnings are errors here
    with answering(b'{"id": 5, "status": "canceled"}') as session, drift:
        session.answer(jobs.cancel_job("a-job"))
    with answering(b"{") as session, pytest.raises(IonQError, match="not JSON"):
        session.answer(jobs.cancel_job("a-job"))
