"""The key, and all that stands in its place, goes to the origin of `base_url` and nowhere else."""

import base64
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest

from ionq_session import ConfigurationError, IonQError
from ionq_session._addresses import is_safe_for_secrets, origin
from ionq_session._flows.credentials import credentials
from ionq_session._flows.flow import Flow
from ionq_session._flows.routing import Destination
from ionq_session._secrets.secret import Secret
from ionq_session._transport.types import Route
from ionq_session.config import Config

from ..both import Kind, both, perform
from ..cases import every
from ..network.servers import Answer, Asked, Server, proxying, serving

KEY = "made-up-key-4f1c"
TOKEN = "made-up-token-77"
PASSWORD = "made-up-password-3e"
BASIC = base64.b64encode(f"user:{PASSWORD}".encode()).decode()

WAYS: dict[str, Mapping[str, object]] = {
    "key": {"api_key": KEY},
    "function": {"api_key": lambda: KEY},
    "secret headers": {"auth_headers": {"X-Token": TOKEN, "Authorization": f"Bearer {TOKEN}"}},
    "Authorization": {"headers": {"Authorization": f"Bearer {TOKEN}"}},
    "password": {"auth": ("user", PASSWORD)},
}
"""The ways to sign calls."""

ways = every("options", WAYS)


def secrets_in(asked: Asked) -> list[str]:
    """The names of what has a secret in a request."""
    places = {**asked.headers, "the target": asked.target, "the body": asked.body.decode()}
    return sorted(
        name
        for name, text in places.items()
        if any(each in text for each in (KEY, TOKEN, PASSWORD, BASIC))
    )


@contextmanager
def two_servers(location: Callable[[Server], str], status: int) -> Generator[tuple[Server, Server]]:
    """A service that redirects, and a stranger."""
    with serving(host="127.0.0.2") as stranger:

        def redirect(_: Asked) -> Answer:
            return Answer(status, b"", {"Location": location(stranger)})

        with serving(redirect) as service:
            yield service, stranger


def test_secrets_are_found_where_they_are() -> None:
    asked = Asked("GET", f"/?k={KEY}", {"a": f"Basic {BASIC}", "b": "apiKey"}, TOKEN.encode(), 1)
    assert ["a", "the body", "the target"] == secrets_in(asked)


@both
@ways
def test_the_service_itself_gets_the_secret(kind: Kind, options: Mapping[str, object]) -> None:
    with serving() as service:
        perform(kind, lambda s: s.get("/x"), base_url=service.base_url, **options)
        perform(kind, lambda s: s.get(f"{service.origin}/y"), base_url=service.base_url, **options)
        assert all("authorization" in secrets_in(asked) for asked in service.seen)
        assert 2 == len(service.seen)


VERBS = ["get", "options", "head", "post", "put", "patch", "delete"]


@both
@ways
@every("verb", VERBS)
def test_an_address_elsewhere_gets_no_secret(
    kind: Kind, verb: str, options: Mapping[str, object]
) -> None:
    with serving(host="127.0.0.2") as stranger, serving() as service:
        perform(
            kind,
            lambda session: getattr(session, verb)(f"{stranger.origin}/x"),
            base_url=service.base_url,
            **options,
        )
        assert [[]] == [secrets_in(asked) for asked in stranger.seen]


STRANGE_ADDRESSES = {
    "host": "http://127.0.0.2:{stranger}/x",
    "port": "http://127.0.0.1:{other}/x",
    "name": "http://localhost:{service}/x",
    "name in capitals": "HTTP://LOCALHOST:{service}/x",
    "user": "http://127.0.0.1:{service}@127.0.0.2:{stranger}/x",
    "user and password": "http://127.0.0.1:80@127.0.0.2:{stranger}/x",
    "percent-encoded user": "http://127.0.0.1%3A{service}%40x@127.0.0.2:{stranger}/",
    "hash as user": "http://127.0.0.2:{stranger}/#@127.0.0.1:{service}/",
    "query as user": "http://127.0.0.2:{stranger}?@127.0.0.1:{service}/",
    "other notation": "http://2130706433:{service}/x",
    "short notation": "http://127.1:{service}/x",
    "mapped": "http://[::ffff:127.0.0.1]:{service}/x",
}


