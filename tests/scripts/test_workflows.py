"""The workflows on GitHub: pinned, with least permissions, and made of commands that exist.

So are the pages of the docs that name them.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, cast

import pytest
import yaml
from typer.core import TyperGroup
from typer.main import get_command

from scripts.commands.app import app

if TYPE_CHECKING:
    from collections.abc import Iterator

    Workflow: TypeAlias = dict[str, dict[str, dict[str, object]]]

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "workflows"
NAMES = sorted(path.name for path in FOLDER.iterdir())

PERMISSIONS = {
    "document.yml": {
        "update": {"contents": "read"},
        "propose": {"contents": "write", "pull-requests": "write"},
    },
    "pull-request.yml": {"check": {"contents": "read"}, "comment": {"pull-requests": "write"}},
}


def load(name: str) -> Workflow:
    # YAML 1.1 reads the key `on` as a switch, and nothing here asks for it.
    return cast("Workflow", yaml.safe_load((FOLDER / name).read_text(encoding="utf-8")))


def scripts(name: str) -> Iterator[str]:
    for job in load(name)["jobs"].values():
        for step in cast("list[dict[str, str]]", job["steps"]):
            if "run" in step:
                yield step["run"]


def test_a_linter_of_workflows_finds_nothing_even_as_an_auditor() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [str(zizmor), "--offline", "--quiet", "--persona", "auditor", str(FOLDER)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert 0 == done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("name", NAMES)
def test_every_action_is_pinned_to_a_commit_with_its_version_beside(name: str) -> None:
    uses = re.findall(r"uses: (.*)", (FOLDER / name).read_text(encoding="utf-8"))
    assert uses
    assert [] == [
        each
        for each in uses
        if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_job_may_do_what_it_needs_and_no_more(name: str) -> None:
    workflow = load(name)
    assert {} == workflow["permissions"]
    found = {job: value["permissions"] for job, value in workflow["jobs"].items()}
    assert PERMISSIONS[name] == found


@pytest.mark.parametrize("name", NAMES)
def test_whoever_may_write_runs_no_code_of_the_project(name: str) -> None:
    for job in load(name)["jobs"].values():
        if "write" in cast("dict[str, str]", job["permissions"]).values():
            steps = cast("list[dict[str, str]]", job["steps"])
            assert not re.search(
                r"make |python|\.venv|pip", "".join(each.get("run", "") for each in steps)
            )


@pytest.mark.parametrize("name", NAMES)
def test_scripts_are_shell_and_take_nothing_from_the_event_as_code(name: str) -> None:
    for script in scripts(name):
        assert "${{" not in script
        done = subprocess.run(
            ["/bin/bash", "-n"],
            input=script,
            capture_output=True,
            text=True,
            check=False,
        )
        assert 0 == done.returncode, done.stderr


def test_the_commands_and_options_that_they_call_exist() -> None:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    text = "\n".join(script.replace("\\\n", " ") for name in NAMES for script in scripts(name))
    page = (ROOT / "docs" / "document.md").read_text(encoding="utf-8")
    called = re.findall(r"-m scripts\.spec ([a-z]+)([^\n`]*)", f"{text}\n{page}")
    assert {*group.commands} == {command for command, _ in called}
    for command, arguments in called:
        known = {option for each in group.commands[command].params for option in each.opts}
        assert {*re.findall(r"--[a-z-]+", arguments)} <= known
    targets = re.findall(
        r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {*re.findall(r"^ *make ([a-z]+)", f"{text}\n{page}", re.MULTILINE)} <= {*targets}
