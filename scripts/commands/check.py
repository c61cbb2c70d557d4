"""The `check` command: whether the generated package and the contract's record are up to date."""

import filecmp
import tempfile
from collections.abc import Iterator
from pathlib import Path

import typer
import yaml

from ..codegen.generate import GenerationError
from ..codegen.generate import generate as write_package
from ..codegen.stock import changed_templates
from ..formats import plain
from ..openapi.document import effective, load
from ..openapi.record import Record
from ..project import CONTRACT, PACKAGE, SOURCE


def check() -> None:
    """Fail if `generated/ionq_api` is out of date or the contract does not match its record.

    Also fails on a warning of the generator, on an overlay action without effect, and if
    openapi-python-client has changed a template that one of ours overrides.
    """
    try:
        complaints = list(_complaints())
    except (GenerationError, LookupError, OSError, ValueError, yaml.YAMLError) as error:
        complaints = [f"{type(error).__name__}: {error}"]
    for complaint in complaints:
        typer.echo(plain(complaint), err=True)
    if complaints:
        raise typer.Exit(1)


def _complaints() -> Iterator[str]:
    record = Record.read(SOURCE)
    if Record.of(load(CONTRACT), record.source, record.date) != record:
        yield (
            f"the structure of {CONTRACT.name} does not match the hash in {SOURCE.name}: put "
            "corrections into the overlay, and take over a newer document with "
            "`python -m scripts.spec fetch`"
        )
    yield from changed_templates()
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / PACKAGE.name
        write_package(effective(), fresh)
        different = sorted(_differences(filecmp.dircmp(fresh, PACKAGE, ignore=["__pycache__"])))
    yield from (f"not as generated: {name}" for name in different)
    if different:
        yield "run `make generate` and commit the result"


def _differences(compared: filecmp.dircmp[str]) -> set[str]:
    """The files that exist on one side only, or whose contents differ."""
    _, mismatch, errors = filecmp.cmpfiles(
        compared.left, compared.right, compared.common_files, shallow=False
    )
    names = {*compared.left_only, *compared.right_only, *mismatch, *errors}
    found = {f"{Path(compared.right) / name}" for name in names}
    for below in compared.subdirs.values():
        found |= _differences(below)
    return found
