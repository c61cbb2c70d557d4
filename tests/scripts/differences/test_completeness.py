"""No difference between two documents goes without a rule, wherever it is."""

from __future__ import annotations

import copy
import json
import random
from typing import TYPE_CHECKING, TypeAlias, cast

import pytest

from scripts.differences.compare import compare
from scripts.openapi.document import Json, Node, effective, node

from ...cases import every
from .independent import differing
from .test_rules import base

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Where: TypeAlias = tuple[str | int, ...]
    Damage = Callable[[Json], Json]

ANOTHER: dict[type, Json] = {
    bool: "a switch",
    int: 77,
    float: 77.5,
    str: "another",
    list: [],
    dict: {},
    type(None): "something",
}

SAMPLES = 60
"""Of about 20,000 damages that the contract can take."""

NEEDED = {"in", "name", "$ref", "url", "openapi", "paths", "info"}
"""Keys without which a document, or a part of it, is none."""


def places(part: Json, where: Where = ()) -> Iterator[Where]:
    """Every place of a document below its root."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield (*where, key)
            yield from places(value, (*where, key))
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield (*where, index)
            yield from places(value, (*where, index))


def damaged(document: Node, where: Where, damage: str) -> Node:
    """A copy of a document with one place removed, added, or with something else in it."""
    made = copy.deepcopy(document)
    part: Json = made
    for key in where[:-1]:
        part = part[key]  # type: ignore[index]  # the place is known to be there
    last = where[-1]
    holder = cast("dict[str | int, Json]", part)
    if damage == "removed":
        del holder[last]
    elif damage == "added":
        holder[last] = True
    elif isinstance(holder[last], dict):
        cast("Node", holder[last])["unheard"] = 1
    else:
        holder[last] = ANOTHER[type(holder[last])]
    return made


def unexplained(old: Node, new: Node) -> list[str]:
    """The places that differ and that no finding is about."""
    found = compare(old, new).findings
    explained = {pointer for each in found for pointer in each.change.explained}
    return [
        place
        for place in differing(old, new)
        if not any(place == each or place.startswith(f"{each}/") for each in explained)
    ]


def whole(document: Node) -> Node:
    """A document that shares no part with another place, as YAML's aliases make it."""
    return node(json.loads(json.dumps(document)))


def cases(document: Node) -> list[tuple[Where, str]]:
    """Every damage that leaves a document: nothing needed is gone, no reference leads nowhere."""
    return [
        (where, damage)
        for where in places(document)
        for damage in ("removed", "changed")
        if where[-1] not in NEEDED
        and (damage == "changed" or len(where) > 3 or "components" not in where[:1])
    ]


def named(case: tuple[Where, str]) -> str:
    where, damage = case
    return f"{'/'.join(map(str, where))}-{damage}"


@every("case", lambda: cases(whole(base())), name=named)
def test_a_difference_anywhere_is_explained_in_both_ways(case: tuple[Where, str]) -> None:
    document = whole(base())
    other = damaged(document, *case)
    assert [] == unexplained(document, other)
    assert [] == unexplained(other, document)


def test_one_that_no_finding_is_about_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> tuple[()]:
        return ()

    def only(found: object, *_: object) -> object:
        return found

    monkeypatch.setattr("scripts.differences.operations.deprecation", none)
    monkeypatch.setattr("scripts.differences.operations.with_leftovers", only)
    document = whole(base())
    other = damaged(document, ("paths", "/colors", "post", "deprecated"), "added")
    assert ["/paths/~1colors/post/deprecated"] == unexplained(document, other)


def test_so_is_one_anywhere_in_the_contract() -> None:
    contract = effective()
    found = cases(contract)
    chosen = random.Random(4).sample(found, SAMPLES)  # noqa: S311  # a sample, no secret
    for case in chosen:
        other = damaged(contract, *case)
        assert [] == unexplained(contract, other), case
        assert [] == unexplained(other, contract), case
