"""Takes actions out of the overlay's text, and leaves every other line as it is."""

import textwrap
from collections.abc import Collection
from typing import Final, cast

import yaml

from ..openapi.document import Node, items, node
from .errors import DocumentError
from .overlay import ABOVE, reasons_of

WIDTH: Final = 100
INDENT: Final = " " * 6


def without(text: str, numbers: Collection[int]) -> str:
    """The text of an overlay without some of its actions.

    An action that had its reason from one that is gone gets the reason itself.

    Args:
        text: The overlay as YAML.
        numbers: The numbers of the actions, from 1.

    Raises:
        DocumentError: It is not laid out so that an action can be taken out.
    """
    before = items(node(_loaded(text))["actions"])
    gone = {number - 1 for number in numbers}
    reasons = _inherited(before, gone)
    nodes = _nodes(text)
    lines = text.splitlines(keepends=True)
    for number in reversed(range(len(nodes))):
        if number in gone:
            end = nodes[number + 1].start_mark.line if number + 1 < len(nodes) else len(lines)
            start = nodes[number].start_mark.line
            while end > start and lines[end - 1].strip()[:1] in ("", "#"):
                end -= 1  # what stands before the next action belongs to that
            del lines[start:end]
        elif number in reasons:
            _describe(lines, nodes[number], reasons[number])
    made = "".join(lines)
    if len(gone) == len(nodes):
        made = made.replace("actions:\n", "actions: []\n")
    kept = [
        {**action, **({"description": reasons[number]} if number in reasons else {})}
        for number, action in enumerate(before)
        if number not in gone
    ]
    try:
        same = items(node(_loaded(made))["actions"]) == kept
    except (KeyError, TypeError, yaml.YAMLError):
        same = False
    if not same:
        raise DocumentError("the overlay's actions are not laid out so that one can be removed")
    return made


def _inherited(actions: list[Node], gone: Collection[int]) -> dict[int, str]:
    """The reasons of those actions that had theirs from one that is gone."""
    found: dict[int, str] = {}
    reasons = reasons_of(actions)
    known = False
    for number, action in enumerate(actions):
        inherits = str(action.get("description", "")).startswith(ABOVE)
        if number in gone:
            known = known and inherits
        else:
            if inherits and not known:
                found[number] = reasons[number]
            known = True
    return found


def _describe(lines: list[str], action: yaml.MappingNode, reason: str) -> None:
    pairs = cast("list[tuple[yaml.ScalarNode, yaml.ScalarNode]]", action.value)
    value = next(value for key, value in pairs if key.value == "description")
    start, end = value.start_mark, value.end_mark
    head, tail = lines[start.line][: start.column], lines[end.line][end.column :]
    written = yaml.safe_dump(reason, width=float("inf")).removesuffix("\n").removesuffix("\n...")
    if len(head + written) > WIDTH:
        folded = textwrap.fill(
            reason, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT, break_on_hyphens=False
        )
        written = f">-\n{folded}"
    lines[start.line : end.line + 1] = [f"{head}{written}{tail}"]


def _nodes(text: str) -> list[yaml.MappingNode]:
    root = cast("yaml.MappingNode", yaml.compose(text, yaml.SafeLoader))
    pairs = cast("list[tuple[yaml.ScalarNode, yaml.Node]]", root.value)
    actions = next(value for key, value in pairs if key.value == "actions")
    return cast("list[yaml.MappingNode]", actions.value)


def _loaded(text: str) -> Node:
    return cast("Node", yaml.safe_load(text))
