"""What the tests of code generation share: templates that are compiled once."""

from collections.abc import Iterator

import pytest

from .generating import quick


@pytest.fixture(scope="session", autouse=True)
def _quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with quick(tmp_path_factory.mktemp("compiled")):
        yield
