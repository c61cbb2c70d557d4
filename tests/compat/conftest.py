"""Emulators for other people's clients: one a module, and one a test where others would disturb."""

from collections.abc import Iterator

import pytest

from .cloud import Cloud, running


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
