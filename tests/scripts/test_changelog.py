"""The entry that a new contract has in the changelog."""

from __future__ import annotations

import datetime

import pytest

from scripts.differences.compare import compare
from scripts.upstream.changelog import entry, with_entry

from .documents import APRIL, OCTOBER, at, published

DAY = datetime.date(2026, 10, 1)
HEAD = "# Changelog\n\nWords.\n\n"
RELEASED = "\n## [0.1.0] - 2026-01-01\n\n### Changed\n\n* Old.\n"


def test_an_entry_names_what_breaks_and_counts_the_rest() -> None:
    text = entry(compare(published(APRIL), published(OCTOBER)), DAY)
    lines = text.splitlines()
    told = (
        "The contract is IonQ's document, fetched on 2026-10-01: 25 breaking, 12 possibly breaking,"
    )
    assert lines[:2] == [f"* {told} 111", "  harmless."]
    assert "  * Breaking:" in lines
    assert "    * `get_compiled_file()`: gone (`GET /jobs/{UUID}/circuits/{lang}`)." in lines
    assert "  * Possibly breaking:" in lines
    assert "clone_job" not in text
    assert max(map(len, lines)) <= 100


def test_an_entry_without_anything_that_breaks_is_one_sentence() -> None:
    new = published(OCTOBER)
    at(new, "/components/schemas/Whoami/properties")["team"] = {"type": "string"}
    assert entry(compare(published(OCTOBER), new), DAY).startswith("* The contract is IonQ's")
    assert "Breaking" not in entry(compare(published(OCTOBER), new), DAY)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            f"{HEAD}## [Unreleased]\n\n### Added\n\n* A.\n\n### Changed\n\n* B.\n{RELEASED}",
            f"{HEAD}## [Unreleased]\n\n### Added\n\n* A.\n\n### Changed\n\n* N.\n* B.\n{RELEASED}",
        ),
        (
            f"{HEAD}## [Unreleased]\n\n### Added\n\n* A.\n{RELEASED}",
            f"{HEAD}## [Unreleased]\n\n### Changed\n\n* N.\n\n### Added\n\n* A.\n{RELEASED}",
        ),
        (
            f"{HEAD}## [Unreleased]\n{RELEASED}",
            f"{HEAD}## [Unreleased]\n\n### Changed\n\n* N.\n{RELEASED}",
        ),
        (f"{HEAD}## [Unreleased]\n", f"{HEAD}## [Unreleased]\n\n### Changed\n\n* N.\n"),
    ],
)
def test_it_stands_under_what_changed_since_the_last_release(before: str, after: str) -> None:
    assert after == with_entry(before, "* N.\n")


def test_a_changelog_without_room_for_it_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no section ## \[Unreleased\]"):
        with_entry(f"{HEAD}{RELEASED}", "* N.\n")


def test_what_a_document_says_begins_no_line() -> None:
    new = published(OCTOBER)
    schema = at(new, "/components/schemas/JobStatus")
    values = schema["enum"]
    assert isinstance(values, list)
    values += ["word " * 15 + "- an item", "## [Unreleased]\n"]
    text = entry(compare(published(OCTOBER), new), DAY)
    assert "- an item" in text
    assert all(
        line.lstrip().startswith(("*", "`", "may ", "in ")) for line in text.splitlines()[2:]
    )
