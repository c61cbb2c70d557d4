"""Finds the places in the user's code that a change affects."""

import asyncio
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .analyser import analyser
from .changes import SurfaceChange
from .declarations import Declarations
from .finder import Finder, Use
from .lookup import References
from .sources import Source, Unread, read_sources
from .surface import PACKAGE, SESSION_PACKAGE, package_in, read_surface

PROJECT_MARKERS = ("pyproject.toml", "setup.py", "setup.cfg", ".git")


def find_uses(
    changes: Sequence[SurfaceChange], old_package: Path, sessions: Path, paths: Iterable[Path]
) -> tuple[list[Use], list[Unread]]:
    """Find the uses of what was removed or retyped, and the calls that lack what is now required.

    Args:
        changes: The changes since the old package.
        old_package: The `ionq_api` that the user's code was written for, or its folder.
        sessions: The folder with the matching `ionq_session`.
        paths: The user's files and folders.

    Returns:
        The uses, sorted by place, and the files that could not be analysed.

    Raises:
        AnalyserError: The language server failed.
        FileNotFoundError: A path does not exist.
        SurfaceError: A folder does not contain the package.
        ValueError: A path is a file that is not Python.
    """
    starts = [*paths]
    sources, unread = read_sources(starts)
    touching = [change for change in changes if change.touches_uses]
    if not touching or not sources:
        return [], unread
    with tempfile.TemporaryDirectory() as folder:
        # Copy only these two packages, so that nothing else here shadows the user's modules.
        packages = Path(folder).resolve() / "packages"
        workspace = Path(folder).resolve() / "workspace"
        workspace.mkdir()
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(package_in(old_package), packages / PACKAGE, ignore=ignored)
        shutil.copytree(sessions / SESSION_PACKAGE, packages / SESSION_PACKAGE, ignore=ignored)
        search = _search(touching, packages, workspace, sources, [*_roots(starts)])
        return asyncio.run(search), unread


def _roots(paths: Iterable[Path]) -> Iterator[Path]:
    """The folders from which the user's modules may be imported."""
    for path in paths:
        folder = path.resolve() if path.is_dir() else path.resolve().parent
        projects = (each for each in (folder, *folder.parents) if _is_project(each))
        for root in (folder, next(projects, folder)):
            yield root
            yield root / "src"


def _is_project(folder: Path) -> bool:
    return any((folder / name).exists() for name in PROJECT_MARKERS)


async def _search(
    changes: Iterable[SurfaceChange],
    packages: Path,
    workspace: Path,
    sources: Sequence[Source],
    roots: Sequence[Path],
) -> list[Use]:
    surface = read_surface(packages)
    declarations = Declarations(packages, surface)
    async with analyser(workspace, [packages, *roots]) as server:
        references = References(server, declarations, sources)
        finder = Finder(surface, declarations, references, changes)
        for change in changes:
            await finder.look_for(change)
    return finder.uses
