"""What mypy and pyright make of a user's program, of wrong ones, and of the packages themselves."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import ionq_api
import ionq_session

from ..cases import every

APPLICATION = Path(__file__).with_name("application.py")
PACKAGES = [Path(ionq_session.__file__).parent, Path(ionq_api.__file__).parent]
MYPY_LINE = re.compile(r"(?P<file>[\w/.-]+\.py):(?P<line>\d+): error: .*\[(?P<rule>[\w-]+)\]")

BEGINNING = """\
from ionq_api.models import Noise, QisGate
from ionq_session import AsyncIonQSession, IonQSession

session = IonQSession("made-up")
others = AsyncIonQSession("made-up")
noise = Noise(model="ideal")
gate = QisGate(gate="h", target=0)
"""

WRONG: dict[str, str] = {
    "misspelt method": 'session.get_jobb("x")',
    "misspelt field of a reply": 'session.get_backend("x").statuss',
    "misspelt field of a union": 'session.get_job("x").statuss',
    "misspelt field of a payload": 'Noise(model="ideal", sed=7)',
    "misspelt option": 'session.get_job("x", timout=5)',
    "number for an id": "session.get_job(5)",
    "string for a whole number": 'Noise(model="ideal", seed="7")',
    "string for a list": 'QisGate(gate="h", targets="0")',
    "string for a boolean": 'session.get_job_probabilities("x", sharpen="yes")',
    "string for a date": 'session.get_characterizations_for_backend("x", start="2026-10-01")',
    "null for what cannot be null": 'Noise(model="ideal", seed=None)',
    "required field left out": "QisGate(target=0)",
    "required parameter left out": 'session.get_usages("x", group_by="job", modality="daily")',
    "payload for another operation": 'session.create_job(Noise(model="ideal"))',
    "number for a payload": "session.create_job(3)",
    "field of one kind of job": 'session.get_job("x").results["shots"]',
    "field that may be absent": 'session.get_job("x").shots + 1',
    "field that may be null": 'session.get_job("x").completed_at.year',
    "result taken for another type": 'text: str = session.get_job_artifact("x", "y")',
    "result not awaited": 'others.get_job("x").status',
    "retry of another type": 'session.get_job("x", retry=3)',
}
"""One wrong line each."""


class Found(NamedTuple):
    """The lines of each file in which a checker found an error, and all that it said."""

    lines: dict[str, set[int]]
    said: str


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the user's, outside the project: the application, and one file a wrong line."""
    folder = tmp_path_factory.mktemp("programs")
    shutil.copy(APPLICATION, folder)
    for name, line in WRONG.items():
        (folder / file_name(name)).write_text(f"{BEGINNING}{line}\n")
    return folder


def file_name(name: str) -> str:
    return f"{name.replace(' ', '_')}.py"


def run(folder: Path, *command: str) -> str:
    """What a checker prints; that it finds something is no failure of the command."""
    environment = {name: value for name, value in os.environ.items() if "MYPY" not in name}
    # Where pyright looks for packages when it verifies types; `--pythonpath` says it otherwise.
    environment["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def by_mypy(programs: Path) -> Found:
    """What `mypy --strict` finds."""
    files = sorted(path.name for path in programs.glob("*.py"))
    said = run(programs, "mypy", "--strict", "--config-file=", "--cache-dir=.cache", *files)
    lines: dict[str, set[int]] = {}
    for each in MYPY_LINE.finditer(said):
        lines.setdefault(each["file"], set()).add(int(each["line"]))
    return Found(lines, said)


@pytest.fixture(scope="module")
def by_pyright(programs: Path) -> Found:
    """What pyright finds in its strict mode."""
    config = {"typeCheckingMode": "strict", "include": ["."], "reportUnusedExpression": False}
    (programs / "pyrightconfig.json").write_text(json.dumps(config))
    said = run(programs, "pyright", "--outputjson", "--pythonpath", sys.executable)
    lines: dict[str, set[int]] = {}
    for each in json.loads(said)["generalDiagnostics"]:
        assert each["severity"] == "error", each
        line = each["range"]["start"]["line"] + 1
        lines.setdefault(Path(each["file"]).name, set()).add(line)
    return Found(lines, said)


@pytest.fixture(params=["mypy", "pyright"])
def found(request: pytest.FixtureRequest) -> Found:
    """What one of the two checkers finds."""
    result: Found = request.getfixturevalue(f"by_{request.param}")
    return result


def test_application_is_right(found: Found) -> None:
    assert set() == found.lines.get(APPLICATION.name, set()), found.said


@every("name", [*WRONG])
def test_wrong_program_is_refused(found: Found, name: str) -> None:
    last = len(BEGINNING.splitlines()) + 1
    assert {last} == found.lines.get(file_name(name)), found.said


def test_nothing_else_is_found(found: Found) -> None:
    assert {file_name(name) for name in WRONG} == set(found.lines)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with copies of both packages."""
    folder = tmp_path_factory.mktemp("installed")
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(package, folder / package.name, ignore=ignored)
    return folder


@pytest.mark.parametrize("package", [path.name for path in PACKAGES])
def test_every_type_is_known(installed: Path, package: str) -> None:
    # An editable installation is not looked into, so this looks at a copy.
    said = run(installed, "pyright", "--outputjson", "--ignoreexternal", "--verifytypes", package)
    report = json.loads(said)["typeCompleteness"]
    lacking = [
        f"{each['name']}: {reason['message']}"
        for each in report["symbols"]
        for reason in each["diagnostics"]
        if not each["isTypeKnown"]
    ]
    assert [] == lacking, "\n".join(lacking)
    assert 1 == report["completenessScore"]
    assert len(report["symbols"]) > 100
