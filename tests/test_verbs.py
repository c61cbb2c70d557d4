"""The verbs of `requests.Session`, on the wire, on both sessions."""

import json
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from ionq_session import BadRequestError, ConnectionLostError, NotFoundError, ServerError

from .both import Kind, both, perform
from .cases import every
from .wire import DROP, reply, scripted

OK = reply(200, b'{"ok": true}', Content_Type="application/json")

# The call, and the method, target, body and content type that it has to have on the wire.
CALLS: list[tuple[Callable[[Any], Any], str, str, bytes, str | None]] = [
    (lambda s: s.get("/jobs"), "GET", "/v0.4/jobs", b"", None),
    (lambda s: s.options("jobs"), "OPTIONS", "/v0.4/jobs", b"", None),
    (lambda s: s.head("jobs"), "HEAD", "/v0.4/jobs", b"", None),
    (lambda s: s.delete("jobs/1"), "DELETE", "/v0.4/jobs/1", b"", None),
    (
        lambda s: s.post("/jobs", json={"a": 1}),
        "POST",
        "/v0.4/jobs",
        b'{"a":1}',
        "application/json",
    ),
    (lambda s: s.post("/jobs", '{"a": 2}'), "POST", "/v0.4/jobs", b'{"a": 2}', None),
    (
        lambda s: s.post("/jobs", {"a": "b c"}),
        "POST",
        "/v0.4/jobs",
        b"a=b+c",
        "application/x-www-form-urlencoded",
    ),
    (lambda s: s.put("/jobs", b"raw"), "PUT", "/v0.4/jobs", b"raw", None),
    (lambda s: s.patch("/jobs", data=b"raw"), "PATCH", "/v0.4/jobs", b"raw", None),
    (
        lambda s: s.request("get", "/jobs", {"limit": 2, "ids": ["a", "b"], "no": None}),
        "GET",
        "/v0.4/jobs?limit=2&ids=a&ids=b",
        b"",
        None,
    ),
    (
        lambda s: s.request("POST", "jobs?x=1", {"y": 2}, b"raw"),
        "POST",
        "/v0.4/jobs?x=1&y=2",
        b"raw",
        None,
    ),
]


@both
@every("call, method, target, body, content_type", CALLS, name=lambda c: c[1] + c[2])
def test_a_verb_on_the_wire(
    kind: Kind,
    call: Callable[[Any], Any],
    method: str,
    target: str,
    body: bytes,
    content_type: str | None,
) -> None:
    answer = reply(200) if method == "HEAD" else OK
    with scripted(answer) as server:
        response = perform(kind, call, base_url=server.base_url)
        assert isinstance(response, httpx.Response)
        assert 200 == response.status_code
        assert method == "HEAD" or {"ok": True} == response.json()
        (seen,) = server.seen
        assert (method, target, body) == (seen.method, seen.target, seen.body)
        assert content_type == seen.headers.get("content-type")
        assert "apiKey made-up-key" == seen.headers["authorization"]


@both
@every("base", ["{}", "{}/", "{}//"])
@every("url", ["jobs", "/jobs", "//jobs"])
def test_relative_addresses_join_whatever_the_slashes(kind: Kind, base: str, url: str) -> None:
    with scripted(OK) as server:
        perform(kind, lambda s: s.get(url), base_url=base.format(server.base_url))
        assert "/v0.4/jobs" == server.seen[0].target


@both
def test_a_whole_address_of_the_same_origin_gets_the_key(kind: Kind) -> None:
    with scripted(OK) as server:
        perform(kind, lambda s: s.get(f"{server.origin}/other"), base_url=server.base_url)
        assert "/other" == server.seen[0].target
        assert "authorization" in server.seen[0].headers


@both
def test_a_status_of_4xx_or_5xx_is_an_error(kind: Kind) -> None:
    body = b'{"error": "Not Found Error", "message": "Nothing.", "statusCode": 404}'
    with scripted(reply(404, body), reply(400), reply(503)) as server:
        with pytest.raises(NotFoundError, match=r"GET /v0\.4/x: status 404: Nothing") as caught:
            perform(kind, lambda s: s.get("/x"), base_url=server.base_url)
        assert "Not Found Error" == caught.value.name
        with pytest.raises(BadRequestError):
            perform(kind, lambda s: s.post("/x"), base_url=server.base_url)
        with pytest.raises(ServerError) as gone:
            perform(kind, lambda s: s.put("/x"), base_url=server.base_url)
        assert 3 == len(gone.value.attempts)


