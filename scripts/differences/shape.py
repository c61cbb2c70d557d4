"""A schema without its wrapping: what it refers to, whether it may be null, and the rest."""

from attrs import frozen

from codegen.document import Node, items

COMBINATORS = ("allOf", "anyOf", "oneOf")
NULL: Node = {"type": "null"}


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


def shape(schema: Node) -> Shape:
    """See through the ways in which the same is written.

    A reference that may be null is wrapped into a combinator of one member, because OpenAPI 3.0
    ignores what stands beside a reference; 3.1 has a type of its own for null.
    """
    declared = schema.get("type")
    nullable = schema.get("nullable") is True or (isinstance(declared, list) and "null" in declared)
    body = {key: value for key, value in schema.items() if key != "nullable"}
    for key in COMBINATORS:
        members = items(body.get(key))
        others = [member for member in members if member != NULL]
        nullable = nullable or len(others) < len(members)
        if len(others) == 1 and set(others[0]) == {"$ref"}:
            del body[key]
            body |= others[0]
        elif len(others) < len(members):
            body[key] = list(others)
    reference = body.pop("$ref", None)
    return Shape(reference if isinstance(reference, str) else None, nullable, body)
