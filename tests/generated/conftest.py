"""What the tests of the generated package share: a server, and each of the two sessions."""

from collections.abc import Iterator

import pytest

from .both import OPENERS, Opener
from .loopback import Loopback, loopback


@pytest.fixture(scope="session")
def _running() -> Iterator[Loopback]:
    with loopback() as server:
        yield server


@pytest.fixture
def server(_running: Loopback) -> Loopback:
    """The server, which has been asked nothing yet."""
    _running.asked.clear()
    _running.answers({})
    return _running


@pytest.fixture(params=[*OPENERS.values()], ids=[*OPENERS])
def opened(request: pytest.FixtureRequest) -> Opener:
    """Opens a session; every test that asks for it runs once for each kind of session."""
    opener: Opener = request.param
    return opener
