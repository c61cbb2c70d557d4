"""Files and folders are as they were, however a block ends."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

from scripts.upstream import snapshot
from scripts.upstream.snapshot import RestoreError, restored_on_failure


class NoGoodError(ValueError):
    """What fails in these tests."""

    def __init__(self) -> None:
        super().__init__("no good")


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


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_so_does_being_asked_to_end(tree: Path, number: signal.Signals) -> None:
    before, handler = contents(tree), signal.getsignal(number)

    def asked() -> None:
        with restored_on_failure([tree / "folder", tree / "file", tree / "fresh"]):
            spoil(tree)
            os.kill(os.getpid(), number)

    with pytest.raises(SystemExit) as ended:
        asked()
    assert 128 + number == ended.value.code
    assert before == contents(tree)
    assert handler is signal.getsignal(number)


def test_an_interrupt_while_restoring_comes_too_late(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, restore = contents(tree), snapshot._restore  # pyright: ignore[reportPrivateUsage]

    def interrupted(path: Path, copy: Path) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        restore(path, copy)

    monkeypatch.setattr(snapshot, "_restore", interrupted)
    with pytest.raises(ValueError, match="no good"):
        spoil_and_fail(tree, [tree / "folder", tree / "file", tree / "fresh"], NoGoodError)
    assert before == contents(tree)


def test_what_did_not_change_is_not_written_again(tree: Path) -> None:
    before = (tree / "folder" / "kept").stat()

    def fail() -> None:
        with restored_on_failure([tree / "folder"]):
            (tree / "folder" / "new").write_text("new")
            raise NoGoodError

    with pytest.raises(NoGoodError):
        fail()
    assert before == (tree / "folder" / "kept").stat()
    assert not (tree / "folder" / "new").exists()


def test_what_cannot_be_put_back_is_kept_and_all_else_is_put_back(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        with restored_on_failure([tree / "file", tree / "folder"]):
            spoil(tree)
            monkeypatch.setattr(shutil, "copy2", full)
            raise NoGoodError

    copy = shutil.copy2

    def full(source: Path, target: Path) -> None:
        if target == tree / "file":
            raise OSError(28, "No space left on device")
        copy(source, target)

    with pytest.raises(RestoreError, match="file: No space left on device") as caught:
        fail()
    assert isinstance(caught.value.__context__, NoGoodError)
    assert "kept" == (tree / "folder" / "kept").read_text()
    kept = Path(str(caught.value).rpartition(" ")[2])
    assert "before" == (kept / "file").read_text()
    shutil.rmtree(kept)
