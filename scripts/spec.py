"""The document's workflow: `python scripts/spec.py generate` and `check`."""

import filecmp
import sys
import tempfile
from pathlib import Path

import typer

sys.path.insert(0, str(Path(__file__).parent))  # scripts are no package that could be installed

from codegen.document import effective  # after the path is set
from codegen.generate import generate as write_package

PACKAGE = Path(__file__).parents[1] / "generated" / "ionq_api"

app = typer.Typer(help=__doc__, no_args_is_help=True, pretty_exceptions_show_locals=False)


@app.command()
def generate() -> None:
    """Write `generated/ionq_api` anew from the contract, the overlay and the templates."""
    write_package(effective(), PACKAGE)


@app.command()
def check() -> None:
    """Fail if `generated/ionq_api` is not what `generate` would write."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / PACKAGE.name
        write_package(effective(), fresh)
        different = sorted(_differences(filecmp.dircmp(fresh, PACKAGE, ignore=["__pycache__"])))
    for name in different:
        typer.echo(f"not as generated: {name}", err=True)
    if different:
        typer.echo("run `make generate` and commit what it writes", err=True)
        raise typer.Exit(1)


def _differences(compared: filecmp.dircmp[str]) -> set[str]:
    """The names of files that are on one side only, or whose content is not the same."""
    _, mismatch, errors = filecmp.cmpfiles(
        compared.left, compared.right, compared.common_files, shallow=False
    )
    names = {*compared.left_only, *compared.right_only, *mismatch, *errors}
    found = {f"{Path(compared.right) / name}" for name in names}
    for below in compared.subdirs.values():
        found |= _differences(below)
    return found


if __name__ == "__main__":
    app()
