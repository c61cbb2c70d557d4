"""The structure of an OpenAPI document, which is all of it but prose and extensions, in parts.

Two documents have the same structure if they describe the same API, in whatever words and order of
keys, and whatever tools are told by extensions (`x-...`), which OpenAPI gives no meaning. Fetching
a contract, generating from it and checking it at run time all use this module.
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
        *("contact", "license", "termsOfService"),  # of `info`
    }
)
"""Keys that explain an object and do not change the API."""

EXTENSION = "x-"
"""What the key of an extension begins with."""

NAMES = frozenset(
    {
        *("$defs", "callbacks", "content", "definitions", "dependentSchemas", "encoding"),
        *("headers", "links", "parameters", "pathItems", "paths", "patternProperties"),
        *("properties", "requestBodies", "responses", "schemas", "securitySchemes"),
        *("variables", "webhooks"),
    }
)
"""Keys of maps whose own keys are names of the API's, so that none of them is prose."""

EXTENSIBLE = frozenset({"paths", "responses"})
"""Maps outside of components that may have extensions between their names."""

LITERALS = frozenset(
    {"const", "default", "dependentRequired", "enum", "mapping", "required", "scopes", "security"}
)
"""Keys whose values are data and are kept as they are."""

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
REFERENCE = re.compile(r'"#/components/([^/"]+/[^/"]+)')


def structure(document: JsonValue) -> JsonValue:
    """A copy of a document, or of a part of one, without its prose and its extensions.

    A property, a schema or a parameter that is called `title` or `x-title` is neither.

    Raises:
        RecursionError: It is nested more deeply than Python can follow.
    """
    return _without(document, PROSE)


def without_extensions(document: JsonValue) -> JsonValue:
    """A copy of a document with its prose, but without its extensions.

    Raises:
        RecursionError: See `structure`.
    """
    return _without(document, frozenset())


def _without(part: JsonValue, prose: frozenset[str]) -> JsonValue:
    if isinstance(part, list):
        return [_without(item, prose) for item in part]
    if not isinstance(part, dict):
        return part
    bare: dict[str, JsonValue] = {}
    for key, value in part.items():
        if key in prose or key.startswith(EXTENSION):
            continue
        if key in LITERALS or key in PROSE:
            bare[key] = value
        elif key == "components" and isinstance(value, dict):
            sections = {
                name: each for name, each in value.items() if not name.startswith(EXTENSION)
            }
            bare[key] = {name: _named(each, prose) for name, each in sections.items()}
        elif key in NAMES:
            bare[key] = _named(value, prose, extensible=key in EXTENSIBLE)
        else:
            bare[key] = _without(value, prose)
    return bare


def _named(part: JsonValue, prose: frozenset[str], *, extensible: bool = False) -> JsonValue:
    """A map of names of the API's, which may look like prose or, unless extensible, extensions."""
    if not isinstance(part, dict):
        return _without(part, prose)
    return {
        name: _without(value, prose)
        for name, value in part.items()
        # An unquoted status in YAML is a number.
        if not (extensible and str(name).startswith(EXTENSION))
    }


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
