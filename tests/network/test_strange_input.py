"""Whatever the service sends and the caller gives, a session raises errors of its own."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ionq_session import (
    AsyncIonQSession,
    BadRequestError,
    ConfigurationError,
    ConnectionFailedError,
    IonQError,
    IonQSession,
    ResponseTimeoutError,
    UnreadableReplyError,
)

from ..both import Kind, both, perform
from ..cases import every
from ..wire import HANG, ScriptedServer, Step, reply, scripted

CREATED = b'{"id": "a-job", "status": "submitted", "session_id": null}'
JOB = {"type": "ionq.qasm3.v1", "backend": "simulator", "input": {"data": "OPENQASM 3.0;"}}
NO_RETRIES: dict[str, object] = {"retries_total": 0, "timeout": 10}
SLOW_CHECKS = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
SLOW = timedelta(seconds=5)  # hypothesis' limit for one example; a machine may be busy


# --- what the service sends ---------------------------------------------------------------------

RETRY_AFTER = (
    *("Mon, 01 Jan 99999999999 00:00:00 GMT", "-1", "1e999", "nan", "tomorrow", "", "0x10"),
    *("Mon, 99 Foo 2026 99:99:99 GMT", "9" * 5000, "\xff"),
)


@both
@every("value", RETRY_AFTER)
def test_a_nonsensical_retry_after_costs_no_reply(kind: Kind, value: str) -> None:
    with scripted(reply(201, CREATED, Retry_After=value)) as server:
        created = perform(kind, lambda s: s.create_job(JOB), base_url=server.base_url)
        assert "a-job" == created.id
    with scripted(reply(503, b"", Retry_After=value)) as server, pytest.raises(IonQError):
        perform(kind, lambda s: s.get_backends(), base_url=server.base_url, **NO_RETRIES)


DEEP = b"[" * 100_000 + b"]" * 100_000


@both
def test_json_nested_very_deeply_is_an_error_of_ours(kind: Kind) -> None:
    with scripted(reply(400, DEEP)) as server, pytest.raises(BadRequestError):
        perform(kind, lambda s: s.get_backends(), base_url=server.base_url)
    with scripted(reply(200, DEEP)) as server, pytest.raises(UnreadableReplyError):
        perform(kind, lambda s: s.get_backends(), base_url=server.base_url)


def _head(text: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\n" + text + b"\r\nContent-Length: 2\r\n\r\n[]"


HEADS = st.one_of(
    st.binary(max_size=200),
    st.binary(max_size=60).map(_head),
    st.tuples(
        st.sampled_from([b"Location", b"Set-Cookie", b"Content-Encoding", b"Retry-After", b"Date"]),
        st.binary(max_size=60),
    ).map(lambda pair: _head(pair[0] + b": " + pair[1].replace(b"\n", b"").replace(b"\r", b""))),
    st.integers(0, 999).map(lambda status: f"HTTP/1.1 {status} X\r\n\r\n".encode()),
    st.text(max_size=40).map(
        lambda text: f"HTTP/1.1 302 Found\r\nLocation: {text}\r\nContent-Length: 0\r\n\r\n".encode()
    ),
)


@both
@pytest.mark.filterwarnings("ignore::ionq_session.ResponseDriftWarning")
def test_no_head_brings_out_an_error_of_a_lower_layer(kind: Kind) -> None:
    with scripted(Step(b"")) as server:

        @settings(max_examples=120, deadline=SLOW, suppress_health_check=SLOW_CHECKS)
        @given(HEADS)
        def answers(head: bytes) -> None:
            _answer(server, Step(head))
            _only_our_errors(kind, lambda s: s.get("/x"), server)
            _only_our_errors(kind, lambda s: s.get_backends(), server)

        answers()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "status", "results", "error", "message", "validation", "keys"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@both
@pytest.mark.filterwarnings("ignore::ionq_session.ResponseDriftWarning")
def test_no_body_brings_out_an_error_of_a_lower_layer(kind: Kind) -> None:
    with scripted(Step(b"")) as server:

        @settings(max_examples=120, deadline=SLOW, suppress_health_check=SLOW_CHECKS)
        @given(
            st.sampled_from([200, 201, 400, 404, 500]),
            st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()),
        )
        def answers(status: int, body: bytes) -> None:
            _answer(server, reply(status, body))
            _only_our_errors(kind, lambda s: s.get_job("a"), server)
            _only_our_errors(kind, lambda s: s.cancel_job("a"), server)

        answers()


def _answer(server: ScriptedServer, step: Step) -> None:
    server.steps[:] = [step]


def _only_our_errors(kind: Kind, call: Callable[[Any], Any], server: ScriptedServer) -> None:
    with suppress(IonQError):
        perform(kind, call, base_url=server.base_url, **NO_RETRIES, max_redirects=2)


# --- what the caller gives ------------------------------------------------------------------------

HOSTS = ("a..b", ".example.com", f"{'a' * 64}.example.com", "a..", "[::1", "[zz]", "x y")


@every("host", HOSTS)
def test_a_host_that_cannot_be_looked_up_is_refused(host: str) -> None:
    for class_ in (IonQSession, AsyncIonQSession):
        with pytest.raises(ConfigurationError):
            class_("made-up-key", base_url=f"https://{host}/v0.4")


@both
@every("host", HOSTS)
def test_a_whole_address_or_a_proxy_of_such_a_host_is_an_error_of_ours(
    kind: Kind, host: str
) -> None:
    with pytest.raises(IonQError):
        perform(kind, lambda s: s.get(f"https://{host}/x"), base_url="https://x.invalid/v0.4")
    with pytest.raises(IonQError):
        perform(
            kind,
            lambda s: s.get_backends(),
            base_url="https://x.invalid/v0.4",
            proxies={"https": f"http://{host}:3128"},
            **NO_RETRIES,
        )


@both
@every("timeout", [1e10, float("inf"), (1e10, 1e300), 2**70])
def test_a_very_long_timeout_is_no_limit(kind: Kind, timeout: Any) -> None:
    with scripted(reply(200, b"[]")) as server:
        perform(kind, lambda s: s.get("/x"), base_url=server.base_url, timeout=timeout)
        perform(kind, lambda s: s.get("/x", timeout=timeout), base_url=server.base_url)
        perform(kind, lambda s: s.get_backends(), base_url=server.base_url, timeout=timeout)
        deadline = timeout if not isinstance(timeout, tuple) else None
        perform(kind, lambda s: s.get("/x"), base_url=server.base_url, deadline=deadline)


@both
def test_a_long_timeout_does_not_undo_a_deadline(kind: Kind) -> None:
    with scripted(HANG) as server, pytest.raises(ResponseTimeoutError):
        perform(
            kind,
            lambda s: s.get("/x"),
            base_url=server.base_url,
            timeout=1e10,
            deadline=0.2,
            retries_total=0,
        )


CALLS: dict[str, Callable[[Any], Any]] = {
    "a header that is a number": lambda s: s.get("/x", headers={"X": 1}),
    "a header that is bytes": lambda s: s.get("/x", headers={"X": b"\xff"}),
    "a header with a line break": lambda s: s.get("/x", headers={"X": "a\r\nb"}),
    "a header outside ASCII": lambda s: s.get("/x", headers={"X": "\u2713"}),
    "a header without a name": lambda s: s.get("/x", headers={"": "x"}),
    "a method outside ASCII": lambda s: s.request("G\u00c9T", "/x"),
    "a method with a space": lambda s: s.request("GET /", "/x"),
    "an empty method": lambda s: s.request("", "/x"),
    "a method that is bytes": lambda s: s.request(b"GET", "/x"),
    "an address that is a number": lambda s: s.get(5),
    "an address with a null": lambda s: s.get("/x\0"),
    "a body that is a set": lambda s: s.post("/x", json={1, 2}),
    "a body that is NaN": lambda s: s.post("/x", json=float("nan")),
    "a cookie that is a number": lambda s: s.get("/x", cookies={"a": 1}),
    "a form of objects": lambda s: s.post("/x", data={"a": object()}),
    "a half character in an address": lambda s: s.get("/\ud800"),
    "a half character in a query": lambda s: s.get("/x", params={"a": "\ud800"}),
    "a half character in a body": lambda s: s.post("/x", json="\ud800"),
    "a half character in an id": lambda s: s.get_job("\ud800"),
    "headers of an operation": lambda s: s.get_backends(headers={"X": 1}),
}


@both
@every("call", CALLS)
def test_what_the_caller_gives_is_sent_or_refused(kind: Kind, call: Callable[[Any], Any]) -> None:
    with scripted(reply(200, b"[]")) as server:
        try:
            perform(kind, call, base_url=server.base_url)
        except (IonQError, TypeError):
            assert [] == server.seen


@both
def test_a_socks_proxy_without_its_package_names_the_extra(
    kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "socksio", None)
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
    with pytest.raises(ConfigurationError, match=r"ionq-session\[socks\]"):
        perform(kind, lambda s: s.get_backends(), base_url="https://x.invalid/v0.4")


@both
def test_a_socks_proxy_that_is_closed_is_a_failed_connection(kind: Kind) -> None:
    with pytest.raises(ConnectionFailedError):
        perform(
            kind,
            lambda s: s.get_backends(),
            base_url="https://x.invalid/v0.4",
            proxies={"https": "socks5://127.0.0.1:9"},
            **NO_RETRIES,
        )
