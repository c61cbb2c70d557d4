"""A schema without its wrapping: what it refers to, whether it may be null, and the rest."""

from attrs import frozen

from .document import Json, Node, node

COMBINATORS = ("allOf", "anyOf", "oneOf")
NULL: Node = {"type": "null"}
NOTHING: Node = {"not": {}}


def schema(value: Json) -> Node:
    """A schema as an object; OpenAPI 3.1 has two that are none: what lets all and nothing through.

    Raises:
        TypeError: It is no schema.
    """
    if isinstance(value, bool):
        return {} if value else NOTHING
    return node(value)


def subschemas(value: Json) -> list[Node]:
    """The schemas of a list; none if it is absent."""
    return [schema(each) for each in value] if isinstance(value, list) else []


@frozen
class Shape:
    """A schema, however it was wrapped.

    Attributes:
        reference: What it refers to, if that is all it does.
        nullable: Whether null is let through.
        body: All other keys.
    """

    reference: str | None
    nullable: bool
    body: Node


def shape(whole: Node) -> Shape:
    """See through the ways in which the same is written.

    A reference that may be null is wrapped into a combinator of one member, because OpenAPI 3.0
    ignores what stands beside a reference; 3.1 has a type of its own for null.
    """
    nullable = whole.get("nullable") is True or any(
        isinstance(listed := whole.get(key), list) and null in listed
        for key, null in (("type", "null"), ("enum", None))
    )
    body = {key: value for key, value in whole.items() if key != "nullable"}
    for key in COMBINATORS:
        members = subschemas(body.get(key))
        others = [member for member in members if member != NULL]
        nullable = nullable or len(others) < len(members)
        if len(others) == 1 and set(others[0]) == {"$ref"}:
            del body[key]
            body |= others[0]
        elif len(others) < len(members):
            body[key] = list(others)
    reference = body.pop("$ref", None)
    return Shape(reference if isinstance(reference, str) else None, nullable, body)
