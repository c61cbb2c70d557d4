"""The checks that a new package has to pass, each in a process of its own."""

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
        passed: Whether all is well.
        output: What the check printed.
    """

    name: str
    passed: bool
    output: str


def run(tests: Sequence[Path] | None, tell: Callable[[str], None]) -> Iterator[Outcome]:
    """Run every check, also after one that failed.

    Args:
        tests: The tests to run; all of them by default.
        tell: Is called with the name of each check as it begins.
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
    # The package that was just written is meant, not one that is installed elsewhere.
    paths = [str(ROOT), str(ROOT / "generated")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    for name, command in checks.items():
        tell(f"checking: {name}")
        # The commands are those above; only the names of tests are a person's.
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
