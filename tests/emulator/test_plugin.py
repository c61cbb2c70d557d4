"""The fixtures that come with the package, and what a start of pytest pays for them."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PLUGIN = "ionq_session.emulator.pytest_plugin"

TESTS = """
def test_one(ionq_emulator, ionq_session):
    assert ionq_session.get_whoami().key_name == "emulator"
    assert ionq_session.config.base_url == ionq_emulator.base_url

def test_each_test_has_its_own(ionq_emulator, ionq_session):
    assert [] == ionq_session.get_jobs().jobs
"""


def python(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    # Without plugins that happen to be installed, among them a copy of this one.
    environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_fixtures(tmp_path: Path) -> None:
    (tmp_path / "test_them.py").write_text(TESTS)
    done = python("-m", "pytest", "-q", "-p", PLUGIN, folder=tmp_path)
    assert "2 passed" in done.stdout, done.stdout + done.stderr


def test_the_plugin_imports_next_to_nothing(tmp_path: Path) -> None:
    code = (
        f"import sys, pytest, {PLUGIN}\n"
        "heavy = {'httpx', 'starlette', 'uvicorn', 'qiskit', 'numpy', 'attrs', 'ionq_api'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    done = python("-c", code, folder=tmp_path)
    assert 0 == done.returncode, done.stderr
