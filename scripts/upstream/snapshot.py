"""A copy of files and folders, restored if what follows fails."""

import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType


class RestoreError(RuntimeError):
    """Some files could not be restored; the message says where the copies are."""


@contextmanager
def restored_on_failure(paths: Iterable[Path]) -> Generator[Path]:
    """Restore files and folders, including uncommitted edits, if the block raises.

    SIGTERM and SIGHUP raise SystemExit in the block, as an interrupt raises KeyboardInterrupt.
    Nothing interrupts the restoring itself.

    Args:
        paths: What the block may change, each with a different name. What does not exist yet is
            removed again.

    Yields:
        A folder with the copies, each under its own name.

    Raises:
        RestoreError: Something could not be restored; the folder with all copies is kept.
    """
    kept = list(paths)
    folder = Path(tempfile.mkdtemp())
    try:
        for path in kept:
            if path.is_dir():
                shutil.copytree(path, folder / path.name)
            elif path.exists():
                shutil.copy2(path, folder / path.name)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    try:
        with _signals_raise():
            yield folder
    except BaseException:  # an interrupt restores everything as well
        with _signals_wait():
            _restore_all(kept, folder)
        raise
    shutil.rmtree(folder, ignore_errors=True)


def _restore_all(paths: Iterable[Path], folder: Path) -> None:
    """Restore as much as possible, even if something cannot be."""
    faults: list[str] = []
    for path in paths:
        try:
            _restore(path, folder / path.name)
        except OSError as error:
            faults.append(f"{path}: {error.strerror or error}")
    if faults:
        listed = "\n".join(faults)
        raise RestoreError(f"not restored:\n{listed}\nthe copies from before are in {folder}")
    shutil.rmtree(folder, ignore_errors=True)


def _restore(path: Path, copy: Path) -> None:
    """Restore one; unchanged files are not touched, so that a full disk does not harm them."""
    if copy.is_dir() and path.is_dir():
        here = {each.name for each in path.iterdir()}
        for name in here | {each.name for each in copy.iterdir()}:
            _restore(path / name, copy / name)
        return
    if copy.is_file() and path.is_file() and copy.read_bytes() == path.read_bytes():
        return
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif path.exists() or path.is_symlink():
        path.unlink()
    if copy.is_dir():
        shutil.copytree(copy, path)
    elif copy.exists():
        shutil.copy2(copy, path)


@contextmanager
def _signals_raise() -> Generator[None]:
    def leave(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    with _handled({signal.SIGTERM, signal.SIGHUP}, leave):
        yield


@contextmanager
def _signals_wait() -> Generator[None]:
    def ignore(_: int, __: FrameType | None) -> None:
        pass

    with _handled({signal.SIGINT, signal.SIGTERM, signal.SIGHUP}, ignore):
        yield


@contextmanager
def _handled(
    numbers: Iterable[signal.Signals], handler: Callable[[int, FrameType | None], None]
) -> Generator[None]:
    with ExitStack() as stack:
        # Python runs signal handlers in the main thread, and only there may they be set.
        if threading.current_thread() is threading.main_thread():
            for number in numbers:
                stack.callback(signal.signal, number, signal.signal(number, handler))
        yield
