"""Files and folders are as they were, however a block ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from upstream.snapshot import restored_on_failure

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "kept").write_text("kept")
    (tmp_path / "file").write_text("before")
    return tmp_path


def spoil(tree: Path) -> None:
    (tree / "folder" / "kept").unlink()
    (tree / "folder" / "new").write_text("new")
    (tree / "file").write_text("after")
    (tree / "fresh").write_text("fresh")


def spoil_and_fail(tree: Path, paths: list[Path], failure: type[BaseException]) -> None:
    with restored_on_failure(paths) as copy:
        assert "before" == (copy / "file").read_text()
        assert ["kept"] == [path.name for path in (copy / "folder").iterdir()]
        spoil(tree)
        raise failure


def contents(tree: Path) -> dict[str, str]:
    return {str(p.relative_to(tree)): p.read_text() for p in tree.rglob("*") if p.is_file()}


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_failure_puts_everything_back(tree: Path, failure: type[BaseException]) -> None:
    before = contents(tree)
    paths = [tree / "folder", tree / "file", tree / "fresh"]
    with pytest.raises(failure):
        spoil_and_fail(tree, paths, failure)
    assert before == contents(tree)


def test_success_leaves_what_was_done(tree: Path) -> None:
    with restored_on_failure([tree / "folder", tree / "file"]):
        spoil(tree)
    assert {"folder/new": "new", "file": "after", "fresh": "fresh"} == contents(tree)
