"""What the tests of `spec.py impact` share: two packages, and a user's code."""

from pathlib import Path

import pytest

import ionq_api
from scripts.codegen.generate import generate

from .documents import changed
from .programs import BROKEN, FILES


@pytest.fixture(scope="session")
def before() -> Path:
    """The package as it is."""
    return Path(ionq_api.__file__).parent


@pytest.fixture(scope="session")
def after(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the package after a change of each kind."""
    folder = tmp_path_factory.mktemp("after")
    generate(changed(), folder / "ionq_api")
    return folder


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of a user's, with one file that is broken and some that are not to be read."""
    folder = tmp_path_factory.mktemp("programs")
    hidden = {".hidden/one.py", "env/lib/site.py", "__pycache__/two.py"}
    for name, text in {**FILES, **dict.fromkeys(hidden, FILES["blocking.py"])}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "env" / "pyvenv.cfg").touch()
    (folder / "broken.py").write_text(BROKEN)
    (folder / "latin.py").write_bytes(b"name = '\xe9'\n")
    return folder
