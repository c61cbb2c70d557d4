"""`spec.py update`: everything that a new document asks for, or nothing at all."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from codegen.document import OverlayError
from codegen.generate import GenerationError
from upstream.errors import DocumentError
from upstream.read import LIVE
from upstream.update import ChecksFailedError, Update
from upstream.update import update as update_project

from .fetch import Source


class OnFailedChecks(StrEnum):
    """What happens if the new package does not pass the project's checks."""

    RESTORE = "restore"
    KEEP = "keep"


def update(
    source: Source = LIVE,
    *,
    summary: Annotated[
        Path | None, typer.Option(help="Write the summary, in Markdown, to this file, too.")
    ] = None,
    on_failed_checks: Annotated[
        OnFailedChecks,
        typer.Option(help="Whether to go back, or leave everything for a person to mend."),
    ] = OnFailedChecks.RESTORE,
    tests: Annotated[
        list[Path] | None, typer.Option(help="Run these tests only; may be given again.")
    ] = None,
) -> None:
    """Fetch a document, tell what changed, generate, check, and write a changelog entry.

    If anything fails, every file is as it was before.
    """
    keep = on_failed_checks is OnFailedChecks.KEEP
    today = datetime.now(UTC).date()
    try:
        done = update_project(source, today, tests=tests, keep=keep, tell=_tell)
    except ChecksFailedError as error:
        typer.echo(error.output, err=True)
        typer.echo(f"{error}; every file is as it was before", err=True)
        raise typer.Exit(1) from None
    except (DocumentError, OverlayError, GenerationError) as error:
        typer.echo(f"{error}\nevery file is as it was before", err=True)
        raise typer.Exit(1) from None
    _report(done, summary)


def _tell(step: str) -> None:
    typer.echo(f"{step} ...", err=True)


def _report(done: Update | None, summary: Path | None) -> None:
    if done is None:
        typer.echo("the contract says the same already; nothing to do")
        return
    typer.echo(done.summary, nl=False)
    if summary is not None:
        summary.write_text(done.summary, encoding="utf-8")
