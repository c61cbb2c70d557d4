"""Compares the components of two documents, each once and not wherever it is referenced."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Final, TypeAlias

from attrs import frozen

from ..openapi.compose import unwrapped
from ..openapi.document import Json, Node, node
from ..openapi.places import pointer
from ..openapi.shape import schema
from .change import Change, Direction, Place, Subject
from .leftovers import with_leftovers
from .meaning.transparent import has_class
from .messages import Messages
from .python_names import class_name
from .reach import Reach, reach
from .security import scheme_changes

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
"""The word before the name of a component that is not a class."""


@frozen
class Components:
    """Compares the components of two documents.

    Attributes:
        old: The old document.
        new: The new document.
        messages: Compares requests and responses.
        reached: The methods that send or receive each component, in each document.
    """

    old: Node
    new: Node
    messages: Messages
    reached: tuple[Reach, Reach]

    def changes(self) -> Iterator[Change]:
        """The differences between them."""
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
        for section, compare, direction in sections:
            old_parts, new_parts = node(before.get(section, {})), node(after.get(section, {}))
            yield from self._section(section, old_parts, new_parts, compare, direction)
        old_parts, new_parts = (node(each.get("securitySchemes", {})) for each in (before, after))
        for name in sorted(old_parts.keys() | new_parts.keys()):
            place = Place(f"scheme {name}", "").at("components", "securitySchemes", name)
            if name not in new_parts:
                yield Change("security scheme", "removed", place)
            elif name not in old_parts:
                yield Change("security scheme", "added", place)
            else:
                yield from scheme_changes(node(old_parts[name]), node(new_parts[name]), place)

    def _section(
        self, section: str, before: Node, after: Node, compare: Compare, default: Direction
    ) -> Iterator[Change]:
        renamed = self.messages.schemas.renamed if section == "schemas" else {}
        added = [name for name in after if name not in before and name not in renamed.values()]
        for name in [*before, *added]:
            new_name = renamed.get(name, name)
            directions = self._directions(section, {name, new_name}, default)
            methods = tuple(method for each in directions.values() for method in each)
            title = class_name(name) if section == "schemas" else f"{NOUNS[section]} {name}"
            place = Place(title, "", "any", tuple(dict.fromkeys(methods)))
            place = place.at("components", section, name)
            named = section == "schemas" and _has_class(before.get(name), after.get(new_name))
            subject: Subject = "schema" if named else "component"
            if new_name != name:
                yield _renaming(place, new_name, named=named)
                place = Place(class_name(new_name), "").at("components", section, new_name)
            if new_name not in after:
                yield Change(subject, "removed", place)
            elif name not in before:
                yield Change(subject, "added", place)
            else:
                for direction, users in directions.items():
                    there = Place(place.name, place.pointer, direction, tuple(users))
                    yield from compare(schema(before[name]), schema(after[new_name]), there)

    def _directions(
        self, section: str, called: set[str], default: Direction
    ) -> dict[Direction, list[str]]:
        """The methods that send or receive a component; without any, the default direction."""
        directions: dict[Direction, list[str]] = {}
        for reached, name in product(self.reached, sorted(called)):
            reference = f"#{pointer('components', section, name)}"
            for direction, methods in reached.get(reference, {}).items():
                users = directions.setdefault(direction, [])
                users.extend(method for method in methods if method not in users)
        return directions or {default: []}


def component_changes(old: Node, new: Node, messages: Messages) -> Iterator[Change]:
    """The differences between the components of two documents.

    Args:
        old: The old document.
        new: The new document.
        messages: Compares requests and responses.
    """
    yield from Components(old, new, messages, (reach(old), reach(new))).changes()


def _has_class(*schemas: Json) -> bool:
    """Whether a component has a class, in either document; the others leave no name in Python."""
    found = [each for each in schemas if isinstance(each, dict)]
    return not found or any(has_class(unwrapped(each)) for each in found)


def _renaming(place: Place, new_name: str, *, named: bool) -> Change:
    """That a schema was renamed, which may leave the class name the same, if it has a class."""
    new = class_name(new_name)
    pointers = (Place("", "").at("components", "schemas", new_name).pointer,)
    if new == place.name or not named:
        return Change("wording", "changed", place, pointers=pointers)
    return Change("schema", "changed", place, "renamed", place.name, new, pointers)


def _components(document: Node) -> Node:
    return node(document.get("components", {}))
