"""Detects renames by similar content; a name with several candidates counts as removed."""

from collections.abc import Mapping, Set
from typing import Final

THRESHOLD: Final = 0.8
"""How much of their content (by Jaccard similarity) two things share at least if they are one."""


def successors(removed: Mapping[str, Set[str]], added: Mapping[str, Set[str]]) -> dict[str, str]:
    """New names by old ones, for what was removed and added again with nearly the same content.

    Two count as one if each is the most similar to the other, and no second one is as similar.

    Args:
        removed: The content of each name that was removed; empty content is similar to nothing.
        added: The content of each name that was added.
    """
    forward = {name: _most_similar(each, added) for name, each in removed.items()}
    back = {name: _most_similar(each, removed) for name, each in added.items()}
    return {
        name: other
        for name, other in sorted(forward.items())
        if other is not None and back[other] == name
    }


def _most_similar(one: Set[str], others: Mapping[str, Set[str]]) -> str | None:
    ranked = sorted(
        ((_similarity(one, other), name) for name, other in others.items()), reverse=True
    )
    if not ranked or ranked[0][0] < THRESHOLD:
        return None
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    return ranked[0][1]


def _similarity(one: Set[str], other: Set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0
