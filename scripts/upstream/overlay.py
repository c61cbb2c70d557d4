"""Which actions of the overlay still fit a newer document, and the overlay without the others."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from attrs import frozen

from ..codegen.normal import normalized
from ..codegen.unsupported import discriminators
from ..openapi.document import Json, Node, OverlayError, applied, items
from ..openapi.references import target

ABOVE: Final = "As above"
"""How the description begins of an action that has the reason of the one before it."""
LAST_STEP: Final = re.compile(r"(\.[^.\[\]()]+|\['[^']*'\])$")
LOST: Final = "it refers to what the document no longer has"
REPLACED: Final = "the document has something else in its place"
COMPANION: Final = "it only made room for another action that was removed"


@frozen
class Dropped:
    """An action that does not fit the document any more.

    Attributes:
        number: Its number in the overlay, from 1.
        target: What it corrected, as a JSONPath.
        reason: Why it was there.
        why: Why it does not fit.
    """

    number: int
    target: str
    reason: str
    why: str


def dropped(document: Node, overlay: Node) -> tuple[Dropped, ...]:
    """The actions to take out of an overlay so that the rest fits a document.

    These are actions that change nothing, that add to a list what it already contains, or that
    bring in references to what is gone; and those that removed something only to make room for one
    of them.
    """
    actions = items(overlay["actions"])
    out: dict[int, str] = {}
    known = -1
    while len(out) > known:
        known = len(out)
        result = _applied(document, actions, out)
        out |= dict(_lost(result, actions, out))
        for number in sorted(out):
            out |= {each: COMPANION for each in _companions(actions, number) if each not in out}
    reasons = reasons_of(actions)
    return tuple(
        Dropped(number + 1, str(actions[number]["target"]), reasons[number], out[number])
        for number in sorted(out)
    )


def reasons_of(actions: list[Node]) -> list[str]:
    """The reason of each action, also of those that have it from the one before."""
    found: list[str] = []
    for action in actions:
        text = " ".join(str(action.get("description", "no reason")).split())
        found.append(found[-1] if text.startswith(ABOVE) and found else text)
    return found


def _applied(document: Node, actions: list[Node], out: dict[int, str]) -> Node:
    """The document after all actions that fit; the others are added to those that are out."""
    for number, action in enumerate(actions):
        if number in out:
            continue
        made_room = (each for each in _companions(actions, number) if each < number)
        try:
            after = applied(document, action)
        except OverlayError as error:
            out[number] = f"it {error}, so what it corrected is right already, or gone"
            continue
        if any(each in out for each in made_room) and _has_longer_list(document, after):
            out[number] = REPLACED  # its list was meant to be the whole of it
            continue
        document = after
    return document


def _companions(actions: list[Node], number: int) -> Iterator[int]:
    """The actions beside an update that remove a part of its target, to make room for it."""
    if "update" not in actions[number]:
        return
    for step in (-1, 1):
        other = number + step
        while 0 <= other < len(actions) and "remove" in actions[other]:
            if LAST_STEP.sub("", str(actions[other]["target"])) != actions[number]["target"]:
                break
            yield other
            other += step


def _has_longer_list(before: Json, after: Json) -> bool:
    """Whether an action has added to a list that was there."""
    if isinstance(before, dict) and isinstance(after, dict):
        return any(
            _has_longer_list(before[key], after[key]) for key in before.keys() & after.keys()
        )
    if isinstance(before, list) and isinstance(after, list):
        longer = len(after) > len(before)
        return longer or any(map(_has_longer_list, before, after))
    return False


def _lost(document: Node, actions: list[Node], out: Collection[int]) -> Iterator[tuple[int, str]]:
    """The actions that bring in references that lead nowhere, or else out of a union."""
    brought = {
        number: set(_references(action.get("update")))
        for number, action in enumerate(actions)
        if number not in out
    }
    broken = {
        each for found in brought.values() for each in found if target(each, document) is None
    }
    if broken:
        yield from ((number, LOST) for number, found in brought.items() if found & broken)
        return
    outside = "\n".join(discriminators(normalized(document)))
    for number, found in brought.items():
        rules = "discriminator" in str(actions[number])
        if rules and any(repr(each) in outside for each in found):
            yield number, LOST


def _references(part: Json) -> Iterator[str]:
    match part:
        case dict():
            for value in part.values():
                yield from _references(value)
        case list():
            for value in part:
                yield from _references(value)
        case str() if part.startswith("#/components/"):
            yield part
        case _:
            pass
