"""The real command in a process of its own, and circuits to give it."""

import os
import subprocess
import sys
from pathlib import Path

LONGEST = 60  # seconds until a command that hangs is ended; none comes near

ENTRY_POINT = str(Path(sys.executable).with_name("ionq-session"))

BELL = """\
{
  "circuit": [
    {"gate": "h", "target": 0},
    {"gate": "cnot", "control": 0, "target": 1}
  ]
}
"""

BELL_QASM = """\
// A Bell pair.
OPENQASM 3.0;
include "stdgates.inc";
qubit[2] q;
h q[0];
cx q[0], q[1];
"""


def command(
    *arguments: str, stdin: str | None = None, python: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run `ionq-session` with these arguments.

    Args:
        arguments: Of the command line.
        stdin: Its standard input, if it has one.
        python: Python code to run in place of the entry point.
        variables: More variables of the environment.
    """
    start = [sys.executable, "-c", python] if python else [ENTRY_POINT]
    return subprocess.run(  # noqa: S603 - the command under test
        [*start, *arguments],
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **variables},
        timeout=LONGEST,
        check=False,
    )
