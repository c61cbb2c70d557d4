"""Finds the document that a person means: an address, a file, or a revision of the contract."""

import subprocess
from pathlib import Path

from ..openapi.document import Node
from ..project import CONTRACT, ROOT
from .comparable import check
from .errors import DocumentError
from .read import is_address, parse, read


def document(reference: str | None) -> Node:
    """The document that a reference names.

    Args:
        reference: An address, a file (first, if it exists), or a revision that git knows. None
            stands for the contract in the working tree.

    Raises:
        DocumentError: There is none, or it cannot be read, or not be compared.
    """
    if reference is None:
        reference = str(CONTRACT)
    if is_address(reference) or _is_file(reference):
        found = read(reference).document
    else:
        found = _at_revision(reference)
    try:
        check(found)
    except DocumentError as error:
        raise DocumentError(f"{reference}: {error}") from None
    return found


def _is_file(reference: str) -> bool:
    """Whether there is such a file; a folder may have the name of a branch."""
    try:
        path = Path(reference)
        return path.exists() and not path.is_dir()
    except (OSError, ValueError):
        return False  # too long for a name, or with a character that none has


def _at_revision(revision: str) -> Node:
    if not revision:
        raise DocumentError("'' is no file, and no revision")
    # From here on, so that a repository may hold the project in a folder.
    name = f"{revision}:./{CONTRACT.relative_to(ROOT).as_posix()}"
    command = ["git", "show", "--end-of-options", name]
    try:
        # git is looked up where the person has it; what is given to it is no option.
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603
    except (OSError, ValueError) as error:
        raise DocumentError(f"{revision!r} is no file, and git cannot be asked: {error}") from None
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip().splitlines()
        reason = told[-1] if told else "git failed"
        raise DocumentError(f"{revision!r} is no file, and no revision: {reason}")
    try:
        return parse(done.stdout)
    except DocumentError as error:
        raise DocumentError(f"{revision}: {error}") from None
