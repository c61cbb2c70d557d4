"""Every option checks its type wherever it is given; nothing is ignored or decides by truth."""

import inspect
import math
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import httpx
import pytest

from ionq_session import UNSET, AsyncIonQSession, ConfigurationError, IonQSession, Retry
from ionq_session._requests_style.options import RequestOptions, SendOptions
from ionq_session.compat.qbraid import IonQSession as DropIn

from .both import Kind, both, perform
from .wire import reply, scripted

SESSIONS: list[type[Any]] = [IonQSession, AsyncIonQSession, DropIn]
NAN, INFINITE = math.nan, math.inf

NO_TEXT: list[object] = [5, True, b"hunter2", ["hunter2"], {"hunter2": 1}]
NO_TRUTH: list[object] = [0, 1, "", "yes", b"", [], (), 0.0]
NO_COUNT: list[object] = [-1, 1.0, NAN, INFINITE, True, "3", None, [1]]
NO_SECONDS: list[object] = [0, -1, NAN, -INFINITE, True, "3", b"3", [1], object()]
NO_TEXTS: list[object] = [
    *("hunter2", 5, True, ["hunter2"], [("hunter2", "1")], {1: "hunter2"}),
    *({"a": 5}, {"a": b"hunter2"}, {"a": ["hunter2"]}),
]
NO_HOOKS: list[object] = [
    *("response", print, [print], {"response": "print"}, {"response": [1]}),
    *({"respnse": [print]}, {"response": None}, {1: [print]}),
]
NO_CERT: list[object] = ["", (), ("a",), ("a", "b", "c"), ("a", 1), 5, True, b"a.pem", {"a": "b"}]
NO_VERIFY: list[object] = [0, 1, "", "  ", b"ca.pem", [], (), {}, 0.0, ["hunter2"], object()]
NO_AUTH: list[object] = [
    *("hunter2", 5, ("me",), ("me", 5), ("me", "hunter2", "x"), ["me", "hunter2"], {"me": "x"}),
]

WRONG: dict[str, list[object]] = {
    "api_key": NO_TEXT,
    "base_url": [*NO_TEXT, httpx.URL("https://ionq.example")],
    "headers": NO_TEXTS,
    "auth_headers": NO_TEXTS,
    "retries_total": NO_COUNT,
    "retries_connect": NO_COUNT,
    "backoff_factor": [-1, NAN, INFINITE, 10**400, True, "1", None],
    "retry": [3, True, 0, False, {"total": 3}, Retry],
    "timeout": [*NO_SECONDS, (1,), (1, 2, 3), (1, 0), (True, 1), (NAN, 1), httpx.Timeout(5)],
    "deadline": [*NO_SECONDS, (1, 2)],
    "auth": NO_AUTH,
    "proxies": ["http://hunter2@host", 5, True, {"all": 5}, {"all": b"x"}, {5: "x"}, ["x"]],
    "params": ["a=hunter2", 5, True, {5: "x"}],
    "hooks": NO_HOOKS,
    "verify": NO_VERIFY,
    "cert": NO_CERT,
    "stream": [*NO_TRUTH, None],
    "max_redirects": NO_COUNT,
    "trust_env": NO_TRUTH,
    "cookies": NO_TEXTS,
    "validate": [*NO_TRUTH, None],
    "allow_insecure": [*NO_TRUTH, None],
    "journal": [5, "", "  ", b"journal", ["journal"], 0.0, object()],
    "tag_jobs": [*NO_TRUTH, None],
    "resubmit_unknown": [*NO_TRUTH, None],
    "transport": [5, True, "x", httpx.Client, object()],
    "http_client": [5, True, "x", httpx.HTTPTransport(), object()],
}
"""Values that an option of a session does not take."""

WRONG_FOR_A_CALL: dict[str, list[object]] = {
    **{
        name: [each for each in WRONG[name] if each is not None]
        for name in ("retry", "timeout", "auth", "proxies", "hooks", "verify", "cert", "stream")
    },
    **{name: WRONG[name] for name in ("headers", "cookies")},
    "params": ["a=hunter2", 5, True, {5: "x"}, ["ab"], [("a",)]],
    "validate": NO_TRUTH,
    "allow_redirects": [*NO_TRUTH, None],
}

BODIES = {"data", "json", "files"}  # what is sent, and not an option of how


# Any: what is called decides on its arguments, which are wrong on purpose.
def refused(name: str, call: Callable[..., Any], *args: Any, **options: Any) -> None:
    """Assert that a call is refused in the words that all options share, without the value."""
    with pytest.raises(ConfigurationError) as caught:
        call(*args, **options)
    message = str(caught.value)
    assert message.startswith(f"{name}= takes "), message
    assert ", and got " in message
    assert "hunter2" not in message


@pytest.mark.parametrize("session", SESSIONS)
def test_the_table_has_every_option(session: type[Any]) -> None:
    assert set(WRONG) == set(inspect.signature(session.__init__).parameters) - {"self"}
    for operation in (session.execute,) if hasattr(session, "execute") else ():
        own = {"timeout", "headers", "retry", "validate"}
        assert own == set(inspect.signature(operation).parameters) - {"self", "operation"}


def test_the_table_has_every_option_of_a_call() -> None:
    verbs = RequestOptions.__optional_keys__ | SendOptions.__optional_keys__
    assert set(WRONG_FOR_A_CALL) == (verbs | {"retry", "validate"}) - BODIES


@pytest.mark.parametrize("session", SESSIONS)
def test_the_constructor_and_a_copy_refuse_wrong_types(session: type[Any]) -> None:
    good = session("made-up-key")
    for name, values in WRONG.items():
        for value in values:
            refused(name, session, **{"api_key": "made-up-key", name: value})
            refused(name, good.with_options, **{name: value})


