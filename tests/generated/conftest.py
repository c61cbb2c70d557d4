"""What the tests of the generated package share: a server, and each of the two sessions."""

from collections.abc import Iterator
from functools import partial

import pytest

from ..both import KINDS, Kind, Opener, opened
from ..wire import ScriptedServer, scripted


@pytest.fixture(scope="session")
def _running() -> Iterator[ScriptedServer]:
    with scripted() as server:
        yield server


@pytest.fixture
def server(_running: ScriptedServer) -> ScriptedServer:
    """The server, which has been asked nothing yet."""
    _running.renew()
    return _running


@pytest.fixture(name="opened", params=KINDS)
def _opened(request: pytest.FixtureRequest) -> Opener:
    """Opens a session; every test that asks for it runs once for each kind of session."""
    kind: Kind = request.param
    return partial(opened, kind)
