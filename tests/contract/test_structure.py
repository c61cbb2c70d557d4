"""The contract has the structure that its record names, and no change to it goes unseen."""

import copy
import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeAlias

from scripts.openapi.document import OPENAPI
from scripts.openapi.record import Record

from ..cases import every
from .structure import Json, differences, load, objects, structure

CONTRACT = Path(__file__).parents[2] / "openapi" / "ionq-v0.4.yaml"

Object: TypeAlias = dict[str, Json]
Change: TypeAlias = Callable[[Object], None]

SCHEMAS = "/components/schemas"


@cache
def contract() -> Json:
    return load(CONTRACT)


def at(document: Object, pointer: str) -> Object:
    """Find an object by its JSON pointer."""
    node: Json = document
    for part in pointer.split("/")[1:]:
        node = _child(node, part.replace("~1", "/").replace("~0", "~"))
    return _object(node)


def items(document: Object, pointer: str) -> list[Json]:
    """Find a list by its JSON pointer."""
    parent, _, key = pointer.rpartition("/")
    found = at(document, parent)[key]
    assert isinstance(found, list)
    return found


def _child(node: Json, key: str) -> Json:
    return node[int(key)] if isinstance(node, list) else _object(node)[key]


def _object(node: Json) -> Object:
    assert isinstance(node, dict)
    return node


def drop(pointer: str) -> Change:
    """Remove a key."""
    parent, _, key = pointer.rpartition("/")
    return lambda document: void(at(document, parent).pop(key.replace("~1", "/")))


def put(pointer: str, value: Json) -> Change:
    """Add a key, or give it another value."""
    parent, _, key = pointer.rpartition("/")
    return lambda document: at(document, parent).update({key.replace("~1", "/"): value})


def void(_: object) -> None:
    """Forget a value."""


# What is done to a copy of the contract, and the start of the only line it must lead to.
CHANGES: dict[str, tuple[Change, str]] = {
    "path removed": (
        drop("/paths/~1whoami"),
        "/paths/~1whoami: removed",
    ),
    "operation removed": (
        drop("/paths/~1jobs/delete"),
        "/paths/~1jobs/delete: removed",
    ),
    "operation added": (
        put("/paths/~1jobs/patch", {"responses": {}}),
        "/paths/~1jobs/patch: added",
    ),
    "operation renamed": (
        put("/paths/~1jobs/get/operationId", "ListJobs"),
        '/paths/~1jobs/get/operationId: "GetJobs" became "ListJobs"',
    ),
    "tag changed": (
        put("/paths/~1whoami/get/tags", ["identity"]),
        '/paths/~1whoami/get/tags: ["whoami"] became ["identity"]',
    ),
    "parameter renamed": (
        put("/paths/~1jobs/get/parameters/3/name", "backend"),
        '/paths/~1jobs/get/parameters/3/name: "target" became "backend"',
    ),
    "parameter removed": (
        lambda document: void(items(document, "/paths/~1jobs/get/parameters").pop()),
        "/paths/~1jobs/get/parameters/7: removed",
    ),
    "parameter moved to the path": (
        put("/components/parameters/pagination-page/in", "path"),
        '/components/parameters/pagination-page/in: "query" became "path"',
    ),
    "parameter made required": (
        put("/paths/~1jobs/get/parameters/0/required", True),
        "/paths/~1jobs/get/parameters/0/required: false became true",
    ),
    "body made optional": (
        put("/paths/~1jobs/post/requestBody/required", False),
        "/paths/~1jobs/post/requestBody/required: true became false",
    ),
    "response removed": (
        drop("/paths/~1jobs/post/responses/413"),
        "/paths/~1jobs/post/responses/413: removed",
    ),
    "response added": (
        put("/paths/~1jobs/post/responses/409", {"description": "Conflict."}),
        "/paths/~1jobs/post/responses/409: added",
    ),
    "media type changed": (
        lambda document: at(document, "/components/responses/Error/content").update(
            {"text/plain": at(document, "/components/responses/Error/content")["application/json"]}
        ),
        "/components/responses/Error/content/text~1plain: added",
    ),
    "security dropped": (
        drop("/paths/~1jobs/get/security"),
        "/paths/~1jobs/get/security: removed",
    ),
    "security required where it was not": (
        put("/paths/~1backends/get/security", [{"apiKeyAuth1": []}]),
        "/paths/~1backends/get/security/0: added",
    ),
    "security scheme changed": (
        put("/components/securitySchemes/apiKeyAuth1/name", "X-Api-Key"),
        "/components/securitySchemes/apiKeyAuth1/name: ",
    ),
    "server changed": (
        put("/servers/0/url", "https://api.ionq.co/v0.5"),
        "/servers/0/url: ",
    ),
    "schema removed": (
        drop(f"{SCHEMAS}/NumberMap"),
        f"{SCHEMAS}/NumberMap: removed",
    ),
    "schema added": (
        put(f"{SCHEMAS}/Another", {"type": "string"}),
        f"{SCHEMAS}/Another: added",
    ),
    "enum value dropped": (
        lambda document: void(items(document, f"{SCHEMAS}/JobStatus/enum").pop()),
        f"{SCHEMAS}/JobStatus/enum: ",
    ),
    "enum value added": (
        lambda document: items(document, f"{SCHEMAS}/JobStatus/enum").append("queued"),
        f"{SCHEMAS}/JobStatus/enum: ",
    ),
    "enum values reordered": (
        lambda document: items(document, f"{SCHEMAS}/JobStatus/enum").reverse(),
        f"{SCHEMAS}/JobStatus/enum: ",
    ),
    "limit changed": (
        put(f"{SCHEMAS}/CircuitJobCreationPayload/properties/shots/maximum", 10_000),
        f"{SCHEMAS}/CircuitJobCreationPayload/properties/shots/maximum: 1000000 became 10000",
    ),
    "limit dropped": (
        drop(f"{SCHEMAS}/JsonMultiCircuitInput/properties/circuits/maxItems"),
        f"{SCHEMAS}/JsonMultiCircuitInput/properties/circuits/maxItems: removed",
    ),
    "format changed": (
        put(f"{SCHEMAS}/Noise/properties/seed/format", "int64"),
        f'{SCHEMAS}/Noise/properties/seed/format: "int32" became "int64"',
    ),
    "type changed": (
        put(f"{SCHEMAS}/Backend/properties/qubits/type", "string"),
        f'{SCHEMAS}/Backend/properties/qubits/type: "integer" became "string"',
    ),
    "required key dropped": (
        lambda document: items(document, f"{SCHEMAS}/Noise/required").clear(),
        f'{SCHEMAS}/Noise/required: ["model"] became []',
    ),
    "nullable flipped": (
        put(f"{SCHEMAS}/BaseJob/properties/name/nullable", False),
        f"{SCHEMAS}/BaseJob/properties/name/nullable: true became false",
    ),
    "default changed": (
        put("/paths/~1jobs~1estimate/get/parameters/2/schema/default", 1),
        "/paths/~1jobs~1estimate/get/parameters/2/schema/default: 25 became 1",
    ),
    "default of another type": (
        put(f"{SCHEMAS}/GetJobEstimateContext/properties/error_mitigation/default", 0),
        f"{SCHEMAS}/GetJobEstimateContext/properties/error_mitigation/default: false became 0",
    ),
    "additionalProperties flipped": (
        put(f"{SCHEMAS}/Session/additionalProperties", True),
        f"{SCHEMAS}/Session/additionalProperties: false became true",
    ),
    "reference changed": (
        put(f"{SCHEMAS}/Noise/properties/model/$ref", "#/components/schemas/JobBackends"),
        f"{SCHEMAS}/Noise/properties/model/$ref: ",
    ),
    "property removed": (
        drop(f"{SCHEMAS}/Whoami/properties/project_id"),
        f"{SCHEMAS}/Whoami/properties/project_id: removed",
    ),
    "property added": (
        put(f"{SCHEMAS}/Whoami/properties/title", {"type": "string"}),
        f"{SCHEMAS}/Whoami/properties/title: added",
    ),
    "property named description removed": (
        drop(f"{SCHEMAS}/FormatSchemaDocument/properties/description"),
        f"{SCHEMAS}/FormatSchemaDocument/properties/description: removed",
    ),
    "alternative dropped": (
        lambda document: void(items(document, f"{SCHEMAS}/GetJobResponse/anyOf").pop()),
        f"{SCHEMAS}/GetJobResponse/anyOf/3: removed",
    ),
    "discriminator changed": (
        put(f"{SCHEMAS}/QuantumFunctionInput/discriminator/propertyName", "kind"),
        f"{SCHEMAS}/QuantumFunctionInput/discriminator/propertyName: ",
    ),
    "discriminator value dropped": (
        drop(f"{SCHEMAS}/QuantumFunctionInput/discriminator/mapping/hamiltonian-energy"),
        f"{SCHEMAS}/QuantumFunctionInput/discriminator/mapping/hamiltonian-energy: removed",
    ),
    "version changed": (
        put("/info/version", "v0.5"),
        '/info/version: "v0.4" became "v0.5"',
    ),
}


