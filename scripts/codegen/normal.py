"""One form for each meaning: a document as openapi-python-client gets it, whatever its wording.

The parser names classes by titles, and makes something else of a schema than of an `allOf` that has
it as the only member. So titles go, and what is composed of one part becomes that part.
"""

from copy import deepcopy

from ..openapi.compose import FIELDS, members, only_reference, said, unwrapped
from ..openapi.document import Json, Node
from ..openapi.places import schemas

NAMED = 3
"""The slashes in the place of a component's schema: /components/schemas/Job."""
CLASS_NAME = "x-class-name"
"""The overlay's extension that names the class of a schema, since a title never does."""


def normalized(document: Node) -> Node:
    """A copy of a document that says the same in the one form that code is generated from.

    Args:
        document: It may be invalid: what is not understood stays as it is.
    """
    copied = deepcopy(document)
    for place, schema in schemas(copied):
        if place.count("/") == NAMED and (reference := only_reference(schema)) is not schema:
            _replace(schema, reference)  # else the class that it refers to takes the name's place
        if "$ref" not in schema:
            _simplify(schema)
            _gather(schema)
        schema.pop("title", None)
        if CLASS_NAME in schema:
            schema["title"] = schema.pop(CLASS_NAME)
    return copied


def _simplify(schema: Node) -> None:
    """Unwrap a schema in place, and the members of its `allOf` that are only compositions."""
    whole = unwrapped(schema)
    if whole is not schema:
        _replace(schema, whole)
    flat: list[Json] = []
    for part in members(schema, "allOf"):
        _simplify(part)
        inner = members(part, "allOf")
        if inner and said(part) <= {"allOf", "type", *FIELDS}:
            own = {key: part[key] for key in FIELDS if key in part}
            flat += [*inner, *([own] if own else [])]
        else:
            flat.append(part)
    if flat:
        schema["allOf"] = flat


def _replace(schema: Node, other: Node) -> None:
    schema.clear()
    schema |= other


def _gather(schema: Node) -> None:
    """Make the properties beside an `allOf` of one component a member of it, as they may be."""
    parts = schema.get("allOf")
    if isinstance(parts, list) and len(parts) == 1 and "properties" in schema:
        parts.append({key: schema.pop(key) for key in FIELDS if key in schema})
