"""Fixtures for pytest: `ionq_emulator` and `ionq_session`.

Installed as a plugin, so that tests have them without an import. Until a test requests one, nothing
but pytest is imported.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .. import IonQSession
    from . import Emulator


@pytest.fixture
def ionq_emulator() -> "Iterator[Emulator]":
    """A running emulator for one test; each job ends as soon as it is simulated."""
    from . import Emulator

    with Emulator(stage_seconds=0) as emulator:
        yield emulator


@pytest.fixture
def ionq_session(ionq_emulator: "Emulator") -> "Iterator[IonQSession]":
    """A session with `ionq_emulator`."""
    from .. import IonQSession

    with IonQSession(
        ionq_emulator.api_key, base_url=ionq_emulator.base_url, trust_env=False
    ) as session:
        yield session
