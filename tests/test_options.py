"""What a session has been told: attributes, copies, pickles."""

import copy
import inspect
import pickle
from typing import Any

import httpx
import pytest

from ionq_session import (
    AsyncIonQSession,
    ConfigurationError,
    InvalidRequestError,
    IonQSession,
    Retry,
    ServerError,
    UnknownFieldWarning,
)
from ionq_session.compat.qbraid import IonQSession as DropIn

from .both import Kind, both, perform
from .wire import reply, scripted

OK = reply(200, b"[]")


def key_of_the_day() -> str:
    """A function that pickle finds by its name."""
    return "key-of-the-day"


@pytest.mark.parametrize("session", [IonQSession, AsyncIonQSession])
def test_constructor_and_copy_take_the_same_options(
    session: type[IonQSession | AsyncIonQSession],
) -> None:
    made = list(inspect.signature(session.__init__).parameters)
    copied = list(inspect.signature(session.with_options).parameters)
    assert made == copied
    assert made[:3] == ["self", "api_key", "base_url"]


@both
def test_a_copy_changes_only_what_it_is_told(kind: Kind) -> None:
    with scripted(OK) as server:

        def ask(session: Any) -> Any:
            other = session.with_options(headers={"X-A": "2"}, timeout=(1, 2), retries_total=7)
            other.params["p"] = "1"
            other.hooks["response"].append(repr)
            other.cookies.set("c", "1")
            assert ("1", "2") == (session.headers["x-a"], other.headers["X-A"])
            assert ("b", "b") == (session.headers["x-b"], other.headers["x-b"])
            assert (2, 7) == (session.config.retry.total, other.config.retry.total)
            assert (30.0, (1, 2)) == (session.config.timeout, other.config.timeout)
            assert ({}, []) == (dict(session.params), session.hooks["response"])
            assert session.cookies.get("c") is None
            return other.get("/x", hooks={})

        headers = {"X-A": "1", "X-B": "b"}
        perform(kind, ask, base_url=server.base_url, headers=headers)
        assert "2" == server.seen[0].headers["x-a"]
        assert "apiKey made-up-key" == server.seen[0].headers["authorization"]


def test_a_copy_shares_connections_which_end_with_the_original() -> None:
    with scripted(OK) as server:
        session = IonQSession("made-up-key", base_url=server.base_url)
        other = session.with_options(timeout=5)
        session.get_backends()
        other.get_backends()
        other.close()
        session.get_backends()
        session.close()
        other.get_backends()
        session.close()
        used = [seen.connection for seen in server.seen]
        assert (1, 2) == (len(set(used[:3])), len(set(used)))


def test_a_copy_with_another_key() -> None:
    with scripted(reply(200, b'{"key_id": "x", "key_name": "y"}')) as server:
        with IonQSession("made-up-key", base_url=server.base_url) as session:
            session.with_options(api_key="other-key").get("/whoami")
            session.get("/whoami")
        keys = [seen.headers["authorization"] for seen in server.seen]
        assert ["apiKey other-key", "apiKey made-up-key"] == keys


@both
def test_a_key_from_a_function_is_asked_for_when_it_is_needed(kind: Kind) -> None:
    asked: list[int] = []

    def key() -> str:
        asked.append(1)
        return f"key-{len(asked)}"

    with scripted(OK) as server:

        def ask(session: Any) -> Any:
            return session.get_backends()

        perform(kind, ask, base_url=server.base_url, api_key=key)
        assert [] == asked
        perform(kind, lambda s: s.get("/jobs"), base_url=server.base_url, api_key=key)
        assert "apiKey key-1" == server.seen[1].headers["authorization"]


def test_a_coroutine_function_gives_the_key_of_an_async_session_only() -> None:
    async def key() -> str:
        return "key-awaited"

    with scripted(OK) as server:
        perform("async", lambda s: s.get("/jobs"), base_url=server.base_url, api_key=key)
        assert "apiKey key-awaited" == server.seen[0].headers["authorization"]
        with pytest.raises(ConfigurationError, match="AsyncIonQSession"):
            perform("sync", lambda s: s.get("/jobs"), base_url=server.base_url, api_key=key)


ATTRIBUTES = [
    ("auth", ("me", "word")),
    ("proxies", {"https": "http://proxy.example:3128"}),
    ("hooks", {"response": [print]}),
    ("params", {"a": "b"}),
    ("stream", True),
    ("verify", False),
    ("cert", ("cert.pem", "key.pem")),
    ("max_redirects", 3),
    ("trust_env", False),
    ("base_url", "https://other.example/v1"),
]


