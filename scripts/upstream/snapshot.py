"""Files and folders as they were, in case what follows fails."""

import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType


class RestoreError(RuntimeError):
    """Some files could not be put back; the message says where they are kept as they were."""


@contextmanager
def restored_on_failure(paths: Iterable[Path]) -> Generator[Path]:
    """Put files and folders back, uncommitted edits and all, if the block raises.

    Being asked to end (SIGTERM) or losing the terminal (SIGHUP) raises SystemExit in the block, as
    an interrupt raises KeyboardInterrupt. Nothing interrupts the restoring itself.

    Args:
        paths: What the block may change, no two of one name. One that does not exist is removed
            again.

    Yields:
        A folder that holds them as they were, each by its name.

    Raises:
        RestoreError: Something could not be put back; the folder that holds all of it stays.
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
    except BaseException:  # also an interrupt leaves nothing behind
        with _signals_wait():
            _restore_all(kept, folder)
        raise
    shutil.rmtree(folder, ignore_errors=True)


def _restore_all(paths: Iterable[Path], folder: Path) -> None:
    """Put back what can be, also if something cannot."""
    faults: list[str] = []
    for path in paths:
        try:
            _restore(path, folder / path.name)
        except OSError as error:
            faults.append(f"{path}: {error.strerror or error}")
    if faults:
        told = "\n".join(faults)
        raise RestoreError(f"not as before:\n{told}\nthe files as they were are in {folder}")
    shutil.rmtree(folder, ignore_errors=True)


def _restore(path: Path, copy: Path) -> None:
    """Put one back; what has not changed is not touched, so that a full disk does it no harm."""
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
        # Only there may handlers be set; elsewhere no signal arrives.
        if threading.current_thread() is threading.main_thread():
            for number in numbers:
                stack.callback(signal.signal, number, signal.signal(number, handler))
        yield
