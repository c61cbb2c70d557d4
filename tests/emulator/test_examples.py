"""Every request that IonQ's document shows as an example, to a lenient and a strict emulator."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import yaml

from ionq_session.emulator import Emulator, ManualClock, Options, contract
from tests.cases import every

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
DOCUMENTS = {
    "the contract": yaml.safe_load((ROOT / "openapi/ionq-v0.4.yaml").read_text(encoding="utf-8")),
    "the contract with its overlay": contract.document(),
}

# What the emulator has of what an example made up.
KNOWN = {"organization_id": "com.example", "artifactId": "probabilities"}

# IonQ's own example of a program, which has no include.
BELL = "OPENQASM 3.0;\nqubit[2] q;\nbit[2] c;\nh q[0];\ncx q[0], q[1];\nc = measure q;"


def resolved(document: Any, node: Any) -> Any:
    """A node, or what it refers to."""
    while "$ref" in node:
        where = node["$ref"].removeprefix("#/").split("/")
        node = document
        for key in where:
            node = node[key.replace("~1", "/").replace("~0", "~")]
    return node


def examples_of(document: Any, holder: Any) -> list[Any]:
    """The examples of a parameter or of a body: its own, or those of its schema."""
    holder = resolved(document, holder)
    found = [resolved(document, each)["value"] for each in holder.get("examples", {}).values()]
    found += [holder["example"]] if "example" in holder else []
    schema = resolved(document, holder.get("schema", {}))
    return found or ([schema["example"]] if "example" in schema else [])


def requests_of(document: Any) -> Iterator[tuple[str, str, dict[str, Any], Any]]:
    """Every request of the examples: method, path, query, and body or None."""
    for path, item in document["paths"].items():
        for method in item.keys() & {"get", "put", "post", "delete"}:
            operation, address, query = item[method], path, {}
            for given in (*item.get("parameters", []), *operation.get("parameters", [])):
                parameter = resolved(document, given)
                values = examples_of(document, parameter)
                if parameter["in"] == "path":
                    value = KNOWN.get(parameter["name"], values[0] if values else "simulator")
                    address = address.replace(f"{{{parameter['name']}}}", str(value))
                elif values and parameter["in"] == "query":
                    query[parameter["name"]] = values[0]
            body = resolved(document, operation.get("requestBody", {})).get("content", {})
            bodies = examples_of(document, body["application/json"]) if body else [None]
            for each in bodies:
                yield method, address, query, each


CASES = [
    (name, strict, *request)
    for name, document in DOCUMENTS.items()
    for strict in (False, True)
    for request in requests_of(document)
]


@pytest.fixture(scope="module")
def emulators() -> Iterator[dict[bool, tuple[Emulator, httpx.Client, ManualClock]]]:
    """A lenient emulator and a strict one, by their strictness."""
    made: dict[bool, tuple[Emulator, httpx.Client, ManualClock]] = {}
    for strict in (False, True):
        clock = ManualClock()
        emulator = Emulator(clock=clock, stage_seconds=0, options=Options(strict=strict)).start()
        headers = {"Authorization": f"apiKey {emulator.api_key}"}
        client = httpx.Client(
            base_url=emulator.base_url, headers=headers, trust_env=False, timeout=60
        )
        made[strict] = emulator, client, clock
    yield made
    for emulator, client, _ in made.values():
        client.close()
        emulator.stop()


def test_the_examples_are_of_every_kind_of_job() -> None:
    types = {body["type"] for *_, body in CASES if body and "type" in body}
    assert {"ionq.circuit.v1", "ionq.multi-circuit.v1", "ionq.qasm3.v1"} <= types
    assert 25 <= len({(method, path) for _, _, method, path, _, _ in CASES})


@every("document, strict, method, path, query, body", CASES)
def test_an_example_is_accepted_and_its_job_completes(
    emulators: dict[bool, tuple[Emulator, httpx.Client, ManualClock]],
    document: str,
    strict: bool,
    method: str,
    path: str,
    query: dict[str, Any],
    body: Any,
) -> None:
    emulator, client, clock = emulators[strict]
    session = body.get("session_id") if body else None
    if session is not None:  # made up, so that it takes one that exists
        made = client.post("/sessions", json={"backend": body.get("backend", "simulator")})
        body = body | {"session_id": made.json()["id"]}
    reply = client.request(method, path, params=query, json=body)
    if re.search(r"[0-9a-f]{8}-", path) or "characterizations" in path:  # of something made up
        assert reply.status_code in (200, 404), reply.text
        return
    assert reply.is_success, f"{document}: {reply.text}"
    if (method, path) != ("post", "/jobs"):
        return
    for _ in range(4):
        emulator.settle()
        clock.advance(1)
    job = client.get(f"/jobs/{reply.json()['id']}").json()
    assert "completed" == job["status"], json.dumps(job["failure"])


@pytest.mark.parametrize("strict", [False, True])
def test_ionqs_own_program_without_an_include_is_a_bell_pair(
    emulators: dict[bool, tuple[Emulator, httpx.Client, ManualClock]], strict: bool
) -> None:
    emulator, client, _ = emulators[strict]
    job = {"type": "ionq.qasm3.v1", "backend": "simulator", "input": {"data": BELL}}
    job_id = client.post("/jobs", json=job).json()["id"]
    emulator.settle()
    assert {"0": 0.5, "3": 0.5} == client.get(f"/jobs/{job_id}/results/probabilities").json()
