"""Calls through a real forward proxy: named by the session, by a call, by the environment."""

from collections.abc import Callable
from typing import Any

import pytest

from ionq_session import ConfigurationError, ConnectionFailedError, IonQError, IonQSession
from ionq_session._transport import proxies

from ..both import Kind, both, perform
from ..cases import every
from ..wire import closed_port, reply, scripted
from .bringing import Brought, perform_over
from .calling import backends, calls, failing_once, over
from .servers import Authority, proxying, serving

PASSWORD = "user:a+b%2Fc"  # as it stands in an address: percent-encoded


@both
@calls
@over
@every("key", ["http://127.0.0.1", "http", "all://127.0.0.1", "all"])
def test_a_proxy_of_the_session(
    kind: Kind, call: Callable[[Any], Any], brought: Brought, key: str
) -> None:
    with serving(failing_once()) as server, proxying() as proxy:
        perform_over(brought, kind, call, base_url=server.base_url, proxies={key: proxy.origin})
        assert [f"{server.base_url}/backends"] * 2 == [asked.target for asked in proxy.seen]
        assert 2 == len(server.seen)


@both
@calls
@over
@every("key", ["https://127.0.0.1", "https", "all://127.0.0.1", "all"])
def test_a_tunnel(
    kind: Kind, call: Callable[[Any], Any], brought: Brought, key: str, authority: Authority
) -> None:
    with serving(failing_once(), context=authority.server_context()) as server, proxying() as proxy:
        perform_over(
            brought,
            kind,
            call,
            base_url=server.base_url,
            proxies={key: proxy.origin},
            verify=authority.bundle,
        )
        assert [("CONNECT", f"127.0.0.1:{server.port}")] == list(
            {(asked.method, asked.target) for asked in proxy.seen}
        )
        assert 2 == len(server.seen)
        assert not any("authorization" in asked.headers for asked in proxy.seen)


@both
@over
def test_mutual_tls_through_a_tunnel(kind: Kind, brought: Brought, authority: Authority) -> None:
    context = authority.server_context(ask_clients=True)
    with serving(failing_once(), context=context) as server, proxying() as proxy:
        perform_over(
            brought,
            kind,
            backends,
            base_url=server.base_url,
            proxies={"https": proxy.origin},
            verify=authority.bundle,
            cert=authority.client_files()[1],
        )
        assert proxy.seen
        assert 2 == len(server.seen)


@both
@every("key", ["https", "http://127.0.0.2", "all://localhost"])
def test_a_proxy_for_something_else_is_not_used(kind: Kind, key: str) -> None:
    with serving() as server, proxying() as proxy:
        perform(kind, backends, base_url=server.base_url, proxies={key: proxy.origin})
        assert [] == proxy.seen


@both
def test_the_most_special_key_decides(kind: Kind) -> None:
    with serving() as server, proxying() as right, proxying() as wrong:
        proxies = {"all": wrong.origin, "http": wrong.origin, "http://127.0.0.1": right.origin}
        perform(kind, backends, base_url=server.base_url, proxies=proxies)
        assert (1, 0) == (len(right.seen), len(wrong.seen))


@both
def test_a_proxy_with_a_password(kind: Kind, authority: Authority) -> None:
    with (
        serving(failing_once()) as server,
        serving(context=authority.server_context()) as secure,
        proxying("user:a+b/c") as proxy,
    ):
        address = proxy.origin.replace("//", f"//{PASSWORD}@")
        options = {"proxies": {"all": address}, "verify": authority.bundle}
        perform(kind, backends, base_url=server.base_url, **options)
        perform(kind, backends, base_url=secure.base_url, **options)
        assert (2, 1) == (len(server.seen), len(secure.seen))
        assert not any("proxy-authorization" in a.headers for a in [*server.seen, *secure.seen])


@both
@every("secure", {"forwarded": False, "tunnel": True})
def test_a_proxy_that_wants_a_password(kind: Kind, secure: bool, authority: Authority) -> None:
    context = authority.server_context() if secure else None
    with serving(context=context) as server, proxying("user:password") as proxy:
        with pytest.raises(IonQError, match="407"):
            perform(kind, backends, base_url=server.base_url, proxies={"all": proxy.origin})
        assert [] == server.seen
        assert 1 == len(proxy.seen)


