"""Files and folders as they were, in case what follows fails."""

import shutil
import tempfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def restored_on_failure(paths: Iterable[Path]) -> Generator[Path]:
    """Put files and folders back, uncommitted edits and all, if the block raises.

    Args:
        paths: What the block may change. One that does not exist is removed again.

    Yields:
        A folder that holds them as they were, each by its name.
    """
    kept = list(paths)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in kept:
            if path.is_dir():
                shutil.copytree(path, folder / path.name)
            elif path.exists():
                shutil.copy2(path, folder / path.name)
        try:
            yield folder
        except BaseException:  # also an interrupt leaves nothing behind
            for path in kept:
                _restore(path, folder / path.name)
            raise


def _restore(path: Path, copy: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    if copy.is_dir():
        shutil.copytree(copy, path)
    elif copy.exists():
        shutil.copy2(copy, path)
