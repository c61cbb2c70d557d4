"""Documents of unusual shape: what differs is told, by the right rule, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from scripts.differences.compare import compare

from .test_completeness import unexplained

if TYPE_CHECKING:
    from scripts.openapi.document import Json, Node

FIELDS: Node = {
    "type": "object",
    "properties": {name: {"type": "string"} for name in ("iron", "lead", "zinc", "tin", "silver")},
}
TEXT: Node = {"type": "string"}
NUMBER: Node = {"type": "integer"}


def document(paths: Node, **components: Json) -> Node:
    return {
        "openapi": "3.0.3",
        "info": {"title": "Colors", "version": "1"},
        "paths": paths,
        "components": dict(components),
    }


def operation(name: str, **parts: Json) -> Node:
    return {"operationId": name, "responses": {"200": {"description": "Done."}}, **parts}


def sent(schema: Json, name: str = "send") -> Node:
    return operation(name, requestBody={"content": {"application/json": {"schema": schema}}})


def received(schema: Json, name: str = "get") -> Node:
    content: Node = {"application/json": {"schema": schema}}
    return operation(name, responses={"200": {"description": "Done.", "content": content}})


def paint(schema: Json) -> Node:
    """A document with one schema, which is sent."""
    body = sent({"$ref": "#/components/schemas/Paint"})
    return document({"/paint": {"post": body}}, schemas={"Paint": schema})


def ref(name: str) -> Node:
    return {"$ref": f"#/components/schemas/{name}"}


def asked(parameter: Node) -> Node:
    named: Node = {"in": "query", "name": "tone", **parameter}
    return document({"/paint": {"get": operation("ask", parameters=[named])}})


def holding(name: str) -> Node:
    """A document in which a schema of this name is sent, received and listed."""
    return document(
        {
            "/paint": {
                "post": sent(ref(name)),
                "get": received({"type": "array", "items": ref(name)}),
            }
        },
        schemas={name: FIELDS, "Shelf": {"type": "array", "items": ref(name)}},
    )


WORDING = "wording-changed"
IRON_AND_LEAD: Node = {"type": "object", "properties": {"iron": TEXT, "lead": TEXT}}
MOVED: Node = {
    "type": "object",
    "properties": {"iron": TEXT},
    "allOf": [{"properties": {"lead": TEXT}}],
}


def signed(scheme: Node) -> Node:
    return document({}, securitySchemes={"key": {"type": "http", "scheme": "bearer", **scheme}})


CASES: dict[str, tuple[Node, Node, set[str]]] = {
    "an extension in a security scheme": (signed({}), signed({"x-default": "apiKey"}), set()),
    "a hint in a security scheme": (signed({}), signed({"bearerFormat": "JWT"}), {WORDING}),
    "fields that move into allOf": (paint(IRON_AND_LEAD), paint(MOVED), {WORDING}),
    "fields that move into a component": (
        paint(IRON_AND_LEAD),
        document(
            {"/paint": {"post": sent(ref("Paint"))}},
            schemas={
                "Paint": {"properties": {"iron": TEXT}, "allOf": [ref("Lead")]},
                "Lead": {"type": "object", "properties": {"lead": TEXT}},
            },
        ),
        {"schema-added", WORDING},
    ),
    "a field that changes as it moves": (
        paint(IRON_AND_LEAD),
        paint({**MOVED, "allOf": [{"properties": {"lead": NUMBER}, "required": ["lead"]}]}),
        {"request-type-changed", "request-became-required", WORDING},
    ),
    "fields of which one is gone, as they move": (
        paint(IRON_AND_LEAD),
        paint({"type": "object", "allOf": [{"properties": {"lead": TEXT}}]}),
        {"request-field-removed", WORDING},
    ),
    "a text that becomes a component and shorter": (
        paint({"type": "object", "properties": {"iron": {**TEXT, "maxLength": 9}}}),
        document(
            {"/paint": {"post": sent(ref("Paint"))}},
            schemas={
                "Paint": {"type": "object", "properties": {"iron": ref("Iron")}},
                "Iron": {**TEXT, "maxLength": 5},
            },
        ),
        {"component-added", "request-limit-tightened", WORDING},
    ),
    "a component without a class that is gone": (
        document(
            {"/paint": {"post": sent(ref("Iron"))}}, schemas={"Iron": {"oneOf": [TEXT, NUMBER]}}
        ),
        document({"/paint": {"post": sent({"oneOf": [TEXT, NUMBER]})}}, schemas={}),
        {"component-removed", WORDING},
    ),
    "lists in circles": (
        document(
            {"/paint": {"post": sent(ref("A"))}},
            schemas={"A": {"type": "array", "items": ref("A")}},
        ),
        document(
            {"/paint": {"post": sent(ref("B"))}},
            schemas={"B": {"type": "array", "items": ref("B")}},
        ),
        {"component-added", "component-removed", WORDING},
    ),
    "unions in circles": (
        document({"/paint": {"post": sent(ref("A"))}}, schemas={"A": {"anyOf": [ref("A"), TEXT]}}),
        document(
            {"/paint": {"post": sent(ref("B"))}},
            schemas={"B": {"anyOf": [ref("B"), TEXT, NUMBER]}},
        ),
        {"component-added", "component-removed", "request-union-member-added", WORDING},
    ),
    "a component without a class, in a union": (
        document({"/paint": {"post": sent({"anyOf": [ref("A"), NUMBER]})}}, schemas={"A": TEXT}),
        document(
            {"/paint": {"post": sent({"anyOf": [ref("A"), {"type": "boolean"}]})}},
            schemas={"A": {**TEXT, "maxLength": 3}},
        ),
        {"request-limit-added", "request-union-member-added", "request-union-member-removed"},
    ),
    "a type in a list of one": (paint(TEXT), paint({"type": ["string"]}), {WORDING}),
    "defaults that are written down": (
        asked({"schema": TEXT}),
        asked({"style": "form", "explode": True, "schema": {**TEXT, "minLength": 0}}),
        {WORDING},
    ),
    "a mapping without the way to the component": (
        paint(
            {
                "oneOf": [ref("Iron"), ref("Lead")],
                "discriminator": {
                    "propertyName": "kind",
                    "mapping": {"iron": "#/components/schemas/Iron"},
                },
            }
        ),
        paint(
            {
                "oneOf": [ref("Iron"), ref("Lead")],
                "discriminator": {
                    "propertyName": "kind",
                    "mapping": {"iron": "Iron", "Lead": "#/components/schemas/Lead"},
                },
            }
        ),
        {WORDING},
    ),
    "a union whose members change places": (
        paint({"oneOf": [TEXT, NUMBER]}),
        paint({"oneOf": [NUMBER, TEXT]}),
        {WORDING},
    ),
    "two unions in one schema": (
        paint({"oneOf": [TEXT, NUMBER], "anyOf": [TEXT, {"type": "boolean"}]}),
        paint({"oneOf": [TEXT, {"type": "number"}], "anyOf": [TEXT, {"type": "boolean"}]}),
        {"request-union-member-removed", "request-union-member-added"},
    ),
    "a null among the values": (
        paint({"enum": ["red", None]}),
        paint({"enum": ["red"]}),
        {"request-became-not-nullable", WORDING},
    ),
    "a switch for a number": (
        paint({"maximum": 1}),
        paint({"maximum": True}),
        {"request-limit-changed"},
    ),
    "a number written with a point": (paint({"maximum": 1}), paint({"maximum": 1.0}), {WORDING}),
    "a coarser step": (
        paint({"multipleOf": 2}),
        paint({"multipleOf": 4}),
        {"request-limit-tightened"},
    ),
    "a finer step": (
        paint({"multipleOf": 4}),
        paint({"multipleOf": 2}),
        {"request-limit-loosened"},
    ),
    "a dict that becomes a class": (
        paint({"type": "object"}),
        paint({"type": "object", "properties": {"iron": TEXT}}),
        {"request-type-changed"},
    ),
    "a value beside the only one": (
        paint({"type": "object", "required": ["kind"], "properties": {"kind": {"enum": ["a"]}}}),
        paint(
            {"type": "object", "required": ["kind"], "properties": {"kind": {"enum": ["a", "b"]}}}
        ),
        {"request-became-required", "request-enum-value-added"},
    ),
    "schemas that are switches": (
        paint({"type": "object", "properties": {"iron": True}}),
        paint({"type": "object", "properties": {"iron": False}}),
        {"request-type-narrowed"},
    ),
    "an extension": (
        paint({"oneOf": [TEXT], "x-discriminator": "kind"}),
        paint({"oneOf": [TEXT], "x-discriminator": "name"}),
        set(),
    ),
    "a parameter with content instead of a schema": (
        asked({"content": {"application/json": {"schema": TEXT}}}),
        asked({"content": {"application/json": {"schema": NUMBER}}}),
        {"request-type-changed"},
    ),
    "two paths that only names tell apart": (
        document({"/a/{x}": {"get": operation("a")}, "/a/{y}": {"get": operation("b")}}),
        document(
            {"/a/{x}": {"get": operation("a", deprecated=True)}, "/a/{y}": {"get": operation("b")}}
        ),
        {"deprecated-added"},
    ),
    "a path with something behind a name": (
        document({"/a/{x}": {"get": operation("a")}, "/a/{x}.json": {"get": operation("b")}}),
        document(
            {
                "/a/{x}": {"get": operation("a", deprecated=True)},
                "/a/{x}.json": {"get": operation("b")},
            }
        ),
        {"deprecated-added"},
    ),
    "an id that two operations have, which move": (
        document({"/a": {"get": operation("a")}, "/b": {"get": operation("a")}}),
        document({"/c": {"get": operation("a")}, "/d": {"get": operation("a", deprecated=True)}}),
        {"operation-added", "operation-removed"},
    ),
    "a reference with escapes": (
        document({"/a": {"post": sent(ref("A%20B"))}}, schemas={"A B": TEXT}),
        document({"/a": {"post": sent(ref("A%20B"))}}, schemas={"A B": NUMBER}),
        {"response-type-changed"},
    ),
    "references that lead nowhere": (
        document({"/a": {"post": sent(ref("A"))}}),
        document({"/a": {"post": sent({"$ref": "other.yaml#/B"})}}),
        {"request-type-changed"},
    ),
    "references in a circle": (
        document({"/a": {"post": sent(ref("A"))}}, schemas={"A": ref("B"), "B": ref("A")}),
        document({"/a": {"post": sent(ref("B"))}}, schemas={"A": ref("A"), "B": ref("B")}),
        {"request-type-changed"},
    ),
    "webhooks": (
        {**document({}), "webhooks": {"dried": {"post": operation("a")}}},
        {**document({}), "webhooks": {"dried": {"post": operation("b")}}},
        {"unknown-keyword-changed"},
    ),
    "a document of 3.1 without paths": (
        {"openapi": "3.1.0", "info": {"title": "Colors", "version": "1"}},
        {"openapi": "3.1.0", "info": {"title": "Colors", "version": "2"}},
        {"api-version-changed"},
    ),
    "a schema with another name everywhere": (
        holding("Pigment"),
        holding("Tint"),
        {"schema-renamed", "type-renamed"},
    ),
    "a schema whose other name makes the same class": (
        holding("pigment_base"),
        holding("PigmentBase"),
        {WORDING, "type-renamed"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_differs_is_told_and_nothing_is_lost(name: str) -> None:
    old, new, rules = CASES[name]
    assert rules == {each.rule.id for each in compare(old, new).findings}
    assert [] == unexplained(old, new)
    assert [] == unexplained(new, old)


def test_a_schema_that_has_another_name_and_another_field_is_told_as_both() -> None:
    fields: Node = {**cast("Node", FIELDS["properties"]), "gold": TEXT}
    tint: Node = {**FIELDS, "properties": fields}
    new = document({"/paint": {"post": sent(ref("Tint"))}}, schemas={"Tint": tint})
    old = document({"/paint": {"post": sent(ref("Pigment"))}}, schemas={"Pigment": FIELDS})
    assert {
        ("schema-renamed", "Pigment"): "gone, perhaps renamed to `Tint`",
        ("request-field-added", "Tint.gold"): "new",
        ("type-renamed", "send(body)"): "`Tint`, was `Pigment`: another name for it",
    } == {(each.rule.id, each.change.place.name): each.text for each in compare(old, new).findings}
