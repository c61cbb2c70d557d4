"""The contract is valid OpenAPI, explains all it contains, and its examples fit its schemas."""

import copy
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias, cast

import pytest
import yaml
from openapi_schema_validator import OAS30Validator, oas30_format_checker
from openapi_spec_validator import OpenAPIV30SpecValidator
from referencing import Registry, Resource

from .structure import Json, Pointer, load, objects, written

CONTRACT = Path(__file__).parents[2] / "openapi" / "ionq-v0.4.yaml"

Object: TypeAlias = dict[str, Json]
Finder: TypeAlias = Callable[[], dict[str, Object]]


class Example(NamedTuple):
    """An example, the place it stands at, and the schema it has to fit."""

    place: str
    schema: Pointer
    value: Json


@cache
def contract() -> Object:
    document = load(CONTRACT)
    assert isinstance(document, dict)
    return document


def parts() -> list[tuple[Pointer, Object]]:
    return list(objects(contract()))


def operations() -> dict[str, Object]:
    return {str(node["operationId"]): node for _, node in parts() if "operationId" in node}


def parameters() -> dict[str, Object]:
    """Parameters written out, with their places."""
    return {written(where): node for where, node in parts() if {"name", "in", "schema"} <= {*node}}


def responses() -> dict[str, Object]:
    return {
        written(where): node
        for where, node in parts()
        if where[-2:-1] == ("responses",) and "$ref" not in node
    }


def component_schemas() -> dict[str, Object]:
    return {
        where[-1]: node
        for where, node in parts()
        if where[:-1] == ("components", "schemas") and "$ref" not in node
    }


def properties() -> dict[str, Object]:
    """Properties of all schemas, however deep, but for bare references."""
    return {
        written(where): node
        for where, node in parts()
        if where[-2:-1] == ("properties",) and "$ref" not in node
    }


def bodies() -> dict[str, Object]:
    """Media types of request bodies and of successful or shared responses."""
    return {
        written(where): node
        for where, node in parts()
        if where[-2:-1] == ("content",)
        and ("requestBody" in where or where[-3].startswith("2") or where[0] == "components")
    }


def descriptions() -> dict[str, str]:
    return {
        written(where): str(node["description"]) for where, node in parts() if "description" in node
    }


def examples(document: Object) -> Iterator[Example]:
    """Yield every example of a document."""
    for where, node in objects(document):
        schema = (*where, "schema") if "schema" in node else where
        if "example" in node:
            yield Example(written((*where, "example")), schema, node["example"])
        named = node.get("examples", {})
        assert isinstance(named, dict)
        for name, example in named.items():
            assert isinstance(example, dict)
            yield Example(written((*where, "examples", name)), schema, example["value"])


def judge(document: Object) -> "Registry[Json]":
    """Offer a document's schemas to a validator, with their two peculiarities straightened.

    Read by the letter, `nullable` beside `allOf` permits no null, since it only widens a `type`
    beside it. The published structure plainly means it to. And the discriminator of
    QuantumFunctionInput names a property that a Hamiltonian energy does not have.
    """
    document = copy.deepcopy(document)
    for _, node in list(objects(document)):
        node.pop("discriminator", None)
        if node.get("nullable") is True and "allOf" in node:
            node["anyOf"] = [{"allOf": node.pop("allOf")}, {"enum": [None]}]
    return Registry[Json]().with_resources([("urn:contract", Resource.opaque(document))])


def complaints(value: Json, schema: Pointer, registry: "Registry[Json]") -> list[str]:
    reference = {"$ref": f"urn:contract#{written(schema)}"}
    validator = OAS30Validator(reference, registry=registry, format_checker=oas30_format_checker)
    return [str(error.message) for error in validator.iter_errors(value)]


def wrong_examples(document: Object) -> dict[str, list[str]]:
    """Name the examples that do not fit their schemas, and why."""
    registry = judge(document)
    judged = {e.place: complaints(e.value, e.schema, registry) for e in examples(document)}
    return {place: errors for place, errors in judged.items() if errors}


def keys_given_twice(node: yaml.Node) -> Iterator[str]:
    if isinstance(node, yaml.MappingNode):
        pairs = cast("list[tuple[yaml.Node, yaml.Node]]", node.value)
        for key, count in Counter(str(key.value) for key, _ in pairs).items():
            if count > 1:
                yield f"{key} in line {node.start_mark.line + 1}"
        for _, value in pairs:
            yield from keys_given_twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in cast("list[yaml.Node]", node.value):
            yield from keys_given_twice(item)


def test_contract_is_valid_openapi() -> None:
    found = OpenAPIV30SpecValidator(contract()).iter_errors()
    assert [str(error.message) for error in found] == []


def test_no_key_is_given_twice() -> None:
    root = yaml.compose(CONTRACT.read_text(encoding="utf-8"), yaml.SafeLoader)
    assert root is not None
    assert list(keys_given_twice(root)) == []