@both
@ways
@every("address", STRANGE_ADDRESSES)
@every("redirected", {"asked for": False, "redirected to": True})
def test_an_address_that_looks_alike_gets_no_secret(
    kind: Kind, address: str, redirected: bool, options: Mapping[str, object]
) -> None:
    with serving() as service, serving() as other, serving(host="127.0.0.2") as stranger:
        url = address.format(service=service.port, other=other.port, stranger=stranger.port)

        def once(_: Asked) -> Answer:
            first = redirected and 1 == len(service.seen)
            return Answer(302, b"", {"Location": url}) if first else Answer()

        service.answer = once
        start = "/start" if redirected else url
        try:
            perform(kind, lambda s: s.get(start), base_url=service.base_url, **options)
        except IonQError:
            assert not other.seen
        reached = [*service.seen[redirected:], *other.seen, *stranger.seen]
        assert [] == [found for asked in reached for found in secrets_in(asked)]


@both
@every(
    "url",
    ["//127.0.0.2:{stranger}/x", "/\\127.0.0.2:{stranger}/x", "@127.0.0.2:{stranger}/x", "ftp://x"],
)
def test_a_relative_address_stays_below_the_base(kind: Kind, url: str) -> None:
    with serving(host="127.0.0.2") as stranger, serving() as service:
        text = url.format(stranger=stranger.port)
        perform(kind, lambda s: s.get(text), base_url=service.base_url, api_key=KEY)
        assert [] == stranger.seen
        assert service.seen[0].target.startswith("/v0.4/")


REDIRECTS = [301, 302, 303, 307, 308]


@both
@ways
@every("status", REDIRECTS)
@every("verb", ["get", "post"])
def test_a_redirect_elsewhere_takes_no_secret_along(
    kind: Kind, status: int, verb: str, options: Mapping[str, object]
) -> None:
    with two_servers(lambda stranger: f"{stranger.origin}/x", status) as (service, stranger):
        perform(
            kind,
            lambda session: getattr(session, verb)("/x"),
            base_url=service.base_url,
            **options,
        )
        assert [[]] == [secrets_in(asked) for asked in stranger.seen]


@both
@ways
def test_a_protocol_relative_redirect_takes_no_secret_along(
    kind: Kind, options: Mapping[str, object]
) -> None:
    def location(stranger: Server) -> str:
        return f"//127.0.0.2:{stranger.port}/x"

    with two_servers(location, 302) as (service, stranger):
        perform(kind, lambda s: s.get("/x"), base_url=service.base_url, **options)
        assert [[]] == [secrets_in(asked) for asked in stranger.seen]


@both
@ways
def test_a_redirect_there_and_back_brings_no_secret_to_the_stranger(
    kind: Kind, options: Mapping[str, object]
) -> None:
    with two_servers(lambda stranger: f"{stranger.origin}/x", 302) as (service, stranger):
        stranger.answer = lambda _: Answer(302, b"", {"Location": f"{service.origin}/back"})
        with pytest.raises(IonQError):
            perform(
                kind, lambda s: s.get("/x"), base_url=service.base_url, max_redirects=5, **options
            )
        assert [[]] * 3 == [secrets_in(asked) for asked in stranger.seen]


@both
def test_a_redirect_that_holds_the_key_is_not_followed_elsewhere(kind: Kind) -> None:
    with two_servers(lambda stranger: f"{stranger.origin}/?key={KEY}", 302) as (service, stranger):
        with pytest.raises(IonQError):
            perform(kind, lambda s: s.get("/x"), base_url=service.base_url, api_key=KEY)
        assert [] == [found for asked in stranger.seen for found in secrets_in(asked)]


@both
def test_an_operation_follows_no_redirect(kind: Kind) -> None:
    with two_servers(lambda stranger: f"{stranger.origin}/x", 307) as (service, stranger):
        with pytest.raises(IonQError):
            perform(kind, lambda s: s.get_job("a"), base_url=service.base_url, api_key=KEY)
        assert [] == stranger.seen


CHANGES: dict[str, Callable[[Any], object]] = {
    "headers in place": lambda session: session.headers.update(
        {"Authorization": f"Bearer {TOKEN}"}
    ),
    "headers": lambda session: setattr(session, "headers", {"Authorization": f"Bearer {TOKEN}"}),
    "auth": lambda session: setattr(session, "auth", ("user", PASSWORD)),
}


@both
@every("change", CHANGES)
@every("redirected", {"asked for": False, "redirected to": True})
def test_what_is_set_on_a_living_session_stays_with_the_service(
    kind: Kind, change: Callable[[Any], object], redirected: bool
) -> None:
    with two_servers(lambda stranger: f"{stranger.origin}/x", 302) as (service, stranger):

        def call(session: Any) -> Any:
            change(session)
            return session.get("/x" if redirected else f"{stranger.origin}/x")

        perform(kind, call, base_url=service.base_url, api_key=KEY)
        assert [[]] == [secrets_in(asked) for asked in stranger.seen]


