"""Once the service has taken a write, no later step of the call says that nothing happened."""

from functools import partial

import httpx
import pytest

from ionq_session import (
    AsyncIonQSession,
    IonQSession,
    NotSentError,
    RedirectFailedError,
    RefusedError,
    UnknownOutcomeError,
)
from ionq_session.errors import IonQError

from ..both import Kind, both, perform
from ..wire import DROP, Step, closed_port, reply, scripted

REDIRECTS = (301, 302, 303, 307, 308)


def away(status: int, location: str) -> Step:
    """A redirect."""
    return reply(status, b"", Location=location)


NO_ADDRESSES = (
    *("file:///x", "https:", "https:///x", "unix:/x", "http://[::1/", "http://a..b/"),
    *("//.x.example/", f"http://{'a' * 64}.example/", "http://x:99999/", "http://x:y/"),
)

LATER = {
    "not found": reply(404, b'{"message": "no such job"}'),
    "no key": reply(401, b'{"message": "which key?"}'),
    "too often": reply(429, b'{"message": "slowly"}'),
    "bad": reply(400, b'{"message": "what?"}'),
}


@both
@pytest.mark.parametrize("status", REDIRECTS)
@pytest.mark.parametrize("later", LATER.values(), ids=LATER.keys())
def test_a_refusal_after_a_write_is_an_unknown_outcome(
    kind: Kind, status: int, later: Step
) -> None:
    with scripted(away(status, "/v0.4/later"), later) as server:
        with pytest.raises(RedirectFailedError, match="took the request") as caught:
            perform(
                kind,
                lambda s: s.post("/jobs", json={}),
                base_url=server.base_url,
                retries_total=0,
            )
        assert caught.value.status in (400, 401, 404, 429)
        assert ["/v0.4/jobs", "/v0.4/later"] == [each.target for each in server.seen]


@both
@pytest.mark.parametrize("status", REDIRECTS)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_closed_port_after_a_write_is_an_unknown_outcome(
    kind: Kind, status: int, method: str
) -> None:
    elsewhere = f"http://127.0.0.1:{closed_port()}/later"
    with scripted(away(status, elsewhere)) as server, pytest.raises(RedirectFailedError):
        perform(kind, lambda s: s.request(method, "/jobs"), base_url=server.base_url)


@both
def test_another_machine_without_tls_after_a_write_is_an_unknown_outcome(kind: Kind) -> None:
    """The key would not go there, and nothing is sent; but the job may be there."""
    steps = away(303, "/later"), away(302, "http:///nowhere")
    with scripted(*steps) as server, pytest.raises(UnknownOutcomeError):
        perform(kind, lambda s: s.post("/jobs"), base_url=server.base_url)


@both
@pytest.mark.parametrize("later", LATER.values(), ids=LATER.keys())
def test_a_refusal_after_reading_is_a_refusal(kind: Kind, later: Step) -> None:
    with scripted(away(302, "/v0.4/later"), later) as server, pytest.raises(RefusedError):
        perform(kind, lambda s: s.get("/jobs"), base_url=server.base_url, retries_total=0)


@both
def test_a_write_that_was_not_redirected_is_refused_as_ever(kind: Kind) -> None:
    with scripted(LATER["bad"]) as server, pytest.raises(RefusedError):
        perform(kind, lambda s: s.post("/jobs"), base_url=server.base_url)
    base_url = f"http://127.0.0.1:{closed_port()}/v0.4"
    with pytest.raises(NotSentError):
        perform(kind, lambda s: s.post("/jobs"), base_url=base_url)


def send(request: httpx.Request, session: IonQSession) -> httpx.Response:
    """Prepare a request and send it."""
    return session.send(session.prepare_request(request))


async def asend(request: httpx.Request, session: AsyncIonQSession) -> httpx.Response:
    """The same, awaited."""
    return await session.send(await session.prepare_request(request))


@both
def test_send_tells_of_a_write_as_well(kind: Kind) -> None:
    elsewhere = f"http://127.0.0.1:{closed_port()}/later"
    with scripted(away(303, elsewhere)) as server:
        request = httpx.Request("POST", f"{server.base_url}/jobs")
        call = send if kind == "sync" else asend
        with pytest.raises(RedirectFailedError):
            perform(kind, partial(call, request), base_url=server.base_url)


@both
@pytest.mark.parametrize("location", NO_ADDRESSES)
def test_a_redirect_to_no_address_is_an_unreadable_reply(kind: Kind, location: str) -> None:
    with scripted(away(302, location)) as server:
        for method in ("GET", "POST"):
            with pytest.raises(IonQError, match="redirects to an address") as caught:
                perform(kind, lambda s: s.request(method, "/x"), base_url=server.base_url)  # noqa: B023
            assert isinstance(caught.value, UnknownOutcomeError)
        assert 2 == len(server.seen)


@both
def test_a_lost_answer_after_a_write_is_an_unknown_outcome(kind: Kind) -> None:
    with scripted(away(303, "/v0.4/later"), DROP) as server, pytest.raises(UnknownOutcomeError):
        perform(kind, lambda s: s.post("/jobs"), base_url=server.base_url, retries_total=0)
