"""Every operation, called with the document's own examples, through both sessions."""

import json
from datetime import date
from typing import NamedTuple
from uuid import UUID

import pytest

from ionq_api import models
from ionq_api.codec import to_json
from ionq_api.model import Model
from ionq_session import IonQError

from ..both import KEY, Opener
from ..cases import every
from ..wire import ScriptedServer
from .examples import Described, Reply, described, endpoints

SECRET_HEADER = f"apiKey {KEY}"


class Wire(NamedTuple):
    """What a call of an operation with the document's examples has to look like."""

    id: str
    method: str
    path: str
    query: str = ""
    authenticated: bool = True


JOB = "01a11186-acdc-73c6-869a-45b14da4f9fc"
ON_FORTE = "01a111d7-0d5c-7430-bc59-723336e2f24b"
SESSION = "01a111d6-025c-72c3-86cb-b503d3addccb"
PAGE = (
    "parent_job_id=01a111a0-aa76-727a-8441-c88c1710cf53&status=completed"
    "&target=simulator%2Cqpu.forte-1"
)
USAGE = "start_date=2026-10-01&end_date=2026-10-02&group_by=project&modality=daily"
REST = "submitter_id=1c670ea90d243a163cee5e2c&limit=25&next=01a111a0-aa76-727a-8441-c88c1710cf53"

WIRE: dict[str, Wire] = {
    "get_whoami": Wire("getWhoami", "GET", "/whoami"),
    "get_backends": Wire("getBackends", "GET", "/backends", authenticated=False),
    "get_backend": Wire("getBackend", "GET", "/backends/qpu.forte-1", authenticated=False),
    "get_characterizations_for_backend": Wire(
        "getCharacterizationsForBackend",
        "GET",
        "/backends/qpu.forte-1/characterizations",
        "start=2026-10-01&end=2026-10-07&limit=2&page=1",
        authenticated=False,
    ),
    "get_characterization": Wire(
        "getCharacterization",
        "GET",
        "/backends/qpu.forte-1/characterizations/558298e2-14b0-44d7-9acd-8acde5f6db1d",
    ),
    "create_job": Wire("CreateJob", "POST", "/jobs"),
    "get_jobs": Wire(
        "GetJobs",
        "GET",
        "/jobs",
        f"ids={JOB}&ids={ON_FORTE}&{PAGE}&session_id={SESSION}&{REST}",
    ),
    "delete_jobs": Wire("DeleteJobs", "DELETE", "/jobs"),
    "cancel_jobs": Wire("CancelJobs", "PUT", "/jobs/status/cancel"),
    "estimate_job_cost": Wire(
        "EstimateJobCost",
        "GET",
        "/jobs/estimate",
        "backend=qpu.forte-1&type=ionq.circuit.v1&qubits=2&shots=1000&1q_gates=3&2q_gates=1"
        "&error_mitigation=true",
    ),
    "get_job": Wire("GetJob", "GET", f"/jobs/{JOB}"),
    "delete_job": Wire("DeleteJob", "DELETE", "/jobs/01a11195-f5e5-7b8a-9ea5-f190656412a9"),
    "clone_job": Wire("CloneJob", "POST", f"/jobs/{JOB}/clone"),
    "move_job": Wire("MoveJob", "POST", "/jobs/01a1156e-b7f5-7ed6-b50d-06ab06905269/move"),
    "cancel_job": Wire(
        "CancelJob", "PUT", "/jobs/01a1156e-e84e-7a40-90a8-0100ce80c4b0/status/cancel"
    ),
    "get_job_cost": Wire("GetJobCost", "GET", f"/jobs/{ON_FORTE}/cost"),
    "get_job_probabilities": Wire(
        "GetJobProbabilities", "GET", f"/jobs/{JOB}/results/probabilities", "sharpen=false"
    ),
    "get_job_probabilities_aggregated": Wire(
        "GetJobProbabilitiesAggregated",
        "GET",
        "/jobs/01a111a0-aa76-727a-8441-c88c1710cf53/results/probabilities/aggregated",
        "sharpen=false",
    ),
    "get_job_artifact": Wire("GetJobArtifact", "GET", f"/jobs/{ON_FORTE}/artifacts/histogram-v2"),
    "create_session": Wire("CreateSession", "POST", "/sessions"),
    "get_sessions": Wire("GetSessions", "GET", "/sessions", "active=true"),
    "get_session": Wire("GetSession", "GET", f"/sessions/{SESSION}"),
    "end_session": Wire("EndSession", "POST", f"/sessions/{SESSION}/end"),
    "get_session_jobs": Wire(
        "GetSessionJobs", "GET", f"/sessions/{SESSION}/jobs", f"ids={ON_FORTE}&{PAGE}&{REST}"
    ),
    "get_format_schema": Wire(
        "GetFormatSchema", "GET", "/schemas/formats/ionq.result.probabilities.json.v1"
    ),
    "get_usages": Wire(
        "get-usages", "GET", "/organizations/76b67451-80b6-4386-969c-803601a5ba50/usage", USAGE
    ),
}

