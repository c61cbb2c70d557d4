"""A changed copy of our document, and what the change means for the Python API."""

import copy
import json

from scripts.impact.changes import MODELS, SurfaceChange
from scripts.openapi.document import Json, Node, effective, follow, node

SESSION = "ionq_session.IonQSession"
ASYNC = "ionq_session.AsyncIonQSession"
JOBS = "ionq_api.api.jobs"
SESSIONS = "ionq_api.api.sessions"


def changed() -> Node:
    """The document after a change of each kind."""
    text = json.dumps(effective())
    text = text.replace('"#/components/schemas/Noise"', '"#/components/schemas/NoiseSettings"')
    document = node(json.loads(text))
    schemas, paths = follow("#/components/schemas", document), node(document["paths"])
    schemas["NoiseSettings"] = schemas.pop("Noise")
    _rewrite_backend(schemas)
    status = node(schemas["JobStatus"])
    status["enum"] = ["paused", *(each for each in _list(status["enum"]) if each != "canceled")]
    request = node(schemas["CreateSessionRequest"])
    node(request["properties"])["purpose"] = {"type": "string", "description": "What for."}
    request["required"] = [*_list(request["required"]), "purpose"]
    node(schemas["SessionSettingsRequest"])["required"] = ["job_count_limit"]
    del schemas["GetJobCostResponse"], paths["/jobs/{UUID}/cost"]
    _rewrite_parameters(paths)
    health = copy.deepcopy(node(node(paths["/whoami"])["get"]))
    health["operationId"] = "getHealth"
    paths["/health"] = {"get": health}
    return document


def _rewrite_backend(schemas: Node) -> None:
    properties = node(node(schemas["Backend"])["properties"])
    del properties["kw"]
    node(properties["qubits"])["type"] = "string"
    del node(properties["qubits"])["minimum"]
    properties["cooling"] = {"type": "string", "description": "How it is cooled."}


def _rewrite_parameters(paths: Node) -> None:
    listing = _list(node(node(paths["/sessions"])["get"])["parameters"])
    node(node(listing[0])["schema"])["type"] = "string"
    listing.append(
        {
            "name": "project",
            "in": "query",
            "required": True,
            "description": "Whose sessions.",
            "schema": {"type": "string"},
        }
    )
    cancel = node(node(paths["/jobs/{UUID}/status/cancel"])["put"])
    node(node(_list(cancel["parameters"])[0])["schema"])["format"] = "uuid"


def _list(value: Json) -> list[Json]:
    assert isinstance(value, list)
    return value


COST = "GetJobCostResponse"
EXPECTED = [
    SurfaceChange("added", "field", f"{MODELS}.Backend", "cooling", new="str | Unset"),
    SurfaceChange("removed", "field", f"{MODELS}.Backend", "kw", old="float | Unset"),
    SurfaceChange("retyped", "field", f"{MODELS}.Backend", "qubits", old="int", new="str"),
    SurfaceChange(
        "added", "field", f"{MODELS}.CreateSessionRequest", "purpose", new="str", required=True
    ),
    SurfaceChange("removed", "class", MODELS, COST, old="class"),
    SurfaceChange("removed", "literal value", f"{MODELS}.JobStatus", "canceled"),
    SurfaceChange("added", "literal value", f"{MODELS}.JobStatus", "paused"),
    SurfaceChange("removed", "class", MODELS, "Noise", old="class", renamed_to="NoiseSettings"),
    SurfaceChange("added", "class", MODELS, "NoiseSettings", new="class"),
    SurfaceChange(
        "retyped",
        "field",
        f"{MODELS}.SessionSettingsRequest",
        "job_count_limit",
        old="int | Unset",
        new="int",
        required=True,
    ),
    SurfaceChange(
        "retyped",
        "parameter",
        SESSION,
        "cancel_job",
        "uuid",
        old="str",
        new="UUID | str",
        also=(ASYNC, JOBS),
    ),
    SurfaceChange(
        "added",
        "method",
        SESSION,
        "get_health",
        new="Whoami",
        also=(ASYNC, "ionq_api.api.whoami"),
    ),
    SurfaceChange("removed", "method", SESSION, "get_job_cost", old=COST, also=(ASYNC, JOBS)),
    SurfaceChange(
        "retyped",
        "parameter",
        SESSION,
        "get_sessions",
        "active",
        old="bool | None",
        new="str | None",
        also=(ASYNC, SESSIONS),
    ),
    SurfaceChange(
        "added",
        "parameter",
        SESSION,
        "get_sessions",
        "project",
        new="str",
        required=True,
        also=(ASYNC, SESSIONS),
    ),
]
"""Every change of the Python API that follows from `changed()`, sorted by name."""
