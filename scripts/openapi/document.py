"""Loads the contract, applies the overlay, and gives typed access to the parts of a document."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import TypeAlias, cast

import yaml
from oas_patch.overlay import apply_overlay  # type: ignore[import-untyped]  # ships no types

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Node: TypeAlias = "dict[str, Json]"

OPENAPI = Path(__file__).parents[2] / "openapi"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class OverlayError(ValueError):
    """An overlay action does not fit the contract."""


def load(path: Path) -> Node:
    """Read a YAML or JSON file that contains an object."""
    # The safe loader, written in C where PyYAML has it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: object = yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506
    if not isinstance(loaded, dict):
        raise ValueError(f"{path} does not contain an object")
    return cast("Node", loaded)


def merged(contract: Node, overlay: Node) -> Node:
    """The contract with each overlay action applied in order.

    Raises:
        OverlayError: An action changes nothing, because its target is gone or already fixed, or
            adds to a list what it already contains; the message names the action.
    """
    document = contract
    actions = overlay["actions"]
    assert isinstance(actions, list)
    for number, action in enumerate(actions, start=1):
        assert isinstance(action, dict)
        try:
            document = applied(document, action)
        except OverlayError as error:
            reason = action.get("description", "no reason")
            raise OverlayError(f"action {number} ({action['target']}: {reason}) {error}") from None
    return document


def applied(document: Node, action: Node) -> Node:
    """A copy of a document with one overlay action applied.

    Raises:
        OverlayError: See `merged`; the message is what to say of the action.
    """
    after: Node = apply_overlay(deepcopy(document), {"actions": [deepcopy(action)]})
    if after == document:
        raise OverlayError("changes nothing")
    if _adds_to_lists(action) and _repeating(after) > _repeating(document):
        raise OverlayError("adds to a list what is there already")
    return after


def _adds_to_lists(action: Node) -> bool:
    update = action.get("update")
    return isinstance(update, dict) and any(isinstance(each, list) for each in update.values())


def _repeating(document: Node) -> int:
    """How many lists of a document contain the same text twice."""
    found = 0
    waiting: list[Json] = [document]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            waiting.extend(part.values())
        elif isinstance(part, list):
            texts = [each for each in part if isinstance(each, str)]
            found += len(set(texts)) < len(texts)
            waiting.extend(each for each in part if isinstance(each, dict | list))
    return found


def effective() -> Node:
    """The checked-in contract with the checked-in overlay applied."""
    return merged(load(OPENAPI / "ionq-v0.4.yaml"), load(OPENAPI / "overlay.yaml"))


def operations(document: Node) -> Iterator[tuple[str, str, Node]]:
    """Each operation of a document with its path and method, in document order."""
    for path, item in node(document["paths"]).items():
        for method, operation in node(item).items():
            if method in METHODS:
                yield path, method, node(operation)


def node(value: Json) -> Node:
    """A part of a document that must be an object.

    Raises:
        TypeError: It is not one.
    """
    if not isinstance(value, dict):
        raise TypeError(f"the document has {type(value).__name__} where an object belongs")
    return value


def resolved(schema: Node, document: Node) -> Node:
    """A schema after following its `$ref`, or the only `$ref` in a combinator without fields."""
    return traced(schema, document)[1]


def traced(schema: Node, document: Node) -> tuple[str, Node]:
    """The last reference that led to a schema (empty if there is none), and the schema."""
    seen: dict[str, None] = {}
    while True:
        wrapped = [part for key in ("allOf", "anyOf", "oneOf") for part in items(schema.get(key))]
        if len(wrapped) == 1 and "$ref" in wrapped[0] and "properties" not in schema:
            schema = wrapped[0]
        reference = schema.get("$ref")
        if not isinstance(reference, str):
            return next(reversed(seen), ""), schema
        if reference in seen:
            raise ValueError(f"{reference} leads back to itself")
        seen[reference] = None
        schema = follow(reference, document)


def follow(reference: str, document: Node) -> Node:
    """The target of a `$ref`."""
    found: Json = document
    for part in reference.removeprefix("#/").split("/"):
        found = node(found)[part.replace("~1", "/").replace("~0", "~")]
    return node(found)


def items(value: Json) -> list[Node]:
    """A list of objects; nothing if it is absent."""
    return [node(part) for part in value] if isinstance(value, list) else []