PYTHON_NAMES = {
    "1q_gates": "field_1q_gates",
    "2q_gates": "field_2q_gates",
    "UUID": "uuid",
    "artifactId": "artifact_id",
    "format": "format_",
    "next": "next_",
    "type": "type_",
}
"""Those of parameters that are not the document's."""

DATES = {"start", "end", "start_date", "end_date"}

BODY_CLASSES: dict[str, type[Model]] = {
    "bell": models.CircuitJobCreationPayload,
    "native": models.CircuitJobCreationPayload,
    "qasm3": models.CircuitJobCreationPayload,
    "multi-circuit": models.MultiCircuitJobCreationPayload,
    "hamiltonian-energy": models.QuantumFunctionJobCreationPayload,
    "max-cut": models.QctrlQaoaJobCreationPayload,
    "delete_jobs": models.JobsBulkOperationRequest,
    "cancel_jobs": models.JobsBulkOperationRequest,
    "clone_job": models.CloneJobPayload,
    "move_job": models.CloneJobPayload,
    "create_session": models.CreateSessionRequest,
}
"""The class of each example of a body, by the example's name or else by the operation's."""


RESULT_CLASSES: dict[str, type] = {
    "get_whoami": models.Whoami,
    "get_backends": list,
    "get_backend": models.Backend,
    "get_characterizations_for_backend": models.CharacterizationPage,
    "get_characterization": models.Characterization,
    "create_job": models.JobCreationResponse,
    "get_jobs": models.GetJobsResponse,
    "delete_jobs": models.JobsDeletedResponse,
    "cancel_jobs": models.JobsCanceledResponse,
    "estimate_job_cost": models.GetJobEstimateResponse,
    "get_job-200-single-circuit": models.SingleCircuitJob,
    "get_job-200-debiased": models.SingleCircuitJob,
    "get_job-200-failed": models.SingleCircuitJob,
    "get_job-200-multi-circuit": models.MultiCircuitJob,
    "get_job-200-quantum-function": models.QuantumFunctionJob,
    "get_job-200-qaoa": models.QaoaJob,
    "delete_job": models.JobDeletedResponse,
    "clone_job": models.JobCreationResponse,
    "move_job": models.JobCreationResponse,
    "cancel_job": models.JobCanceledResponse,
    "get_job_cost": models.GetJobCostResponse,
    "get_job_probabilities": dict,
    "get_job_probabilities_aggregated": dict,
    "get_job_artifact": bytes,
    "create_session": models.Session,
    "get_sessions": models.SessionsResponse,
    "get_session": models.Session,
    "end_session": models.Session,
    "get_session_jobs": models.GetJobsResponse,
    "get_format_schema": models.FormatSchemaDocument,
    "get_usages": models.Usages,
}
"""The class of what each call returns, by the operation, and by the reply if that decides."""


class Case(NamedTuple):
    """One call: an operation, an example of its body if it has one, and one of its replies."""

    name: str
    body: str | None
    reply: Reply

    @property
    def described(self) -> Described:
        return described()[WIRE[self.name].id]


def cases() -> list[Case]:
    return [
        Case(name, body, reply)
        for name, wire in WIRE.items()
        for body in (described()[wire.id].bodies or [None])
        for reply in described()[wire.id].successes
    ]


def case_id(case: Case) -> str:
    return "-".join(filter(None, (case.name, case.body, case.reply.name)))


def arguments(case: Case) -> tuple[list[object], dict[str, object]]:
    """The document's examples as the arguments of a method."""
    positional: list[object] = []
    named: dict[str, object] = {}
    for each in case.described.parameters:
        if not each.has_example:
            continue
        value: object = each.example
        if each.name in DATES:
            value = date.fromisoformat(str(value))
        if each.name == "UUID" and case.name == "get_characterization":
            value = UUID(str(value))
        if each.where == "path":
            positional.append(value)
        else:
            named[PYTHON_NAMES.get(each.name, each.name)] = value
    return positional, named


