"""Detects renamed classes."""

from collections.abc import Mapping

from ..similarity import successors
from .surface import Class, Model, Surface


def renames(old: Surface, new: Surface) -> Mapping[str, str]:
    """New names by old ones, for classes removed and added again with nearly the same content.

    `differences/renames.py` detects renamed schemas in the same way.
    """
    removed = {
        name: _content(old.classes[name]) for name in old.classes.keys() - new.classes.keys()
    }
    added = {name: _content(new.classes[name]) for name in new.classes.keys() - old.classes.keys()}
    return successors(removed, added)


def _content(one: Class) -> frozenset[str]:
    """The content that identifies a class; empty if there is too little of it."""
    if isinstance(one, Model):
        named = frozenset(f"field {name}" for name in one.fields) - {"field additional_properties"}
        return named if len(named) > 1 else frozenset()  # many have just an `id`
    return frozenset(f"value {value}" for value in one.values)
