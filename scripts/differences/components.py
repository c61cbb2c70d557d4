"""Compares the parts of two documents that operations share, each where it stands."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Final, TypeAlias

from attrs import frozen

from ..openapi.document import Node, node
from ..openapi.places import pointer
from ..openapi.shape import schema
from .change import Change, Direction, Place, Subject, same
from .leftovers import with_leftovers
from .messages import Messages
from .python_names import class_name
from .reach import Reach, reach

Compare: TypeAlias = Callable[[Node, Node, Place], Iterator[Change]]

KNOWN: Final = frozenset(
    {"headers", "parameters", "requestBodies", "responses", "schemas", "securitySchemes"}
)
NOUNS: Final = {
    "headers": "header",
    "parameters": "argument",
    "requestBodies": "body",
    "responses": "reply",
}
"""What is said before the name of a shared part that is no class."""


@frozen
class Components:
    """Compares the components of two documents.

    Attributes:
        old: The document as it was.
        new: The document as it is.
        messages: Compares what is sent and received.
        reached: Which methods send or receive each component, in either document.
    """

    old: Node
    new: Node
    messages: Messages
    reached: tuple[Reach, Reach]

    def changes(self) -> Iterator[Change]:
        """What differs between them."""
        before, after = _components(self.old), _components(self.new)
        found = self._sections(before, after)
        yield from with_leftovers(
            found, before, after, Place("the components", "/components"), KNOWN
        )

    def _sections(self, before: Node, after: Node) -> Iterator[Change]:
        messages = self.messages
        sections: tuple[tuple[str, Compare, Direction], ...] = (
            ("schemas", messages.schemas.changes, "response"),
            ("parameters", messages.parameter, "request"),
            ("requestBodies", messages.request_body, "request"),
            ("responses", messages.response, "response"),
            ("headers", messages.parameter, "response"),
        )
        for section, compare, way in sections:
            ours, theirs = node(before.get(section, {})), node(after.get(section, {}))
            yield from self._section(section, ours, theirs, compare, way)
        ours, theirs = (node(each.get("securitySchemes", {})) for each in (before, after))
        for name in sorted(ours.keys() | theirs.keys()):
            place = Place(f"scheme {name}", "").at("components", "securitySchemes", name)
            if name not in theirs:
                yield Change("security scheme", "removed", place)
            elif name not in ours:
                yield Change("security scheme", "added", place)
            elif not same(ours[name], theirs[name]):
                yield Change("security scheme", "changed", place, "", ours[name], theirs[name])

    def _section(
        self, section: str, before: Node, after: Node, compare: Compare, default: Direction
    ) -> Iterator[Change]:
        renamed = self.messages.schemas.renamed if section == "schemas" else {}
        come = [name for name in after if name not in before and name not in renamed.values()]
        for name in [*before, *come]:
            heir = renamed.get(name, name)
            ways = self._ways(section, {name, heir}, default)
            methods = tuple(method for each in ways.values() for method in each)
            title = class_name(name) if section == "schemas" else f"{NOUNS[section]} {name}"
            place = Place(title, "", "any", tuple(dict.fromkeys(methods)))
            place = place.at("components", section, name)
            subject: Subject = "schema" if section == "schemas" else "component"
            if heir != name:
                yield _renaming(place, heir)
                place = Place(class_name(heir), "").at("components", section, heir)
            if heir not in after:
                yield Change(subject, "removed", place)
            elif name not in before:
                yield Change(subject, "added", place)
            else:
                for way, users in ways.items():
                    there = Place(place.name, place.pointer, way, tuple(users))
                    yield from compare(schema(before[name]), schema(after[heir]), there)

    def _ways(
        self, section: str, called: set[str], default: Direction
    ) -> dict[Direction, list[str]]:
        """The methods that send or receive a component; one that none does is a type to read."""
        ways: dict[Direction, list[str]] = {}
        for reached, name in product(self.reached, sorted(called)):
            reference = f"#{pointer('components', section, name)}"
            for way, methods in reached.get(reference, {}).items():
                users = ways.setdefault(way, [])
                users.extend(method for method in methods if method not in users)
        return ways or {default: []}


def component_changes(old: Node, new: Node, messages: Messages) -> Iterator[Change]:
    """What differs between the shared parts of two documents.

    Args:
        old: The document as it was.
        new: The document as it is.
        messages: Compares what is sent and received.
    """
    yield from Components(old, new, messages, (reach(old), reach(new))).changes()


def _renaming(place: Place, heir: str) -> Change:
    """That a schema has another name, which may make the same class name."""
    new = class_name(heir)
    pointers = (Place("", "").at("components", "schemas", heir).pointer,)
    if new == place.name:
        return Change("wording", "changed", place, pointers=pointers)
    return Change("schema", "changed", place, "renamed", place.name, new, pointers)


def _components(document: Node) -> Node:
    return node(document.get("components", {}))
