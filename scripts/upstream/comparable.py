"""Whether a document can be compared: it has the OpenAPI structure that comparing relies on.

This requires much less than `accept`, so that documents of other OpenAPI versions, and those that
code cannot be generated from, can be compared as well.
"""

from collections.abc import Iterator
from typing import Final

from jsonschema import Draft202012Validator

from ..codegen.validity import json_only
from ..openapi.document import METHODS, Json, Node
from ..openapi.places import pointer
from .errors import DocumentError

SHOWN: Final = 5
"""How many problems of a document are listed."""


def _map(name: str) -> Json:
    return {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{name}"}}


def _list(name: str) -> Json:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _object(properties: Node, required: tuple[str, ...] = ()) -> Node:
    return {"type": "object", "properties": properties, "required": list(required)}


SCHEMAS: Final[Node] = {"schema": {"$ref": "#/$defs/schema"}, "content": _map("media")}

SHAPE: Final[Node] = {
    "$defs": {
        "schema": {
            "type": ["object", "boolean"],
            "properties": {
                **dict.fromkeys(("allOf", "anyOf", "oneOf"), _list("schema")),
                "properties": _map("schema"),
                "items": {"$ref": "#/$defs/schema"},
                "additionalProperties": {"$ref": "#/$defs/schema"},
                "$ref": {"type": "string"},
            },
        },
        "media": _object({"schema": {"$ref": "#/$defs/schema"}}),
        "header": _object({**SCHEMAS, "$ref": {"type": "string"}}),
        "parameter": {
            **_object({**SCHEMAS, "in": {"type": "string"}, "name": {"type": "string"}}),
            "anyOf": [{"required": ["$ref"]}, {"required": ["in", "name"]}],
        },
        "body": _object({"content": _map("media")}),
        "response": _object({"content": _map("media"), "headers": _map("header")}),
        "operation": _object(
            {
                "operationId": {"type": "string"},
                "tags": {"type": "array", "items": {"type": "string"}},
                "parameters": _list("parameter"),
                "requestBody": {"$ref": "#/$defs/body"},
                "responses": _map("response"),
                "security": _list("requirement"),
            }
        ),
        "requirement": {"type": "object"},
        "path": _object(
            {
                "parameters": _list("parameter"),
                **{method: {"$ref": "#/$defs/operation"} for method in METHODS},
            }
        ),
        "server": _object({"url": {"type": "string"}}, ("url",)),
        "components": _object(
            {
                "schemas": _map("schema"),
                "parameters": _map("parameter"),
                "requestBodies": _map("body"),
                "responses": _map("response"),
                "headers": _map("header"),
                "securitySchemes": {"type": "object"},
            }
        ),
    },
    **_object(
        {
            "openapi": {"type": "string"},
            "info": {"type": "object"},
            "servers": _list("server"),
            "security": _list("requirement"),
            "paths": _map("path"),
            "components": {"$ref": "#/$defs/components"},
        },
        ("openapi",),
    ),
}
"""A JSON Schema of the parts of an OpenAPI document that are compared."""

VALIDATOR: Final = Draft202012Validator(SHAPE)


def check(document: Node) -> None:
    """Refuse a document that cannot be compared.

    Raises:
        DocumentError: It is not an OpenAPI document, or has a part of the wrong type; the message
            gives the places.
    """
    found = list(json_only(document)) or list(_misshapen(document))
    if found:
        more = [f"and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
        raise DocumentError("cannot be compared:\n" + "\n".join([*found[:SHOWN], *more]))


def _misshapen(document: Node) -> Iterator[str]:
    if "openapi" not in document:
        yield "/openapi: it is missing, so this is no OpenAPI document"
        return
    # Its types are not complete.
    found = VALIDATOR.iter_errors(document)  # pyright: ignore[reportUnknownMemberType]
    for error in found:
        where = pointer(*error.absolute_path) or "/"
        yield f"{where}: {error.message[:200]}"
