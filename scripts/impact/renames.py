"""Which class that is gone lives on under another name."""

from collections.abc import Mapping

from ..similarity import successors
from .surface import Class, Model, Surface


def renames(old: Surface, new: Surface) -> Mapping[str, str]:
    """New names by old ones, for classes that are gone and come again with nearly the same content.

    `spec.py diff` tells renamed schemas by the same measure.
    """
    gone = {name: _content(old.classes[name]) for name in old.classes.keys() - new.classes.keys()}
    come = {name: _content(new.classes[name]) for name in new.classes.keys() - old.classes.keys()}
    return successors(gone, come)


def _content(one: Class) -> frozenset[str]:
    """What a class is known by; nothing if it says too little of itself."""
    if isinstance(one, Model):
        named = frozenset(f"field {name}" for name in one.fields) - {"field additional_properties"}
        return named if len(named) > 1 else frozenset()  # `id` alone is in many
    return frozenset(f"value {value}" for value in one.values)