@both
def test_after_a_change_of_base_url_the_key_goes_there_only(kind: Kind) -> None:
    with serving() as service, serving(host="127.0.0.2") as new:

        def call(session: Any) -> Any:
            session.base_url = new.base_url
            return session.get(f"{service.origin}/x")

        perform(kind, call, base_url=service.base_url, api_key=KEY)
        assert [[]] == [secrets_in(asked) for asked in service.seen]


CALLS: dict[str, Callable[[Any], Any]] = {
    "verb": lambda s: s.get("/x"),
    "op": lambda s: s.get_job("a"),
}


# --- over plain http --------------------------------------------------------------------------


@both
@ways
@every("call", CALLS)
def test_no_secret_goes_over_plain_http_to_another_machine(
    kind: Kind, options: Mapping[str, object], call: Callable[[Any], Any]
) -> None:
    with proxying() as proxy, serving() as service:  # the proxy brings the name to this machine
        settings = {
            "base_url": f"http://ionq.example:{service.port}/v0.4",
            "proxies": {"all": proxy.origin},
            **options,
        }
        with pytest.raises(ConfigurationError, match="plain http"):
            perform(kind, call, **settings)
        assert [] == proxy.seen
        perform(kind, lambda s: s.get("/x"), allow_insecure=True, **settings)
        assert [True] == [bool(secrets_in(asked)) for asked in service.seen]


@both
def test_a_call_without_a_secret_may_go_over_plain_http(kind: Kind) -> None:
    with proxying() as proxy, serving() as service:
        perform(
            kind,
            lambda s: s.get(f"http://other.example:{service.port}/x"),
            base_url="http://ionq.example/v0.4",
            api_key=KEY,
            proxies={"all": proxy.origin},
        )
        assert [[]] == [secrets_in(asked) for asked in service.seen]


@every(
    "url, expected",
    [
        ("https://api.ionq.co", True),
        ("http://api.ionq.co", False),
        ("HTTP://API.IONQ.CO", False),
        ("http://localhost", True),
        ("http://LOCALHOST:8080", True),
        ("http://localhost.", False),
        ("http://localhost.ionq.example", False),
        ("http://localhost@ionq.example", False),
        ("http://127.0.0.1", True),
        ("http://127.99.0.1", True),
        ("http://127.0.0.1.ionq.example", False),
        ("http://128.0.0.1", False),
        ("http://0.0.0.0", False),
        ("http://10.0.0.1", False),
        ("http://[::1]", True),
        ("http://[::2]", False),
        ("http://127.1", False),
        ("http://2130706433", False),
        ("http://evil#localhost", False),
        ("http://evil?localhost", False),
    ],
)
def test_where_plain_http_is_safe(url: str, expected: bool) -> None:
    assert expected == is_safe_for_secrets(origin(url))


def _decided(flow: Flow[Mapping[str, Secret]]) -> Mapping[str, Secret]:
    try:
        next(flow)
    except StopIteration as stop:
        found: Mapping[str, Secret] = stop.value
        return found
    raise AssertionError("the key is no function")


@every(
    "base, url, expected",
    [
        ("https://a.example/v0.4", "https://a.example/v0.4/x", True),
        ("https://a.example/v0.4", "https://a.example/", True),
        ("https://a.example/v0.4", "https://A.EXAMPLE/x", True),
        ("https://a.example/v0.4", "https://a.example:443/x", True),
        ("https://a.example:443/v0.4", "https://a.example/x", True),
        ("https://a.example/v0.4", "http://a.example/x", False),
        ("https://a.example/v0.4", "http://a.example:443/x", False),
        ("https://a.example/v0.4", "https://a.example:8443/x", False),
        ("https://a.example/v0.4", "https://a.example./x", False),
        ("https://a.example/v0.4", "https://b.a.example/x", False),
        ("https://a.example/v0.4", "https://a.example.b/x", False),
        ("https://a.example/v0.4", "https://a.example@b.example/x", False),
        ("https://a.example/v0.4", "https://a.example:443@b.example/x", False),
        ("https://a.example/v0.4", "https://b.example/?a.example", False),
        ("https://a.example/v0.4", "https://b.example\\@a.example/x", True),
        ("https://a.example/v0.4", "//a.example/x", False),
        ("https://[::1]:1/v0.4", "https://[::1]:1/x", True),
        ("https://[::1]:1/v0.4", "https://[::2]:1/x", False),
        ("https://[::1]:1/v0.4", "https://[0:0:0:0:0:0:0:1]:2/x", False),
    ],
)
def test_where_the_key_goes(base: str, url: str, expected: bool) -> None:
    config = Config(base_url=base, api_key=Secret(KEY))
    to = Destination(url, origin(url), origin(url) == config.home, Route())
    assert expected == bool(_decided(credentials(config, to, required=False)))
