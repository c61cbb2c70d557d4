"""`diff` and `impact` say the same of the same change, one of the document, one of the package."""

from collections.abc import Sequence
from functools import cache

from scripts.differences.compare import compare
from scripts.differences.rule import Finding, Level
from scripts.impact.changes import SurfaceChange
from scripts.openapi.document import effective

from .documents import EXPECTED, changed


@cache
def findings() -> Sequence[Finding]:
    """What `diff` says of the change."""
    return compare(effective(), changed()).findings


def named(change: SurfaceChange) -> list[Finding]:
    """What `diff` says of the part that `impact` tells a change of."""
    match change.what:
        case "method" | "function":
            name = f"{change.member}()"
        case "parameter":
            name = f"{change.member}({change.parameter})"
        case "literal value":
            name = change.owner.rpartition(".")[2]
        case _:
            name = change.short_name
    return [each for each in findings() if each.change.place.name == name]


def test_what_breaks_in_the_package_breaks_in_the_document() -> None:
    for change in EXPECTED:
        # A value that goes breaks no code: an enumeration takes any text.
        if change.touches_uses and change.what != "literal value":
            assert Level.BREAKING in {each.rule.level for each in named(change)}, change.name


def test_what_is_only_added_there_is_harmless_here() -> None:
    renamed = {change.renamed_to for change in EXPECTED}
    for change in EXPECTED:
        if not change.touches_uses and change.what != "literal value":
            levels = {each.rule.level for each in named(change)}
            assert levels == (set() if change.member in renamed else {Level.HARMLESS}), change.name


def test_values_come_and_go_in_both() -> None:
    for change in EXPECTED:
        if change.what == "literal value":
            rules = {each.rule.id for each in named(change) if change.member in each.text}
            assert f"response-enum-value-{change.kind}" in rules, change.name


def test_both_tell_the_new_name_in_the_same_words() -> None:
    (noise,) = [each for each in EXPECTED if each.renamed_to]
    (told,) = named(noise)
    assert ("schema-renamed", "gone, perhaps renamed to `NoiseSettings`") == (
        told.rule.id,
        told.text,
    )