def body_as_model(case: Case) -> Model:
    assert case.body is not None
    example = case.described.bodies[case.body]
    assert isinstance(example, dict)
    return BODY_CLASSES[case.body or case.name].from_dict(example)


def expected_class(case: Case) -> type:
    return RESULT_CLASSES.get(f"{case.name}-{case.reply.name}") or RESULT_CLASSES[case.name]


def sent(reply: Reply) -> bytes:
    """A reply as the server has to send it, so that it can be compared byte for byte."""
    return json.dumps(reply.value, indent=1).encode()


with_every_example = every("case", cases, name=case_id)


@with_every_example
def test_call_is_exact_on_the_wire(server: ScriptedServer, opened: Opener, case: Case) -> None:
    server.answers(sent(case.reply), status=case.reply.status)
    positional, named = arguments(case)
    wire = WIRE[case.name]
    if case.body is not None:
        positional.append(body_as_model(case))
    with opened(server.base_url) as call:
        call(case.name, *positional, **named)
    asked = server.only
    assert (wire.method, wire.path, wire.query) == (asked.method, asked.path, asked.query)
    assert asked.headers.get("authorization") == (SECRET_HEADER if wire.authenticated else None)
    if case.body is None:
        assert asked.body == b""
        assert "content-type" not in asked.headers
    else:
        assert case.described.bodies[case.body] == asked.json
        assert asked.headers["content-type"] == "application/json"


@with_every_example
def test_reply_encodes_back_to_the_example(
    server: ScriptedServer, opened: Opener, case: Case
) -> None:
    server.answers(sent(case.reply), status=case.reply.status)
    positional, named = arguments(case)
    if case.body is not None:  # as a dict this time
        positional.append(case.described.bodies[case.body])
    with opened(server.base_url) as call:
        result = call(case.name, *positional, **named)
    if case.body is not None:
        assert case.described.bodies[case.body] == server.only.json
    assert expected_class(case) is type(result)
    if case.name == "get_job_artifact":
        assert sent(case.reply) == result
    else:
        assert case.reply.value == to_json(result)


def failures() -> dict[str, tuple[str, Reply]]:
    return {
        f"{name}-{reply.name}": (name, reply)
        for name, wire in WIRE.items()
        for reply in described()[wire.id].failures
    }


@every("name, reply", failures)
def test_error_tells_what_the_example_says(
    server: ScriptedServer, opened: Opener, name: str, reply: Reply
) -> None:
    server.answers(reply.value, status=reply.status)
    positional, named = arguments(Case(name, None, reply))
    assert isinstance(reply.value, dict)
    with opened(server.base_url) as call, pytest.raises(IonQError) as caught:
        call(name, *positional, **named)
    assert (reply.status, reply.value["error"]) == (caught.value.status, caught.value.name)
    assert str(reply.value["message"]).rstrip(".") in str(caught.value)


def test_all_operations_and_examples_are_called() -> None:
    listed = {wire.id for wire in WIRE.values()}
    assert set(described()) == listed
    assert len(WIRE) == len(listed) == 26
    called = cases()
    assert {(each.name, each.reply.name) for each in called} == {
        (name, reply.name)
        for name, wire in WIRE.items()
        for reply in described()[wire.id].successes
    }
    assert 39 == len({(each.name, each.reply.name) for each in called})
    assert 11 == len({(each.name, each.body) for each in called if each.body is not None})
    assert 3 == sum(len(described()[wire.id].failures) for wire in WIRE.values())


def test_parameters_without_an_example_are_known() -> None:
    without = {
        (name, each.name)
        for name, wire in WIRE.items()
        for each in described()[wire.id].parameters
        if not each.has_example
    }
    assert {
        ("get_job_probabilities", "aggregation"),
        ("get_job_probabilities_aggregated", "aggregation"),
    } == without


def test_key_is_sent_where_the_document_has_security() -> None:
    for name, wire in WIRE.items():
        assert described()[wire.id].authenticated == wire.authenticated, name


def test_there_is_no_other_operation() -> None:
    assert set(WIRE) == {each.name for each in endpoints().values()}
    for id_, endpoint in endpoints().items():
        assert WIRE[endpoint.name].id == id_
