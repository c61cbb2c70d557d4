"""What is only written otherwise is harmless, and gives the same Python."""

import random
from pathlib import Path

import pytest

from scripts.codegen.generate import generate
from scripts.differences.compare import compare
from scripts.differences.rule import Level
from scripts.impact.changes import surface_changes
from scripts.openapi.document import Node, effective

from .rewritings import REWRITINGS, SAME_NAMES, Rewriting, own, rewritten
from .test_completeness import unexplained

RANDOM = 12
"""How many random mixtures of all rewritings are compared; of each alone there is one."""


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  # a sample, no secret


def bad(old: Node, new: Node) -> list[str]:
    """The findings that are not harmless."""
    return [
        f"{each.rule.id} {each.change.place.pointer}: {each.text}"
        for each in compare(old, new).findings
        if each.rule.level is not Level.HARMLESS
    ]


@pytest.mark.parametrize("way", REWRITINGS, ids=lambda way: way.__name__)
def test_each_rewriting_is_harmless(way: Rewriting) -> None:
    document = own(effective())
    other = own(document)
    way(other, chance(1))
    assert document != other
    assert [] == bad(document, other)
    assert [] == unexplained(document, other)
    assert [] == unexplained(other, document)
    if way in SAME_NAMES:  # else a class is gone on the way back
        assert [] == bad(other, document)


def test_so_is_any_mixture_of_them() -> None:
    document = own(effective())
    for seed in range(RANDOM):
        other = rewritten(document, REWRITINGS, chance(seed))
        assert [] == bad(document, other), seed
        assert [] == unexplained(document, other), seed


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_what_is_written_otherwise_gives_the_same_python(tmp_path: Path, seed: int) -> None:
    document = own(effective())
    folders = [tmp_path / name / "ionq_api" for name in ("old", "new")]
    for folder, each in zip(
        folders, (document, rewritten(document, SAME_NAMES, chance(seed))), strict=True
    ):
        folder.parent.mkdir()
        generate(each, folder, formatted=False)
    assert [] == surface_changes(*folders)
