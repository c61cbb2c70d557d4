"""The key goes in clear only where it stays on this machine: no proxy elsewhere reads it."""

import pytest

from ionq_session import ConfigurationError, ConnectionFailedError

from ..both import Kind, both, perform
from ..wire import reply, scripted

ELSEWHERE = "http://proxy.invalid:3128"


@both
@pytest.mark.parametrize(
    ("verb", "source"),
    [
        *((False, "argument"), (False, "environment")),
        *((True, "argument"), (True, "environment"), (True, "call")),
    ],
)
def test_a_proxy_elsewhere_gets_no_key_in_clear(
    kind: Kind, verb: bool, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    options: dict[str, object] = {}
    of_call: dict[str, object] = {}
    if source == "argument":
        options["proxies"] = {"http": ELSEWHERE}
    elif source == "environment":
        monkeypatch.setenv("HTTP_PROXY", ELSEWHERE)
    else:
        of_call["proxies"] = {"http": ELSEWHERE}
    with scripted(reply(200, b"{}")) as server:
        with pytest.raises(ConfigurationError, match=r"proxy\.invalid.*NO_PROXY"):
            perform(
                kind,
                lambda s: s.get("/x", **of_call) if verb else s.get_whoami(),
                base_url=server.base_url,
                **options,
            )
        assert [] == server.seen


@both
def test_a_proxy_on_this_machine_may_read_it(kind: Kind) -> None:
    with scripted(reply(200, b"[]")) as proxy:
        perform(
            kind,
            lambda s: s.get("/x"),
            base_url="http://127.0.0.1:9/v0.4",
            proxies={"http": proxy.origin},
        )
        assert ["apiKey made-up-key"] == [each.headers["authorization"] for each in proxy.seen]


@both
def test_the_check_can_be_turned_off(kind: Kind) -> None:
    with scripted(reply(200, b"[]")) as server, pytest.raises(ConnectionFailedError):
        perform(
            kind,
            lambda s: s.get("/x"),
            base_url=server.base_url,
            proxies={"http": ELSEWHERE},
            allow_insecure=True,
            retries_total=0,
        )


@both
def test_an_address_that_is_taken_out_goes_through_no_proxy(kind: Kind) -> None:
    with scripted(reply(200, b"[]")) as server:
        perform(
            kind,
            lambda s: s.get("/x"),
            base_url=server.base_url,
            proxies={"http": ELSEWHERE, "http://127.0.0.1": ""},
        )
        assert 1 == len(server.seen)


@both
def test_no_key_is_needed_where_none_is_sent(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public operation may go through any proxy."""
    with scripted(reply(200, b"[]")) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.origin)
        perform(kind, lambda s: s.get_backends(), base_url="http://service.invalid/v0.4")
        assert [None] == [each.headers.get("authorization") for each in proxy.seen]
