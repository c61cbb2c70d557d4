"""`spec.py impact` as it is called: what it prints, and its exit code."""

import json
import subprocess
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from scripts.commands.impact import impact
from scripts.impact.changes import SurfaceChange
from scripts.impact.finder import Use
from scripts.impact.report import Impact, render_json, render_markdown, render_text
from scripts.impact.revision import RevisionError, unpack
from scripts.impact.sources import Unread

from .documents import EXPECTED


def run(*arguments: str | Path) -> Result:
    app = typer.Typer()
    app.command()(impact)
    return CliRunner().invoke(app, [str(each) for each in arguments])


def test_a_package_is_compared_with_another(before: Path, after: Path) -> None:
    result = run("--from", before, "--to", after)
    assert 0 == result.exit_code, result.output
    assert render_text(Impact(EXPECTED)) == result.stdout


def test_without_a_change_there_is_nothing_to_tell(before: Path) -> None:
    result = run("--from", before, "--to", before)
    assert (0, "The Python API stays as it is.\n") == (result.exit_code, result.stdout)


def commit(repository: Path, text: str) -> None:
    """Commit both packages, with one file each."""
    for package in ("generated/ionq_api", "ionq_session"):
        (repository / package).mkdir(parents=True, exist_ok=True)
        (repository / package / "__init__.py").write_text(text)
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.com")
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", text]):
        subprocess.run(["git", *who, *command], cwd=repository, check=True)  # noqa: S603, S607


def test_the_packages_of_a_commit_are_read(tmp_path: Path) -> None:
    repository, target = tmp_path / "repository", tmp_path / "target"
    for text in ("first = 1", "second = 2"):
        commit(repository, text)
    (repository / "ionq_session" / "__init__.py").write_text("third = 3")
    for revision, text in {"HEAD": "second = 2", "HEAD~1": "first = 1"}.items():
        unpack(revision, repository, target / revision)
        for package in ("ionq_api", "ionq_session"):
            assert text == (target / revision / package / "__init__.py").read_text()


@pytest.mark.parametrize("revision", ["HEAD~7", "--output=stolen", "nowhere"])
def test_what_is_no_revision_is_refused(tmp_path: Path, revision: str) -> None:
    commit(tmp_path, "first = 1")
    with pytest.raises(RevisionError, match="is neither a folder nor a revision"):
        unpack(revision, tmp_path, tmp_path / "target")
    assert not (tmp_path / "stolen").exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["absent.py"], "absent.py does not exist"),
        (["--to", "absent"], "absent holds no package ionq_api"),
        (["--from", "no-such-revision"], "no-such-revision is neither a folder nor a revision"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    before: Path, after: Path, arguments: list[str], reason: str
) -> None:
    given = {"--from": str(before), "--to": str(after)}
    for option, value in given.items():
        arguments = [*arguments, *([] if option in arguments else [option, value])]
    result = run(*arguments)
    assert (2, "") == (result.exit_code, result.stdout)
    assert reason in result.stderr
    assert "Traceback" not in result.stderr


def test_code_that_uses_what_changed_fails_if_asked(
    before: Path, after: Path, tmp_path: Path
) -> None:
    program = tmp_path / "program.py"
    program.write_text("from ionq_api.models import Noise\n")
    result = run(program, "--from", before, "--to", after, "--format", "json", "--fail-on-use")
    assert 1 == result.exit_code
    told = json.loads(result.stdout)
    (use,) = told["uses"]
    assert "ionq_api.models.Noise" == told["changes"][use.pop("change")]["name"]
    assert {"path": str(program), "line": 1, "column": 29, "name": "Noise"} == use


# What is printed

KW = next(each for each in EXPECTED if each.member == "kw")
NOISE = next(each for each in EXPECTED if each.member == "Noise")
COST = next(each for each in EXPECTED if each.member == "get_job_cost")
PURPOSE = next(each for each in EXPECTED if each.member == "purpose")
QUBITS = next(each for each in EXPECTED if each.member == "qubits")
TOLD = Impact(
    [PURPOSE, KW, QUBITS, NOISE, COST],
    [
        Use(Path("a.py"), 3, 7, "Backend.kw", KW),
        Use(Path("a.py"), 4, 1, "Backend.qubits", QUBITS),
        Use(Path("a.py"), 5, 1, "Noise", NOISE),
        Use(Path("b.py"), 1, 2, "CreateSessionRequest.purpose", PURPOSE),
    ],
    [Unread(Path("c.py"), 9, "invalid syntax"), Unread(Path("d.py"), None, "not text")],
)

TEXT = """\
removed field ionq_api.models.Backend.kw
removed class ionq_api.models.Noise, perhaps renamed to NoiseSettings
removed method ionq_session.IonQSession.get_job_cost, \
also in ionq_session.AsyncIonQSession and ionq_api.api.jobs
retyped field ionq_api.models.Backend.qubits: int is now str
added field ionq_api.models.CreateSessionRequest.purpose: str, required
a.py:3:7: uses Backend.kw (removed)
a.py:4:1: uses Backend.qubits (retyped: int is now str)
a.py:5:1: uses Noise (removed, perhaps renamed to NoiseSettings)
b.py:1:2: uses CreateSessionRequest.purpose (has to be given now)
c.py:9: not analysed: invalid syntax
d.py: not analysed: not text
"""

MARKDOWN = """\
**Removed**

- field `ionq_api.models.Backend.kw`
- class `ionq_api.models.Noise`, perhaps renamed to `NoiseSettings`
- method `ionq_session.IonQSession.get_job_cost`, \
also in `ionq_session.AsyncIonQSession` and `ionq_api.api.jobs`

**Retyped**

- field `ionq_api.models.Backend.qubits`: `int` is now `str`

**Added**

- field `ionq_api.models.CreateSessionRequest.purpose`: `str`, required

**Used**

- `a.py:3`: `Backend.kw` (removed)
- `a.py:4`: `Backend.qubits` (retyped: `int` is now `str`)
- `a.py:5`: `Noise` (removed, perhaps renamed to `NoiseSettings`)
- `b.py:1`: `CreateSessionRequest.purpose` (has to be given now)

**Not analysed**

- `c.py:9`: invalid syntax
- `d.py`: not text
"""


def test_text() -> None:
    assert TEXT == render_text(TOLD)


def test_markdown() -> None:
    assert MARKDOWN == render_markdown(TOLD.changes, TOLD.uses, TOLD.unread)
    assert "The Python API stays as it is.\n" == render_markdown([])


def test_json_names_the_change_of_each_use() -> None:
    told = json.loads(render_json(TOLD))
    assert {"changes", "uses", "unread"} == told.keys()
    assert ["kind", "what", "name", "also", "old", "new", "required", "renamed_to"] == [
        *told["changes"][0]
    ]
    assert [1, 2, 3, 0] == [each["change"] for each in told["uses"]]
    assert {"path": "b.py", "line": 1, "column": 2} == {
        key: told["uses"][3][key] for key in ("path", "line", "column")
    }
    assert {"path": "d.py", "line": None, "reason": "not text"} == told["unread"][1]


def test_a_value_of_the_document_steers_no_terminal_and_no_page() -> None:
    value = SurfaceChange("added", "literal value", "ionq_api.models.JobStatus", "`\x1b[2J\n# b")
    assert "\x1b" not in render_text(Impact([value]))
    assert '\n- literal value `ionq_api.models.JobStatus["\' [2J # b"]`\n' in render_markdown(
        [value]
    )
