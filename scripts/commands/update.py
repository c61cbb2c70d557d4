"""The `update` command: every step that a new document requires, or none of them."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
import yaml

from ..codegen.generate import GenerationError
from ..formats import plain
from ..upstream.exclusive import BusyError
from ..upstream.read import LIVE
from ..upstream.snapshot import RestoreError
from ..upstream.update import NOTHING, ChecksFailedError
from ..upstream.update import update as update_project
from .fetch import Source


class OnFailedChecks(StrEnum):
    """What to do if the new package fails the project's checks."""

    RESTORE = "restore"
    KEEP = "keep"


def update(
    source: Source = LIVE,
    *,
    summary: Annotated[
        Path | None,
        typer.Option(help="Also write the summary, in Markdown, to this file.", dir_okay=False),
    ] = None,
    on_failed_checks: Annotated[
        OnFailedChecks,
        typer.Option(
            help="Whether to restore all files, or keep the new state to be fixed by hand."
        ),
    ] = OnFailedChecks.RESTORE,
    tests: Annotated[
        list[Path] | None, typer.Option(help="Run only these tests; may be repeated.")
    ] = None,
) -> None:
    """Fetch a document, compare, generate, check, and write a changelog entry.

    If any step fails, all files are restored.
    """
    keep = on_failed_checks is OnFailedChecks.KEEP
    today = datetime.now(UTC).date()
    try:
        done = update_project(source, today, tests=tests, keep=keep, summary=summary, on_step=_show)
    except ChecksFailedError as error:
        typer.echo(plain(error.output), err=True)
        _fail(f"{error}; every file is as it was before")
    except BusyError as error:
        _fail(str(error))
    except RestoreError as error:
        _fail(f"{error.__context__}\n{error}")
    except (GenerationError, OSError, ValueError, yaml.YAMLError) as error:
        _fail(f"{error}\nevery file is as it was before")
    typer.echo(done.summary if done else NOTHING, nl=False)


def _show(step: str) -> None:
    typer.echo(f"{step} ...", err=True)


def _fail(message: str) -> NoReturn:
    typer.echo(plain(message), err=True)
    raise typer.Exit(1) from None
