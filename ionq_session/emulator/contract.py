"""The document that the emulator follows: IonQ's contract with the overlay applied.

The generator writes it into `ionq_api`, so that an installed package has it, too. What
`GET /api-docs` serves is the contract without the overlay, as IonQ's own service does.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import cast

from attrs import frozen

from .jsontypes import Json, JsonObject

_METHODS = ("get", "put", "post", "delete")


@frozen
class Parameter:
    """A parameter of an operation; `place` is `path` or `query`."""

    name: str
    place: str
    required: bool
    schema: JsonObject


@frozen
class Operation:
    """One operation of the document; `body` is the schema of its body, if it has one."""

    id: str
    method: str
    path: str
    public: bool
    parameters: tuple[Parameter, ...]
    body: JsonObject | None


@cache
def text() -> bytes:
    """The document as JSON text."""
    return files("ionq_api").joinpath("openapi.json").read_bytes()


@cache
def published() -> bytes:
    """The contract, without the overlay, as JSON text."""
    from ..contract import document as published_document  # reads it when imported

    return json.dumps(published_document(), indent=1).encode()


@cache
def document() -> JsonObject:
    """The document; callers must not change it."""
    return cast("JsonObject", json.loads(text()))


@cache
def operations() -> Mapping[str, Operation]:
    """The operations by their `operationId`, in the document's order."""
    return {operation.id: operation for operation in _operations()}


def schema(name: str) -> JsonObject:
    """A reference to one of the document's named schemas."""
    return {"$ref": f"#/components/schemas/{name}"}


def resolve(node: JsonObject) -> JsonObject:
    """A part of the document, or what its `$ref` points to."""
    while isinstance(reference := node.get("$ref"), str):
        target: Json = document()
        for part in reference.removeprefix("#/").split("/"):
            target = _object(target)[part]
        node = _object(target)
    return node


def _operations() -> Iterator[Operation]:
    for path, item in _object(document()["paths"]).items():
        for method, value in _object(item).items():
            if method in _METHODS:
                operation = _object(value)
                body = resolve(_object(operation.get("requestBody", {})))
                yield Operation(
                    id=str(operation["operationId"]),
                    method=method.upper(),
                    path=path,
                    public=operation.get("security") == [],
                    parameters=tuple(_parameters(operation)),
                    body=_json_schema(body) if body else None,
                )


def _parameters(operation: JsonObject) -> Iterator[Parameter]:
    listed = operation.get("parameters", [])
    for entry in listed if isinstance(listed, list) else []:
        parameter = resolve(_object(entry))
        yield Parameter(
            name=str(parameter["name"]),
            place=str(parameter["in"]),
            required=parameter.get("required") is True,
            schema=_object(parameter["schema"]),
        )


def _json_schema(body: JsonObject) -> JsonObject:
    return _object(_object(_object(body["content"])["application/json"])["schema"])


def _object(value: Json) -> JsonObject:
    if not isinstance(value, dict):
        raise TypeError(f"the document has {type(value).__name__} where an object belongs")
    return value
