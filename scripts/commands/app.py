"""Follow IonQ's API document: fetch it, see what changed, generate the package, check it."""

import typer

from .check import check
from .diff import diff
from .fetch import fetch
from .generate import generate
from .impact import impact
from .update import update

app = typer.Typer(help=__doc__, no_args_is_help=True, pretty_exceptions_show_locals=False)
for command in (fetch, diff, impact, generate, check, update):
    app.command()(command)
