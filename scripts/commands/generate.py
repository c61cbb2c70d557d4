"""The `generate` command: regenerate the package."""

import typer
import yaml

from ..codegen.generate import GenerationError
from ..codegen.generate import generate as write_package
from ..formats import plain
from ..openapi.document import effective
from ..project import PACKAGE


def generate() -> None:
    """Regenerate `generated/ionq_api` from the contract, the overlay and the templates."""
    try:
        write_package(effective(), PACKAGE)
    except (GenerationError, OSError, ValueError, yaml.YAMLError) as error:
        typer.echo(plain(str(error)), err=True)
        raise typer.Exit(1) from None
