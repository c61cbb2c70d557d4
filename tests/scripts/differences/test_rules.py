"""Each rule by its fixture, and that the set of rules has no hole."""

from __future__ import annotations

import json
from functools import cache
from itertools import product
from pathlib import Path
from typing import cast, get_args

import pytest
import yaml

from scripts.differences import rules as package
from scripts.differences.change import Action, Direction, Subject
from scripts.differences.compare import compare
from scripts.differences.rule import Rule
from scripts.differences.rules import BY_KIND, RULES
from scripts.openapi.document import Json, Node, node

HERE = Path(__file__).parent
ABSENT = object()

WHOLE = {
    "component": "a shared part is told by what uses it; for itself it is only there or not",
    "document": "what a document says of itself is neither sent nor received",
    "operation": "an operation is called; what it sends and receives is told by parts",
    "schema": "a class is there or not; what it holds is told by fields",
    "security": "a key is needed by an operation, whatever it sends",
    "security scheme": "a way to sign is none of what is sent in a body",
    "server": "an address belongs to the whole service",
    "tag": "a tag names a module",
}
"""Subjects that have no direction."""

SENT = {
    "parameter": "but for its style, a header is told as such",
    "request body": "replies are told as such",
}
RECEIVED = {"header": "headers that are sent are parameters", "response": "none is sent"}

NEVER: dict[tuple[str, str], str] = {
    ("component", "changed"): "told by its parts",
    ("deprecated", "changed"): "it is there or not",
    ("document", "added"): "every document has a version",
    ("document", "removed"): "every document has a version",
    ("enum value", "changed"): "one is gone and one is new",
    ("enum", "changed"): "told by values",
    ("field", "changed"): "told by what it may hold",
    ("format", "added"): "having none is a format, too: it changes",
    ("format", "removed"): "having none is a format, too: it changes",
    ("header", "changed"): "told by what it may hold",
    ("media type", "changed"): "told by its schema",
    ("nullable", "changed"): "it is there or not",
    ("operation", "changed"): "",
    ("request body", "changed"): "told by its media types",
    ("required", "changed"): "it is there or not",
    ("response", "changed"): "told by headers and media types",
    ("tag", "added"): "having none is the tag `default`: it changes",
    ("tag", "removed"): "having none is the tag `default`: it changes",
    ("type", "added"): "having none is any type: it changes",
    ("type", "removed"): "having none is any type: it changes",
    ("union member", "changed"): "told by what it may hold",
    ("access", "added"): "a field may be read and written unless told: it changes",
    ("access", "removed"): "a field may be read and written unless told: it changes",
    ("additional fields", "added"): "saying nothing lets all through: it changes",
    ("additional fields", "removed"): "saying nothing lets all through: it changes",
    ("wording", "added"): "the same in other words is a change",
    ("wording", "removed"): "the same in other words is a change",
    ("keyword", "added"): "an unknown key that comes or goes has changed its object",
    ("keyword", "removed"): "an unknown key that comes or goes has changed its object",
}
"""Subjects and actions that cannot be."""

DIRECTED = {
    *("access", "additional fields", "default", "discriminator", "enum", "enum value", "field"),
    *("format", "limit", "media type", "nullable", "required", "type"),
    "union member",
}
"""What a part of a message has, which is always sent or received."""


@cache
def base() -> Node:
    return node(yaml.safe_load((HERE / "base.yaml").read_text(encoding="utf-8")))


def fixture(rule: str) -> Node:
    text = (HERE / "fixtures" / f"{rule}.yaml").read_text(encoding="utf-8")
    return node(yaml.safe_load(text))


def with_part(pointer: str, value: object) -> Node:
    """The base document with one part put in, or taken out."""
    document = node(json.loads(json.dumps(base())))  # what YAML shares is not shared any more
    *parents, last = [key.replace("~1", "/").replace("~0", "~") for key in pointer.split("/")[1:]]
    part: Node = document
    for key in parents:
        part = node(part.setdefault(key, {}))
    if value is ABSENT:
        part.pop(last, None)
    else:
        part[last] = cast("Json", value)
    return document


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_finds_its_difference_and_no_other_rule_does(rule: Rule) -> None:
    told = fixture(rule.id)
    documents = [with_part(str(told["at"]), told.get(side, ABSENT)) for side in ("old", "new")]
    found = compare(*documents).findings
    assert [(rule.id, told["name"], told["text"])] == [
        (each.rule.id, each.change.place.name, each.text) for each in found
    ]
    assert rule.level == found[0].rule.level
    assert not compare(documents[0], documents[0]).findings


def test_every_rule_has_a_fixture_and_every_table_is_in_use() -> None:
    ids = {rule.id for rule in RULES}
    assert len(ids) == len(RULES)
    assert ids == {path.stem for path in (HERE / "fixtures").iterdir()}
    folder = Path(package.__file__).parent
    tables = [getattr(package, path.stem).RULES for path in folder.glob("[a-z]*.py")]
    assert ids == {rule.id for table in tables for rule in table}


def test_every_kind_of_difference_has_a_rule_or_a_reason_why_it_cannot_be() -> None:
    ruled = {(subject, action, direction) for subject, action, _, direction in BY_KIND}
    unexplained = [
        cell
        for cell in product(get_args(Subject), get_args(Action), get_args(Direction))
        if (cell in ruled) == bool(_why_not(*cell))
    ]
    assert [] == unexplained


def _why_not(subject: Subject, action: Action, direction: Direction) -> str:
    if reason := NEVER.get((subject, action)):
        return reason
    if subject in WHOLE:
        return WHOLE[subject] if direction != "any" else ""
    if subject in SENT:
        styled = (subject, action, direction) == ("parameter", "changed", "response")
        return "" if direction == "request" or styled else SENT[subject]
    if subject in RECEIVED:
        return RECEIVED[subject] if direction != "response" else ""
    if subject in DIRECTED:
        return "a part of a message is sent or received" if direction == "any" else ""
    return ""
