"""The environment's proxies are read again when they have changed, and only then."""

from urllib.request import getproxies

import pytest

from ionq_session import IonQSession
from ionq_session._transport import environment as module
from ionq_session._transport.environment import VARIABLES, environment
from ionq_session._transport.proxies import from_environment

from ..cases import every
from ..wire import reply, scripted

PROXY = "http://proxy.example:3128"


class Reads:
    """Counts how often the whole environment is gone through."""

    def __init__(self) -> None:
        self.number = 0

    def getproxies(self) -> dict[str, str]:
        self.number += 1
        return getproxies()


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    """The counter; nothing is known of the environment at first."""
    counter = Reads()
    monkeypatch.setattr(module, "getproxies", counter.getproxies)
    monkeypatch.setattr(module, "_last", None)
    monkeypatch.setattr(module, "SETTLED", True)
    return counter


def test_calls_read_it_once(reads: Reads) -> None:
    with (
        scripted(reply(200, b"[]")) as server,
        IonQSession("k", base_url=server.base_url) as session,
    ):
        for _ in range(5):
            session.get_backends()
            session.get("/backends")
    assert reads.number == 1


@every("name", [*VARIABLES, "Http_Proxy"])
def test_a_change_is_seen(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    environment()
    monkeypatch.setenv(name, PROXY)
    assert environment().proxies == getproxies()
    monkeypatch.delenv(name)
    assert environment().proxies == getproxies()
    if name in VARIABLES:
        monkeypatch.setenv(name, PROXY)
        environment()
        monkeypatch.setenv(name, f"{PROXY}1")
        assert environment().proxies == getproxies()


def test_a_variable_in_place_of_another_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", PROXY)
    assert "http" in environment().proxies
    monkeypatch.delenv("http_proxy")
    monkeypatch.setenv("https_proxy", PROXY)
    assert environment().proxies == getproxies() == {"https": PROXY}


def test_a_cgi_program_takes_no_proxy_from_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", PROXY)
    assert environment().proxies == {"http": PROXY}
    monkeypatch.setenv("REQUEST_METHOD", "GET")
    monkeypatch.delenv("HTTP_PROXY")
    monkeypatch.setenv("HTTP_PROXY", PROXY)
    assert environment().proxies == getproxies() == {}


def test_exemptions_are_those_of_the_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", PROXY)
    assert from_environment("https://ionq.example/v0.4") == {"https": PROXY}
    monkeypatch.setenv("NO_PROXY", "ionq.example")
    assert from_environment("https://ionq.example/v0.4") == {}
    assert from_environment("https://other.example") == {"https": PROXY}
    monkeypatch.setenv("NO_PROXY", "other.example")
    assert from_environment("https://ionq.example/v0.4") == {"https": PROXY}


def test_settings_of_the_system_are_read_each_time(
    reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SETTLED", False)
    environment()
    environment()
    assert reads.number == 2
