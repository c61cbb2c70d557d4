"""The entry that a new contract has in the changelog."""

import re
import textwrap
from datetime import date
from typing import Final

from ..differences.compare import Comparison
from ..differences.report import lines
from ..differences.rule import Level

UNRELEASED: Final = "## [Unreleased]"
CHANGED: Final = "### Changed"
WIDTH: Final = 100
SPACE: Final = "\0"
"""Stands for a space that no line is broken at."""


def entry(comparison: Comparison, day: date) -> str:
    """What users of the package have to know of a new contract, as an item of a list."""
    counts = [f"{comparison.count(level)} {level.title.lower()}" for level in Level]
    text = f"The contract is IonQ's document, fetched on {day.isoformat()}: {', '.join(counts)}."
    told = [_item("* ", text)]
    for level in (Level.BREAKING, Level.POSSIBLY_BREAKING):
        found = lines(comparison, level)
        if found:
            told.append(_item("  * ", f"{level.title}:"))
            told += [_item("    * ", f"{line}.") for line in found]
    return "\n".join(told) + "\n"


def with_entry(changelog: str, text: str) -> str:
    """A changelog with one more item under what has changed since the last release.

    Raises:
        ValueError: It has no section for what is not released.
    """
    head, found, rest = changelog.partition(f"{UNRELEASED}\n")
    if not found:
        raise ValueError(f"the changelog has no section {UNRELEASED}")
    section, later = _until(rest, "\n## ")
    if f"{CHANGED}\n" in section:
        before, _, after = section.partition(f"{CHANGED}\n\n")
        section = f"{before}{CHANGED}\n\n{text}{after}"
    else:
        section = f"\n{CHANGED}\n\n{text}{section}"
    return f"{head}{found}{section}{later}"


def _until(text: str, mark: str) -> tuple[str, str]:
    position = text.find(mark)
    return (text, "") if position < 0 else (text[:position], text[position:])


def _item(bullet: str, text: str) -> str:
    below = re.sub(r"\S", " ", bullet)
    # What stands in backquotes stays on one line, so that no line begins with what it says.
    kept = re.sub(r"`[^`]*`", lambda found: found[0].replace(" ", SPACE), text)
    return textwrap.fill(
        kept,
        WIDTH,
        initial_indent=bullet,
        subsequent_indent=below,
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(SPACE, " ")
