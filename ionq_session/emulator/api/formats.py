"""The JSON Schemas of result and circuit formats, made from the document's schemas."""

from typing import cast

from .. import contract
from ..jsontypes import Json, JsonObject

_DRAFT = "http://json-schema.org/draft-07/schema#"

_CATALOGUES = ("ResultFormatsCatalog", "CircuitFormatsCatalog")

# Keywords of OpenAPI that JSON Schema does not have, or reads differently.
_FOREIGN = frozenset({"example", "nullable", "discriminator", "x-discriminator", "format"})


def format_schema(name: str) -> JsonObject | None:
    """The JSON Schema of a format, or None if there is no such format."""
    known = contract.resolve(contract.schema("Formats"))["enum"]
    if not isinstance(known, list) or name not in known:
        return None
    for catalogue in _CATALOGUES:
        formats = cast("JsonObject", contract.resolve(contract.schema(catalogue))["properties"])
        if name in formats:
            return {"$schema": _DRAFT, "$id": name, **cast("JsonObject", _plain(formats[name]))}
    return None


def _plain(node: Json, *, names: bool = False) -> Json:
    """A schema with its references resolved; `names` says that the keys are names of fields."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = node if names else contract.resolve(node)
    plain: JsonObject = {
        key: _plain(value, names=key == "properties" and not names)
        for key, value in node.items()
        if names or key not in _FOREIGN
    }
    if not names and node.get("nullable") is True:
        return {"anyOf": [plain, {"type": "null"}]}
    return plain
