"""What a session is set up with, what is refused, and what goes over the wire because of it."""

import pytest

from ionq_session import AsyncIonQSession, ConfigurationError, IonQSession

from .both import Kind, both, perform
from .wire import reply, scripted

WHOAMI = b'{"key_id": "6e0b5d2a-7f3c-4b1d-9a58-1c2d3e4f5a6b", "key_name": "mine"}'
BAD_KEYS = ["made-up\nkey", "made-up\r\nX-Evil: 1", "made-up-kéy", "🔑", ""]


@pytest.mark.parametrize("session", [IonQSession, AsyncIonQSession])
@pytest.mark.parametrize("key", [*BAD_KEYS, "made-up\x00key", "  "])
def test_a_key_that_no_header_may_hold_is_refused(
    session: type[IonQSession | AsyncIonQSession], key: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        session(key)
    assert "API key" in str(caught.value)
    assert not key.strip() or key not in str(caught.value)
    assert "made-up" not in repr(caught.value)


@pytest.mark.parametrize("key", BAD_KEYS)
def test_a_bad_key_in_the_environment_is_refused(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("IONQ_API_KEY", key)
    with pytest.raises(ConfigurationError):
        IonQSession()


@pytest.mark.parametrize(
    "address",
    [
        "ionq.co",
        "ftp://ionq.example",
        "https://",
        "https:///v0.4",
        "http://[::1",
        "http://host:port",
        "http://host:0",
        "http://host:99999",
        "http://a b",
        "http://me:hunter2@host",
        "http://host/?x=1",
        "http://host/#x",
    ],
)
def test_an_address_that_cannot_be_called_is_refused(address: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        IonQSession("made-up-key", base_url=address)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("timeout", 0),
        ("timeout", -1),
        ("timeout", float("nan")),
        ("retries_total", -1),
        ("retries_connect", -1),
        ("backoff_factor", -0.1),
    ],
)
def test_a_number_out_of_range_is_refused(name: str, value: float) -> None:
    options: dict[str, float] = {name: value}
    with pytest.raises(ConfigurationError):
        IonQSession("made-up-key", **options)  # type: ignore[arg-type]  # to be refused


@both
def test_the_environment_gives_key_and_address(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted(reply(200, WHOAMI)) as server:
        monkeypatch.setenv("IONQ_API_KEY", " key-from-environment\n")
        monkeypatch.setenv("IONQ_API_URL", f"{server.base_url}/")
        result = perform(kind, lambda session: session.get_whoami(), api_key=None)
        assert "mine" == result.key_name
        assert "/v0.4/whoami" == server.seen[0].target
        assert "apiKey key-from-environment" == server.seen[0].headers["authorization"]


@both
def test_arguments_win_over_the_environment(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted(reply(200, WHOAMI)) as server:
        monkeypatch.setenv("IONQ_API_KEY", "key-from-environment")
        monkeypatch.setenv("IONQ_API_URL", "http://127.0.0.1:9")
        perform(kind, lambda session: session.get_whoami(), base_url=server.base_url)
        assert "apiKey made-up-key" == server.seen[0].headers["authorization"]


@both
def test_auth_headers_take_the_place_of_the_key(kind: Kind) -> None:
    with scripted(reply(200, WHOAMI), reply(200, b"[]")) as server:
        options = {"auth_headers": {"authorization": "Bearer made-up-token", "X-Team": "team-7"}}
        perform(kind, lambda s: s.get_whoami(), base_url=server.base_url, **options)
        perform(kind, lambda s: s.get_backends(), base_url=server.base_url, **options)
        keyed, public = server.seen
        assert "Bearer made-up-token" == keyed.headers["authorization"]
        assert "team-7" == keyed.headers["x-team"]
        assert not {"authorization", "x-team"} & public.headers.keys()


@both
def test_headers_of_session_and_call(kind: Kind) -> None:
    with scripted(reply(200, b"[]")) as server:
        perform(
            kind,
            lambda session: session.get_backends(headers={"X-B": "call"}),
            base_url=server.base_url,
            headers={"X-A": "session", "X-B": "session", "User-Agent": "mine"},
        )
        sent = server.seen[0].headers
        assert ("session", "call", "mine") == (sent["x-a"], sent["x-b"], sent["user-agent"])
        assert "application/json" == sent["accept"]


def test_an_authorization_among_plain_headers_is_kept_secret() -> None:
    session = IonQSession(headers={"Authorization": "Bearer made-up-token"})
    assert "made-up-token" not in repr(session) + repr(session.config) + str(session.config)
    session.close()


def test_no_repr_shows_the_key() -> None:
    with IonQSession("made-up-key", auth_headers={"X-Team": "team-777"}) as session:
        shown = repr(session) + repr(session.config) + f"{session!s}{session.config}"
        assert "made-up-key" not in shown
        assert "team-777" not in shown
