"""Unpacks the packages of an earlier commit into a folder."""

import io
import subprocess
import tarfile
from pathlib import Path

from .surface import PACKAGE, SESSION_PACKAGE

GENERATED = "generated"


class RevisionError(ValueError):
    """A revision cannot be read."""


def unpack(revision: str, repository: Path, target: Path) -> None:
    """Write `ionq_api` and `ionq_session`, as of a commit, into a folder.

    Args:
        revision: A commit, as git names it, such as `HEAD` or `v0.1.0`.
        repository: The folder of the repository.
        target: A folder, created if it does not exist.

    Raises:
        RevisionError: There is no such revision, or it lacks the packages.
    """
    paths = [f"{GENERATED}/{PACKAGE}", SESSION_PACKAGE]
    command = ["git", "archive", "--format=tar", "--end-of-options", revision, *paths]
    done = subprocess.run(command, cwd=repository, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip()
        raise RevisionError(
            f"{revision} is neither a folder nor a revision with {' and '.join(paths)}: {reason}"
        )
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(target, filter="data")
    (target / GENERATED / PACKAGE).rename(target / PACKAGE)
