"""Random documents: comparing them never fails, is alike both ways, and leaves nothing out."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from codegen.document import Json, Node
from differences.compare import compare
from differences.report import as_json, markdown, text

from .test_completeness import unexplained
from .test_shapes import document

NAMES = ("Paint", "Color", "color_", "Shelf")


def one_of(*values: Json) -> SearchStrategy[Json]:
    return st.sampled_from(values)


def some(strategy: SearchStrategy[Json], *names: str) -> SearchStrategy[Node]:
    return st.dictionaries(st.sampled_from(names), strategy, max_size=3)


REFERENCES = one_of(*({"$ref": f"#/components/schemas/{name}"} for name in NAMES))
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


def larger(inner: SearchStrategy[Json]) -> SearchStrategy[Json]:
    lists = st.lists(inner, max_size=3)
    objects = st.fixed_dictionaries(
        {"type": st.just("object"), "properties": some(inner, "a", "b", "$ref", "title")},
        optional={
            "required": st.lists(one_of("a", "b", "c"), max_size=2),
            "additionalProperties": inner,
        },
    )
    unions = st.dictionaries(st.sampled_from(("allOf", "anyOf", "oneOf")), lists, max_size=2)
    return objects | unions | st.fixed_dictionaries({"type": st.just("array"), "items": inner})


SCHEMAS: SearchStrategy[Json] = st.recursive(LEAVES | REFERENCES, larger, max_leaves=6)
CONTENT = some(st.fixed_dictionaries({"schema": SCHEMAS}), "application/json", "text/plain")
OPERATIONS = st.fixed_dictionaries(
    {
        "responses": some(
            st.fixed_dictionaries({"description": st.just("Done."), "content": CONTENT}),
            *("200", "404", "default"),
        )
    },
    optional={
        "operationId": one_of("getA", "get_a", "getB"),
        "requestBody": st.fixed_dictionaries(
            {"content": CONTENT}, optional={"required": one_of(True)}
        ),
        "security": one_of([], [{}], [{"key": []}], [{"key": []}, {"other": []}]),
        "tags": one_of([], ["a"], ["a", "b"]),
        "deprecated": one_of(True, False),
        "callbacks": one_of({}, {"a": {}}),
        "parameters": st.lists(
            st.fixed_dictionaries(
                {"in": one_of("query", "header"), "name": one_of("a", "b")},
                optional={"required": one_of(True), "schema": SCHEMAS, "content": CONTENT},
            ),
            max_size=2,
            unique_by=lambda each: (each["in"], each["name"]),
        ),
    },
)
DOCUMENTS = st.builds(
    document,
    some(some(OPERATIONS, "get", "post"), "/a", "/a/{x}", "/a/{y}", "/a/{x}.json"),
    schemas=some(SCHEMAS, *NAMES),
)


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
