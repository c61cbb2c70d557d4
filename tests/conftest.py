"""A clean environment for every test: no key, no address, no proxy, no bundle."""

import os

import pytest

from ionq_session._transport.tls import BUNDLE_VARIABLES


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what a developer's own environment could change."""
    for name in os.environ:
        if "IONQ" in name or name.lower().endswith("_proxy") or name in BUNDLE_VARIABLES:
            monkeypatch.delenv(name)
