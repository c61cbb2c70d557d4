"""The logs of HTTP libraries, also of a successor, show no secret, and cost no more with time."""

import logging
import subprocess
import sys
from itertools import count

import pytest

from ionq_session import IonQSession
from ionq_session._secrets.logs import LOGGERS, MaskingFilter
from ionq_session.config import KEYS_REMEMBERED

from ..wire import reply, scripted
from .traces import KEY


def test_the_loggers_of_both_families_are_masked() -> None:
    with IonQSession(KEY):
        for name in LOGGERS:
            filters = logging.getLogger(name).filters
            assert any(isinstance(each, MaskingFilter) for each in filters), name
    assert {"httpx", "httpx2", "httpcore.http11", "httpcore2.http11"} <= set(LOGGERS)


@pytest.mark.parametrize("library", ["httpx", "httpx2"])
def test_no_log_shows_a_key_that_is_echoed_in_a_header(library: str) -> None:
    alias = "import httpx2; httpx2.alias_httpx()" if library == "httpx2" else ""
    program = f"""
import logging, sys
{alias}
from ionq_session import IonQSession
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)
with IonQSession("made-up-key-5e8f2a", base_url=sys.argv[1]) as session:
    session.get("/x")
"""
    with scripted(reply(200, b"[]", X_Echo="apiKey made-up-key-5e8f2a")) as server:
        ran = subprocess.run(  # noqa: S603  # our own
            [sys.executable, "-c", program, server.base_url],
            check=True,
            capture_output=True,
            text=True,
        )
    family = "httpcore2" if library == "httpx2" else "httpcore"
    assert f"{family}.http11" in ran.stdout
    assert "***" in ran.stdout
    assert "5e8f2a" not in ran.stdout + ran.stderr


def test_a_function_that_gives_a_new_key_each_time_leaves_no_trail() -> None:
    numbers = count()
    calls = 3 * KEYS_REMEMBERED
    with (
        scripted(reply(200, b"[]")) as server,
        IonQSession(lambda: f"key-{next(numbers)}", base_url=server.base_url) as session,
    ):
        for _ in range(calls):
            session.get("/x")
        assert KEYS_REMEMBERED == len(session.config.runtime_secrets)
        assert f"apiKey key-{calls - 1}" == session.config.runtime_secrets[-1].reveal()
        assert [f"apiKey key-{number}" for number in range(calls)] == [
            each.headers["authorization"] for each in server.seen
        ]
