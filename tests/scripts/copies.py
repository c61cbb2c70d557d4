"""A copy of the project under git, on which the document's workflow may do what it does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).parents[2]
LEFT_BEHIND = shutil.ignore_patterns(
    ".git", ".venv", ".hypothesis", ".pytest_cache", ".ruff_cache", "__pycache__", "node_modules"
)


@frozen
class Project:
    """A copy of the project.

    Attributes:
        root: Its folder.
    """

    root: Path

    @classmethod
    def copied(cls, root: Path) -> Project:
        """Copy what is checked in, and what mypy remembers of it."""
        shutil.copytree(ROOT, root, ignore=LEFT_BEHIND)
        project = cls(root)
        project.git("init", "--quiet", "--initial-branch=main")
        project.commit("Start")
        return project

    def git(self, *arguments: str) -> str:
        """Run git, with a name of its own and nobody's configuration."""
        identity = {
            f"GIT_{who}_{what}": "test"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        environment = {**os.environ, **identity, "GIT_CONFIG_GLOBAL": os.devnull}
        return self._run(["git", *arguments], environment).stdout

    def commit(self, message: str) -> None:
        """Commit everything."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def changed(self) -> list[str]:
        """The files that differ from the last commit."""
        return [line[3:] for line in self.git("status", "--porcelain").splitlines()]

    def python(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run Python with the copy's own package, scripts and tests."""
        paths = os.pathsep.join(str(self.root / name) for name in (".", "generated"))
        environment = {**os.environ, "PYTHONPATH": paths}
        return self._run([sys.executable, *arguments], environment, check=check)

    def spec(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run `python -m scripts.spec`."""
        return self.python("-m", "scripts.spec", *arguments, check=check)

    def _run(
        self, command: list[str], environment: dict[str, str], *, check: bool = True
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(  # noqa: S603  # the commands are those of the tests
            command, cwd=self.root, env=environment, capture_output=True, text=True, check=False
        )
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done
