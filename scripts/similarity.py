"""Which name that is gone lives on under another one: told only where there is one candidate."""

from collections.abc import Mapping, Set
from typing import Final

ALIKE: Final = 0.8
"""The least share of their content that two things have in common if they are one."""


def successors(gone: Mapping[str, Set[str]], come: Mapping[str, Set[str]]) -> dict[str, str]:
    """New names by old ones, for what is gone and comes again with nearly the same content.

    Two are taken for one if each is most like the other, with no second one as like.

    Args:
        gone: The content of each name that is gone; what is empty is like nothing.
        come: The same of each name that is new.
    """
    forward = {name: _most_alike(each, come) for name, each in gone.items()}
    back = {name: _most_alike(each, gone) for name, each in come.items()}
    return {
        name: other
        for name, other in sorted(forward.items())
        if other is not None and back[other] == name
    }


def _most_alike(one: Set[str], others: Mapping[str, Set[str]]) -> str | None:
    ranked = sorted(((_likeness(one, other), name) for name, other in others.items()), reverse=True)
    if not ranked or ranked[0][0] < ALIKE:
        return None
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    return ranked[0][1]


def _likeness(one: Set[str], other: Set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0
