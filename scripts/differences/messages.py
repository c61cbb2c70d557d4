"""Compares requests and responses: parameters, bodies, responses, headers."""

from collections.abc import Callable, Iterator
from typing import Final

from attrs import evolve, frozen

from ..openapi.document import Json, Node, items, node
from ..openapi.references import component_name, resolved
from ..openapi.shape import schema
from .change import Action, Change, Direction, Manner, Place, same
from .leftovers import with_leftovers
from .python_names import identifier
from .schemas import Schemas
from .values import deprecation

STYLE: Final = ("style", "explode", "allowReserved", "allowEmptyValue")
"""Keywords for how a parameter is serialized."""


@frozen
class Messages:
    """Compares the requests and responses of two documents.

    Attributes:
        old: The old document.
        new: The new document.
        schemas: Compares their schemas.
    """

    old: Node
    new: Node
    schemas: Schemas

    def parameters(self, old: Node, new: Node, place: Place, shared: str) -> Iterator[Change]:
        """The parameters of an operation.

        Args:
            old: The old operation, with the parameters of its path item.
            new: The new operation, likewise.
            place: The operation.
            shared: The pointer of the path item's parameters, where a change may be.
        """
        before, after = _listed(old, self.old), _listed(new, self.new)
        moves = _moves(before, after)
        for key, parameter in before.items():
            there = _argument(place, _name(key), "parameters", key)
            successor = after.get(moves.get(key, key))
            if successor is None:
                yield Change("parameter", "removed", there, pointers=(shared,))
                continue
            if key in moves:
                locations = _location(key), _location(moves[key])
                pointers = (place.at("parameters", moves[key]).pointer, shared)
                yield Change("parameter", "changed", there, "moved", *locations, pointers)
                successor = {**resolved(successor, self.new), "in": _location(key)}
            yield from self._compared(self.parameter, parameter, successor, there)
            for one, other in ((parameter, successor), (successor, parameter)):
                if "$ref" in one and "$ref" not in other:  # it is a component, or was one
                    component = component_name(str(one["$ref"]))
                    yield Change("wording", "changed", place.at("parameters", component))
        for key, parameter in after.items():
            if key not in before and key not in moves.values():
                there = _argument(place, _name(key), "parameters", key)
                manner = _required_or_optional(resolved(parameter, self.new))
                yield Change("parameter", "added", there, manner, pointers=(shared,))

    def body(self, old: Node, new: Node, place: Place) -> Iterator[Change]:
        """The request body of an operation."""
        before, after = old.get("requestBody"), new.get("requestBody")
        there = _argument(place, "body", "requestBody")
        if before is None and after is not None:
            manner = _required_or_optional(resolved(node(after), self.new))
            yield Change("request body", "added", there, manner)
        elif before is not None and after is None:
            yield Change("request body", "removed", there)
        elif before is not None and after is not None:
            yield from self._compared(self.request_body, node(before), node(after), there)

    def responses(self, old: Node, new: Node, place: Place) -> Iterator[Change]:
        """The responses of an operation."""
        before, after = node(old.get("responses", {})), node(new.get("responses", {}))
        for status in sorted(before.keys() | after.keys()):
            called = place.named(f"{place.name} -> {status}", "responses", status)
            there = evolve(called, direction="response")
            manner: Manner = "success" if status.startswith("2") else "error"
            if status not in after:
                yield Change("response", "removed", there, manner)
            elif status not in before:
                yield Change("response", "added", there, manner)
            else:
                responses = node(before[status]), node(after[status])
                yield from self._compared(self.response, *responses, there)

    def parameter(self, old: Node, new: Node, place: Place) -> Iterator[Change]:
        """One parameter, or a header, which has the same structure."""
        found = self._parameter(old, new, place)
        known = {"required", "deprecated", "schema", "content", "in", "name", *STYLE}
        yield from with_leftovers(found, old, new, place, known)

    def _parameter(self, old: Node, new: Node, place: Place) -> Iterator[Change]:
        yield from _requiredness(old, new, place)
        yield from deprecation(old, new, place)
        for key in STYLE:
            values = _style(old, key), _style(new, key)
            if values[0] != values[1]:
                yield Change("parameter", "changed", place.at(key), "style", *values)
        yield from self._schema(old, new, place)
        yield from self._content(old, new, place)

    def request_body(self, old: Node, new: Node, place: Place) -> Iterator[Change]:
        """One request body."""
        found = [*_requiredness(old, new, place), *self._content(old, new, place)]
        yield from with_leftovers(found, old, new, place, {"required", "content"})

    def response(self, old: Node, new: Node, place: Place) -> Iterator[Change]:
        """One response."""
        found = [*self._headers(old, new, place), *self._content(old, new, place)]
        yield from with_leftovers(found, old, new, place, {"headers", "content"})

    def _headers(self, old: Node, new: Node, place: Place) -> Iterator[Change]:
        before, after = node(old.get("headers", {})), node(new.get("headers", {}))
        for name in sorted(before.keys() | after.keys()):
            there = place.named(f"{place.name} header {name}", "headers", name)
            if name not in after:
                yield Change("header", "removed", there)
            elif name not in before:
                yield Change("header", "added", there)
            else:
                yield from self._compared(
                    self.parameter, node(before[name]), node(after[name]), there
                )

    def _content(self, old: Node, new: Node, place: Place) -> Iterator[Change]:
        before, after = node(old.get("content", {})), node(new.get("content", {}))
        for media in sorted(before.keys() | after.keys()):
            there = place.at("content", media)
            if media not in after:
                yield Change("media type", "removed", there, old=media)
            elif media not in before:
                yield Change("media type", "added", there, new=media)
            else:
                types = node(before[media]), node(after[media])
                found = self._schema(*types, there)
                yield from with_leftovers(found, *types, there, {"schema"})

    def _schema(self, old: Node, new: Node, place: Place) -> Iterator[Change]:
        before, after = schema(old.get("schema", {})), schema(new.get("schema", {}))
        yield from self.schemas.changes(before, after, place.at("schema"))

    def _compared(
        self,
        compare: Callable[[Node, Node, Place], Iterator[Change]],
        old: Node,
        new: Node,
        place: Place,
    ) -> Iterator[Change]:
        """Compare two parts that may be references; equal references are compared as components."""
        if same(old, new):
            return
        found = list(compare(resolved(old, self.old), resolved(new, self.new), place))
        yield from found
        if not found or ("$ref" in old) != ("$ref" in new):
            yield Change("wording", "changed", place)


