"""`spec.py generate`: write the package anew."""

import typer

from codegen.document import OverlayError, effective
from codegen.generate import GenerationError
from codegen.generate import generate as write_package
from project import PACKAGE


def generate() -> None:
    """Write `generated/ionq_api` anew from the contract, the overlay and the templates."""
    try:
        write_package(effective(), PACKAGE)
    except (OverlayError, GenerationError) as error:
        typer.echo(error, err=True)
        raise typer.Exit(1) from None