@pytest.mark.parametrize("session", SESSIONS)
def test_an_attribute_refuses_wrong_types_and_stays_as_it_was(session: type[Any]) -> None:
    good = session("made-up-key", trust_env=True)
    settable = [
        name
        for name in WRONG
        if isinstance(found := inspect.getattr_static(good, name, None), property) and found.fset
    ]
    assert {"verify", "base_url", "cookies"} < set(settable)
    for name in settable:
        before = getattr(good, name)
        for value in WRONG[name]:
            refused(name, setattr, good, name, value)
            assert before == getattr(good, name)


def calling(method: str, *args: object, **options: object) -> Callable[[Any], Any]:
    """A call of a session's method, to be made on either kind."""
    return lambda session: getattr(session, method)(*args, **options)


@both
def test_a_call_refuses_wrong_types_and_sends_nothing(kind: Kind) -> None:
    with scripted(reply(200, b"[]")) as server:
        verbs = RequestOptions.__optional_keys__ - BODIES
        sending = SendOptions.__optional_keys__
        prepared = httpx.Request("GET", f"{server.base_url}/x")
        for name, values in WRONG_FOR_A_CALL.items():
            methods: list[tuple[str, object]] = []
            if name in verbs:
                methods += [("get", "/x"), ("post", "/x")]
            if name in sending:
                methods += [("send", prepared)]
            if name in ("timeout", "headers", "retry", "validate"):
                methods += [("get_backend", "simulator"), ("get_device", "simulator")]
            for value in values:
                for method, argument in methods:
                    call = calling(method, argument, **{name: value})
                    refused(name, perform, kind, call, base_url=server.base_url)
        assert [] == server.seen


@both
def test_an_option_that_there_is_not_is_a_type_error_as_in_requests(kind: Kind) -> None:
    with scripted(reply(200, b"[]")) as server:
        request = httpx.Request("GET", server.base_url)
        for method, argument in (("get", "/x"), ("post", "/x"), ("send", request)):
            call = calling(method, argument, verfy=False)
            with pytest.raises(TypeError, match="did you mean 'verify'"):
                perform(kind, call, base_url=server.base_url)
        assert [] == server.seen


@pytest.mark.parametrize("session", [IonQSession, DropIn])
def test_a_mounted_adapter_is_a_transport_of_the_session_s_kind(session: type[Any]) -> None:
    one = session("made-up-key")
    for value in (None, 5, httpx.AsyncHTTPTransport(), httpx.HTTPTransport):
        refused("adapter", one.mount, "https://", value)
    refused("prefix", one.mount, 5, httpx.HTTPTransport())
    refused("transport", session, "made-up-key", transport=httpx.AsyncHTTPTransport())
    refused("transport", AsyncIonQSession, "made-up-key", transport=httpx.HTTPTransport())
    refused("http_client", AsyncIonQSession, "made-up-key", http_client=httpx.Client())


@pytest.mark.parametrize(
    "numbers",
    [
        *({"total": 1.5}, {"total": True}, {"connect": "1"}, {"connect": None}),
        *({"backoff_factor": NAN}, {"longest_backoff": INFINITE}, {"longest_retry_after": -1}),
    ],
)
def test_the_numbers_of_a_retry_policy_are_checked_likewise(numbers: dict[str, Any]) -> None:
    refused(next(iter(numbers)), Retry, **numbers)


RIGHT: list[tuple[str, object, object]] = [
    ("timeout", INFINITE, None),
    ("timeout", 1e10, None),
    ("timeout", [1, INFINITE], (1, None)),
    ("timeout", Fraction(1, 2), 0.5),
    ("timeout", (None, 5), (None, 5)),
    ("deadline", INFINITE, None),
    ("deadline", 10**400, None),
    ("verify", None, True),
    ("verify", Path("ca.pem"), "ca.pem"),
    ("cert", Path("c.pem"), "c.pem"),
    ("cert", [Path("c.pem"), "k.pem"], ("c.pem", "k.pem")),
    ("hooks", {"response": print}, {"response": [print], "attempt": []}),
    ("proxies", {"https": None}, {"https": ""}),
    ("trust_env", None, None),
]


@pytest.mark.parametrize("session", SESSIONS)
@pytest.mark.parametrize(("name", "given", "kept"), RIGHT)
def test_what_is_taken_is_kept_in_one_form(
    session: type[Any], name: str, given: object, kept: object
) -> None:
    with_it = session("made-up-key", **{name: given})
    assert kept == getattr(with_it.config, name)
    assert kept == getattr(session("made-up-key").with_options(**{name: given}).config, name)
    assert getattr(with_it.config, name) == getattr(
        with_it.with_options(**{name: UNSET}).config, name
    )


@both
def test_endless_times_are_no_limit_of_a_call(kind: Kind) -> None:
    with scripted(reply(200, b"[]")) as server:
        for seconds in (INFINITE, 1e10, (1e300, INFINITE)):
            address = server.base_url
            perform(kind, calling("get_backends", timeout=seconds), base_url=address)
            perform(kind, calling("get", "/x", timeout=seconds), base_url=address)
            perform(kind, calling("get", "/x"), base_url=address, timeout=seconds)
        assert 9 == len(server.seen)


def test_the_wait_of_a_late_attempt_is_a_number() -> None:
    from ionq_session._retry import Outcome

    policy = Retry(total=5000, backoff_factor=1)
    wait = policy.wait(Outcome(True, "GET", 503), attempts=3000, failed_connects=0, fraction=1)
    assert policy.longest_backoff == wait
