"""Emulators for other people's clients: one a module, and one a test where others would disturb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from .cloud import Cloud, running

if TYPE_CHECKING:
    from .core import Core


@pytest.fixture(scope="module")
def cloud() -> Iterator[Cloud]:
    """An emulator in which a simulator's job ends as soon as a worker gets to it."""
    with running(stage_seconds=0) as made:
        yield made


@pytest.fixture
def own_cloud() -> Iterator[Cloud]:
    """An emulator of the test's own, whose stages last one second of its clock."""
    with running(stage_seconds=1) as made:
        yield made


@pytest.fixture(params=["sync", "async"])
def core(cloud: Cloud, request: pytest.FixtureRequest) -> Iterator[Core]:
    """A client of ionq-core, whose operations are called in either way."""
    from .core import core_of

    with core_of(cloud, request.param) as made:
        yield made


# Any: see `qiskits`, which takes a while to import.
@pytest.fixture
def provider(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The provider of qiskit-ionq, with all that it knows from the environment."""
    from . import qiskits

    qiskits.point_at(cloud, monkeypatch)
    return qiskits.qiskit_ionq.IonQProvider()
