"""An environment that names no authority, and two authorities of the tests' own."""

import pytest

from ionq_session._transport.tls import BUNDLE_VARIABLES

from .servers import Authority


@pytest.fixture(autouse=True)
def no_authority_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what a developer's own environment could change."""
    for name in BUNDLE_VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """A private authority."""
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Another one, that the servers have nothing to do with."""
    return Authority(tmp_path_factory.mktemp("stranger"))