def changed(change: Change) -> Object:
    document = copy.deepcopy(_object(contract()))
    change(document)
    return document


def test_contract_has_the_structure_that_its_record_names() -> None:
    bare = json.dumps(
        structure(contract()), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    recorded = Record.read(OPENAPI / "source.yaml").sha256
    assert hashlib.sha256(bare.encode()).hexdigest() == recorded


def test_contract_has_every_operation_and_schema() -> None:
    operations = [node for _, node in objects(contract()) if "operationId" in node]
    assert len(operations) == 25
    assert len(at(_object(contract()), SCHEMAS)) == 132


def test_prose_does_not_count_as_structure() -> None:
    document = copy.deepcopy(_object(contract()))
    at(document, "/paths/~1jobs/get").update(summary="Other", description="Other.")
    at(document, "/paths/~1jobs/get/parameters/0").pop("example")
    at(document, f"{SCHEMAS}/Noise").update(title="Other", example={"model": "ideal"})
    assert list(differences(structure(contract()), structure(document))) == []


def test_extensions_do_not_count_as_structure() -> None:
    document = copy.deepcopy(_object(contract()))
    for _, node in [*objects(document)]:
        node["x-extension"] = [{"title": "any"}]
    at(document, "/paths")["x-internal"] = {}
    at(document, "/paths/~1jobs/get/responses")["x-internal"] = {}
    assert list(differences(structure(contract()), structure(document))) == []


def test_the_contract_has_no_extensions_of_the_document_or_of_ours() -> None:
    """Those that steer generation are the overlay's alone."""
    found = [key for _, node in objects(contract()) for key in node if key.startswith("x-")]
    assert found == []


@every("name", [*CHANGES])
def test_one_change_leads_to_one_line_that_names_it(name: str) -> None:
    change, line = CHANGES[name]
    found = list(differences(structure(contract()), structure(changed(change))))
    assert len(found) == 1
    assert found[0].startswith(line)


def test_status_that_yaml_reads_as_a_number_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "numbers.yaml"
    path.write_text(CONTRACT.read_text(encoding="utf-8").replace("'413':", "413:"), "utf-8")
    found = list(differences(structure(contract()), structure(load(path))))
    assert found == [
        "/paths/~1jobs/post/responses/413: removed",
        "/paths/~1jobs/post/responses/413: added",
    ]
