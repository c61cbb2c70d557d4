"""Which lines of the user's code a change touches: all of them, and no others."""

import shutil
import sys
from pathlib import Path

import pytest

import ionq_session
from scripts.impact.analyser import AnalyserError
from scripts.impact.changes import surface_changes
from scripts.impact.finder import Use
from scripts.impact.sources import Unread
from scripts.impact.usage import find_uses

from .documents import EXPECTED
from .programs import FILES, marked

PROJECT = Path(ionq_session.__file__).parents[1]


@pytest.fixture(scope="module")
def found(before: Path, after: Path, programs: Path) -> tuple[list[Use], list[Unread]]:
    """What the change touches in the user's folder, looked for once."""
    return find_uses(surface_changes(before, after), before, PROJECT, [programs])


@pytest.fixture(scope="module")
def uses(found: tuple[list[Use], list[Unread]]) -> list[Use]:
    """The uses."""
    return found[0]


@pytest.mark.parametrize("name", FILES)
def test_every_use_is_found_and_nothing_else(uses: list[Use], programs: Path, name: str) -> None:
    lines: dict[int, set[str]] = {}
    for use in uses:
        if use.path == programs / name:
            lines.setdefault(use.line, set()).add(use.name)
    assert marked(FILES[name]) == lines


def test_uses_are_in_no_other_file(uses: list[Use], programs: Path) -> None:
    assert {programs / name for name, text in FILES.items() if marked(text)} == {
        use.path for use in uses
    }


def test_a_column_counts_characters(uses: list[Use], programs: Path) -> None:
    lines = FILES["service/awaiting.py"].split("\n")
    number = next(number for number, line in enumerate(lines, 1) if "𝄞" in line)
    (use,) = (each for each in uses if each.path.name == "awaiting.py" and each.line == number)
    assert lines[number - 1].index(".kw") + 2 == use.column


def test_a_use_says_what_happened_to_what_it_uses(uses: list[Use]) -> None:
    assert {each.name for each in EXPECTED if each.touches_uses} == {
        use.change.name for use in uses
    }


def test_what_cannot_be_analysed_is_told(
    found: tuple[list[Use], list[Unread]], programs: Path
) -> None:
    broken, latin = sorted(found[1], key=lambda each: each.path)
    assert (programs / "broken.py", 3) == (broken.path, broken.line)
    assert programs / "latin.py" == latin.path
    assert "encoding" in latin.reason


def test_without_a_change_nothing_is_asked(before: Path, programs: Path) -> None:
    uses, unread = find_uses([], before, PROJECT, [programs / "blocking.py"])
    assert ([], []) == (uses, unread)


def test_an_analyser_that_does_not_start_is_told(
    before: Path, programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    with pytest.raises(AnalyserError, match=r"does not start: .* does `pyright --version`"):
        find_uses(EXPECTED, before, PROJECT, [programs])


def test_a_path_that_does_not_exist_is_refused(before: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="does not exist"):
        find_uses(EXPECTED, before, PROJECT, [tmp_path / "absent"])


def test_a_notebook_is_refused(before: Path, tmp_path: Path) -> None:
    notebook = tmp_path / "first.ipynb"
    notebook.write_text("{}")
    with pytest.raises(ValueError, match="notebooks are to be converted"):
        find_uses(EXPECTED, before, PROJECT, [notebook])
