"""From a published document to a checked package, as one step that is undone if it fails."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from textwrap import indent
from typing import Final

from attrs import frozen

from ..codegen.generate import generate
from ..differences import report
from ..differences.compare import Comparison, compare
from ..formats import code
from ..impact.changes import surface_changes
from ..impact.report import render_markdown
from ..openapi.document import effective
from ..project import CHANGELOG, CONTRACT, OVERLAY, PACKAGE, ROOT, SOURCE
from .changelog import entry, with_entry
from .checks import Outcome, run
from .exclusive import exclusive
from .fetch import Fetched, fetch
from .snapshot import restored_on_failure

NOTHING: Final = "The contract is already up to date; there is nothing to do.\n"

LAST_LINES: Final = 40
"""How many lines of a failed check's output the summary shows."""


@frozen
class Update:
    """The result of an update.

    Attributes:
        comparison: What changed in the document.
        outcomes: How the checks ended.
        summary: All of it in Markdown.
    """

    comparison: Comparison
    outcomes: tuple[Outcome, ...]
    summary: str


class ChecksFailedError(RuntimeError):
    """The new package fails the project's checks.

    Attributes:
        output: The output of the failed checks.
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
    on_step: Callable[[str], None],
) -> Update | None:
    """Fetch, compare, generate, check, and write the changelog.

    Actions of the overlay that do not fit the document any more are taken out of it.

    Args:
        source: A URL or a file.
        today: The date to record.
        tests: The tests to run; all of them by default.
        keep: Whether to keep the new state, to be fixed by hand, if a check fails.
        summary: A file for the summary; it is restored as well if anything fails.
        on_step: Called with a description of each step as it begins.

    Returns:
        What was done; None if the document equals the contract.

    Raises:
        BusyError: Another process is updating.
        DocumentError: The document cannot become the contract; see `fetch`.
        GenerationError: It cannot be turned into a package.
        ChecksFailedError: The package fails a check, and `keep` is false.
        ValueError: The changelog has no section for the entry.
        OSError: A file cannot be read or written.
        RestoreError: Something failed, and not everything could be restored; the message says
            where the copies are.
    """
    written = [CONTRACT, OVERLAY, SOURCE, PACKAGE, CHANGELOG, *([summary] if summary else [])]
    with exclusive(), restored_on_failure(written) as before:
        if summary:
            summary.touch()  # fail before the checks if it cannot be written
        on_step(f"fetching {source}")
        fetched = fetch(source, today, fit_overlay=True)
        if not fetched.changed:
            if summary:
                summary.write_text(NOTHING, encoding="utf-8")
            return None
        comparison = compare(fetched.before, fetched.after)
        item = entry(comparison, fetched.record.date, fetched.dropped)
        changelog = with_entry(CHANGELOG.read_text(encoding="utf-8"), item)
        on_step("generating")
        generate(effective(), PACKAGE)
        names = render_markdown(surface_changes(before / PACKAGE.name, PACKAGE))
        outcomes = tuple(run(tests, on_step))
        failed = [outcome for outcome in outcomes if not outcome.passed]
        if failed and not keep:
            failed_names = ", ".join(outcome.name for outcome in failed)
            output = "\n".join(outcome.output for outcome in failed)
            raise ChecksFailedError(f"failed: {failed_names}", output)
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
        f"{_overlay(fetched)}## Checks\n\n{checks}\n\n{_outputs(outcomes)}"
        f"<details><summary>Names of the Python package</summary>\n\n{names}\n</details>\n"
    )


def _overlay(fetched: Fetched) -> str:
    """The actions that were taken out of the overlay, each with its reason and why it is out."""
    if not fetched.dropped:
        return ""
    listed = "\n".join(
        f"* action {each.number}, {code(each.target)}: {each.why}. It said: {each.reason}"
        for each in fetched.dropped
    )
    name = OVERLAY.relative_to(ROOT).as_posix()
    return (
        f"## Corrections removed from `{name}`\n\n"
        f"They do not fit the document any more. Look at each: what it corrected may be right now, "
        f"gone, or wrong in another place.\n\n{listed}\n\n"
    )


def _outputs(outcomes: Sequence[Outcome]) -> str:
    """The last lines of output of the failed checks."""
    return "".join(
        f"<details><summary>{outcome.name}</summary>\n\n"
        f"{indent(_last_lines(outcome.output), ' ' * 4)}\n\n</details>\n\n"
        for outcome in outcomes
        if not outcome.passed
    )


def _last_lines(output: str) -> str:
    return "\n".join(output.splitlines()[-LAST_LINES:])
