"""A document's structure, all but prose and extensions, and where two structures differ.

Written a second time, apart from what the package and the scripts go by, to hold them to it.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import yaml

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Pointer: TypeAlias = tuple[str, ...]

PROSE = frozenset(
    {
        *("title", "description", "summary", "example", "examples", "externalDocs"),
        *("contact", "license", "termsOfService"),
    }
)
"""Keys that explain an object and say nothing about its structure."""

MAPS = frozenset(
    {
        "callbacks",
        "content",
        "encoding",
        "headers",
        "links",
        "parameters",
        "paths",
        "patternProperties",
        "properties",
        "requestBodies",
        "responses",
        "schemas",
        "securitySchemes",
        "variables",
    }
)
"""Keys whose value, if it is a map, has names of the API's own as keys. They are never prose."""

LITERALS = frozenset({"default", "enum", "mapping", "required", "scopes", "security"})
"""Keys whose value holds no further objects, so that nothing in it is prose."""


def load(path: Path) -> Json:
    """Read a document from a JSON or YAML file."""
    text = path.read_text(encoding="utf-8")
    document: Json = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    return document


def objects(node: Json, pointer: Pointer = ()) -> Iterator[tuple[Pointer, dict[str, Json]]]:
    """Yield every OpenAPI object of a document (operations, schemas and so on) with its place."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from objects(item, (*pointer, str(index)))
    elif isinstance(node, dict):
        yield pointer, node
        for key, value in node.items():
            if key in PROSE or _is_extension(key) or key in LITERALS:
                continue
            if key in MAPS and isinstance(value, dict):
                for name, item in value.items():
                    yield from objects(item, (*pointer, key, name))
            else:
                yield from objects(value, (*pointer, key))


def structure(document: Json) -> Json:
    """Copy a document without prose and extensions. Properties that are named like them stay."""
    if isinstance(document, list):
        return [structure(item) for item in document]
    if not isinstance(document, dict):
        return document
    bare: dict[str, Json] = {}
    for key, value in document.items():
        if key in PROSE or _is_extension(key):
            continue
        if key in LITERALS:
            bare[key] = value
        elif key == "components" and isinstance(value, dict):
            bare[key] = {k: _names(v) for k, v in value.items() if not _is_extension(k)}
        elif key in MAPS and isinstance(value, dict):
            open_to_tools = key in {"paths", "responses"}
            bare[key] = _names(
                {k: v for k, v in value.items() if not (open_to_tools and _is_extension(k))}
            )
        else:
            bare[key] = structure(value)
    return bare


def differences(left: Json, right: Json, pointer: Pointer = ()) -> Iterator[str]:
    """Yield a line for each place at which the right document departs from the left one."""
    if isinstance(left, dict) and isinstance(right, dict):
        for key in left:
            if key in right:
                yield from differences(left[key], right[key], (*pointer, key))
            else:
                yield f"{written((*pointer, key))}: removed"
        for key in right:
            if key not in left:
                yield f"{written((*pointer, key))}: added"
    elif isinstance(left, list) and isinstance(right, list) and _has_objects(left, right):
        for index, (before, after) in enumerate(zip(left, right, strict=False)):
            yield from differences(before, after, (*pointer, str(index)))
        for index in range(len(right), len(left)):
            yield f"{written((*pointer, str(index)))}: removed"
        for index in range(len(left), len(right)):
            yield f"{written((*pointer, str(index)))}: added"
    elif _shown(left) != _shown(right):  # unlike the values themselves, tells 1 from true
        yield f"{written(pointer)}: {_shown(left)} became {_shown(right)}"


def written(pointer: Pointer) -> str:
    """Write a place as a JSON pointer."""
    # A key may be a number by mistake, as an unquoted status in YAML is.
    return "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in pointer)


def _shown(value: Json) -> str:
    return json.dumps(value, default=repr)  # YAML may have read a date


def _names(table: Json) -> Json:
    """A map whose keys are names of the API's own."""
    if not isinstance(table, dict):
        return structure(table)
    return {name: structure(item) for name, item in table.items()}


def _is_extension(key: str) -> bool:
    # A key may be a number by mistake, as an unquoted status in YAML is.
    return str(key).startswith("x-")


def _has_objects(*lists: list[Json]) -> bool:
    return any(isinstance(item, dict) for items in lists for item in items)
