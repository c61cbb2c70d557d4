"""A hostile document gives a package that works, or an error that names the place in it."""

from pathlib import Path

import pytest

from scripts.codegen.generate import GenerationError, generate

from ..cases import every
from .generating import failing, lightened, misread, mistyped, tidied, with_readers
from .hostile import CASES, Case, large

ACCEPTED = {name: case for name, case in CASES.items() if not case.refused}
REFUSED = {name: case for name, case in CASES.items() if case.refused}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a package for each case that gives one; a name of a package says which."""
    folder = tmp_path_factory.mktemp("hostile")
    for package, name in packages().items():
        generate(with_readers(ACCEPTED[name].make()), folder / package, formatted=False)
    tidied(folder)
    return folder


def packages() -> dict[str, str]:
    """The names of the packages, each with its case."""
    return {f"case_{number}": name for number, name in enumerate(ACCEPTED)}


def test_packages_import_and_carry_values(folder: Path) -> None:
    faults = failing(folder, [*packages()])
    assert {} == {packages()[name]: told for name, told in faults.items()}


def test_packages_type_check(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    light = lightened(folder, [*packages()], tmp_path / "light")
    assert [] == mistyped(light, monkeypatch)
    assert [] == misread(light)


@every("case", REFUSED)
def test_refusal_names_the_place(tmp_path: Path, case: Case) -> None:
    target = tmp_path / "package"
    target.mkdir()
    with pytest.raises(GenerationError) as caught:
        generate(case.make(), target)
    for text in case.refused:
        assert text in str(caught.value)
    assert " object at 0x" not in str(caught.value)
    assert [target] == list(tmp_path.iterdir())


def test_document_of_5_mb_gives_a_package(tmp_path: Path) -> None:
    generate(with_readers(large()), tmp_path / "large", formatted=False)
    assert 1001 == len(list((tmp_path / "large" / "models").glob("*.py")))
    assert (tmp_path / "large" / "openapi.json").stat().st_size > 5_000_000
    assert {} == failing(tmp_path, ["large"])


def test_nothing_is_left_to_chance(tmp_path: Path) -> None:
    """Two runs write the same, though sets of text are in another order in each process."""
    name = "enumeration of capitals"
    generate(ACCEPTED[name].make(), tmp_path / "one")
    text = (tmp_path / "one" / "models" / "shared.py").read_text()
    assert '"A", "a", "B", "b"' in " ".join(text.split())
