"""What of a document counts, against the test's own reading of it, which shares no code."""

from typing import cast

from ionq_api import JsonValue
from ionq_session import contract
from ionq_session._contract.structure import (
    Part,
    compact,
    digest,
    parts,
    structure,
    using,
    without_extensions,
)

from .cases import every
from .contract.structure import Json
from .contract.structure import structure as expected_structure
from .contract.test_structure import CHANGES, changed


@every("name", [None, *CHANGES])
def test_structure_is_what_the_tests_take_for_it(name: str | None) -> None:
    document = contract.document() if name is None else changed(CHANGES[name][0])
    expected = expected_structure(cast("Json", document))
    assert compact(expected) == compact(structure(document))


@every("names", ["properties", "schemas", "parameters", "responses", "$defs", "dependentSchemas"])
def test_what_the_api_calls_title_or_description_is_no_prose(names: str) -> None:
    given: JsonValue = {
        names: {"title": {"type": "string", "title": "Prose"}, "description": {"example": 1}},
        "title": "Prose",
    }
    assert {names: {"title": {"type": "string"}, "description": {}}} == structure(given)


def test_extensions_are_no_structure_and_names_like_them_are() -> None:
    given: JsonValue = {
        "x-a": 1,
        "paths": {"x-a": {}, "/a": {"x-a": 1, "get": {"responses": {"x-a": {}, "200": {}}}}},
        "components": {
            "x-a": {},
            "responses": {"x-a": {"x-a": 1}},
            "schemas": {"A": {"properties": {"x-a": {"default": {"x-a": 1}, "x-b": 1}}}},
            "securitySchemes": {"key": {"type": "apiKey", "x-default": "apiKey"}},
        },
    }
    assert {
        "paths": {"/a": {"get": {"responses": {"200": {}}}}},
        "components": {
            "responses": {"x-a": {}},
            "schemas": {"A": {"properties": {"x-a": {"default": {"x-a": 1}}}}},
            "securitySchemes": {"key": {"type": "apiKey"}},
        },
    } == structure(given)


def test_what_is_left_without_extensions_keeps_its_prose_as_it_is() -> None:
    given: JsonValue = {"title": "T", "example": {"x-a": 1}, "x-b": 2, "items": {"x-c": 3}}
    expected = {"title": "T", "example": {"x-a": 1}, "items": {}}
    assert expected == without_extensions(given)


@every("key", ["default", "const", "enum", "mapping", "required"])
def test_values_are_taken_as_they_are(key: str) -> None:
    given: JsonValue = {key: {"title": "a value", "example": [1]}}
    assert given == structure(given)


def test_a_hash_tells_values_apart_that_are_equal_in_python() -> None:
    values: list[JsonValue] = [1, True, 1.0, "1", [1], {"1": 1}]
    assert len(values) == len({digest(value) for value in values})


def test_a_hash_knows_no_order_of_keys() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})


def test_parts_have_the_names_of_operations_components_and_keys() -> None:
    document: JsonValue = {
        "openapi": "3.0.3",
        "security": [{"key": []}],
        "paths": {
            "/a": {
                "get": {"responses": {"200": {"$ref": "#/components/responses/A"}}},
                "post": {"security": [{"token": []}]},
                "parameters": [{"$ref": "#/components/parameters/all"}],
            },
        },
        "components": {"schemas": {"A": {"type": "object"}}, "headers": {"A": {}}},
    }
    assert isinstance(document, dict)
    found = {name: set(part.uses) for name, part in parts(document).items()}
    assert {
        "openapi": set(),
        "security": set(),
        "GET /a": {"responses/A", "parameters/all", "securitySchemes/key"},
        "POST /a": {"parameters/all", "securitySchemes/token"},
        "schemas/A": set(),
        "headers/A": set(),
    } == found


def test_users_are_found_through_others_and_around_circles() -> None:
    found = {
        "GET /a": Part("", frozenset({"schemas/A"})),
        "GET /b": Part("", frozenset({"schemas/D"})),
        "schemas/A": Part("", frozenset({"schemas/B"})),
        "schemas/B": Part("", frozenset({"schemas/A", "schemas/C"})),
        "schemas/C": Part(""),
        "schemas/D": Part(""),
    }
    assert {"GET /a", "schemas/A", "schemas/B", "schemas/C"} == using(found, ["schemas/C"])
    assert {"gone"} == using(found, ["gone"])
