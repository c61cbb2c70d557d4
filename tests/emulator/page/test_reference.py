"""The API's reference, held against the document that it is made of."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ionq_session.emulator import Emulator
    from tests.emulator.page.browser import Page

    Visit = Callable[..., Page]

API: dict[str, Any] = json.loads(files("ionq_api").joinpath("openapi.json").read_bytes())
OPERATIONS: list[tuple[str, str, dict[str, Any]]] = [
    (method.upper(), path, operation)
    for path, item in API["paths"].items()
    for method, operation in item.items()
]

# What each part says, opened or not.
_PARTS = """
return Object.fromEntries([...document.querySelectorAll("[id^='api/']")]
  .map(part => [part.id, part.textContent]))
"""
_DEAD = """
return [...document.querySelectorAll("main a")].map(link => link.hash.slice(1))
  .filter(name => !document.getElementById(name))
"""


@pytest.fixture
def page(visit: Visit, shared: Emulator) -> Page:
    opened = visit(shared, "#api")
    opened.sees("Schemas")
    return opened


def plain(text: str) -> str:
    return text.replace("`", "")


def test_every_operation_is_there_with_its_parameters_and_replies(page: Page) -> None:
    parts: dict[str, str] = page.run(_PARTS)
    assert 26 == len(OPERATIONS)
    for method, path, operation in OPERATIONS:
        part = parts[f"api/{operation['operationId']}"]
        assert part.startswith(f"{method} {path} {operation['summary']}")
        assert plain(operation["description"]) in part
        for given in operation.get("parameters", []):
            found = given
            if "$ref" in given:
                found = API["components"]["parameters"][given["$ref"].split("/")[-1]]
            assert found["name"] in part
            assert plain(found.get("description", "")) in part
        assert all(status in part for status in operation["responses"])


def test_every_schema_is_there_with_its_fields(page: Page) -> None:
    parts: dict[str, str] = page.run(_PARTS)
    for name, schema in API["components"]["schemas"].items():
        part = parts[f"api/schema/{name}"]
        assert part.startswith(name)
        assert plain(schema.get("description", "")) in part
        assert all(field in part for field in schema.get("properties", {}))
    everything = page.run("return document.body.textContent")
    assert not [word for word in ("undefined", "[object", "NaN") if word in everything]
    assert [] == page.run(_DEAD), "every link leads somewhere"


def test_an_operation_opens_and_leads_to_its_schemas(page: Page) -> None:
    page.click("Submit a job")
    page.sees("Hands in a job")
    page.click("JobCreationPayload")
    page.until(lambda: page.focused() == "JobCreationPayload")
    page.click("CircuitJobCreationPayload")
    page.until(lambda: page.focused() == "CircuitJobCreationPayload")
    within = "[id='api/schema/CircuitJobCreationPayload']"
    rows = {row[0]: row[1] for row in page.rows(within)}
    assert "one of ionq.circuit.v1, ionq.qasm3.v1" == rows["type required"]
    assert "integer (int32), at least 1, at most 1000000, default 100" == rows["shots"]
    page.run("history.back()")
    page.until(lambda: page.focused() == "JobCreationPayload")


def test_the_reference_is_reached_by_the_address_of_an_operation(
    visit: Visit, shared: Emulator
) -> None:
    page = visit(shared, "#api/GetJobs")
    page.sees("Only jobs at this stage.")
    page.until(lambda: page.focused().startswith("GET /jobs"))
