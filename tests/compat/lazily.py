"""Packages that take long to import are so when a test needs them, not when it is found."""

import importlib
from typing import Any


class _Module:
    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:  # Any: see `module`
        if name.startswith(("_", "pytest")):  # what pytest looks for in all that a module has
            raise AttributeError(name)
        return getattr(importlib.import_module(self._name), name)


# Any: none of the packages that are taken so is typed as a whole.
def module(name: str) -> Any:
    """A module that is imported with the first look at something in it."""
    return _Module(name)
