"""Normalizes a schema: its reference, whether it is nullable, and all other keywords."""

from attrs import frozen

from .document import Json, Node, node

COMBINATORS = ("allOf", "anyOf", "oneOf")
NULL: Node = {"type": "null"}
NOTHING: Node = {"not": {}}


def schema(value: Json) -> Node:
    """A schema as an object; OpenAPI 3.1 also has the boolean schemas `true` and `false`.

    Raises:
        TypeError: It is not a schema.
    """
    if isinstance(value, bool):
        return {} if value else NOTHING
    return node(value)


def subschemas(value: Json) -> list[Node]:
    """The schemas of a list; empty if it is absent."""
    return [schema(each) for each in value] if isinstance(value, list) else []


@frozen
class Shape:
    """A normalized schema.

    Attributes:
        reference: Its reference, if it consists of nothing else.
        nullable: Whether null is valid.
        body: All other keywords.
    """

    reference: str | None
    nullable: bool
    body: Node


def shape(whole: Node) -> Shape:
    """Normalize the different ways to write the same schema.

    A nullable reference is wrapped in a combinator with one member, because OpenAPI 3.0 ignores
    what stands beside a reference; 3.1 has the type `null`.
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
        alone = len(others) == 1 and set(others[0]) == {"$ref"}
        if alone and not (key == "allOf" and "properties" in body):  # which makes an object of it
            del body[key]
            body |= others[0]
        elif len(others) < len(members):
            body[key] = list(others)
    reference = body.pop("$ref", None)
    return Shape(reference if isinstance(reference, str) else None, nullable, body)
