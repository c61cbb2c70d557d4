"""Planted secrets are shown by nothing that a failure leaves behind, whatever the failure."""

import base64
import gc
import gzip
import html
import json
import logging
import ssl
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from attrs import field, frozen

from ionq_session import (
    AsyncIonQSession,
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    ConflictError,
    ConnectionLostError,
    ForbiddenError,
    InvalidRequestError,
    IonQError,
    IonQSession,
    NotFoundError,
    PayloadTooLargeError,
    RateLimitError,
    RefusedError,
    ResponseDriftWarning,
    ResponseTimeoutError,
    ServerError,
    UnreadableReplyError,
)
from ionq_session._secrets.logs import watch
from ionq_session._secrets.secret import Secret

from ..both import Kind, both
from ..cases import every
from ..network.servers import Answer, Asked, Authority, serving_http2
from ..wire import DROP, HANG, SILENCE, Step, closed_port, reply, scripted
from .observing import observe
from .traces import (
    CANARIES,
    KEY,
    PASSWORD,
    PROXY_PASSWORD,
    TOKEN,
    Trace,
    collecting,
    gives_away,
    leaks,
    of_copies,
    of_error,
    of_record,
    of_session,
    of_value,
)

# --- the ways in which a service may send a secret back ---------------------------------------


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


ENCODINGS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "with its scheme": lambda text: f"apiKey {text}",
    "in a sentence": lambda text: f"The key '{text}' is wrong.",
    "percent-encoded": lambda text: quote(text, safe=""),
    "percent-encoded throughout": lambda text: "".join(f"%{ord(each):02X}" for each in text),
    "percent-encoded in small letters": lambda text: "".join(f"%{ord(e):02x}" for e in text),
    "Base64": _base64,
    "Base64 with its scheme": lambda text: _base64(f"apiKey {text}"),
    "Base64 behind two letters": lambda text: _base64(f"x:{text}."),
    "Base64 for addresses": lambda text: base64.urlsafe_b64encode(text.encode()).decode(),
    "JSON-escaped": lambda text: json.dumps(text)[1:-1],
    "JSON-escaped throughout": lambda text: "".join(f"\\u{ord(each):04x}" for each in text),
    "JSON in JSON": lambda text: json.dumps(json.dumps(text)),
    "HTML-escaped": html.escape,
    "HTML-escaped throughout": lambda text: "".join(f"&#{ord(each)};" for each in text),
    "a repr": repr,
}


def _error_body(echo: str) -> bytes:
    body = {"error": f"Error {echo}", "message": f"No such thing as {echo}."}
    return json.dumps({**body, "validation": {"keys": [echo], "source": echo}}).encode()


def _header_safe(echo: str) -> str:
    return "".join(letter for letter in echo if " " <= letter <= "~")


# --- the failures -----------------------------------------------------------------------------


def _operation(session: Any) -> Any:
    return session.get_job("a-job")


def _verb(session: Any) -> Any:
    return session.get("/jobs/a-job")


def _create(session: Any) -> Any:
    circuit = {"gateset": "qis", "qubits": 1, "circuit": [{"gate": "x", "target": 0}]}
    return session.create_job({"type": "ionq.circuit.v1", "backend": "simulator", "input": circuit})


@frozen
class Failure:
    """What the service does, what is called, and what has to come of it."""

    name: str
    steps: tuple[Step, ...]
    expected: type[BaseException] | None
    call: Callable[[Any], Any] = _operation
    options: Mapping[str, object] = field(factory=dict[str, object])


