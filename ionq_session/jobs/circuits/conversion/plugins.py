"""Converters that other packages register as entry points in the group `ionq_session.circuits`.

The name of an entry point is the top-level module of the classes that it converts, such as `stim`,
or the path of one class, such as `stim.Circuit`. Its value is a function of one object that returns
anything that `circuit_input` takes:

    [project.entry-points."ionq_session.circuits"]
    stim = "stim_on_ionq:to_ionq"
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import cast

from ...errors import InvalidCircuitError

GROUP = "ionq_session.circuits"
_NOBODYS = frozenset(("builtins", "abc", "typing", "collections", "__main__", "ionq_session"))


def package_of(kind: type) -> str:
    """The top-level module of a class; a few classes of Qiskit's have `None` for their module."""
    return str(kind.__module__).partition(".")[0]


def converter_of(kinds: Iterable[type]) -> Callable[[object], object] | None:
    """The registered converter of an object, by its classes, nearest first; None if there is none.

    Args:
        kinds: The classes, in the order of resolution.

    Raises:
        InvalidCircuitError: The converter cannot be loaded.
    """
    named = [kind for kind in kinds if package_of(kind) not in _NOBODYS]
    if not named:
        return None
    known = _registered(_folders())
    for kind in named:
        for name in (f"{kind.__module__}.{kind.__qualname__}", package_of(kind)):
            if name in known:
                return _loaded(known[name])
    return None


def _folders() -> tuple[tuple[str, int], ...]:
    """Where packages are found, and when each folder changed, as it does with an installation."""
    found: list[tuple[str, int]] = []
    for path in sys.path:
        try:
            found.append((path, Path(path).stat().st_mtime_ns))
        except OSError:
            continue
    return tuple(found)


@lru_cache(maxsize=1)  # it reads a file of each installed package: far too slow for each circuit
def _registered(folders: tuple[tuple[str, int], ...]) -> Mapping[str, EntryPoint]:
    del folders
    return {each.name: each for each in entry_points(group=GROUP)}


def _loaded(entry: EntryPoint) -> Callable[[object], object]:
    package = f" of {entry.dist.name}" if entry.dist is not None else ""
    what = f"the circuit converter {entry.value!r}{package}"
    try:
        found: object = entry.load()
    except (ImportError, AttributeError) as error:
        raise InvalidCircuitError(f"{what} cannot be loaded: {error}") from error
    if not callable(found):
        raise InvalidCircuitError(f"{what} is no function")
    return cast("Callable[[object], object]", found)
