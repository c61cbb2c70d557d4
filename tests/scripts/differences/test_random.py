"""Random documents: comparing them never fails, is alike both ways, and leaves nothing out."""

from __future__ import annotations

from typing import TypeAlias, cast

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from scripts.differences.compare import compare
from scripts.differences.report import as_json, markdown, text
from scripts.openapi.document import Json, Node, node

from .test_completeness import unexplained
from .test_shapes import document, ref

NAMES = ("Paint", "Color", "color_", "Shelf")


JSON: TypeAlias = SearchStrategy[Json]


def one_of(*values: Json) -> JSON:
    return st.sampled_from(values)


def some(values: JSON, *names: str) -> JSON:
    made = st.dictionaries(st.sampled_from(names), values, max_size=3)
    return cast("JSON", made)  # what is in a dict may not vary, as types go


def record(parts: dict[str, JSON], **optional: JSON) -> JSON:
    return cast("JSON", st.fixed_dictionaries(parts, optional=optional))


def lists(values: JSON) -> JSON:
    return cast("JSON", st.lists(values, max_size=3))


REFERENCES = st.sampled_from(NAMES).map(ref)
LEAVES = one_of(
    {},
    {"type": "object"},
    {"type": ["string", "null"]},
    {"type": "string", "nullable": True, "default": {"$ref": "#/nowhere"}},
    {"type": "string", "format": "date-time", "x-known-values": ["a"]},
    {"enum": [1, True, 1.0, None, "a"]},
    {"const": 1},
    {"type": "number", "minimum": 1, "exclusiveMaximum": True},
    {"type": "number", "minimum": 1.0, "multipleOf": 0, "exclusiveMaximum": 5},
    {"type": "string", "pattern": "`", "deprecated": True, "readOnly": True, "x-a": 1},
    {"not": {}, "discriminator": {"propertyName": "a"}},
)


def larger(inner: JSON) -> JSON:
    return (
        record(
            {"type": st.just("object"), "properties": some(inner, "a", "b", "$ref", "title")},
            required=lists(one_of("a", "b", "c")),
            additionalProperties=inner,
        )
        | some(lists(inner), "allOf", "anyOf", "oneOf")
        | record({"type": st.just("array"), "items": inner})
    )


SCHEMAS = st.recursive(LEAVES | REFERENCES, larger, max_leaves=6)
CONTENT = some(record({"schema": SCHEMAS}), "application/json", "text/plain")
REPLY = record({"description": st.just("Done."), "content": CONTENT})


def parameter(name: str) -> JSON:
    named: dict[str, JSON] = {"in": one_of("query", "header"), "name": st.just(name)}
    return record(named, required=one_of(True), schema=SCHEMAS, content=CONTENT)


OPERATIONS = record(
    {"responses": some(REPLY, "200", "404", "default")},
    operationId=one_of("getA", "get_a", "getB"),
    requestBody=record({"content": CONTENT}, required=one_of(True)),
    security=one_of([], [{}], [{"key": []}], [{"key": []}, {"other": []}]),
    tags=one_of([], ["a"], ["a", "b"]),
    deprecated=one_of(True, False),
    callbacks=one_of({}, {"a": {}}),
    parameters=st.tuples(parameter("a"), parameter("b")).map(lambda pair: list(pair)),
)
PATHS = some(some(OPERATIONS, "get", "post"), "/a", "/a/{x}", "/a/{y}", "/a/{x}.json")
DOCUMENTS = st.builds(document, PATHS.map(node), schemas=some(SCHEMAS, *NAMES))


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS, DOCUMENTS)
def test_whatever_differs_is_told(old: Node, new: Node) -> None:
    assert [] == unexplained(old, new)
    assert [] == unexplained(new, old)
    assert bool(compare(old, new).findings) == bool(compare(new, old).findings)
    for written in (text, markdown, as_json):
        assert "\x1b" not in written(compare(old, new))


@settings(max_examples=30, deadline=None)
@given(DOCUMENTS)
def test_nothing_differs_from_itself(one: Node) -> None:
    assert not compare(one, one).findings
