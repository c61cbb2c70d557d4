"""What of the Python API changed: nothing is missed, and nothing is told that stayed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

from ionq_api import models
from scripts.impact import surface_changes
from scripts.impact.changes import MODELS, SurfaceChange, compare
from scripts.impact.surface import (
    Alias,
    Class,
    Function,
    Member,
    Model,
    Surface,
    SurfaceError,
    read_surface,
)
from scripts.impact.type_expressions import canonical

from .documents import EXPECTED


def test_every_change_is_told(before: Path, after: Path) -> None:
    assert EXPECTED == surface_changes(before, after)


def test_the_way_back_is_the_opposite(before: Path, after: Path) -> None:
    opposite = {"added": "removed", "removed": "added", "retyped": "retyped"}
    expected = {(opposite[each.kind], each.name) for each in EXPECTED}
    assert expected == {(each.kind, each.name) for each in surface_changes(after, before)}


def test_names_are_those_that_users_import(before: Path) -> None:
    surface = read_surface(before)
    assert {*models.__all__} == {*surface.classes}
    assert {"ionq_session.IonQSession", "ionq_session.AsyncIonQSession", "ionq_api.api.jobs"} == {
        *surface.operations["create_job"]
    }
    assert 26 == len(surface.operations)


def test_another_formatting_is_no_change(before: Path, tmp_path: Path) -> None:
    shutil.copytree(before, tmp_path / "ionq_api")
    command = ["ruff", "format", "--isolated", "--quiet", "--line-length", "60", str(tmp_path)]
    subprocess.run([sys.executable, "-m", *command], check=True)  # noqa: S603
    written = (tmp_path / "ionq_api" / "operations.py").read_text()
    assert written != (before / "operations.py").read_text()
    assert [] == surface_changes(before, tmp_path)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("str | int | None", "None | int | str | int"),
        ("list[Names]", "list[dict[str, float]]"),
        ("Both | None", "None | str | int"),
        ("'Backend'", "Backend"),
        ("Literal['b', 'a'] | str", 'str | Literal["a", "b"]'),
    ],
)
def test_two_spellings_are_one_type(one: str, other: str) -> None:
    aliases = {"Names": "dict[str, float]", "Both": "int | str"}
    assert canonical(one, aliases) == canonical(other, aliases)


def test_an_alias_within_itself_is_followed_once() -> None:
    assert "list[Tree]" == canonical("Tree", {"Tree": "list[Tree]"})


@pytest.mark.parametrize(
    ("one", "other"),
    [("list[str]", "list[int]"), ("dict[str, int]", "dict[int, str]"), ("str", "str | None")],
)
def test_two_types_differ(one: str, other: str) -> None:
    assert canonical(one, {}) != canonical(other, {})


# Changes that our own document does not lend itself to


def surface(classes: dict[str, Class], *parameters: tuple[str, Member]) -> Surface:
    call = Function("ionq_api.api.jobs", None, "ionq_api.api.jobs", dict(parameters), "Job")
    return Surface(classes, {"call": {call.owner: call}})


def told(old: Surface, new: Surface) -> list[str]:
    return [f"{each.kind} {each.name}: {each.old}; {each.new}" for each in compare(old, new)]


def model(**fields: str) -> Model:
    members = {name: Member(text, required=True) for name, text in fields.items()}
    return Model("ionq_api.models.some", members)


def alias(annotation: str, *values: str) -> Alias:
    return Alias("ionq_api.models.some", annotation, values)


PLACED = Member("str", required=True, by_position=True)


def test_parameters_that_change_places_are_told() -> None:
    old = surface({}, ("a", PLACED), ("b", PLACED))
    assert [
        "retyped ionq_api.api.jobs.call(a): str, at position 1; str, at position 2",
        "retyped ionq_api.api.jobs.call(b): str, at position 2; str, at position 1",
    ] == told(old, surface({}, ("b", PLACED), ("a", PLACED)))


def test_a_parameter_behind_a_new_one_keeps_its_place() -> None:
    old, new = surface({}, ("b", PLACED)), surface({}, ("a", PLACED), ("b", PLACED))
    assert ["added ionq_api.api.jobs.call(a): None; str"] == told(old, new)


def test_a_parameter_that_needs_its_name_now_is_told() -> None:
    named = evolve(PLACED, by_position=False)
    assert [
        "retyped ionq_api.api.jobs.call(a): str, at position 1; str, by keyword",
    ] == told(surface({}, ("a", PLACED)), surface({}, ("a", named)))


def test_a_default_that_is_gone_is_told() -> None:
    (change,) = compare(
        surface({}, ("a", evolve(PLACED, required=False))), surface({}, ("a", PLACED))
    )
    assert change.required
    assert ("str, with a default", "str, required") == (change.old, change.new)


def test_a_dict_that_becomes_a_class_is_told() -> None:
    old = surface({"Tags": alias("dict[str, str]"), "Job": model(tags="Tags")})
    assert [
        "retyped ionq_api.models.Job.tags: dict[str, str]; Tags",
        "retyped ionq_api.models.Tags: dict[str, str]; class",
    ] == told(old, surface({"Tags": model(first="str"), "Job": model(tags="Tags")}))


def test_another_name_for_the_same_dict_is_no_other_type() -> None:
    old = surface({"Job": model(tags="Tags"), "Tags": alias("dict[str, str]")})
    new = surface({"Job": model(tags="Labels"), "Labels": alias("dict[str, str]")})
    assert {"added", "removed"} == {each.kind for each in compare(old, new)}


def test_a_class_with_another_name_keeps_its_fields() -> None:
    old = surface({"Job": model(id="str", cost="Cost"), "Cost": model(value="float", unit="str")})
    new = surface({"Job": model(id="str", cost="Price"), "Price": model(value="int", unit="str")})
    assert [
        "removed ionq_api.models.Cost: class; None",
        "retyped ionq_api.models.Cost.value: float; int",
        "added ionq_api.models.Price: None; class",
    ] == told(old, new)


def test_an_enumeration_beside_any_text_is_no_other_type() -> None:
    state = alias("Literal['a', 'b',] | str", "a", "b")
    old = surface({"Job": model(state="State"), "State": state})
    assert [] == told(old, surface({"Job": model(state="State | str"), "State": state}))


def test_a_type_is_shown_without_the_traces_of_its_layout() -> None:
    (change,) = compare(surface({"State": alias("(Literal['a',] | str)", "a")}), surface({}))
    assert "Literal['a'] | str" == change.old


def test_of_two_candidates_neither_is_the_new_name() -> None:
    price = model(value="float", unit="str")
    (gone,) = (
        each
        for each in compare(surface({"Cost": price}), surface({"Price": price, "Fee": price}))
        if each.kind == "removed"
    )
    assert gone.renamed_to is None


def test_an_enumeration_with_another_name_is_known_by_its_values() -> None:
    old = surface({"State": alias("Literal['a', 'b'] | str", "a", "b")})
    new = surface({"Stage": alias("Literal['a', 'b'] | str", "a", "b")})
    expected = SurfaceChange(
        "removed", "class", MODELS, "State", old="Literal['a', 'b'] | str", renamed_to="Stage"
    )
    assert expected in compare(old, new)


def test_a_folder_without_a_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SurfaceError, match="holds no package ionq_api"):
        surface_changes(tmp_path, tmp_path)


def test_a_package_that_is_not_generated_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ionq_api").mkdir()
    (tmp_path / "ionq_api" / "__init__.py").touch()
    with pytest.raises(SurfaceError, match="not as the generator writes it"):
        read_surface(tmp_path)


def test_a_broken_module_is_refused(before: Path, tmp_path: Path) -> None:
    shutil.copytree(before, tmp_path / "ionq_api")
    (tmp_path / "ionq_api" / "models" / "backend.py").write_text("class Backend(:\n")
    with pytest.raises(SurfaceError, match="not Python: backend"):
        read_surface(tmp_path)
