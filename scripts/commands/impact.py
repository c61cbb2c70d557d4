"""The `impact` command: what a change does to the Python API, and which code it affects."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from ..formats import Format, plain
from ..impact.analyser import AnalyserError
from ..impact.changes import surface_changes
from ..impact.report import RENDERERS, Impact
from ..impact.revision import RevisionError, unpack
from ..impact.surface import SurfaceError
from ..impact.usage import find_uses
from ..project import PACKAGE, ROOT

GENERATED = PACKAGE.parent


def impact(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Code that uses the package: Python files and folders."),
    ] = None,
    before: Annotated[
        str,
        typer.Option("--from", help="The old package: a git revision or a folder."),
    ] = "HEAD",
    after: Annotated[
        Path, typer.Option("--to", help="The new package: a folder.", show_default="generated")
    ] = GENERATED,
    output_format: Annotated[Format, typer.Option("--format", help="The output format.")] = "text",
    fail_on_use: Annotated[
        bool,
        typer.Option(
            "--fail-on-use", help="Exit with status 1 if the code uses a name that changed."
        ),
    ] = False,
) -> None:
    """Show which names of the Python API a change adds, removes or retypes, and their uses.

    Pyright's language server analyses the code without running it, so a name counts only if it
    resolves to the package. Files that the running interpreter cannot parse are reported and
    skipped. Notebooks are not read.
    """
    try:
        found = _impact(paths or [], before, after)
    except (AnalyserError, OSError, RevisionError, SurfaceError, ValueError) as error:
        typer.echo(plain(str(error)), err=True)
        raise typer.Exit(2) from None
    typer.echo(RENDERERS[output_format](found), nl=False)
    if fail_on_use and found.uses:
        raise typer.Exit(1)


def _impact(paths: list[Path], before: str, after: Path) -> Impact:
    with tempfile.TemporaryDirectory() as folder:
        old, sessions = Path(before), ROOT
        if not old.is_dir():
            old = sessions = Path(folder)
            unpack(before, ROOT, old)
        changes = surface_changes(old, after)
        uses, unread = find_uses(changes, old, sessions, paths) if paths else ([], [])
    return Impact(changes, uses, unread)