def test_no_line_is_too_long() -> None:
    lines = CONTRACT.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > 100] == []


def test_operation_ids_are_unique() -> None:
    ids = [node["operationId"] for _, node in parts() if "operationId" in node]
    assert len(ids) == len(set(ids)) == 25


def test_every_operation_has_a_summary_and_a_description() -> None:
    bare = [
        name for name, node in operations().items() if not {"summary", "description"} <= {*node}
    ]
    assert bare == []


def test_summaries_are_short_and_have_no_full_stop() -> None:
    summaries = [str(node["summary"]) for node in operations().values()]
    assert [text for text in summaries if len(text) > 50 or text.endswith(".")] == []


@pytest.mark.parametrize(
    ("found", "least"),
    [(parameters, 51), (responses, 77), (component_schemas, 131), (properties, 375)],
)
def test_every_part_is_described(found: Finder, least: int) -> None:
    described = found()
    assert len(described) >= least
    assert [place for place, node in described.items() if not node.get("description")] == []


def test_descriptions_are_finished_sentences() -> None:
    texts = descriptions()
    assert len(texts) >= 650
    unfinished = [
        place
        for place, text in texts.items()
        if not text.endswith(".") or text != text.strip() or "TODO" in text or "  " in text
    ]
    assert unfinished == []


def test_nothing_stands_beside_a_reference() -> None:
    """OpenAPI 3.0 ignores it, so it would be lost unnoticed."""
    assert [written(where) for where, node in parts() if "$ref" in node and len(node) > 1] == []


def test_every_body_has_an_example() -> None:
    found = bodies()
    assert len(found) >= 35
    assert [place for place, node in found.items() if not {"example", "examples"} & {*node}] == []


def test_every_parameter_has_an_example() -> None:
    assert [place for place, node in parameters().items() if "example" not in node] == []


def test_every_example_fits_its_schema() -> None:
    assert sum(1 for _ in examples(contract())) >= 100
    assert wrong_examples(contract()) == {}


@pytest.mark.parametrize(
    ("path", "body", "union"),
    [
        ("/jobs", ("post", "requestBody"), "JobCreationPayload"),
        ("/jobs/{UUID}", ("get", "responses", "200"), "GetJobResponse"),
    ],
)
def test_every_example_of_a_job_fits_one_kind_only(path: str, body: Pointer, union: str) -> None:
    registry = judge(contract())
    media = written(("paths", path, *body, "content", "application/json", "examples"))
    jobs = [example for example in examples(contract()) if example.place.startswith(media)]
    kinds: dict[str, int] = {}
    alternatives = component_schemas()[union]["anyOf"]
    assert isinstance(alternatives, list)
    for job in jobs:
        fitting = [
            index
            for index in range(len(alternatives))
            if not complaints(
                job.value, ("components", "schemas", union, "anyOf", str(index)), registry
            )
        ]
        assert len(fitting) == 1, job.place
        kinds[job.place] = fitting[0]
    assert set(kinds.values()) == set(range(len(alternatives)))


def test_every_example_of_an_artifact_fits_the_format_it_names() -> None:
    """The schema of an artifact allows anything, so the catalogues of formats are asked."""
    registry = judge(contract())
    media = objects(contract())
    named = next(n["examples"] for w, n in media if "examples" in n and "{artifactId}" in w[1])
    assert isinstance(named, dict)
    assert len(named) >= 5
    for example in named.values():
        assert isinstance(example, dict)
        format_name = str(example["summary"]).partition(",")[0]
        kind = "Result" if ".result." in format_name else "Circuit"
        catalogue = ("components", "schemas", f"{kind}FormatsCatalog", "properties", format_name)
        assert complaints(example["value"], catalogue, registry) == []


@pytest.mark.parametrize(
    ("where", "key", "value"),
    [
        (("responses", "201", "content", "application/json", "example"), "status", "accepted"),
        (("responses", "201", "content", "application/json", "example"), "surplus", 1),
        (
            ("requestBody", "content", "application/json", "examples", "bell", "value"),
            "backend",
            None,
        ),
    ],
)
def test_a_broken_example_is_caught(where: Pointer, key: str, value: Json) -> None:
    document = copy.deepcopy(contract())
    node: Json = document
    for step in ("paths", "/jobs", "post", *where):
        assert isinstance(node, dict)
        node = node[step]
    assert isinstance(node, dict)
    node[key] = value
    (place,) = wrong_examples(document)
    assert written(("paths", "/jobs", "post", *where)).startswith(place)


def test_a_broken_example_of_a_parameter_is_caught() -> None:
    document = copy.deepcopy(contract())
    changed = [node for _, node in objects(document) if node.get("name") == "start_date"]
    assert len(changed) == 1
    changed[0]["example"] = "1 October 2026"
    assert len(wrong_examples(document)) == 1