# --- from the environment ---------------------------------------------------------------------


@both
@calls
@every("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])
@every("scheme", ["http://", ""])
def test_a_proxy_of_the_environment(
    kind: Kind,
    call: Callable[[Any], Any],
    name: str,
    scheme: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving(failing_once()) as server, proxying() as proxy:
        monkeypatch.setenv(name, f"{scheme}127.0.0.1:{proxy.port}")
        perform(kind, call, base_url=server.base_url)
        assert 2 == len(proxy.seen)
        perform(kind, call, base_url=server.base_url, trust_env=False)
        assert 2 == len(proxy.seen)


@both
def test_a_tunnel_of_the_environment(
    kind: Kind, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(failing_once(), context=authority.server_context()) as server, proxying() as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.origin)
        monkeypatch.setenv("SSL_CERT_FILE", authority.bundle)
        perform(kind, backends, base_url=server.base_url)
        assert {"CONNECT"} == {asked.method for asked in proxy.seen}
        assert 2 == len(server.seen)


@both
@every(
    "exempt",
    [
        *("127.0.0.1", "*", "other.example,127.0.0.1", "127.0.0.1:{port}"),
        *("127.0.0.0/8", "other.example, 127.0.0.1/32", "10.0.0.0/8,127.0.0.9/24", "0.0.0.0/0"),
    ],
)
def test_hosts_that_the_environment_exempts(
    kind: Kind, exempt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as server, proxying() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.origin)
        monkeypatch.setenv("NO_PROXY", exempt.format(port=server.port))
        perform(kind, backends, base_url=server.base_url)
        assert [] == proxy.seen
        others = ("other.example", "10.0.0.0/8", "127.0.1.0/24", "127.0.0.1/33", "::/0", "/", "x/8")
        for count, other in enumerate(others, start=1):
            monkeypatch.setenv("NO_PROXY", other)
            perform(kind, backends, base_url=server.base_url)
            assert count == len(proxy.seen), other


@pytest.mark.parametrize(
    ("url", "exempt"),
    [
        ("http://10.1.2.3:80/v0.4", "10.1.0.0/16"),
        ("https://[2001:db8::5]/v0.4", "2001:db8::/32"),
        ("https://[2001:db8::5]:8443/v0.4", "[2001:db8::5]"),
        ("https://[::1]/v0.4", "::1"),
    ],
)
def test_networks_that_the_environment_exempts(
    url: str, exempt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://proxy.example:3128")
    with IonQSession("made-up-key") as session:
        assert session.merge_environment_settings(url)["proxies"]
        monkeypatch.setenv("no_proxy", exempt)
        assert {} == session.merge_environment_settings(url)["proxies"]


@both
def test_the_session_s_own_proxy_stands_above_the_environment(
    kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as server, proxying() as right, proxying() as wrong:
        monkeypatch.setenv("HTTP_PROXY", wrong.origin)
        monkeypatch.setenv("NO_PROXY", "*")
        perform(kind, backends, base_url=server.base_url, proxies={"http": right.origin})
        assert (1, 0) == (len(right.seen), len(wrong.seen))
        monkeypatch.delenv("NO_PROXY")
        perform(kind, backends, base_url=server.base_url, proxies={"http": ""})
        assert (1, 0) == (len(right.seen), len(wrong.seen))


@both
@every("brought", ["transport", "client"])
@every("trust_env, expected", [(None, 0), (False, 0), (True, 2)])
def test_what_is_brought_heeds_the_environment_only_if_asked(
    kind: Kind,
    brought: Brought,
    trust_env: bool | None,
    expected: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving(failing_once()) as server, proxying() as proxy:
        monkeypatch.setattr("httpx._client.get_environment_proxies", dict)  # the client's own
        monkeypatch.setenv("HTTP_PROXY", proxy.origin)
        perform_over(brought, kind, backends, base_url=server.base_url, trust_env=trust_env)
        assert expected == len(proxy.seen)
        assert 2 == len(server.seen)


# --- changes, calls and faults ----------------------------------------------------------------


@both
def test_a_change_on_a_living_session_takes_effect(kind: Kind) -> None:
    with serving() as server, proxying() as one, proxying() as other:
        steps: list[dict[str, str]] = [{}, {"all": one.origin}, {"all": other.origin}, {}]

        def blocking(session: Any) -> None:
            for session.proxies in steps:
                session.get("/x")
            session.proxies["http"] = other.origin
            session.get("/x")

        async def awaiting(session: Any) -> None:
            for session.proxies in steps:
                await session.get("/x")
            session.proxies["http"] = other.origin
            await session.get("/x")

        perform(kind, blocking if kind == "sync" else awaiting, base_url=server.base_url)
        assert (5, 1, 2) == (len(server.seen), len(one.seen), len(other.seen))


@both
def test_a_proxy_of_one_call(kind: Kind) -> None:
    with serving(failing_once()) as server, proxying() as proxy:
        perform(
            kind,
            lambda s: s.get("/x", proxies={"http": proxy.origin}),
            base_url=server.base_url,
        )
        assert 2 == len(proxy.seen)


@both
@every("secure", {"forwarded": False, "tunnel": True})
def test_a_proxy_that_is_not_there_means_that_nothing_was_sent(kind: Kind, secure: bool) -> None:
    address = f"http://127.0.0.1:{closed_port()}"
    with serving() as server:
        base_url = server.base_url.replace("http:", "https:") if secure else server.base_url
        with pytest.raises(ConnectionFailedError) as caught:
            perform(
                kind,
                lambda s: s.post("/jobs"),
                base_url=base_url,
                proxies={"all": address},
                retries_connect=2,
            )
        assert 3 == len(caught.value.attempts)
        assert f"the proxy {address} cannot be reached" in str(caught.value)
        assert f"the proxy {address} cannot be reached" in caught.value.attempts[0].outcome
        assert [] == server.seen


@both
@pytest.mark.parametrize("secure", [False, True], ids=["forwarded", "tunnel"])
def test_a_proxy_that_cannot_be_reached_is_named_without_its_password(
    kind: Kind, secure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with proxying() as proxy:
        port = proxy.port
    scheme = "https" if secure else "http"
    monkeypatch.setenv(f"{scheme}_proxy", f"http://somebody:hunter2@localhost:{port}/path")
    with pytest.raises(ConnectionFailedError) as caught:
        perform(kind, backends, base_url=f"{scheme}://127.0.0.1:9/v0.4", api_key=None)
    assert f"the proxy http://localhost:{port} cannot be reached" in str(caught.value)
    assert "hunter2" not in str(caught.value) + repr(caught.value.attempts)
    assert "somebody" not in str(caught.value) + repr(caught.value.attempts)


@both
def test_a_proxy_that_was_reached_is_named_as_the_way(kind: Kind, authority: Authority) -> None:
    with serving(context=authority.server_context()) as server, proxying() as proxy:
        with pytest.raises(ConnectionFailedError) as caught:
            perform(kind, backends, base_url=server.base_url, proxies={"all": proxy.origin})
        assert f", through the proxy {proxy.origin}" in str(caught.value)
        assert "cannot be reached" not in str(caught.value)


@both
def test_what_was_put_among_the_proxies_and_is_no_address_is_refused(kind: Kind) -> None:
    def ask(session: Any) -> Any:
        session.proxies["all"] = 5
        return session.get("/x")

    with pytest.raises(ConfigurationError, match="proxies= takes texts"):
        perform(kind, ask, base_url="http://127.0.0.1:9/v0.4")


@both
def test_the_environment_is_read_once_for_a_call(
    kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[str] = []
    usual = proxies.from_environment

    def counted(url: str) -> dict[str, str]:
        times.append(url)
        return usual(url)

    monkeypatch.setattr(proxies, "from_environment", counted)
    with scripted(reply(503), reply(200, b"[]")) as server:
        options: dict[str, Any] = {"base_url": server.base_url, "retries_total": 1}
        perform(kind, lambda s: s.get("/x"), **options)
        perform(kind, lambda s: s.get_backends(), **options)
    assert 2 == len(times)