def _listed(operation: Node, document: Node) -> dict[str, Node]:
    """The parameters of an operation by location and name, such as `query:limit`."""
    found: dict[str, Node] = {}
    for raw in items(operation.get("parameters")):
        parameter = resolved(raw, document)
        # A broken reference identifies itself.
        found[f"{parameter.get('in', '')}:{parameter.get('name', raw.get('$ref'))}"] = raw
    return found


def _location(key: str) -> Json:
    return key.partition(":")[0]


def _name(key: str) -> str:
    return key.partition(":")[2]


def _moves(before: dict[str, Node], after: dict[str, Node]) -> dict[str, str]:
    """Parameters with the same name in another location, as new keys by old ones."""
    removed = {_name(key): key for key in before.keys() - after.keys()}
    added = {_name(key): key for key in after.keys() - before.keys()}
    return {removed[name]: added[name] for name in removed.keys() & added.keys()}


def _argument(place: Place, argument: str, *keys: str) -> Place:
    direction: Direction = "request"
    name = f"{place.name.removesuffix('()')}({identifier(argument)})"
    return evolve(place.named(name, *keys), direction=direction)


def _required_or_optional(part: Node) -> Manner:
    return "required" if part.get("required") else "optional"


def _style(parameter: Node, key: str) -> Json:
    """How a parameter or a header is serialized, by default as OpenAPI says."""
    if key in parameter:
        return parameter[key]
    if key == "style":
        return "form" if parameter.get("in") in ("query", "cookie") else "simple"
    return key == "explode" and _style(parameter, "style") == "form"


def _requiredness(old: Node, new: Node, place: Place) -> Iterator[Change]:
    if bool(old.get("required")) != bool(new.get("required")):
        action: Action = "added" if new.get("required") else "removed"
        yield Change("required", action, place.at("required"))
