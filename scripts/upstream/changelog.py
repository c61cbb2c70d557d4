"""The changelog entry for a new contract."""

import re
import textwrap
from collections.abc import Sequence
from datetime import date
from typing import Final

from ..differences.compare import Comparison
from ..differences.report import lines
from ..differences.rule import Level
from ..formats import code
from .overlay import Dropped

UNRELEASED: Final = "## [Unreleased]"
CHANGED: Final = "### Changed"
WIDTH: Final = 100
SPACE: Final = "\0"
"""Stands for a space where no line may break."""


def entry(comparison: Comparison, day: date, dropped: Sequence[Dropped] = ()) -> str:
    """What users of the package need to know about a new contract, as a list item."""
    counts = [f"{comparison.count(level)} {level.title.lower()}" for level in Level]
    text = f"The contract is IonQ's document, fetched on {day.isoformat()}: {', '.join(counts)}."
    items = [_item("* ", text)]
    for level in (Level.BREAKING, Level.POSSIBLY_BREAKING):
        found = lines(comparison, level)
        if found:
            items.append(_item("  * ", f"{level.title}:"))
            items += [_item("    * ", f"{line}.") for line in found]
    if dropped:
        listed = ", ".join(dict.fromkeys(code(each.target) for each in dropped))
        text = f"Corrections that do not fit the document any more are no longer made: {listed}."
        items.append(_item("  * ", text))
    return "\n".join(items) + "\n"


def with_entry(changelog: str, text: str) -> str:
    """A changelog with one more item under "Changed" in the unreleased section.

    Raises:
        ValueError: It has no unreleased section.
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
    # Code in backquotes stays on one line, so that no line begins with a text of the document.
    kept = re.sub(r"`[^`]*`", lambda found: found[0].replace(" ", SPACE), text)
    return textwrap.fill(
        kept,
        WIDTH,
        initial_indent=bullet,
        subsequent_indent=below,
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(SPACE, " ")
