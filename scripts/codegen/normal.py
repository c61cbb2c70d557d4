"""One form for each meaning: a document as openapi-python-client gets it, whatever its wording.

The parser names classes by titles, and makes something else of a schema than of an `allOf` that has
it as the only member. So titles go, and what is composed of one part becomes that part.
"""

from copy import deepcopy

from ionq_session._contract.structure import PROSE, compact

from ..openapi.document import Json, Node, items
from ..openapi.places import schemas

CLASS_NAME = "x-class-name"
"""The overlay's extension that names the class of a schema, since a title never does."""
COMBINATORS = ("allOf", "anyOf", "oneOf")


def normalized(document: Node) -> Node:
    """A copy of a document that says the same in the one form that code is generated from.

    Args:
        document: It may be invalid: what is not understood stays as it is.
    """
    copied = deepcopy(document)
    for _, schema in schemas(copied):
        if "$ref" not in schema:
            _unwrap(schema)
            _flatten(schema)
            _gather(schema)
        schema.pop("title", None)
        if CLASS_NAME in schema:
            schema["title"] = schema.pop(CLASS_NAME)
    return copied


def _unwrap(schema: Node) -> None:
    """Put the only member of a combinator in its place, unless that is a component."""
    for key in COMBINATORS:
        parts = items(schema.get(key)) if _is_list_of_objects(schema.get(key)) else []
        if len(parts) != 1 or "$ref" in parts[0] or (key != "allOf" and "discriminator" in schema):
            continue
        rest = {name: value for name, value in schema.items() if name != key}
        whole = _combined(parts[0], rest)
        if whole is not None:
            schema.clear()
            schema |= whole
            _unwrap(schema)
            return


def _combined(inner: Node, outer: Node) -> "Node | None":
    """One schema for two that both hold; None if they disagree, or if that is not so simple."""
    whole = {**inner, **outer}
    for key in inner.keys() & outer.keys() - PROSE:
        one, other = inner[key], outer[key]
        if compact(one) == compact(other):
            continue
        if key == "required" and isinstance(one, list) and isinstance(other, list):
            whole[key] = [*one, *(name for name in other if name not in one)]
        elif key == "properties" and isinstance(one, dict) and isinstance(other, dict):
            both = one.keys() & other.keys()
            if any(compact(one[name]) != compact(other[name]) for name in both):
                return None
            whole[key] = {**one, **other}
        else:
            return None
    return whole


def _flatten(schema: Node) -> None:
    """Replace the members of an `allOf` that are only compositions by what they are composed of."""
    if not _is_list_of_objects(schema.get("allOf")):
        return
    flat: list[Json] = []
    for part in items(schema["allOf"]):
        _unwrap(part)
        _flatten(part)
        inner = part.get("allOf")
        if isinstance(inner, list) and part.keys() - PROSE <= {"allOf", "type", *FIELDS}:
            own = {key: part[key] for key in FIELDS if key in part}
            flat += [*inner, *([own] if own else [])]
        else:
            flat.append(part)
    schema["allOf"] = flat


def _gather(schema: Node) -> None:
    """Make the properties beside an `allOf` of one component a member of it, as they may be."""
    parts = schema.get("allOf")
    if isinstance(parts, list) and len(parts) == 1 and "properties" in schema:
        parts.append({key: schema.pop(key) for key in FIELDS if key in schema})


FIELDS = ("properties", "required")


def _is_list_of_objects(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)
