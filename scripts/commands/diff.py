"""The `diff` command: what changed between two documents."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Final

import typer

from ..differences import report
from ..differences.compare import Comparison, compare
from ..differences.rule import Level
from ..formats import Format, plain
from ..upstream.errors import DocumentError
from ..upstream.locate import document

REPORTS: Final[dict[Format, Callable[[Comparison], str]]] = {
    "text": report.text,
    "markdown": report.markdown,
    "json": report.as_json,
}


class FailOn(StrEnum):
    """The least severe level that makes the command fail."""

    BREAKING = "breaking"
    POSSIBLY_BREAKING = "possibly-breaking"
    ANY = "any"
    NEVER = "never"

    @property
    def level(self) -> int:
        """The least severe level that fails."""
        levels = {"breaking": Level.BREAKING, "possibly-breaking": Level.POSSIBLY_BREAKING}
        return levels.get(self.value, Level.HARMLESS if self is FailOn.ANY else 0)


Old = Annotated[str, typer.Argument(help="A file, a URL, or a git revision of this project.")]
New = Annotated[
    str | None, typer.Argument(help="The newer document, likewise; the working tree by default.")
]


def diff(
    old: Old = "HEAD",
    new: New = None,
    *,
    format_: Annotated[Format, typer.Option("--format", help="The output format.")] = "text",
    fail_on: Annotated[
        FailOn, typer.Option(help="Exit with status 1 if a difference is at least this severe.")
    ] = FailOn.NEVER,
) -> None:
    """Show what changed between two documents, as it affects users of the Python client."""
    try:
        comparison = compare(document(old), document(new))
    except DocumentError as error:
        typer.echo(plain(str(error)), err=True)
        raise typer.Exit(2) from None
    typer.echo(REPORTS[format_](comparison), nl=False)
    if any(finding.rule.level <= fail_on.level for finding in comparison.findings):
        raise typer.Exit(1)