@pytest.mark.parametrize("session", [IonQSession, AsyncIonQSession])
@pytest.mark.parametrize(("name", "value"), ATTRIBUTES)
def test_an_attribute_is_read_and_set(
    session: type[IonQSession | AsyncIonQSession], name: str, value: object
) -> None:
    one = session("made-up-key")
    assert value != getattr(one, name)
    setattr(one, name, value)
    assert value == getattr(one, name)
    assert value == getattr(one.config, name)


@pytest.mark.parametrize("session", [IonQSession, AsyncIonQSession])
def test_headers_and_cookies_are_mappings_that_can_be_replaced(
    session: type[IonQSession | AsyncIonQSession],
) -> None:
    one = session("made-up-key", headers={"X-A": "1"})
    assert "1" == one.headers["x-a"]
    one.headers["X-a"] = "2"
    assert "2" == one.headers["X-A"]
    one.headers = {"X-B": "3"}
    assert ["x-b"] == list(one.headers)
    one.cookies = {"c": "1"}
    assert "1" == one.cookies["c"]
    one.add_user_agent("mine/1")
    one.add_user_agent("mine/1")
    assert "mine/1" == one.headers["User-Agent"]


@both
def test_setting_an_attribute_takes_effect_on_the_wire(kind: Kind) -> None:
    with scripted(OK) as first, scripted(OK) as second:

        def change(session: Any) -> Any:
            session.base_url = f"{second.base_url}/"
            session.headers["X-New"] = "1"
            session.params = {"p": "1"}
            session.cookies.set("c", "1")
            session.add_user_agent("mine/1")
            return session.get_backends()

        perform(kind, change, base_url=first.base_url)
        assert [] == first.seen
        (seen,) = second.seen
        assert "/v0.4/backends?p=1" == seen.target
        assert ("1", "c=1") == (seen.headers["x-new"], seen.headers["cookie"])
        assert seen.headers["user-agent"].endswith(" mine/1")


@pytest.mark.parametrize("session", [IonQSession, AsyncIonQSession])
def test_key_and_secret_headers_are_read_without_being_shown(
    session: type[IonQSession | AsyncIonQSession],
) -> None:
    one = session("made-up-key", auth_headers={"X-Team": "team-777"})
    shown = f"{one.api_key!r}{one.api_key}{one.auth_headers}{one.auth_headers!r}"
    assert "made-up-key" not in shown
    assert "team-777" not in shown
    assert one.api_key is not None
    assert "made-up-key" == one.api_key.reveal()
    assert ["X-Team", "Authorization"] == list(one.auth_headers)
    assert "apiKey made-up-key" == one.auth_headers["Authorization"].reveal()
    assert session(key_of_the_day).api_key is None
    with pytest.raises(TypeError):
        one.auth_headers["X-Team"] = "x"  # type: ignore[index]  # a view, as is shown


@both
def test_key_and_secret_headers_are_set(kind: Kind) -> None:
    with scripted(OK) as server:

        def change(session: Any) -> Any:
            headers, cookies = session.headers, session.cookies
            session.api_key = "other-key"
            session.auth_headers = {"X-Team": "team-777"}
            assert headers is session.headers
            assert cookies is session.cookies
            return session.get("/x")

        perform(kind, change, base_url=server.base_url)
        sent = server.seen[0].headers
        assert ("apiKey other-key", "team-777") == (sent["authorization"], sent["x-team"])


@pytest.mark.parametrize("session", [IonQSession, AsyncIonQSession, DropIn])
def test_a_bad_key_that_is_set_is_not_shown(session: type[Any]) -> None:
    one = session("made-up-key")
    for name, value in (("api_key", "hunter\n2"), ("auth_headers", {"X-Team": "hunter\n2"})):
        with pytest.raises(ConfigurationError) as caught:
            setattr(one, name, value)
        for entry in caught.traceback[1:]:
            assert "hunter" not in repr(entry.locals)


