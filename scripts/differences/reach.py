"""Finds the methods that send or receive each component of a document."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from ..openapi.document import Json, Node, node, operations
from ..openapi.references import target
from .python_names import method_name

MessageDirection: TypeAlias = Literal["request", "response"]
Reach: TypeAlias = dict[str, dict[MessageDirection, list[str]]]
"""The methods by reference, such as `#/components/schemas/Job`, and direction."""


def reach(document: Node) -> Reach:
    """Follow the references of every operation to the components that it sends and receives."""
    found: Reach = {}
    for path, method, operation in operations(document):
        name = method_name(operation, method, path)
        shared = node(document["paths"])[path]
        sent: list[Json] = [operation.get("parameters"), operation.get("requestBody")]
        sent.append(node(shared).get("parameters"))
        for part in sent:
            _visit(part, "request", name, document, found)
        _visit(operation.get("responses"), "response", name, document, found)
    return found


def _visit(
    start: Json, direction: MessageDirection, method: str, document: Node, found: Reach
) -> None:
    waiting = [start]
    while waiting:
        for reference in _references(waiting.pop()):
            methods = found.setdefault(reference, {}).setdefault(direction, [])
            if method not in methods:
                methods.append(method)
                waiting.append(target(reference, document))


def _references(start: Json) -> Iterator[str]:
    waiting = [start]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting.extend(part)
        elif isinstance(part, dict):
            reference = part.get("$ref")
            if isinstance(reference, str):
                yield reference
            waiting.extend(part.values())
