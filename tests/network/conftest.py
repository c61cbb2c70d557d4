"""An environment that names no authority, beside what every test takes away."""

import pytest

from ionq_session._transport.tls import BUNDLE_VARIABLES


@pytest.fixture(autouse=True)
def no_authority_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what a developer's own environment could change."""
    for name in BUNDLE_VARIABLES:
        monkeypatch.delenv(name, raising=False)
