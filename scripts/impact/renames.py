"""Which class that is gone lives on under another name: told only where there is one candidate."""

from collections.abc import Mapping

from .surface import Class, Model, Surface

ALIKE = 0.8
"""The least share of fields or values that two classes have in common if they are one."""


def renames(old: Surface, new: Surface) -> Mapping[str, str]:
    """New names by old ones, for classes that are gone and come again with nearly the same content.

    Two classes are taken for one if each is most like the other, with no second one as like.
    """
    gone = {name: old.classes[name] for name in old.classes.keys() - new.classes.keys()}
    come = {name: new.classes[name] for name in new.classes.keys() - old.classes.keys()}
    forward = {name: _most_alike(each, come) for name, each in gone.items()}
    back = {name: _most_alike(each, gone) for name, each in come.items()}
    return {
        name: other
        for name, other in sorted(forward.items())
        if other is not None and back[other] == name
    }


def _most_alike(one: Class, others: Mapping[str, Class]) -> str | None:
    ranked = sorted(((_likeness(one, other), name) for name, other in others.items()), reverse=True)
    if not ranked or ranked[0][0] < ALIKE:
        return None
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    return ranked[0][1]


def _likeness(one: Class, other: Class) -> float:
    """The share of names that both have; 0 for what says too little of itself to be known again."""
    if isinstance(one, Model) is not isinstance(other, Model):
        return 0
    ours, theirs = _content(one), _content(other)
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0


def _content(one: Class) -> frozenset[str]:
    if isinstance(one, Model):
        named = frozenset(one.fields) - {"additional_properties"}
        return named if len(named) > 1 else frozenset()  # `id` alone is in many
    return frozenset(one.values)
