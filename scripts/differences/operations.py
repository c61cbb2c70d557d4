"""Compares the operations of two documents, which are methods of the session."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, TypeAlias

from attrs import frozen

from ..openapi.document import METHODS, Node, items, node
from ..openapi.document import operations as listed
from .change import Change, Place
from .leftovers import with_leftovers
from .messages import Messages
from .python_names import identifier, method_name
from .security import security_changes
from .values import deprecation

Key: TypeAlias = tuple[str, str]
"""A path, without parameter names unless it is ambiguous without them, and a method."""

KNOWN: Final = frozenset(
    {"deprecated", "operationId", "parameters", "requestBody", "responses", "security", "tags"}
)


@frozen
class Operation:
    """One operation of a document.

    Attributes:
        path: Its path.
        method: Its HTTP method, in lower case.
        value: The operation object.
        shared: The parameters of its path item.
    """

    path: str
    method: str
    value: Node
    shared: list[Node]

    @property
    def place(self) -> Place:
        """Its place, named by the method."""
        name = method_name(self.value, self.method, self.path)
        return Place(f"{name}()", "", operations=(name,)).at("paths", self.path, self.method)

    @property
    def address(self) -> str:
        """Method and path, such as `GET /jobs`."""
        return f"{self.method.upper()} {self.path}"

    @property
    def whole(self) -> Node:
        """The operation object with the parameters of its path item."""
        return {**self.value, "parameters": [*self.shared, *items(self.value.get("parameters"))]}


def operation_changes(old: Node, new: Node, messages: Messages) -> Iterator[Change]:
    """The differences between the operations of two documents.

    Args:
        old: The old document.
        new: The new document.
        messages: Compares requests and responses.
    """
    found = list(_changes(old, new, messages))
    yield from found
    explained = {pointer for change in found for pointer in change.explained}
    before, after = node(old["paths"]), node(new["paths"])
    for path in before.keys() & after.keys():
        place = Place(path, "").at("paths", path)
        compared: set[str] = {*METHODS}
        if place.at("parameters").pointer in explained:
            compared.add("parameters")
        old_item, new_item = (
            {key: value for key, value in node(each[path]).items() if key not in compared}
            for each in (before, after)
        )
        yield from with_leftovers((), old_item, new_item, place, {"parameters"})
    for path in before.keys() ^ after.keys():
        place = Place(path, "").at("paths", path)
        if place.pointer not in explained:
            # It has no operations itself, but may reference a path item that has.
            whole = {**node(before.get(path, {})), **node(after.get(path, {}))}
            yield Change("keyword" if "$ref" in whole else "wording", "changed", place)


def _changes(old: Node, new: Node, messages: Messages) -> Iterator[Change]:
    ambiguous = _ambiguous(old) | _ambiguous(new)
    before, after = _operations(old, ambiguous), _operations(new, ambiguous)
    moved = _moved(before, after)
    for key, operation in before.items():
        successor = after.get(moved.get(key, key))
        if successor is None:
            pointers = _path(operation, new)
            there = operation.place
            yield Change("operation", "removed", there, "", operation.address, None, pointers)
        else:
            yield from _operation(operation, successor, old, new, messages)
    for key, operation in after.items():
        if key not in before and key not in moved.values():
            pointers = _path(operation, old)
            there = operation.place
            yield Change("operation", "added", there, "", None, operation.address, pointers)


def _operations(document: Node, ambiguous: set[str]) -> dict[Key, Operation]:
    found: dict[Key, Operation] = {}
    for path, method, value in listed(document):
        bare = _bare(path)
        shared = items(node(node(document["paths"])[path]).get("parameters"))
        key = path if bare in ambiguous else bare
        found[key, method] = Operation(path, method, value, shared)
    return found


def _bare(path: str) -> str:
    """A path without its parameter names."""
    return re.sub(r"\{[^{}]*\}", "{}", path)


def _ambiguous(document: Node) -> set[str]:
    """Paths that differ only in parameter names, which OpenAPI forbids but documents contain."""
    counts = Counter(map(_bare, node(document["paths"])))
    return {bare for bare, count in counts.items() if count > 1}


def _moved(before: dict[Key, Operation], after: dict[Key, Operation]) -> dict[Key, Key]:
    """Operations whose path or method changed, matched by operationIds that are unique."""
    removed = _by_id({key: before[key] for key in before.keys() - after.keys()})
    added = _by_id({key: after[key] for key in after.keys() - before.keys()})
    return {removed[each]: added[each] for each in removed.keys() & added.keys()}


def _by_id(operations: dict[Key, Operation]) -> dict[str, Key]:
    ids = {key: str(each.value.get("operationId", "")) for key, each in operations.items()}
    counts = Counter(ids.values())
    return {each: key for key, each in ids.items() if each and counts[each] == 1}


def _path(operation: Operation, other: Node) -> tuple[str, ...]:
    """The pointer of the whole path item, if the other document does not have it."""
    known = operation.path in node(other["paths"])
    return () if known else (Place("", "").at("paths", operation.path).pointer,)


def _operation(
    before: Operation, after: Operation, old: Node, new: Node, messages: Messages
) -> Iterator[Change]:
    place = after.place
    if (before.path, before.method) != (after.path, after.method):
        addresses = before.address, after.address
        pointers = (before.place.pointer, place.pointer, *_path(before, new), *_path(after, old))
        yield Change("operation", "changed", place.at("path"), "moved", *addresses, pointers)
    found = _calls(before, after, old, new, messages)
    yield from with_leftovers(found, before.value, after.value, place, KNOWN)


def _calls(
    before: Operation, after: Operation, old: Node, new: Node, messages: Messages
) -> Iterator[Change]:
    place, was = after.place, before.place
    if was.name != place.name:
        there = place.named(was.name, "operationId")
        yield Change("operation", "changed", there, "renamed", was.name, place.name)
    modules = _module(before), _module(after)
    if modules[0] != modules[1]:
        yield Change("tag", "changed", place.at("tags"), "", *modules)
    yield from deprecation(before.value, after.value, place)
    yield from security_changes(before.value, after.value, old, new, place)
    shared = Place("", "").at("paths", after.path, "parameters").pointer
    yield from messages.parameters(before.whole, after.whole, place, shared)
    yield from messages.body(before.value, after.value, place)
    yield from messages.responses(before.value, after.value, place)


def _module(operation: Operation) -> str:
    """The module of an operation, named by its first tag."""
    tags = operation.value.get("tags")
    tag = str(tags[0]) if isinstance(tags, list) and tags else "default"
    return f"ionq_api.api.{identifier(tag)}"
