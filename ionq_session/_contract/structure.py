"""The structure of an OpenAPI document, which is all of it but its prose, in named parts.

Two documents have the same structure if they describe the same API, in whatever words and order of
keys. Fetching a contract, generating from it and checking it at run time all use this module.
"""

from __future__ import annotations  # JsonValue is not there before the package is generated

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:  # not at run time: the generator uses this module before that package exists
    from ionq_api import JsonValue

PROSE = frozenset(
    {
        *("description", "example", "examples", "externalDocs", "summary", "title"),
        *("x-codeSamples", "x-code-samples"),  # examples under the names that tools use
    }
)
"""Keys that explain an object and do not change the API."""

NAMES = frozenset(
    {
        *("$defs", "callbacks", "content", "definitions", "dependentSchemas", "encoding"),
        *("headers", "links", "parameters", "pathItems", "paths", "patternProperties"),
        *("properties", "requestBodies", "responses", "schemas", "securitySchemes"),
        *("variables", "webhooks"),
    }
)
"""Keys of maps whose own keys are names of the API's, so that none of them is prose."""

LITERALS = frozenset(
    {"const", "default", "dependentRequired", "enum", "mapping", "required", "scopes", "security"}
)
"""Keys whose values are data and are kept as they are; so are those of extensions, `x-...`."""

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
REFERENCE = re.compile(r'"#/components/([^/"]+/[^/"]+)')


def structure(document: JsonValue) -> JsonValue:
    """A copy of a document, or of a part of one, without its prose.

    A property, a schema or a parameter that is called `title` or `description` is not prose.

    Raises:
        RecursionError: It is nested more deeply than Python can follow.
    """
    if isinstance(document, list):
        return [structure(item) for item in document]
    if not isinstance(document, dict):
        return document
    bare: dict[str, JsonValue] = {}
    for key, value in document.items():
        if key in PROSE:
            continue
        if key in LITERALS or key.startswith("x-"):
            bare[key] = value
        elif key in NAMES and isinstance(value, dict):
            bare[key] = {name: structure(item) for name, item in value.items()}
        else:
            bare[key] = structure(value)
    return bare


def compact(part: JsonValue) -> str:
    """A value as canonical JSON; unlike `==` of values, it distinguishes 1 from true."""
    return json.dumps(part, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(part: JsonValue) -> str:
    """The SHA-256 of a value, in hexadecimal; that of `structure(document)` is the document's."""
    # JSON may hold half of a surrogate pair, which is not valid UTF-8.
    return hashlib.sha256(compact(part).encode("utf-8", "surrogatepass")).hexdigest()


@frozen
class Part:
    """One part of a document's structure.

    Attributes:
        text: Its content; parts are equal if their texts are.
        uses: The names of the parts that it refers to.
    """

    text: str
    uses: frozenset[str] = frozenset()


def parts(bare: Mapping[str, JsonValue]) -> dict[str, Part]:
    """The parts of a document's structure, which together are all of it.

    Args:
        bare: What `structure` returned.

    Returns:
        The parts by name: operations as `GET /jobs/{UUID}`, each with the fields that its path
        declares for all methods; components as `schemas/Backend`; the rest by key, as `servers`.
    """
    return dict(_parts(bare))


def _parts(bare: Mapping[str, JsonValue]) -> Iterator[tuple[str, Part]]:
    for key, value in bare.items():
        if key == "paths" and isinstance(value, dict) and value:
            for path, item in value.items():
                yield from _operations(path, item, bare.get("security"))
        elif key == "components" and isinstance(value, dict) and value:
            for section, members in value.items():
                if isinstance(members, dict) and members:
                    for name, member in members.items():
                        yield f"{section}/{name}", _part(member)
                else:
                    yield f"components/{section}", _part(members)
        else:
            yield key, _part(value)


def _operations(path: str, item: JsonValue, security: JsonValue) -> Iterator[tuple[str, Part]]:
    if not isinstance(item, dict) or not any(method in item for method in METHODS):
        yield path, _part(item)
        return
    shared: JsonValue = {key: value for key, value in item.items() if key not in METHODS}
    for method in METHODS:
        if method in item:
            operation = item[method]
            own = operation.get("security", security) if isinstance(operation, dict) else None
            yield f"{method.upper()} {path}", _part([operation, shared], _schemes(own))


def _schemes(security: JsonValue) -> Iterator[str]:
    """The security schemes of an operation, which are named and not referenced."""
    for requirement in security if isinstance(security, list) else []:
        if isinstance(requirement, dict):
            yield from (f"securitySchemes/{name}" for name in requirement)


def _part(value: JsonValue, uses: Iterable[str] = ()) -> Part:
    text = compact(value)
    return Part(text, frozenset({*REFERENCE.findall(text), *uses}))


def using(document: Mapping[str, Part], names: Iterable[str]) -> set[str]:
    """The names of some parts, and of all that use them, directly or through others."""
    users: dict[str, list[str]] = {}
    for name, part in document.items():
        for used in part.uses:
            users.setdefault(used, []).append(name)
    reached = set(names)
    pending = list(reached)
    while pending:
        for user in users.get(pending.pop(), ()):
            if user not in reached:
                reached.add(user)
                pending.append(user)
    return reached
