"""A plain terminal for every test, and an emulator that all of them share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ionq_session.emulator import Emulator, ManualClock

from .command import BELL, BELL_QASM

STEERING = (
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "LINES",
    "NO_COLOR",
    "PY_COLORS",
    "TERM",
    "TERMINAL_WIDTH",
    "TTY_COMPATIBLE",
    "TTY_INTERACTIVE",
)


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what steers colours and widths."""
    for name in STEERING:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture(scope="session")
def service() -> Iterator[Emulator]:
    """An emulator in which a job ends as soon as a worker gets to it."""
    with Emulator(clock=ManualClock(), stage_seconds=0) as emulator:
        yield emulator


@pytest.fixture
def connected(service: Emulator, monkeypatch: pytest.MonkeyPatch) -> Emulator:
    """The shared emulator, which the environment names as the service."""
    monkeypatch.setenv("IONQ_API_URL", service.base_url)
    monkeypatch.setenv("IONQ_API_KEY", service.api_key)
    return service


@pytest.fixture
def bell(tmp_path: Path) -> str:
    """A file with a Bell pair as a bare circuit."""
    file = tmp_path / "bell.json"
    file.write_text(BELL)
    return str(file)


@pytest.fixture
def bell_qasm(tmp_path: Path) -> str:
    """A file with a Bell pair as OpenQASM 3."""
    file = tmp_path / "bell.qasm"
    file.write_text(BELL_QASM)
    return str(file)
