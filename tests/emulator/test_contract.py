"""The emulator and the document: every operation has a route, and strictness follows it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import httpx
import pytest
import yaml

from ionq_session.emulator import ManualClock, contract
from ionq_session.emulator.api.app import HANDLERS
from ionq_session.emulator.http.schemas import problems
from ionq_session.emulator.options import Options
from ionq_session.emulator.server import Emulator

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMATS = cast("list[str]", contract.resolve(contract.schema("Formats"))["enum"])
GENERATED = Path(__file__).parents[2] / "generated" / "ionq_api"
CONTRACT = Path(__file__).parents[2] / "openapi" / "ionq-v0.4.yaml"


def test_every_operation_has_a_handler_and_no_handler_is_left_over() -> None:
    assert contract.operations().keys() == HANDLERS.keys()
    assert 26 == len(HANDLERS)


def test_the_document_is_the_generated_one() -> None:
    assert (GENERATED / "openapi.json").read_bytes() == contract.text()


def test_api_docs_serves_the_contract_as_ionq_does(http: httpx.Client) -> None:
    reply = http.get("/api-docs")
    assert "application/json" == reply.headers["content-type"]
    assert yaml.safe_load(CONTRACT.read_text(encoding="utf-8")) == reply.json()


def test_the_document_with_its_overlay_is_at_a_control_address(http: httpx.Client) -> None:
    reply = http.get(http.base_url.join("/_emulator/document"))
    assert "application/json" == reply.headers["content-type"]
    assert contract.document() == reply.json()


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_has_a_json_schema(http: httpx.Client, format_: str) -> None:
    schema = http.get(f"/schemas/formats/{format_}").json()
    assert "http://json-schema.org/draft-07/schema#" == schema["$schema"]
    assert (format_, True) == (schema["$id"], "type" in schema)
    assert "$ref" not in json.dumps(schema).replace('"$schema"', "")


def test_an_unknown_format_is_not_found(http: httpx.Client) -> None:
    assert 404 == http.get("/schemas/formats/ionq.qasm3.v1").status_code


@pytest.fixture(scope="module")
def strict() -> Iterator[httpx.Client]:
    """A client of a strict emulator."""
    with (
        Emulator(clock=ManualClock(), options=Options(strict=True)) as emulator,
        httpx.Client(
            base_url=emulator.base_url,
            headers={"Authorization": f"apiKey {emulator.api_key}"},
            trust_env=False,
        ) as client,
    ):
        yield client


@pytest.mark.parametrize(
    ("extra", "keys"),
    [
        ({"lang": "json"}, ["lang"]),
        ({"shots": "100"}, ["shots"]),
        ({"name": None}, ["name"]),
        ({"noise": {"model": "ideal", "seed": None}}, ["noise.seed"]),
        ({"settings": {"compilation": {"more": 1}}}, ["settings.compilation.more"]),
        ({"metadata": {str(number): "" for number in range(11)}}, ["metadata"]),
        ({"metadata": {"k" * 41: ""}}, ["metadata"]),
        ({"metadata": {"k": "v" * 40_001}}, ["metadata"]),
    ],
)
def test_a_strict_emulator_refuses_what_the_document_does_not_allow(
    strict: httpx.Client, bell: dict[str, Any], extra: dict[str, Any], keys: list[str]
) -> None:
    assert 201 == strict.post("/jobs", json=bell).status_code
    reply = strict.post("/jobs", json=bell | extra)
    assert 400 == reply.status_code
    assert {"keys": keys, "source": "payload"} == reply.json()["validation"]


@pytest.mark.parametrize(
    "query", [{"status": "queued"}, {"limit": "26"}, {"more": "1"}, {"limit": "x"}]
)
def test_a_strict_emulator_refuses_such_queries(
    strict: httpx.Client, query: dict[str, str]
) -> None:
    reply = strict.get("/jobs", params=query)
    assert 400 == reply.status_code
    assert {"keys": list(query), "source": "query"} == reply.json()["validation"]


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        ({"type": "integer"}, 2.0, []),
        ({"type": "integer"}, 2.5, [""]),
        ({"type": "integer"}, True, [""]),
        ({"type": "integer", "format": "int32"}, 1 << 31, [""]),
        ({"type": "integer", "minimum": 1, "maximum": 2}, 0, [""]),
        ({"type": "string", "enum": ["a"]}, "b", [""]),
        ({"type": "string", "nullable": True}, None, []),
        ({"type": "string"}, None, [""]),
        ({"type": "array", "items": {"type": "string"}, "maxItems": 1}, ["a", 1], ["", "1"]),
        ({"type": "object", "required": ["a"], "properties": {}}, {"b": 1}, ["a"]),
        ({"type": "object", "additionalProperties": False, "properties": {}}, {"b": 1}, ["b"]),
        ({"type": "object", "additionalProperties": {"type": "string"}}, {"b": 1}, ["b"]),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, 1, []),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, [], [""]),
        ({"allOf": [{"type": "string"}], "nullable": True}, None, []),
    ],
)
def test_what_a_schema_forbids(schema: dict[str, Any], value: Any, expected: list[str]) -> None:
    assert expected == [path for path, _ in problems(schema, value, closed=True)]