@both
@pytest.mark.parametrize(("verb", "requests"), [("get", 2), ("put", 2), ("post", 1), ("patch", 1)])
def test_verbs_are_sent_again_only_if_that_is_safe(kind: Kind, verb: str, requests: int) -> None:
    with scripted(DROP, OK) as server:
        with nullcontext() if requests == 2 else pytest.raises(ConnectionLostError):
            perform(kind, lambda s: getattr(s, verb)("/x"), base_url=server.base_url)
        assert requests == len(server.seen)


@both
def test_headers_and_cookies_of_a_call(kind: Kind) -> None:
    with scripted(OK) as server:
        perform(
            kind,
            lambda s: s.get(
                "/x", headers={"X-A": "1", "User-Agent": None}, cookies={"flavour": "oat"}
            ),
            base_url=server.base_url,
            cookies={"size": "big"},
        )
        sent = server.seen[0].headers
        assert "1" == sent["x-a"]
        assert "user-agent" not in sent
        assert {"flavour=oat", "size=big"} == set(sent["cookie"].split("; "))


@both
def test_files_are_a_multipart_form(kind: Kind) -> None:
    with scripted(OK) as server:
        perform(
            kind, lambda s: s.post("/x", files={"f": ("a.txt", b"text")}), base_url=server.base_url
        )
        assert server.seen[0].headers["content-type"].startswith("multipart/form-data")
        assert b'filename="a.txt"' in server.seen[0].body


@both
def test_auth_takes_the_place_of_the_key(kind: Kind) -> None:
    with scripted(OK) as server:
        perform(kind, lambda s: s.get("/x", auth=("me", "word")), base_url=server.base_url)
        assert "Basic bWU6d29yZA==" == server.seen[0].headers["authorization"]


@both
def test_a_stream_is_left_unread(kind: Kind) -> None:
    with scripted(OK) as server:

        def read(session: Any) -> object:
            response = session.get("/x", stream=True)
            assert not response.is_closed
            return json.loads(b"".join(response.iter_bytes()))

        async def aread(session: Any) -> object:
            response = await session.get("/x", stream=True)
            assert not response.is_closed
            return json.loads(b"".join([chunk async for chunk in response.aiter_bytes()]))

        assert {"ok": True} == perform(
            kind, read if kind == "sync" else aread, base_url=server.base_url
        )


@both
def test_hooks_see_each_response_and_may_change_it(kind: Kind) -> None:
    seen: list[int] = []

    def hook(response: httpx.Response) -> httpx.Response:
        seen.append(response.status_code)
        return httpx.Response(299, request=response.request)

    with scripted(OK) as server:
        hooks = {"response": [hook]}
        result = perform(kind, lambda s: s.get("/x"), base_url=server.base_url, hooks=hooks)
        assert 299 == result.status_code
        perform(kind, lambda s: s.get("/x", hooks=hooks), base_url=server.base_url)
        assert [200, 200] == seen


def test_an_async_hook_is_awaited() -> None:
    seen: list[int] = []

    async def hook(response: httpx.Response) -> None:
        seen.append(response.status_code)

    with scripted(OK) as server:
        perform(
            "async", lambda s: s.get("/x"), base_url=server.base_url, hooks={"response": [hook]}
        )
    assert [200] == seen


@both
def test_params_of_the_session_go_with_every_call(kind: Kind) -> None:
    with scripted(reply(200, b"[]")) as server:
        options = {"base_url": server.base_url, "params": {"team": "a b"}}
        perform(kind, lambda s: s.get("/x?y=1"), **options)
        perform(kind, lambda s: s.get_backends(), **options)
        queries = [parse_qs(urlsplit(seen.target).query) for seen in server.seen]
        assert [{"y": ["1"], "team": ["a b"]}, {"team": ["a b"]}] == queries


def test_options_given_twice_or_too_many_are_refused() -> None:
    with scripted(OK) as server:
        with pytest.raises(TypeError, match="params twice"):
            perform(
                "sync", lambda s: s.request("GET", "/", {}, params={}), base_url=server.base_url
            )
        with pytest.raises(TypeError, match="up to 14"):
            perform("sync", lambda s: s.request("GET", "/", *[None] * 15), base_url=server.base_url)
        assert [] == server.seen


@both
def test_prepare_and_send(kind: Kind) -> None:
    request = httpx.Request("POST", "/x", headers={"X-A": "1"}, content=b"raw")
    with scripted(reply(404, b"no")) as server:
        prepared = perform(kind, lambda s: s.prepare_request(request), base_url=server.base_url)
        assert f"{server.base_url}/x" == str(prepared.url)
        assert "apiKey made-up-key" == prepared.headers["authorization"]
        assert [] == server.seen
        response = perform(kind, lambda s: s.send(prepared), base_url=server.base_url)
        assert (404, b"no") == (response.status_code, response.content)
        assert ("/v0.4/x", b"raw") == (server.seen[0].target, server.seen[0].body)
