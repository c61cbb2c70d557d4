"""From a published document to a package that passes its checks, in one step that can be undone."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from textwrap import indent
from typing import Final

from attrs import frozen

from ..codegen.generate import generate
from ..differences import report
from ..differences.compare import Comparison, compare
from ..impact.changes import surface_changes
from ..impact.report import render_markdown
from ..openapi.document import effective
from ..project import CHANGELOG, CONTRACT, PACKAGE, SOURCE
from .changelog import entry, with_entry
from .checks import Outcome, run
from .exclusive import exclusive
from .fetch import Fetched, fetch
from .snapshot import restored_on_failure

NOTHING: Final = "The contract says the same already; there is nothing to do.\n"

LAST_LINES: Final = 40
"""How many lines of a failed check a summary holds."""


@frozen
class Update:
    """What an update has done.

    Attributes:
        comparison: What changed in the document.
        outcomes: How the checks ended.
        summary: All of it in Markdown.
    """

    comparison: Comparison
    outcomes: tuple[Outcome, ...]
    summary: str


class ChecksFailedError(RuntimeError):
    """The new package does not pass the project's checks.

    Attributes:
        output: What the checks that failed printed.
    """

    def __init__(self, message: str, output: str) -> None:
        super().__init__(message)
        self.output = output


def update(
    source: str,
    today: date,
    *,
    tests: Sequence[Path] | None = None,
    keep: bool = False,
    summary: Path | None = None,
    tell: Callable[[str], None],
) -> Update | None:
    """Fetch, compare, generate, check, and write the changelog.

    Args:
        source: An address or a file.
        today: The day that is recorded.
        tests: The tests to run; all of them by default.
        keep: Whether everything is left for a person to mend if a check fails.
        summary: A file for the summary; it is put back, too, if anything fails.
        tell: Is called with each step as it begins.

    Returns:
        What was done; nothing if the contract said the same already.

    Raises:
        BusyError: Another process is at it.
        DocumentError: The document cannot be the contract; see `fetch`.
        GenerationError: It cannot be turned into a package.
        OverlayError: The overlay does not fit the contract.
        ChecksFailedError: The package does not pass a check, and `keep` is false.
        ValueError: The changelog has no section for the entry.
        OSError: A file cannot be read or written.
        RestoreError: Something failed, and something could not be put back; the message says where
            it is kept.
    """
    written = [CONTRACT, SOURCE, PACKAGE, CHANGELOG, *([summary] if summary else [])]
    with exclusive(), restored_on_failure(written) as before:
        if summary:
            summary.touch()  # what cannot be written is found out before the checks, not after
        tell(f"fetching {source}")
        fetched = fetch(source, today)
        if not fetched.changed:
            if summary:
                summary.write_text(NOTHING, encoding="utf-8")
            return None
        comparison = compare(fetched.before, fetched.after)
        item = entry(comparison, fetched.record.date)
        changelog = with_entry(CHANGELOG.read_text(encoding="utf-8"), item)
        tell("generating")
        generate(effective(), PACKAGE)
        names = render_markdown(surface_changes(before / PACKAGE.name, PACKAGE))
        outcomes = tuple(run(tests, tell))
        failed = [outcome for outcome in outcomes if not outcome.passed]
        if failed and not keep:
            told = ", ".join(outcome.name for outcome in failed)
            output = "\n".join(outcome.output for outcome in failed)
            raise ChecksFailedError(f"failed: {told}", output)
        done = Update(comparison, outcomes, _summary(fetched, comparison, names, outcomes))
        CHANGELOG.write_text(changelog, encoding="utf-8")
        if summary:
            summary.write_text(done.summary, encoding="utf-8")
        return done


def _summary(
    fetched: Fetched, comparison: Comparison, names: str, outcomes: Sequence[Outcome]
) -> str:
    record = fetched.record
    checks = "\n".join(
        f"* {outcome.name}: {'passed' if outcome.passed else '**failed**'}" for outcome in outcomes
    )
    return (
        f"# IonQ's document, fetched on {record.date.isoformat()}\n\n"
        f"From `{record.source}`; its structure has the SHA-256 `{record.sha256}`.\n\n"
        f"## What changed\n\n{report.markdown(comparison)}\n"
        f"## Checks\n\n{checks}\n\n{_outputs(outcomes)}"
        f"<details><summary>Names of the Python package</summary>\n\n{names}\n</details>\n"
    )


def _outputs(outcomes: Sequence[Outcome]) -> str:
    """What the checks that failed printed last, where failures are told."""
    return "".join(
        f"<details><summary>{outcome.name}</summary>\n\n"
        f"{indent(_last_lines(outcome.output), ' ' * 4)}\n\n</details>\n\n"
        for outcome in outcomes
        if not outcome.passed
    )


def _last_lines(output: str) -> str:
    return "\n".join(output.splitlines()[-LAST_LINES:])
