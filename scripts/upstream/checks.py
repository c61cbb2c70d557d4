"""The checks that a new package must pass, each in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from attrs import frozen

from ..project import ROOT


@frozen
class Outcome:
    """How a check ended.

    Attributes:
        name: What was checked.
        passed: Whether it succeeded.
        output: What the check printed.
    """

    name: str
    passed: bool
    output: str


def run(tests: Sequence[Path] | None, on_step: Callable[[str], None]) -> Iterator[Outcome]:
    """Run every check, even after one has failed.

    Args:
        tests: The tests to run; all of them by default.
        on_step: Called with a description of each check as it begins.
    """
    python = [sys.executable, "-m"]
    chosen = [str(path) for path in tests or ()]
    checks = {
        "generated as checked in": [*python, "scripts.spec", "check"],
        "style": [*python, "ruff", "check", "."],
        "types by mypy": [*python, "mypy"],
        "types by pyright": [*python, "pyright", "--pythonpath", sys.executable],
        "tests": [*python, "pytest", "-q", *chosen],
    }
    # Check the package that was just written, not one that is installed elsewhere.
    paths = [str(ROOT), str(ROOT / "generated")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    for name, command in checks.items():
        on_step(f"checking: {name}")
        # The commands are those above; only the names of tests come from outside.
        done = subprocess.run(  # noqa: S603
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        yield Outcome(name, done.returncode == 0, done.stdout)
