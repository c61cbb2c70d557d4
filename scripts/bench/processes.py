"""Figures of whole processes, and of a piece of code in a fresh one; contenders take turns."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter

from .figures import CPU, MEMORY, WALL, Samples
from .measuring import Effort

# What runs in the fresh process: first what is not measured, then what is. It tells its own peak,
# because what the system tells of a child includes what the parent had before the child began.
_CHILD = """
import gc, sys, time
def peak():
    with open("/proc/self/status") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024
{before}
rest = peak()
gc.collect()
wall, cpu = time.perf_counter(), time.process_time()
{code}
cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
print(wall, cpu, peak() - rest)
"""

Measure = Callable[[], Mapping[str, float]]


def code(text: str, before: str = "") -> Measure:
    """Run code in a fresh interpreter, as this one is.

    Args:
        text: What is measured, from its first import on; the interpreter's own start is not.
        before: What is not.
    """
    program = _CHILD.format(code=text, before=before)

    def measure() -> Mapping[str, float]:
        # -P: the folder that this happens to run in is no place for packages.
        run = subprocess.run(  # noqa: S603 - our own interpreter, and text of ours
            [sys.executable, "-P", "-c", program], capture_output=True, text=True, check=False
        )
        if run.returncode:
            raise ChildProcessError(run.stderr.strip().splitlines()[-1])
        wall, cpu, memory = map(float, run.stdout.split()[-3:])
        return {WALL: wall, CPU: cpu, MEMORY: memory}

    return measure


def command(*arguments: str | Path) -> Measure:
    """Run a command to its end; the processes that it has waited for count, too."""

    def measure() -> Mapping[str, float]:
        begin = perf_counter()
        with subprocess.Popen(  # noqa: S603 - commands of ours
            arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as process:
            assert process.stderr is not None
            problem = process.stderr.read().decode(errors="replace").strip()
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise ChildProcessError(problem[-200:] or f"status {process.returncode}")
        return {WALL: perf_counter() - begin, CPU: used.ru_utime + used.ru_stime}

    return measure


def taken_in_turns(
    measures: Mapping[str, Measure], effort: Effort
) -> tuple[Samples, dict[str, str]]:
    """Measure contenders, each in a fresh process for each round.

    Args:
        measures: What each does.
        effort: How many rounds.

    Returns:
        The samples, and why some have none.
    """
    names: Sequence[str] = list(measures)
    samples: dict[str, dict[str, list[float]]] = {}
    problems: dict[str, str] = {}
    # The first round fills the caches of the system and of the interpreter.
    warming = 0 if effort.is_quick else 1
    for turn in range(effort.rounds + warming):
        place = turn % len(names)
        for name in (*names[place:], *names[:place]):
            if name in problems:
                continue
            try:
                found = measures[name]()
            except ChildProcessError as error:
                problems[name] = str(error)
                continue
            if turn >= warming:
                for kind, value in found.items():
                    samples.setdefault(name, {}).setdefault(kind, []).append(value)
    return samples, problems
