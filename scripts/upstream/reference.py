"""Finds the document that a person means: an address, a file, or a revision of the contract."""

import subprocess
from pathlib import Path

from codegen.document import Node
from project import CONTRACT, ROOT

from .errors import DocumentError
from .read import is_address, parse, read


def document(reference: str | None) -> Node:
    """The document that a reference names.

    Args:
        reference: An address, a file (first, if it exists), or a revision that git knows. None
            stands for the contract in the working tree.

    Raises:
        DocumentError: There is none, or it cannot be read.
    """
    if reference is None:
        return read(str(CONTRACT)).document
    if is_address(reference) or Path(reference).exists():
        return read(reference).document
    try:
        return parse(_at_revision(reference))
    except DocumentError as error:
        raise DocumentError(f"{reference}: {error}") from None


def _at_revision(revision: str) -> bytes:
    name = CONTRACT.relative_to(ROOT).as_posix()
    command = ["git", "show", "--end-of-options", f"{revision}:{name}"]
    # git is looked up where the person has it; what is given to it is no option.
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip().splitlines()
        raise DocumentError(f"is no file, and no revision: {told[-1] if told else 'git failed'}")
    return done.stdout
