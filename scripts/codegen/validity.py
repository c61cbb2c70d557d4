"""Checks, before anything is written, whether a package can be generated from a document.

Each check is a small function that yields what is wrong and where: a JSON pointer, or an
operation's method and path. They run in stages, since each relies on the ones before.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol, TypeAlias, cast

from jsonschema import Draft4Validator
from jsonschema.exceptions import best_match  # pyright: ignore[reportUnknownVariableType]  # types in part
from openapi_spec_validator import OpenAPIV30SpecValidator
from openapi_spec_validator.schemas import schema_v30  # pyright: ignore[reportUnknownVariableType]  # a proxy

from ..openapi.document import Json, Node, follow, items
from ..openapi.places import objects, pointer
from .normal import normalized
from .unsupported import CHECKS as LIMITS

Check: TypeAlias = Callable[[Node], Iterator[str]]

DEEPEST = 60
"""The deepest nesting that the validator and the generator can handle."""
MOST = 1_000_000
"""The most values: more than 5 MB of JSON have, whereas YAML aliases can expand to billions."""
SHOWN = 20
SCHEMA = dict(cast("Mapping[str, object]", schema_v30))
REFERENCE = re.compile(
    r"#/components/(schemas|responses|parameters|requestBodies|headers|examples|links|callbacks)"
    r"/[A-Za-z0-9._-]+"
)


def faults(document: Node) -> list[str]:
    """What is wrong with a document, from the first stage that finds anything; empty if valid.

    Args:
        document: As it was read; nothing is assumed about it.
    """
    for stage in STAGES:
        judged = normalized(document) if stage is LIMITS else document
        found = [fault for check in stage for fault in check(judged)]
        if found:
            more = [f"and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
            return [*found[:SHOWN], *more]
    return []


def json_only(document: Node) -> Iterator[str]:
    """Values that JSON cannot represent, cycles, and nesting that is too deep."""
    waiting: list[tuple[str, Json, int]] = [("", document, 0)]
    count = 0
    while waiting:
        place, value, depth = waiting.pop()
        count += 1
        if count > MOST:
            yield f"the document has more than {MOST} values; is it one that aliases itself?"
            return
        if depth > DEEPEST:
            yield f"{place}: it is nested more than {DEEPEST} levels deep, or contains itself"
            return
        if isinstance(value, dict):
            for key, inner in value.items():
                # The keys of a YAML file are not always strings, whatever the type says.
                if not isinstance(key, str):  # pyright: ignore[reportUnnecessaryIsInstance]
                    yield f"{place}: the key {key!r} is not a string; put it in quotes"
                    continue
                yield from _text(place, key)
                waiting.append((place + pointer(key), inner, depth + 1))
        elif isinstance(value, list):
            waiting += [
                (place + pointer(index), inner, depth + 1) for index, inner in enumerate(value)
            ]
        elif isinstance(value, str):
            yield from _text(place, value)
        elif isinstance(value, float) and not math.isfinite(value):
            yield f"{place}: {value!r} is not a number in JSON"
        # Nor are its values always JSON: it may contain dates.
        elif value is not None and not isinstance(value, int | float):  # pyright: ignore[reportUnnecessaryIsInstance]
            yield f"{place}: a {type(value).__name__} has no form in JSON; put it in quotes"


def _text(place: str, text: str) -> Iterator[str]:
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            yield f"{place}: a text contains a lone surrogate"


def version(document: Node) -> Iterator[str]:
    """A document that is not OpenAPI 3.0, the version that templates and emulator support."""
    declared = document.get("openapi")
    if declared is None:
        kind = "a Swagger 2 document" if "swagger" in document else "not an OpenAPI document"
        yield f"/openapi: it is missing, so this is {kind}"
    elif not (isinstance(declared, str) and re.fullmatch(r"3\.0\.\d+", declared)):
        yield f"/openapi: it is {declared!r}, and code can only be generated from OpenAPI 3.0"


def references(document: Node) -> Iterator[str]:
    """References to other files, broken references, and circular ones."""
    for place, part in objects(document):
        reference = part.get("$ref")
        if not isinstance(reference, str):
            continue
        where = f"{place}/$ref: {reference!r}"
        if not REFERENCE.fullmatch(reference):
            yield f"{where} is no reference to a component of this document"
            continue
        seen: list[str] = []
        while isinstance(reference, str) and reference not in seen:
            seen.append(reference)
            try:
                reference = follow(reference, document).get("$ref")
            except (KeyError, TypeError):
                yield f"{where} leads to nothing"
                break
        else:
            if reference in seen:
                yield f"{where} leads back to itself"


class SchemaError(Protocol):
    """The part of a jsonschema error that is used."""

    message: str
    absolute_path: Iterable[str | int]


def openapi(document: Node) -> Iterator[str]:
    """Violations of OpenAPI's own schema."""
    if OpenAPIV30SpecValidator.schema_validator.is_valid(document):  # fast, but gives no places
        return
    found = Draft4Validator(SCHEMA).iter_errors(document)  # pyright: ignore[reportUnknownMemberType]  # as above
    for error in found:
        closest = cast("SchemaError", best_match([error]))
        where = pointer(*closest.absolute_path) or "/"
        yield f"{where}: {_shortened(closest.message)}"


def circles(document: Node) -> Iterator[str]:
    """Schemas that contain themselves without an object in between, such as a list of itself.

    A value of such a schema may exist, but its type annotation would be infinite.
    """
    components = document.get("components")
    named = components.get("schemas") if isinstance(components, dict) else None
    if not isinstance(named, dict):
        return
    inside = {name: set(_direct(schema)) for name, schema in named.items()}
    for name in named:
        reached: set[str] = set()
        waiting = list(inside[name])
        while waiting:
            other = waiting.pop()
            if other not in reached:
                reached.add(other)
                waiting += inside.get(other, ())
        if name in reached:
            yield f"{pointer('components', 'schemas', name)}: it leads back to itself"


def _direct(schema: Json) -> Iterator[str]:
    """The components that a schema references, is composed of, or has as items."""
    if not isinstance(schema, dict):
        return
    if isinstance(reference := schema.get("$ref"), str):
        yield reference.rpartition("/")[2]
    for key in ("allOf", "anyOf", "oneOf"):
        for part in items(schema.get(key)):
            yield from _direct(part)
    yield from _direct(schema.get("items"))


def _shortened(message: str) -> str:
    return message if len(message) <= 300 else f"{message[:200]} ... {message[-100:]}"


STAGES: tuple[tuple[Check, ...], ...] = (
    (json_only,),
    (version, references),
    (openapi,),
    (circles,),
    LIMITS,
)
