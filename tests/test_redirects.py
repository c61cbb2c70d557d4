"""Redirects, as requests follows them, on both sessions."""

from typing import Any

import httpx
import pytest

from ionq_session import IonQSession, TooManyRedirectsError

from .both import Kind, both, perform
from .wire import reply, scripted

OK = reply(200, b"there")


@both
@pytest.mark.parametrize(
    ("status", "verb", "expected"),
    [
        (301, "post", "GET"),
        (301, "put", "PUT"),
        (302, "post", "GET"),
        (302, "delete", "GET"),
        (303, "put", "GET"),
        (307, "post", "POST"),
        (308, "patch", "PATCH"),
    ],
)
def test_the_method_after_a_redirect(kind: Kind, status: int, verb: str, expected: str) -> None:
    with scripted(reply(status, Location="/v0.4/there?x=1"), OK) as server:
        data = {} if verb == "delete" else {"data": b"raw"}
        response = perform(kind, lambda s: getattr(s, verb)("/x", **data), base_url=server.base_url)
        assert b"there" == response.content
        assert [status] == [each.status_code for each in response.history]
        assert (expected, "/v0.4/there?x=1") == (server.seen[1].method, server.seen[1].target)
        assert (b"raw" if status in (307, 308) else b"") == server.seen[1].body
        assert "authorization" in server.seen[1].headers


@both
def test_head_and_forbidden_redirects_are_not_followed(kind: Kind) -> None:
    with scripted(reply(302, Location="/y")) as server:
        assert 302 == perform(kind, lambda s: s.head("/x"), base_url=server.base_url).status_code
        response = perform(
            kind, lambda s: s.get("/x", allow_redirects=False), base_url=server.base_url
        )
        assert 302 == response.status_code
        assert 2 == len(server.seen)


@both
def test_the_key_does_not_follow_to_another_origin(kind: Kind) -> None:
    with scripted(OK) as other, scripted(reply(302, Location=f"{other.origin}/y")) as server:
        options = {"base_url": server.base_url, "auth_headers": {"X-Team": "secret-team"}}
        assert b"there" == perform(kind, lambda s: s.get("/x"), **options).content
        assert {"authorization", "x-team"} <= server.seen[0].headers.keys()
        assert not {"authorization", "x-team"} & other.seen[0].headers.keys()


@both
def test_too_many_redirects(kind: Kind) -> None:
    with scripted(reply(302, Location="/x")) as server:
        with pytest.raises(TooManyRedirectsError, match="more than 3 redirects"):
            perform(kind, lambda s: s.get("/x"), base_url=server.base_url, max_redirects=3)
        assert 4 == len(server.seen)


@both
def test_cookies_set_on_the_way_go_along(kind: Kind) -> None:
    first = reply(302, Location="/v0.4/y", Set_Cookie="crumb=1; Path=/")
    with scripted(first, OK) as server:
        perform(kind, lambda s: s.get("/x"), base_url=server.base_url)
        assert "crumb=1" == server.seen[1].headers["cookie"]


@both
def test_redirects_one_at_a_time(kind: Kind) -> None:
    with scripted(reply(302, Location="/v0.4/1"), reply(303, Location="/v0.4/2"), OK) as server:

        def walk(session: Any) -> list[int]:
            first = session.get("/0", allow_redirects=False)
            hops = session.resolve_redirects(first, first.request)
            return [hop.status_code for hop in hops]

        async def awalk(session: Any) -> list[int]:
            first = await session.get("/0", allow_redirects=False)
            hops = session.resolve_redirects(first, first.request)
            return [hop.status_code async for hop in hops]

        assert [303, 200] == perform(
            kind, walk if kind == "sync" else awalk, base_url=server.base_url
        )
        assert ["/v0.4/0", "/v0.4/1", "/v0.4/2"] == [seen.target for seen in server.seen]


def test_the_next_request_without_sending_it() -> None:
    with scripted(reply(302, Location="y")) as server:

        def look(session: IonQSession) -> list[httpx.Request | httpx.Response]:
            first = session.get("/x/z", allow_redirects=False)
            return list(session.resolve_redirects(first, first.request, yield_requests=True))

        (request,) = perform("sync", look, base_url=server.base_url)
        assert f"{server.base_url}/x/y" == str(request.url)
        assert 1 == len(server.seen)


@pytest.fixture
def session() -> IonQSession:
    return IonQSession("made-up-key", base_url="https://ionq.example/v0.4")


@pytest.mark.parametrize(
    ("old", "new", "strip"),
    [
        ("http://a/x", "http://a/y", False),
        ("http://a/x", "https://a/y", False),
        ("http://a:80/x", "https://a:443/y", False),
        ("https://a/x", "https://a:443/y", False),
        ("https://a/x", "http://a/y", True),
        ("http://a:8080/x", "https://a/y", True),
        ("https://a/x", "https://a:8443/y", True),
        ("https://a/x", "https://b/y", True),
        ("https://A/x", "https://a/y", False),
    ],
)
def test_when_an_authorization_is_taken_off(
    session: IonQSession, old: str, new: str, strip: bool
) -> None:
    assert strip == session.should_strip_auth(old, new)


def test_the_target_of_a_redirect(session: IonQSession) -> None:
    def response(status: int, **headers: str) -> httpx.Response:
        return httpx.Response(status, headers=headers)

    assert "/y" == session.get_redirect_target(response(302, location="/y"))
    assert session.get_redirect_target(response(302)) is None
    assert session.get_redirect_target(response(200, location="/y")) is None
    assert session.get_redirect_target(response(304, location="/y")) is None


def test_an_overridden_step_is_used() -> None:
    class Stubborn(IonQSession):
        def rebuild_method(self, prepared_request: httpx.Request, response: httpx.Response) -> None:
            """Keep the method, whatever the status."""

    with scripted(reply(302, Location="/y"), OK) as server:
        with Stubborn("made-up-key", base_url=server.base_url) as session:
            session.post("/x", b"raw")
        assert "POST" == server.seen[1].method


def test_proxies_are_rebuilt_with_their_password(
    session: IonQSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = httpx.Request("GET", "http://far.example/", headers={"Proxy-Authorization": "old"})
    proxies = {"http": "http://me:w%20rd@proxy.example:3128"}
    assert proxies == session.rebuild_proxies(request, proxies)
    assert "Basic bWU6dyByZA==" == request.headers["proxy-authorization"]
    secure = httpx.Request("GET", "https://far.example/", headers={"Proxy-Authorization": "old"})
    monkeypatch.setenv("HTTPS_PROXY", "http://env.example:3128")
    assert "http://env.example:3128" == session.rebuild_proxies(secure, {})["https"]
    assert "proxy-authorization" not in secure.headers