@both
def test_retries_are_set_by_qbraid_s_method(kind: Kind) -> None:
    with scripted(reply(503)) as server:

        def ask(session: Any) -> Any:
            session.initialize_retry()
            assert (3, 1, 0.5) == (
                session.config.retry.total,
                session.config.retry.connect,
                session.config.retry.backoff_factor,
            )
            session.initialize_retry(total=4, backoff_factor=0, status_forcelist=(500, 503))
            return session.get("/x")

        with pytest.raises(ServerError):
            perform(kind, ask, base_url=server.base_url)
        assert 5 == len(server.seen)
        for wrong in ({"total": -1}, {"status_forcelist": [404]}, {"raise_on_status": False}):
            with pytest.raises(ConfigurationError, match=next(iter(wrong))):
                perform(kind, lambda s, w=wrong: s.initialize_retry(**w))  # type: ignore[misc]


@both
def test_what_is_mounted_is_listed(kind: Kind) -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(200))

    def ask(session: Any) -> Any:
        assert {} == session.adapters
        session.mount("https://", transport)
        session.mount("https://ionq.example/", transport)
        assert ["https://ionq.example/", "https://"] == list(session.adapters)
        assert transport is session.adapters["https://"]
        with pytest.raises(TypeError):
            session.adapters["http://"] = transport
        return session.get("https://ionq.example/")

    assert 200 == perform(kind, ask).status_code


@both
def test_addresses_and_methods_may_be_bytes(kind: Kind) -> None:
    with scripted(OK) as server:
        address = server.base_url
        perform(kind, lambda s: s.request("GET", b"/backends"), base_url=address)
        perform(kind, lambda s: s.request(b"get", b"/backends"), base_url=address)
        perform(kind, lambda s: s.post(f"{address}/backends".encode()), base_url=address)
        perform(kind, lambda s: s.get(httpx.URL("/backends")), base_url=address)
        assert [("GET", "/v0.4/backends")] * 2 == [
            (seen.method, seen.target) for seen in server.seen[:2]
        ]
        assert 4 == len(server.seen)
        with pytest.raises(InvalidRequestError, match="UTF-8"):
            perform(kind, lambda s: s.get(b"/\xff"), base_url=address)
        with pytest.raises(TypeError, match="url is a text or bytes, not int"):
            perform(kind, lambda s: s.get(5), base_url=address)


@both
def test_adapters_by_the_longest_prefix(kind: Kind) -> None:
    def answering(name: str) -> Any:
        class Adapter(httpx.MockTransport):
            """Not the wire: what is shown is which adapter is asked."""

        return Adapter(lambda request: httpx.Response(200, text=name))

    def ask(session: Any) -> Any:
        session.mount("http://127.0.0.1:9/", answering("short"))
        session.mount("HTTP://127.0.0.1:9/v0.4/jobs", answering("long"))
        assert session.get_adapter("http://127.0.0.1:9/v0.4/jobs/1").handler is not None
        return session.get("/jobs/1")

    assert "long" == perform(kind, ask, base_url="http://127.0.0.1:9/v0.4").text


def test_the_adapter_of_an_address_without_one_mounted() -> None:
    with IonQSession("made-up-key") as session:
        assert isinstance(session.get_adapter("https://ionq.example/"), httpx.HTTPTransport)


def test_settings_are_merged_with_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://env.example:1")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/env/bundle.pem")
    session = IonQSession("made-up-key", proxies={"http": "http://mine.example:2"})
    merged = session.merge_environment_settings("https://ionq.example/", {}, None, None, None)
    assert "http://env.example:1" == merged["proxies"]["https"]  # type: ignore[index]  # a dict
    assert "http://mine.example:2" == merged["proxies"]["http"]  # type: ignore[index]  # a dict
    assert ("/env/bundle.pem", False, None) == (merged["verify"], merged["stream"], merged["cert"])
    session.trust_env = False
    merged = session.merge_environment_settings("https://ionq.example/")
    assert ({"http": "http://mine.example:2"}, True) == (merged["proxies"], merged["verify"])


def test_a_pickled_session_asks_its_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted(OK) as server:
        session = IonQSession("made-up-key", base_url=server.base_url, headers={"X-A": "1"})
        session.cookies.set("c", "1")
        data = pickle.dumps(session)
        assert b"made-up-key" not in data
        asleep = pickle.loads(data)  # noqa: S301  # our own
        with pytest.raises(ConfigurationError, match="IONQ_API_KEY"):
            asleep.get_job("a")
        monkeypatch.setenv("IONQ_API_KEY", "key-from-environment")
        with pickle.loads(data) as awake:  # noqa: S301  # our own
            awake.get("/jobs")
        sent = server.seen[0].headers
        assert "apiKey key-from-environment" == sent["authorization"]
        assert ("1", "c=1") == (sent["x-a"], sent["cookie"])


