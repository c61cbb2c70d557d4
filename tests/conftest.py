"""A clean environment for every test: no key, no address, no proxy."""

import os

import pytest


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what a developer's own environment could change."""
    for name in os.environ:
        if "IONQ" in name or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
