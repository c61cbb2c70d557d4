"""Runs rows, each in a process of its own, in its environment."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from attrs import asdict

from ..project import ROOT
from .environments import clean_environment, python_of
from .figures import Report, Result
from .measuring import Effort
from .rows import ROWS
from .serving import ceiling, serving

_CEILING_CALLS, _QUICK_CEILING_CALLS = 20_000, 500


class RowFailedError(Exception):
    """A row could not be measured; what it printed is the text."""


def run(
    names: list[str], effort: Effort, *, here: bool, tell: Callable[[str, Result], None]
) -> Report:
    """Measure rows.

    Args:
        names: Their names.
        effort: How long to measure each.
        here: Whether to use this interpreter's environment instead of those of the benchmark.
        tell: Is told of each row when it is done.

    Raises:
        RowFailedError: One could not be measured at all.
    """
    results: dict[str, Result] = {}
    measured: dict[object, Result] = {}
    with serving() as port:
        server = ceiling(port, _QUICK_CEILING_CALLS if effort.is_quick else _CEILING_CALLS)
        for name in names:
            row = ROWS[name]
            if row.measure not in measured:
                python = Path(sys.executable) if here else python_of(row.environment)
                measured[row.measure] = _measured(python, name, port, effort)
            results[name] = measured[row.measure]
            tell(name, results[name])
    return Report(_place(), asdict(server), results)


def _measured(python: Path, name: str, port: int, effort: Effort) -> Result:
    arguments = [name, port, effort.rounds, effort.seconds, "quick" if effort.is_quick else "full"]
    run = subprocess.run(  # noqa: S603 - our own interpreter
        [python, "-m", "scripts.bench.child", *map(str, arguments)],
        cwd=ROOT,
        env=clean_environment(port),
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise RowFailedError(f"the row {name} failed:\n{run.stderr}")
    return Result.from_dict(json.loads(run.stdout.splitlines()[-1]))


def _place() -> Mapping[str, str]:
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": str(os.cpu_count()),
        "commit": commit.stdout.strip(),
    }
