"""Titles never name anything: a package is the same with and without them, wherever they stand."""

import copy
import filecmp
import json
from pathlib import Path

import pytest

from scripts.codegen.generate import generate
from scripts.codegen.normal import CLASS_NAME, normalized
from scripts.openapi.document import Node, effective, node
from scripts.openapi.places import schemas

from ..scripts.documents import at
from .hostile import CASES

ABOUT_THE_DOCUMENT = {"openapi.json", "contract.json"}
"""Files that tell the document itself, with its titles."""
COMPOSED = ("titles that are the same", "title beside a discriminator", "allOf")


def titled(document: Node, title: str) -> Node:
    """A document with a title at every place where one can stand."""
    made = node(json.loads(json.dumps(document)))  # what YAML shares is not shared any more
    for number, (_, schema) in enumerate(schemas(made)):
        if "$ref" not in schema:
            schema["title"] = title.format(number)
    at(made, "/info")["title"] = title.format("")
    return made


def untitled(document: Node) -> Node:
    made = node(json.loads(json.dumps(document)))
    for _, schema in schemas(made):
        schema.pop("title", None)
    return made


def files(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)) for path in found} - ABOUT_THE_DOCUMENT


def same(one: Path, other: Path) -> bool:
    names = files(one)
    _, different, unread = filecmp.cmpfiles(one, other, names, shallow=False)
    return names == files(other) and not different and not unread


@pytest.mark.parametrize("title", ["Title{}", "JobStatus"])
def test_titles_at_every_place_of_the_contract_change_no_byte(tmp_path: Path, title: str) -> None:
    document = untitled(effective())
    generate(document, tmp_path / "without", formatted=False)
    generate(titled(document, title), tmp_path / "with", formatted=False)
    assert 300 < sum("$ref" not in schema for _, schema in schemas(document))
    assert same(tmp_path / "without", tmp_path / "with")


@pytest.mark.parametrize("name", COMPOSED)
def test_so_is_a_hostile_document(tmp_path: Path, name: str) -> None:
    document = untitled(CASES[name].make())
    generate(document, tmp_path / "without", formatted=False)
    generate(titled(document, "A title {}"), tmp_path / "with", formatted=False)
    assert same(tmp_path / "without", tmp_path / "with")


def test_every_title_is_gone_before_the_parser_sees_the_document() -> None:
    document = titled(effective(), "Title{}")
    before = copy.deepcopy(document)
    named = {
        place: schema.get(CLASS_NAME) for place, schema in schemas(document) if "$ref" not in schema
    }
    assert len(named) > 300
    after = {place: schema.get("title") for place, schema in schemas(normalized(document))}
    assert {place: after[place] for place in named} == named
    assert before == document


def test_the_overlay_names_a_class_by_an_extension() -> None:
    assert {"RateCard", "KnownBackend", "KnownAggregation"} <= {
        str(schema.get(CLASS_NAME)) for _, schema in schemas(effective())
    }
