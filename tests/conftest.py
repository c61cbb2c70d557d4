"""A clean environment for every test: no key, no address, no proxy, no bundle."""

import os
from pathlib import Path

import pytest

from ionq_session._transport.tls import BUNDLE_VARIABLES


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where only the serial tests are asked for, leave modules alone that have none."""
    if config.getoption("markexpr") != "serial" or collection_path.suffix != ".py":
        return None
    return True if "pytest.mark.serial" not in collection_path.read_text("utf-8") else None


@pytest.fixture(autouse=True)
def clean_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Take away what a developer's own environment could change, and keep their journal clean."""
    for name in os.environ:
        if "IONQ" in name or name.lower().endswith("_proxy") or name in BUNDLE_VARIABLES:
            monkeypatch.delenv(name)
    journal = tmp_path_factory.getbasetemp() / "journal.sqlite3"
    monkeypatch.setenv("IONQ_SESSION_JOURNAL", str(journal))
