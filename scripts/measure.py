"""Figures of the code: sizes by folder, the files that one call enters, the time of an import.

python -m scripts.measure
"""

import resource
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from types import FrameType

import httpx

from ionq_session import IonQSession

from .benchmark import example_job
from .project import ROOT

FOLDERS = ("ionq_session", "scripts")
PACKAGES = ("ionq_session", "ionq_api")
ROUNDS = 15  # of each import; the quickest counts


def sizes() -> Iterator[str]:
    """A line for each folder: modules, lines, median and 90th percentile of lines a module."""
    yield f"{'folder':44} {'modules':>7} {'lines':>6} {'median':>6} {'p90':>5} {'most':>5}"
    every: list[int] = []
    for base in FOLDERS:
        for folder in sorted({path.parent for path in (ROOT / base).rglob("*.py")}):
            lines = [len(path.read_text().splitlines()) for path in folder.glob("*.py")]
            every += lines
            yield _row(folder.relative_to(ROOT).as_posix(), lines)
    yield _row("all", every)


def _row(name: str, lines: list[int]) -> str:
    p90 = quantiles(lines, n=10)[-1] if len(lines) > 1 else lines[0]
    return f"{name:44} {len(lines):7} {sum(lines):6} {median(lines):6.0f} {p90:5.0f} {max(lines):5}"


def entered() -> tuple[int, int]:
    """How many of our files a warm `get_job` enters, and how often it goes from one to another."""
    way: list[str] = []

    def note(frame: FrameType, event: str, argument: object) -> None:
        name = str(frame.f_globals.get("__name__", ""))
        if event == "call" and name.partition(".")[0] in PACKAGES:
            file = frame.f_code.co_filename
            if Path(file).is_absolute():  # code that attrs writes has no file
                way.append(file)

    job = example_job()

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=job)

    with IonQSession("made-up-key", transport=httpx.MockTransport(answer)) as session:
        session.get_job("a-job")
        sys.setprofile(note)
        try:
            session.get_job("a-job")
        finally:
            sys.setprofile(None)
    changes = sum(1 for one, other in pairwise(way) if one != other)
    return len(set(way)), changes


def import_seconds(module: str) -> float:
    """The least CPU time that a new interpreter takes to import a module, less an empty start."""
    return _start(f"import {module}") - _start("")


def _start(program: str) -> float:
    seconds: list[float] = []
    for _ in range(ROUNDS):
        begin = _children_seconds()
        subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603  # our own text
        seconds.append(_children_seconds() - begin)
    return min(seconds)


def _children_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Print the figures."""
    print("\n".join(sizes()))
    files, changes = entered()
    print(f"\na get_job enters {files} files and changes file {changes} times")
    session, library = (import_seconds(name) for name in ("ionq_session.session", "httpx"))
    package = import_seconds("ionq_session")
    print(f"import ionq_session takes {package / library:.2f} of httpx's time")
    print(f"import ionq_session.session takes {session / library:.2f} of httpx's time")


if __name__ == "__main__":
    main()
