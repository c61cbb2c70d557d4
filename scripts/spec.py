"""The workflow of IonQ's document: fetch it, understand what changed, generate, check."""

import sys
from pathlib import Path

import typer

sys.path.insert(0, str(Path(__file__).parent))  # scripts are no package that could be installed

from commands.check import check  # after the path is set
from commands.diff import diff
from commands.fetch import fetch
from commands.generate import generate
from commands.impact import impact
from commands.update import update

app = typer.Typer(help=__doc__, no_args_is_help=True, pretty_exceptions_show_locals=False)
for command in (fetch, diff, impact, generate, check, update):
    app.command()(command)

if __name__ == "__main__":
    app()