def test_a_pickled_session_asks_its_function() -> None:
    session = pickle.loads(pickle.dumps(IonQSession(key_of_the_day)))  # noqa: S301  # our own
    with scripted(OK) as server:
        session.base_url = server.base_url
        session.get("/jobs")
        session.close()
        assert "apiKey key-of-the-day" == server.seen[0].headers["authorization"]


def test_what_a_pickled_session_lost_is_named() -> None:
    session = IonQSession(auth_headers={"X-Team": "team-secret"}, auth=("me", "word-secret"))
    data = pickle.dumps(session)
    assert b"secret" not in data
    asleep = pickle.loads(data)  # noqa: S301  # our own
    with pytest.raises(ConfigurationError, match=r"the header X-Team, auth= stayed behind"):
        asleep.get_job("a")


def test_a_session_over_a_transport_of_its_own_cannot_be_pickled() -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(200))
    with (
        IonQSession("made-up-key", transport=transport) as session,
        pytest.raises(TypeError, match="transport"),
    ):
        pickle.dumps(session)


def test_copies_of_copy_are_sessions() -> None:
    session = IonQSession("made-up-key", retry=Retry(total=9))
    for other in (copy.copy(session), copy.deepcopy(session)):
        assert 9 == other.config.retry.total
        assert "made-up-key" not in repr(vars(other))
        other.close()
    session.close()


@both
def test_devices_by_name(kind: Kind) -> None:
    listing = b"""[
        {"backend": "simulator", "status": "available", "qubits": 29,
         "average_queue_time": 0, "last_updated": "2026-10-01T00:00:00.000Z"},
        {"backend": "qpu.forte-1", "status": "unavailable", "qubits": 36,
         "average_queue_time": 1, "last_updated": "2026-10-01T00:00:00.000Z"}]"""
    with scripted(reply(200, listing)) as server:
        devices = perform(kind, lambda s: s.get_devices(), base_url=server.base_url)
        assert [("simulator", 29), ("qpu.forte-1", 36)] == [
            (name, each.qubits) for name, each in devices.items()
        ]
        some = perform(kind, lambda s: s.get_devices(status="available"), base_url=server.base_url)
        assert ["simulator"] == list(some)
        assert ["/v0.4/backends"] * 2 == [seen.target for seen in server.seen]
        perform(kind, lambda s: s.get_devices(headers={"X-A": "1"}), base_url=server.base_url)
        assert "1" == server.seen[2].headers["x-a"]


@both
def test_one_device_by_name(kind: Kind) -> None:
    body = (
        b'{"backend": "simulator", "status": "available", "qubits": 29, "average_queue_time": 0, '
    )
    body += b'"last_updated": "2026-10-01T00:00:00.000Z"}'
    with scripted(reply(200, body)) as server:
        found = perform(
            kind, lambda s: s.get_device("simulator", timeout=5), base_url=server.base_url
        )
        assert ("simulator", 29) == (found.backend, found.qubits)
        assert "/v0.4/backends/simulator" == server.seen[0].target


@both
@pytest.mark.parametrize("as_text", [False, True])
def test_a_job_from_a_dict_or_its_json(kind: Kind, as_text: bool) -> None:
    import json

    payload = {
        "type": "ionq.circuit.v1",
        "backend": "simulator",
        "input": {"gateset": "qis", "qubits": 1, "circuit": [{"gate": "x", "target": 0}]},
        "lang": "json",
    }
    created = reply(201, b'{"id": "a", "status": "submitted", "session_id": null}')
    with scripted(created) as server:
        body = json.dumps(payload) if as_text else payload
        with pytest.warns(UnknownFieldWarning, match=r"body\.lang"):
            job = perform(kind, lambda s: s.create_job(body), base_url=server.base_url)
        assert "a" == job.id
        assert payload == json.loads(server.seen[0].body)


@both
@pytest.mark.parametrize("text", ["{", "[]", "1", ""])
def test_a_job_from_other_text_is_refused(kind: Kind, text: str) -> None:
    with scripted(OK) as server:
        with pytest.raises(InvalidRequestError, match="payload"):
            perform(kind, lambda s: s.create_job(text), base_url=server.base_url)
        assert [] == server.seen
