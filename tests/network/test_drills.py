"""A paid job is never submitted twice, whatever happens after the service accepted it."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from ionq_api import JsonValue
from ionq_api.models import CircuitJobCreationPayload
from ionq_session import IonQError, Retry, UnknownOutcomeError

from ..both import Kind, both, perform
from ..cases import every
from ..wire import DROP, GUARD, HANG, Step, patience, reply, scripted

CREATED = json.dumps({"id": "a-job", "status": "submitted", "session_id": None}).encode()
BELL: dict[str, JsonValue] = {
    "type": "ionq.circuit.v1",
    "backend": "simulator",
    "input": {"gateset": "qis", "qubits": 1, "circuit": [{"gate": "h", "target": 0}]},
}
ACCEPTED = reply(201, CREATED)
CUT = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + CREATED[:20]

FAULTS = {
    "drops the connection": DROP,
    "resets the connection": Step(then="reset"),
    "answers 500": reply(500),
    "answers 502": reply(502),
    "answers 503": reply(503),
    "answers 503, come back now": reply(503, Retry_After="0"),
    "answers 504": reply(504),
    "answers 520": reply(520),
    "answers 409": reply(409),
    "answers 408": reply(408, b"", Connection="close"),
    "answers with a cut body": Step(CUT),
    "answers with a reset body": Step(CUT, "reset"),
    "answers with a body that stops": Step(CUT, "hang"),
    "answers with a cut head": Step(b"HTTP/1.1 201 Created\r\nContent-Le"),
    "answers with nonsense": Step(b"220 smtp.ionq.example\r\n\r\n"),
    "answers with an empty body": reply(201),
    "answers with cut JSON": reply(201, CREATED[:20]),
    "never answers": HANG,
    "redirects": reply(302, Location="/v0.4/jobs"),
}


def model(session: Any) -> Any:
    """A payload as a model."""
    return session.create_job(CircuitJobCreationPayload.from_dict(BELL))


def sent(session: Any) -> Any:
    """A prepared request, sent."""
    url = f"{session.base_url}/jobs"
    return session.send(httpx.Request("POST", url, json=BELL), stream=False)


CALLS: dict[str, Callable[[Any], Any]] = {
    "create_job": lambda session: session.create_job(BELL),
    "create_job of a model": model,
    "create_job of JSON": lambda session: session.create_job(json.dumps(BELL)),
    "create_job, many retries": lambda session: session.create_job(BELL, retry=Retry(9, 9, 0)),
    "clone_job": lambda session: session.clone_job("a-job", {}),
    "post": lambda session: session.post("/jobs", json=BELL),
    "post of a form": lambda session: session.post("/jobs", data={"a": "1"}),
    "request": lambda session: session.request("post", "jobs", json=BELL),
    "send": sent,
    "patch": lambda session: session.patch("/jobs", data=b"{}"),
}


def _tolerant(call: Callable[[Any], Any], kind: Kind) -> Callable[[Any], Any]:
    """The call; an answer that is no error is as good, since only the requests are counted."""

    def blocking(session: Any) -> object:
        try:
            return call(session)
        except IonQError as error:
            return error

    async def awaiting(session: Any) -> object:
        try:
            return await call(session)
        except IonQError as error:
            return error

    return blocking if kind == "sync" else awaiting


@both
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
@every("always", {"once": False, "always": True})
@every("call", CALLS)
def test_never_more_than_one_job(
    kind: Kind, fault: Step, call: Callable[[Any], Any], always: bool
) -> None:
    with scripted(fault, *([] if always else [ACCEPTED])) as server:
        came = perform(
            kind,
            _tolerant(call, kind),
            base_url=server.base_url,
            timeout=patience(fault),
            retries_total=5,
            retries_connect=5,
            max_redirects=3,
        )
        server.wait_for(1)
        created = [seen for seen in server.seen if seen.method in ("POST", "PATCH")]
        assert 1 == len(created)
        assert came is not None


@both
@every(
    "fault",
    {name: FAULTS[name] for name in ("drops the connection", "answers 503", "never answers")},
)
@every("call", {name: CALLS[name] for name in ("create_job", "post")})
def test_the_error_says_that_there_may_be_a_job(
    kind: Kind, fault: Step, call: Callable[[Any], Any]
) -> None:
    with scripted(fault) as server, pytest.raises(UnknownOutcomeError) as caught:
        perform(
            kind,
            call,
            base_url=server.base_url,
            timeout=patience(fault),
            retries_total=5,
        )
    assert 1 == len(caught.value.attempts)


@both
@every("fault", {"drop": DROP, "reset": Step(then="reset"), "silence": HANG})
@every("call", {name: CALLS[name] for name in ("create_job", "post")})
def test_never_more_than_one_job_over_a_connection_that_was_good_before(
    kind: Kind, fault: Step, call: Callable[[Any], Any]
) -> None:
    def blocking(session: Any) -> None:
        session.get_backends(timeout=GUARD)
        with pytest.raises(IonQError):
            call(session)

    async def awaiting(session: Any) -> None:
        await session.get_backends(timeout=GUARD)
        with pytest.raises(IonQError):
            await call(session)

    with scripted(reply(200, b"[]"), fault, ACCEPTED) as server:
        perform(
            kind,
            blocking if kind == "sync" else awaiting,
            base_url=server.base_url,
            timeout=patience(fault),
            retries_total=5,
        )
        server.wait_for(2)
        assert ["GET", "POST"] == [seen.method for seen in server.seen]
        assert 1 == len({seen.connection for seen in server.seen})


@both
@every("fault", {"drop": DROP, "503": reply(503), "silence": HANG})
def test_a_deadline_and_a_password_change_nothing(kind: Kind, fault: Step) -> None:
    with scripted(fault, ACCEPTED) as server:
        with pytest.raises(UnknownOutcomeError):
            perform(
                kind,
                CALLS["create_job"],
                base_url=server.base_url,
                timeout=patience(fault),
                deadline=60.0,
                auth=("user", "made-up-password"),
                retries_total=5,
            )
        server.wait_for(1)
        assert 1 == len(server.seen)


@both
@every("call", {name: CALLS[name] for name in ("create_job", "post")})
def test_what_was_refused_with_429_is_sent_again(kind: Kind, call: Callable[[Any], Any]) -> None:
    with scripted(reply(429), reply(429, Retry_After="0"), ACCEPTED) as server:
        perform(kind, call, base_url=server.base_url)
        assert 3 == len(server.seen)
