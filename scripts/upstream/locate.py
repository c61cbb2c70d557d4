"""Finds the document that an argument names: a URL, a file, or a git revision of the contract."""

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
        reference: A URL, a file, or a git revision; a file that exists takes precedence. None
            stands for the contract in the working tree.

    Raises:
        DocumentError: There is none, or it cannot be read or compared.
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
    """Whether it is an existing file; a folder may have the name of a branch."""
    try:
        path = Path(reference)
        return path.exists() and not path.is_dir()
    except (OSError, ValueError):
        return False  # too long, or with a character that no file name may have


def _at_revision(revision: str) -> Node:
    if not revision:
        raise DocumentError("'' is neither a file nor a revision")
    # Relative to ROOT, so that the project may be a subfolder of its repository.
    name = f"{revision}:./{CONTRACT.relative_to(ROOT).as_posix()}"
    command = ["git", "show", "--end-of-options", name]
    try:
        # git is found on PATH, and `--end-of-options` keeps the revision from being an option.
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603
    except (OSError, ValueError) as error:
        raise DocumentError(f"{revision!r} is not a file, and git cannot be run: {error}") from None
    if done.returncode:
        output = done.stderr.decode(errors="replace").strip().splitlines()
        reason = output[-1] if output else "git failed"
        raise DocumentError(f"{revision!r} is neither a file nor a revision: {reason}")
    try:
        return parse(done.stdout)
    except DocumentError as error:
        raise DocumentError(f"{revision}: {error}") from None