BOTH_ECHOES = f"{KEY} {TOKEN}"
STATUSES: dict[int, type[IonQError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    413: PayloadTooLargeError,
    418: RefusedError,
    429: RateLimitError,
    500: ServerError,
    502: ServerError,
    503: ServerError,
    520: ServerError,
}
JSON_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def _raw(*lines: str, body: bytes = b"") -> Step:
    return Step("\r\n".join([*lines, "", ""]).encode() + body)


def _raising(*_: object, **__: object) -> None:
    raise RuntimeError("the hook did not like it")


def _echoing_failures() -> Iterator[Failure]:
    for status, expected in STATUSES.items():
        for name, call in {"operation": _operation, "verb": _verb, "create": _create}.items():
            step = reply(status, _error_body(BOTH_ECHOES), X_Request_Id=_header_safe(KEY))
            yield Failure(f"{status}, {name}", (step,), expected, call)
    for name, encoded in ENCODINGS.items():
        for what, secret in {"key": KEY, "header": TOKEN}.items():
            echo = encoded(secret)
            head = {"X_Request_Id": _header_safe(echo), "CF_Ray": _header_safe(echo)}
            step = reply(401, _error_body(echo), **head)
            yield Failure(f"echo of the {what}, {name}", (step,), AuthenticationError)
            yield Failure(
                f"raw echo of the {what}, {name}", (reply(500, echo.encode()),), ServerError, _verb
            )


FAILURES = [
    *_echoing_failures(),
    Failure(
        "cut body",
        (Step(JSON_HEAD + b"Content-Length: 999\r\n\r\n" + KEY.encode()),),
        ConnectionLostError,
    ),
    Failure(
        "cut within the key",
        (Step(JSON_HEAD + b"Content-Length: 999\r\n\r\n" + KEY[:20].encode()),),
        ConnectionLostError,
    ),
    Failure(
        "a body of which only a part is kept",
        (reply(500, b"." * 1985 + KEY.encode()),),
        ServerError,
    ),
    Failure("drop", (DROP,), ConnectionLostError),
    Failure("reset", (Step(then="reset"),), ConnectionLostError),
    Failure("no answer", (HANG,), ResponseTimeoutError, options={"timeout": SILENCE}),
    Failure(
        "no answer to its end",
        (Step(JSON_HEAD + b"Content-Length: 999\r\n\r\n" + KEY.encode(), "hang"),),
        ResponseTimeoutError,
        options={"timeout": SILENCE},
    ),
    Failure("nonsense", (_raw(f"{KEY} is nonsense"),), ConnectionLostError),
    Failure("nonsense, verb", (_raw(f"{KEY} is nonsense"),), ConnectionLostError, _verb),
    Failure(
        "header without a colon", (_raw("HTTP/1.1 200 OK", f"{KEY} {TOKEN}"),), ConnectionLostError
    ),
    Failure(
        "reason phrase",
        (_raw(f"HTTP/1.1 503 {KEY}", "Content-Length: 0", "Connection: close"),),
        ServerError,
    ),
    Failure(
        "reason phrase, verb",
        (_raw(f"HTTP/1.1 503 {KEY}", "Content-Length: 0", "Connection: close"),),
        ServerError,
        _verb,
    ),
    Failure(
        "chunks",
        (_raw("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", body=f"{KEY}\r\n".encode()),),
        ConnectionLostError,
    ),
    Failure("no JSON", (reply(200, f"It is {KEY}".encode()),), UnreadableReplyError),
    Failure("cut JSON", (reply(200, f'{{"id": "{TOKEN}'.encode()),), UnreadableReplyError),
    Failure("other JSON", (reply(200, json.dumps([KEY]).encode()),), UnreadableReplyError),
    Failure("a text", (reply(200, json.dumps(KEY).encode()),), UnreadableReplyError),
    Failure("no UTF-8", (reply(200, b"\xff" + KEY.encode()),), UnreadableReplyError),
    Failure("nested", (reply(200, b"[" * 99_999 + KEY.encode()),), UnreadableReplyError),
    Failure(
        "HTML", (reply(200, f"<html>{html.escape(KEY)}</html>".encode()),), UnreadableReplyError
    ),
    Failure(
        "gzip", (reply(500, gzip.compress(KEY.encode()), Content_Encoding="gzip"),), ServerError
    ),
    Failure(
        "broken gzip", (reply(200, KEY.encode(), Content_Encoding="gzip"),), UnreadableReplyError
    ),
    Failure("Retry-After", (reply(429, b"", Retry_After=KEY),), RateLimitError),
    Failure("Retry-After, long", (reply(503, b"", Retry_After="9999"),), ServerError),
    Failure("redirect of an operation", (reply(302, Location=f"/{KEY}"),), UnreadableReplyError),
    Failure(
        "redirects in a circle",
        (reply(302, Location=f"/{quote(KEY)}?token={TOKEN}"),),
        UnreadableReplyError,
        _verb,
    ),
    Failure(
        "redirect to nowhere",
        (reply(307, Location=f"http://127.0.0.1:{closed_port()}/{quote(KEY)}"),),
        UnreadableReplyError,
        _verb,
    ),
    Failure(
        "redirect to an address with no port",
        (reply(302, Location=f"http://127.0.0.1:{TOKEN}/"),),
        IonQError,
        _verb,
    ),
    Failure(
        "redirect to an address with half a bracket",
        (reply(302, Location=f"http://[{TOKEN}/"),),
        IonQError,
        _verb,
    ),
    Failure(
        "redirect to another scheme", (reply(302, Location=f"ftp://x/{KEY}"),), IonQError, _verb
    ),
    Failure(
        "redirect, then 404",
        (reply(302, Location=f"/{quote(KEY)}"), reply(404, KEY.encode())),
        UnreadableReplyError,
        _verb,
    ),
    Failure("cookie", (reply(401, b"", Set_Cookie=f"echo={TOKEN}; Path=/"),), IonQError),
    Failure("cookie, verb", (reply(200, b"", Set_Cookie=f"echo={TOKEN}"),), None, _verb),
    Failure("cookie, its name", (reply(200, b"", Set_Cookie=f"{TOKEN}=1"),), None, _verb),
    Failure(
        "cookie, its path", (reply(401, b"", Set_Cookie=f"a=1; Path=/v0.4/{TOKEN}"),), IonQError
    ),
    Failure("cookie, Base64", (reply(200, b"", Set_Cookie=f"echo={_base64(KEY)}"),), None, _verb),
    Failure("hook on attempts", (DROP,), RuntimeError, options={"hooks": {"attempt": [_raising]}}),
    Failure(
        "hook on attempts, after an echo",
        (_raw(f"{KEY} is nonsense"),),
        RuntimeError,
        options={"hooks": {"attempt": [_raising]}},
    ),
    Failure(
        "hook on responses",
        (reply(200, KEY.encode()),),
        RuntimeError,
        _verb,
        {"hooks": {"response": [_raising]}},
    ),
    Failure(
        "hook on responses, reason phrase",
        (_raw(f"HTTP/1.1 200 {KEY}", "Content-Length: 0", "Connection: close"),),
        RuntimeError,
        _verb,
        {"hooks": {"response": [_raising]}},
    ),
    Failure(
        "deadline",
        (reply(503, KEY.encode(), Retry_After="50"),),
        ServerError,
        options={"deadline": 5.0},
    ),
    Failure("bad payload", (), InvalidRequestError, lambda s: s.create_job({"shots": 0})),
    Failure("payload no JSON", (), InvalidRequestError, lambda s: s.create_job("{")),
    Failure(
        "payload no number", (), Exception, lambda s: s.post("/jobs", json={"x": float("nan")})
    ),
    Failure("payload no value", (), Exception, lambda s: s.post("/jobs", json={"x": object()})),
    Failure("headers no text", (), Exception, lambda s: s.get("/x", headers={"X": 1})),
    Failure("address no address", (), Exception, lambda s: s.get("http://[")),
    Failure("address without a port", (), Exception, lambda s: s.get("http://127.0.0.1:x/")),
    Failure("address of a stranger", (), Exception, lambda s: s.get("http://\x00/")),
    Failure("method no method", (), Exception, lambda s: s.request("G T", "/x")),
    Failure(
        "header with a line break", (), Exception, lambda s: s.get("/x", headers={"X": "a\r\nb"})
    ),
]


@both
@every("failure", FAILURES, name=lambda each: each.name)
def test_no_failure_shows_a_secret(kind: Kind, failure: Failure) -> None:
    with scripted(*failure.steps or (reply(200, b"{}"),)) as server:
        seen = observe(kind, failure.call, base_url=server.base_url, **failure.options)
    assert [] == leaks(seen.traces)
    if failure.expected is not None:
        assert isinstance(seen.error, failure.expected)


# --- with the key from a function, and with other secrets -------------------------------------


def give_key() -> str:
    """A function that gives the key when it is needed; pickle finds it by its name."""
    return KEY


ASKED_FOR = [
    each
    for each in FAILURES
    if each.name
    in (
        *("401, operation", "401, verb", "503, create", "echo of the key, Base64"),
        *("cut body", "nonsense", "no JSON", "redirects in a circle", "hook on responses"),
        *("drop", "no answer", "cookie, verb", "cookie, Base64"),
    )
]


@both
@every("failure", ASKED_FOR, name=lambda each: each.name)
def test_no_failure_shows_a_key_that_a_function_gave(kind: Kind, failure: Failure) -> None:
    options = {**failure.options, "api_key": give_key}
    with scripted(*failure.steps) as server:
        seen = observe(kind, failure.call, base_url=server.base_url, **options)
    assert [] == leaks(seen.traces)


def _no_vault() -> str:
    raise LookupError("the vault is shut")


@both
@every(
    "source",
    {
        "raises": _no_vault,
        "none": lambda: None,
        "line break": lambda: f"{KEY}\n{KEY}",
        "bytes": lambda: KEY.encode(),
        "no ASCII": lambda: f"{KEY}\u2022",
    },
)
@every("call", {"operation": _operation, "verb": _verb})
def test_a_function_that_gives_no_usable_key(
    kind: Kind, source: Callable[[], object], call: Callable[[Any], Any]
) -> None:
    with scripted(reply(200)) as server:
        seen = observe(kind, call, base_url=server.base_url, api_key=source)
        assert [] == server.seen
    assert [] == leaks(seen.traces)
    assert isinstance(seen.error, LookupError | ConfigurationError)


PAIR = _base64(f"user:{PASSWORD}")
SHOWING_A_PASSWORD: dict[str, tuple[Step, Mapping[str, object]]] = {
    "echo": (reply(401, PASSWORD.encode()), {}),
    "echo in Base64": (reply(401, PAIR.encode(), X_Request_Id=f"Basic {PAIR}"), {}),
    "drop": (DROP, {}),
    "nonsense": (_raw(f"{PAIR} is nonsense"), {}),
    "hook": (reply(200, b"{}"), {"hooks": {"attempt": [_raising]}}),
    "redirects": (reply(302, Location="/again"), {}),
}


@both
@every("step, options", SHOWING_A_PASSWORD)
@every("call", {"operation": _operation, "verb": _verb})
def test_no_failure_shows_a_password(
    kind: Kind, step: Step, options: Mapping[str, object], call: Callable[[Any], Any]
) -> None:
    with scripted(step) as server:
        seen = observe(kind, call, base_url=server.base_url, auth=("user", PASSWORD), **options)
    assert [] == leaks(seen.traces)
    assert seen.error is not None


@both
@every("call", {"operation": _operation, "verb": _verb})
@every("scheme", ["http", "https"])
@every(
    "step",
    {
        "drop": DROP,
        "407": _raw(f"HTTP/1.1 407 {PROXY_PASSWORD}", "Content-Length: 0", "Connection: close"),
        "502": reply(502, f"{PROXY_PASSWORD} {_base64(f'user:{PROXY_PASSWORD}')}".encode()),
        "nonsense": _raw(f"{PROXY_PASSWORD} is nonsense"),
    },
)
def test_no_failure_shows_a_password_of_a_proxy(
    kind: Kind, step: Step, scheme: str, call: Callable[[Any], Any]
) -> None:
    with scripted(step) as proxy:
        seen = observe(
            kind,
            call,
            base_url=f"{scheme}://127.0.0.1:{closed_port()}/v0.4",
            proxies={"all": proxy.origin.replace("//", f"//user:{PROXY_PASSWORD}@")},
        )
        assert proxy.seen
    assert [] == leaks(seen.traces)
    assert isinstance(seen.error, IonQError)


@both
@every(
    "address",
    {
        "closed": f"http://user:{PROXY_PASSWORD}@127.0.0.1:{closed_port()}",
        "scheme": f"ftp://user:{PROXY_PASSWORD}@127.0.0.1:1",
        "port": f"http://user:{PROXY_PASSWORD}@127.0.0.1:x",
        "bracket": f"http://user:{PROXY_PASSWORD}@[127.0.0.1",
        "no host": f"http://:{PROXY_PASSWORD}@",
    },
)
def test_an_unusable_proxy_shows_no_password(kind: Kind, address: str) -> None:
    seen = observe(kind, _operation, base_url="http://127.0.0.1:1/v0.4", proxies={"all": address})
    assert [] == leaks(seen.traces)
    assert isinstance(seen.error, IonQError)


@both
@every(
    "options",
    {
        "bundle": {"verify": "/there/is/none.pem"},
        "certificate": {"cert": "/there/is/none.pem"},
        "certificates": {"cert": ("/there/is/none.crt", "/there/is/none.key")},
        "no TLS at all": {"timeout": SILENCE},  # the server waits for a request that it knows
    },
)
def test_no_failure_of_tls_shows_a_secret(kind: Kind, options: Mapping[str, object]) -> None:
    with scripted(_raw(f"{KEY} is no TLS")) as server:
        secure = server.base_url.replace("http:", "https:")
        seen = observe(kind, _operation, base_url=secure, auth=("user", PASSWORD), **options)
    assert [] == leaks(seen.traces)
    assert isinstance(seen.error, IonQError)


# --- replies that depart from the document ----------------------------------------------------

DEPARTURES = {
    "value": {"id": KEY, "status": KEY},
    "name": {"id": "a", "status": "canceled", KEY: TOKEN},
    "kind": {"id": [KEY], "status": {TOKEN: KEY}},
}


@both
@every("body", DEPARTURES)
def test_no_warning_shows_a_secret(kind: Kind, body: object) -> None:
    with scripted(reply(200, json.dumps(body).encode())) as server:
        seen = observe(kind, lambda s: s.cancel_job("a"), base_url=server.base_url)
    assert [] == leaks(seen.traces)
    assert seen.error is None


@both
def test_no_warning_raised_as_an_error_shows_a_secret(kind: Kind) -> None:
    def call(session: Any) -> Any:
        warnings.simplefilter("error", ResponseDriftWarning)
        return session.cancel_job("a")

    with scripted(reply(200, json.dumps(DEPARTURES["value"]).encode())) as server:
        seen = observe(kind, call, base_url=server.base_url)
    assert [] == leaks(seen.traces)
    assert isinstance(seen.error, ResponseDriftWarning)


# --- sessions that cannot be made, or changed -------------------------------------------------

REFUSED: dict[str, Mapping[str, object]] = {
    "key with a line break": {"api_key": f"{KEY}\n{KEY}"},
    "key with a letter outside ASCII": {"api_key": f"{KEY}\u2022"},
    "key as bytes": {"api_key": KEY.encode()},
    "key in a list": {"api_key": [KEY]},
    "secret header with a line break": {"auth_headers": {"X-Token": f"{TOKEN}\n1"}},
    "secret header that is none": {"auth_headers": {"X-Token": TOKEN, "X-Other": None}},
    "secret header as bytes": {"auth_headers": {"X-Token": TOKEN.encode()}},
    "secret headers as text": {"auth_headers": TOKEN},
    "Authorization with a line break": {"headers": {"Authorization": f"apiKey {KEY}\n1"}},
    "header without a name": {"headers": {1: "1"}},
    "address with the key": {"base_url": f"https://key:{quote(KEY, safe='')}@127.0.0.1"},
    "address with a query": {"base_url": f"https://127.0.0.1/?key={TOKEN}"},
    "address that is none": {"base_url": TOKEN},
    "timeout": {"timeout": -1.0},
    "deadline": {"deadline": 0.0},
    "redirects": {"max_redirects": -1},
    "retries": {"retries_total": -1},
    "retries, no number": {"retries_connect": "many"},
    "proxies as text": {"proxies": PROXY_PASSWORD},
    "params as text": {"params": "x"},
    "hooks as text": {"hooks": "x"},
    "transport and client": {"transport": object(), "http_client": object()},
    "unknown option": {"key": 1},
}
SECRET_HEADERS: Mapping[str, object] = {"auth_headers": {"X-Token": f"Token {TOKEN}"}}
PASSWORDS: Mapping[str, object] = {
    "auth": ("user", PASSWORD),
    "proxies": {"all": f"http://user:{PROXY_PASSWORD}@127.0.0.1:1"},
}


def _traces_of(making: Callable[[], object]) -> tuple[BaseException | None, list[Trace]]:
    with collecting() as collector:
        try:
            made = making()
        except Exception as error:  # noqa: BLE001  # whichever it is, it is looked at
            return error, [*of_error(error), *collector.traces()]
        return None, [*of_session(made), *collector.traces()]


@pytest.mark.parametrize("class_", [IonQSession, AsyncIonQSession])
@every("options", REFUSED)
def test_a_session_that_cannot_be_made_shows_no_secret(
    class_: Callable[..., object], options: Mapping[str, object]
) -> None:
    error, traces = _traces_of(lambda: class_(**{"api_key": KEY, **SECRET_HEADERS, **options}))
    assert [] == leaks(traces)
    assert error is not None


@pytest.mark.parametrize("class_", [IonQSession, AsyncIonQSession])
@every("options", REFUSED)
def test_a_copy_that_cannot_be_made_shows_no_secret(
    class_: Callable[..., Any], options: Mapping[str, object]
) -> None:
    session = class_("made-up-key")
    changes = {"api_key": KEY, **SECRET_HEADERS, **options}
    error, traces = _traces_of(lambda: session.with_options(**changes))
    assert [] == leaks([*traces, *of_session(session)])
    assert error is not None


@pytest.mark.parametrize("class_", [IonQSession, AsyncIonQSession])
@every("name", ["key with a line break", "timeout", "address that is none"])
@every("copied", {"made": False, "copied": True})
@every("secret", ["auth", "proxies"])
def test_a_session_that_cannot_be_made_shows_no_password(
    class_: Callable[..., Any], name: str, copied: bool, secret: str
) -> None:
    options = {**REFUSED[name], secret: PASSWORDS[secret]}
    making: Callable[..., object] = class_("made-up-key").with_options if copied else class_
    error, traces = _traces_of(lambda: making(**options))
    assert [] == leaks(traces)
    assert isinstance(error, ConfigurationError)


@pytest.mark.parametrize("class_", [IonQSession, AsyncIonQSession])
def test_a_session_that_can_be_made_shows_no_secret(class_: Callable[..., Any]) -> None:
    session = class_(KEY, **SECRET_HEADERS, **PASSWORDS)
    session.headers["Authorization"] = f"apiKey {KEY}"
    session.headers["Proxy-Authorization"] = f"Basic {PROXY_PASSWORD}"
    assert [] == leaks(of_session(session))
    assert [] == leaks(of_session(session.with_options(timeout=1)))


@pytest.mark.parametrize("class_", [IonQSession, AsyncIonQSession])
@every(
    "options",
    {
        "password": {"api_key": give_key, "auth": ("user", PASSWORD)},
        "proxy": {"api_key": give_key, "proxies": PASSWORDS["proxies"]},
        "header for a proxy": {
            "api_key": give_key,
            "headers": {"Proxy-Authorization": f"Basic {PROXY_PASSWORD}"},
        },
    },
)
def test_a_pickle_without_a_key_shows_no_other_secret(
    class_: Callable[..., Any], options: Mapping[str, object]
) -> None:
    assert [] == leaks(of_session(class_(**options)))


@pytest.mark.parametrize("class_", [IonQSession, AsyncIonQSession])
def test_a_pickled_configuration_shows_no_authorization_set_in_place(
    class_: Callable[..., Any],
) -> None:
    session = class_(give_key)
    session.headers["Authorization"] = f"apiKey {KEY}"
    assert [] == leaks(of_session(session))


# --- what the sessions hand out ---------------------------------------------------------------


@both
def test_a_response_that_is_kept_shows_no_secret(kind: Kind) -> None:
    traces: list[Trace] = []

    def keep(response: Any) -> None:
        traces.extend(of_value("response", response))
        traces.extend(of_value("request", response.request))
        traces.extend(of_copies("response", response))

    with scripted(reply(200, b"{}")) as server:
        observe(kind, _verb, base_url=server.base_url, hooks={"response": [keep]})
    assert traces
    assert [] == leaks(traces)


@both
def test_hooks_on_attempts_are_told_no_secret(kind: Kind) -> None:
    told: list[object] = []
    with scripted(_raw(f"{KEY} is nonsense")) as server:
        observe(kind, _operation, base_url=server.base_url, hooks={"attempt": [told.append]})
    assert told
    assert [] == leaks(Trace(f"attempt {n}", repr(each)) for n, each in enumerate(told))


# --- logs --------------------------------------------------------------------------------------


@both
def test_logs_stay_masked_when_another_session_with_the_same_key_is_gone(kind: Kind) -> None:
    other = IonQSession(KEY, auth_headers={"X-Token": f"Token {TOKEN}"})

    def call(session: Any) -> Any:
        nonlocal other
        del other
        gc.collect()
        return session.get_job("a-job")

    with scripted(reply(401, b"", X_Echo=f"{TOKEN} {TOKEN}", X_Request_Id=_base64(KEY))) as server:
        seen = observe(kind, call, base_url=server.base_url)
    assert [] == leaks(seen.traces)


@frozen(eq=False)
class Passing:
    """Something with a secret that does not live long."""

    text: str

    def secrets(self) -> list[Secret]:
        """What it has."""
        return [Secret(self.text)]


def test_logs_can_be_masked_while_secrets_come_and_go() -> None:
    stopping = threading.Event()

    def come_and_go() -> None:
        while not stopping.is_set():
            kept = [Passing(f"{number}") for number in range(100)]  # too short to be looked for
            for each in kept:
                watch(each.secrets)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    thread = threading.Thread(target=come_and_go)
    thread.start()
    try:
        with collecting():
            for _ in range(5000):
                logging.getLogger("httpx").debug("a record")
    finally:
        stopping.set()
        thread.join()
        sys.setswitchinterval(interval)


# --- HTTP/2 -----------------------------------------------------------------------------------


@both
@every("call", {"operation": _operation, "verb": _verb})
def test_no_log_of_http2_shows_a_secret(
    kind: Kind, call: Callable[[Any], Any], tmp_path: Path
) -> None:
    authority = Authority(tmp_path)
    echo = {"x-echo": f"apiKey {KEY}", "x-token": TOKEN, "x-request-id": _base64(KEY)}

    def answer(_: Asked) -> Answer:
        return Answer(401, _error_body(KEY), echo)

    trust = ssl.create_default_context(cafile=authority.bundle)
    with serving_http2(answer, authority.server_context()) as origin:
        base_url = f"{origin}/v0.4"
        if kind == "sync":
            with httpx.Client(http2=True, verify=trust) as client:
                seen = observe(kind, call, base_url=base_url, http_client=client)
        else:
            waiting = httpx.AsyncClient(http2=True, verify=trust)

            async def closing(session: Any) -> Any:
                async with waiting:
                    return await call(session)

            seen = observe(kind, closing, base_url=base_url, http_client=waiting)
    assert [] == leaks(seen.traces)
    assert isinstance(seen.error, AuthenticationError)
    assert any("log of hpack" in trace.where for trace in seen.traces)


# --- the collector itself ---------------------------------------------------------------------


@every("secret", CANARIES)
@every("encoded", ENCODINGS)
def test_the_collector_finds_a_secret(encoded: Callable[[str], str], secret: str) -> None:
    echo = encoded(secret)
    error = IonQError("nothing", name=f"<{echo}>")
    assert "IonQError.name str" in leaks(of_error(error))
    record = logging.LogRecord("a", 10, "a", 1, "%r", ([echo.encode()],), None)
    assert "log of a" in leaks(of_record(record))
    assert not gives_away("made-up-key Authorization apiKey " + _base64("made-up-key"))


def test_the_collector_finds_a_secret_in_causes_and_contexts() -> None:
    try:
        try:
            raise ValueError(KEY)
        except ValueError:
            raise KeyError("no secret") from None
    except KeyError as error:
        found = leaks(of_error(error))
    assert "ValueError argument 0" in found
