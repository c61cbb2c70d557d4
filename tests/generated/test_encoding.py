"""What is sent is checked: a table of bad requests, and exactly what is said of each."""

import copy
import math
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import NamedTuple, cast

import numpy as np
import pytest

from ionq_api import UNSET, JsonValue, models
from ionq_api.codec import Codec
from ionq_api.model import Model
from ionq_api.scalars import ANYTHING, Day, Identifier, Timestamp
from ionq_session import InvalidRequestError, UnknownFieldWarning

from ..both import Opener
from ..cases import every
from ..wire import ScriptedServer
from .examples import described

INT32 = "it has to be a whole number of 32 bits"
COUNT = f"{INT32}, at least 1"
SHOTS = f"{INT32}, at least 1, at most 1000000"
FINITE = "it has to be a finite number"
STRING = "it has to be a string"
LIST = "it has to be a list"
DICT = "it has to be a dict"
BOOLEAN = "it has to be true or false"
REQUIRED = "it is required"
DATE = "it has to be a date, such as 2026-10-01"
ELSEWHERE = "it would lead to another address"
NATIVE_GATES = "it has to be one of 'gpi', 'gpi2', 'ms', 'nop', 'zz'"
QIS_GATES = (
    "it has to be one of 'cnot', 'h', 'not', 'pauliexp', 'rx', 'ry', 'rz', 's', 'si', 'swap', "
    "'t', 'ti', 'v', 'vi', 'x', 'xx', 'y', 'yy', 'z', 'zz'"
)

GATE = "input.circuit[0].gate"
TYPES = "it has to be one of 'ionq.circuit.v1', 'ionq.qasm3.v1'"
ZONE = "it has to be a datetime with a time zone"

GONE = object()
"""Put in place of a field that is to be left out."""

CLASS_OF_TYPE: dict[str, type[Model]] = {
    "ionq.circuit.v1": models.CircuitJobCreationPayload,
    "ionq.qasm3.v1": models.CircuitJobCreationPayload,
    "ionq.multi-circuit.v1": models.MultiCircuitJobCreationPayload,
    "quantum-function": models.QuantumFunctionJobCreationPayload,
    "qctrl.qaoa.v1": models.QctrlQaoaJobCreationPayload,
}


class Row(NamedTuple):
    """An example of the document with something else at one place, and what is wrong with it."""

    example: str
    where: str
    put: object
    problem: str
    rule: str
    field: str = ""
    """Where the problem is, if that is not where something was put."""

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        return [(f"body.{self.field or self.where}", self.problem, self.rule)]


def one_of(*values: str) -> str:
    return f"it has to be one of {', '.join(map(repr, values))}"


def fields_of(name: str) -> str:
    return f"it has to be a {name}, or a dict of its fields"


ROWS = [
    # Ranges.
    Row("native", "shots", 0, "is 0", SHOTS),
    Row("native", "shots", -1, "is -1", SHOTS),
    Row("native", "shots", 1_000_001, "is 1000001", SHOTS),
    Row("native", "shots", 2**31, "is 2147483648", SHOTS),
    Row("native", "shots", 99.5, "is 99.5", SHOTS),
    Row("native", "shots", math.nan, "is nan", SHOTS),
    Row("native", "shots", math.inf, "is inf", SHOTS),
    Row("multi-circuit", "shots", 0, "is 0", SHOTS),
    Row("max-cut", "shots", 1_000_001, "is 1000001", f"{INT32}, at most 1000000"),
    Row("native", "noise.seed", 2**31, "is 2147483648", INT32),
    Row("native", "noise.seed", -(2**31) - 1, "is -2147483649", INT32),
    Row("bell", "input.qubits", 0, "is 0", COUNT),
    Row("bell", "input.circuit.0.target", 2**31, "is 2147483648", INT32, "input.circuit[0].target"),
    Row("native", "input.circuit.0.phase", math.nan, "is nan", FINITE, "input.circuit[0].phase"),
    Row("native", "input.circuit.2.angle", -math.inf, "is -inf", FINITE, "input.circuit[2].angle"),
    Row(
        "multi-circuit",
        "input.circuits",
        [{"circuit": []}] * 5001,
        "has 5001 items",
        "it takes at most 5000",
    ),
    # Types.
    Row("native", "shots", True, "is a boolean", SHOTS),
    Row("native", "shots", "100", "is a string", SHOTS),
    Row("native", "shots", [100], "is a list", SHOTS),
    Row("native", "shots", {"n": 100}, "is an object", SHOTS),
    Row("native", "noise.seed", "7", "is a string", INT32),
    Row("native", "noise.model", 7, "is a number", STRING),
    Row("native", "noise", "ideal", "is a string", fields_of("Noise")),
    Row("bell", "backend", 7, "is a number", STRING),
    Row("bell", "backend", ["simulator"], "is a list", STRING),
    Row("bell", "name", False, "is a boolean", STRING),
    Row("bell", "dry_run", 1, "is a number", BOOLEAN),
    Row("bell", "dry_run", "true", "is a string", BOOLEAN),
    Row("bell", "metadata", ["run", "7"], "is a list", DICT),
    Row("bell", "metadata.run", 7, "is a number", STRING),
    Row("bell", "session_id", 7, "is a number", STRING),
    Row("bell", "input", "h 0", "is a string", fields_of("QisCircuitInput")),
    Row("bell", "input.circuit", {"gate": "h"}, "is an object", LIST),
    Row("bell", "input.circuit", "h 0", "is a string", LIST),
    Row("bell", "input.circuit.0", "h 0", "is a string", fields_of("QisGate"), "input.circuit[0]"),
    Row("bell", "input.circuit.1.control", "0", "is a string", INT32, "input.circuit[1].control"),
    Row(
        "bell",
        "input.circuit.1.controls",
        [0, "1"],
        "is a string",
        INT32,
        "input.circuit[1].controls[1]",
    ),
    Row(
        "bell", "input.circuit.0.rotation", "pi", "is a string", FINITE, "input.circuit[0].rotation"
    ),
    Row("qasm3", "input.data", 7, "is a number", STRING),
    Row(
        "qasm3",
        "settings.error_mitigation.debiasing",
        "yes",
        "is a string",
        BOOLEAN,
    ),
    Row("qasm3", "settings", [], "is a list", fields_of("CircuitJobSettings")),
    Row("hamiltonian-energy", "input.params.0", "theta", "is a string", FINITE, "input.params[0]"),
    Row(
        "hamiltonian-energy",
        "input.data.data.hamiltonian.0.coefficient",
        "1",
        "is a string",
        FINITE,
        "input.data.data.hamiltonian[0].coefficient",
    ),
    Row("max-cut", "external_settings.api_credentials", 7, "is a number", STRING),
    # Required fields.
    Row("bell", "backend", GONE, "is missing", REQUIRED),
    Row("bell", "input", GONE, "is missing", REQUIRED),
    Row("bell", "input.qubits", GONE, "is missing", REQUIRED),
    Row("bell", "input.circuit", GONE, "is missing", REQUIRED),
    Row("bell", "input.circuit.0.gate", GONE, "is missing", REQUIRED, GATE),
    Row("native", "noise.model", GONE, "is missing", REQUIRED),
    Row("multi-circuit", "input.circuits", GONE, "is missing", REQUIRED),
    Row("hamiltonian-energy", "input.data", GONE, "is missing", REQUIRED),
    Row("hamiltonian-energy", "input.data.data.ansatz", GONE, "is missing", REQUIRED),
    Row("max-cut", "external_settings", GONE, "is missing", REQUIRED),
    Row("max-cut", "external_settings.api_credentials", GONE, "is missing", REQUIRED),
    # Enumerations.
    Row("bell", "input.circuit.0.gate", "hadamard", "is 'hadamard'", QIS_GATES, GATE),
    Row("bell", "input.circuit.0.gate", 7, "is 7", QIS_GATES, GATE),
    Row("native", "input.circuit.0.gate", "h", "is 'h'", NATIVE_GATES, GATE),
    Row("bell", "input.circuit.0.gate", "h;" * 40, "is 80 characters", QIS_GATES, GATE),
    Row(
        "hamiltonian-energy",
        "input.data.type",
        "energy",
        "is 'energy'",
        one_of("hamiltonian-energy"),
    ),
    Row("max-cut", "input.problem_type", "mincut", "is 'mincut'", one_of("maxcut")),
]

AS_DICT = [
    Row("native", "shots", None, "is null", SHOTS),
    Row("bell", "backend", None, "is null", STRING),
    Row("bell", "metadata.run", None, "is null", STRING),
    Row("bell", "input", None, "is null", fields_of("QisCircuitInput")),
    Row("bell", "input.circuit.0.target", None, "is null", INT32, "input.circuit[0].target"),
    Row("bell", "type", "ionq.circuit", "is 'ionq.circuit'", one_of(*CLASS_OF_TYPE)),
    Row("bell", "input.gateset", "qiss", "is 'qiss'", one_of("qis", "native")),
]
"""Told otherwise of a model: its class is known, and made from null it has `UNSET` there."""

AS_MODEL = [
    Row("bell", "type", "ionq.circuit", "is 'ionq.circuit'", TYPES),
    Row("bell", "input.gateset", "qiss", "is 'qiss'", one_of("qis")),
]


def bad(row: Row) -> JsonValue:
    """The payload of a row, as a dict."""
    payload = copy.deepcopy(described()["CreateJob"].bodies[row.example])
    holder = payload
    put = cast("JsonValue", row.put)  # which it is not always: that is what is to be found
    *way, last = row.where.split(".")
    for part in way:
        holder = step(holder, part)
    if isinstance(holder, list):
        holder[int(last)] = put
    else:
        assert isinstance(holder, dict)
        holder[last] = put
        if row.put is GONE:
            del holder[last]
    return payload


def step(holder: JsonValue, part: str) -> JsonValue:
    if isinstance(holder, list):
        return holder[int(part)]
    assert isinstance(holder, dict)
    return holder[part]


def as_model(row: Row) -> Model:
    payload, example = bad(row), described()["CreateJob"].bodies[row.example]
    assert isinstance(payload, dict)
    assert isinstance(example, dict)
    return CLASS_OF_TYPE[str(example["type"])].from_dict(payload)


def refused(call: Callable[[], object]) -> list[tuple[str, str, str]]:
    """The problems for which a call is refused."""
    with pytest.raises(InvalidRequestError) as caught:
        call()
    return [(each.field, each.problem, each.rule) for each in caught.value.problems]


def row_id(row: Row) -> str:
    shown = "gone" if row.put is GONE else repr(row.put)[:20]
    return f"{row.example}: {row.where} = {shown}"


@every("row", [*ROWS, *AS_DICT], name=row_id)
def test_bad_dict_is_refused(server: ScriptedServer, opened: Opener, row: Row) -> None:
    with opened(server.base_url) as call:
        assert row.problems == refused(lambda: call("create_job", bad(row)))
    assert [] == server.seen


@every("row", [*ROWS, *AS_MODEL], name=row_id)
def test_bad_model_is_refused(server: ScriptedServer, opened: Opener, row: Row) -> None:
    with opened(server.base_url) as call:
        assert row.problems == refused(lambda: call("create_job", as_model(row)))
    assert [] == server.seen


def test_message_names_each_field_problem_and_rule(server: ScriptedServer, opened: Opener) -> None:
    circuit: JsonValue = {"gateset": "qis", "circuit": [], "qubits": "2"}
    payload: JsonValue = {"type": "ionq.circuit.v1", "input": circuit}
    with (
        opened(server.base_url) as call,
        pytest.raises(InvalidRequestError) as caught,
    ):
        call("create_job", payload)
    expected = f"body.backend is missing: {REQUIRED}; body.input.qubits is a string: {COUNT}"
    assert expected in str(caught.value)


def test_long_list_of_problems_is_cut_in_the_message_only(
    server: ScriptedServer, opened: Opener
) -> None:
    with opened(server.base_url) as call, pytest.raises(InvalidRequestError) as caught:
        call("delete_jobs", {"ids": list(range(100))})
    assert [f"body.ids[{index}]" for index in range(100)] == [
        each.field for each in caught.value.problems
    ]
    assert "and 95 more" in str(caught.value)


def test_secret_is_in_no_problem(server: ScriptedServer, opened: Opener) -> None:
    payload = copy.deepcopy(described()["CreateJob"].bodies["max-cut"])
    assert isinstance(payload, dict)
    payload["external_settings"] = {"api_credentials": ["s3cret"]}
    payload["type"] = "s3cret/" * 10
    with opened(server.base_url) as call, pytest.raises(InvalidRequestError) as caught:
        call("create_job", payload)
    assert "s3cret" not in f"{caught.value} {caught.value.problems}"


BODIES: list[tuple[object, list[tuple[str, str, str]]]] = [
    (None, [("body", "is null", fields_of("JobsBulkOperationRequest"))]),
    ("an-id", [("body", "is a string", fields_of("JobsBulkOperationRequest"))]),
    (["an-id"], [("body", "is a list", fields_of("JobsBulkOperationRequest"))]),
    ({}, [("body.ids", "is missing", REQUIRED)]),
    ({"ids": "an-id"}, [("body.ids", "is a string", LIST)]),
    ({"ids": ["an-id", 7]}, [("body.ids[1]", "is a number", STRING)]),
    (
        models.Noise(model="ideal"),
        [("body", "is a value of type Noise", fields_of("JobsBulkOperationRequest"))],
    ),
]


@every("body, problems", BODIES)
@every("name", ["delete_jobs", "cancel_jobs"])
def test_body_of_another_kind_is_refused(
    server: ScriptedServer,
    opened: Opener,
    name: str,
    body: object,
    problems: list[tuple[str, str, str]],
) -> None:
    with opened(server.base_url) as call:
        assert problems == refused(lambda: call(name, body))
    assert [] == server.seen


class Parameters(NamedTuple):
    """A call with bad parameters."""

    name: str
    positional: tuple[object, ...]
    named: dict[str, object]
    problems: list[tuple[str, str, str]]


USAGE: dict[str, object] = {
    "start_date": date(2026, 10, 1),
    "end_date": date(2026, 10, 2),
    "group_by": "project",
    "modality": "daily",
}

PARAMETERS = [
    Parameters(
        "get_jobs",
        (),
        {"ids": "an-id", "status": "done", "target": 7, "limit": "25"},
        [
            ("ids", "is a string", LIST),
            (
                "status",
                "is 'done'",
                one_of("canceled", "completed", "failed", "ready", "started", "submitted"),
            ),
            ("target", "is a number", STRING),
            ("limit", "is a string", INT32),
        ],
    ),
    Parameters("get_jobs", (), {"limit": 2**31}, [("limit", "is 2147483648", INT32)]),
    Parameters("get_jobs", (), {"limit": True}, [("limit", "is a boolean", INT32)]),
    Parameters(
        "estimate_job_cost",
        (),
        {
            "backend": "simulator",
            "qubits": 0,
            "shots": 1_000_001,
            "field_1q_gates": -1,
            "error_mitigation": "true",
        },
        [
            ("qubits", "is 0", COUNT),
            ("shots", "is 1000001", SHOTS),
            ("field_1q_gates", "is -1", f"{INT32}, at least 0"),
            ("error_mitigation", "is a string", BOOLEAN),
        ],
    ),
    Parameters(
        "get_characterizations_for_backend",
        ("qpu.forte-1",),
        {"start": "2026-13-01", "end": datetime(2026, 10, 1, tzinfo=UTC), "limit": 11, "page": 0},
        [
            ("start", "is a string", DATE),
            ("end", "is a value of type datetime", DATE),
            ("limit", "is 11", "it has to be a whole number, at least 1, at most 10"),
            ("page", "is 0", "it has to be a whole number, at least 1"),
        ],
    ),
    Parameters(
        "get_characterization",
        ("qpu.forte-1", "latest"),
        {},
        [("uuid", "is a string", "it has to be a UUID")],
    ),
    Parameters("get_job", (7,), {}, [("uuid", "is a number", STRING)]),
    Parameters(
        "get_usages",
        ("com.example",),
        {**USAGE, "start_date": 20261001, "group_by": "team"},
        [
            ("start_date", "is a number", DATE),
            ("group_by", "is 'team'", one_of("job", "project", "user")),
        ],
    ),
]


@every("row", PARAMETERS, name=lambda row: f"{row.name}-{row.problems[0][0]}")
def test_bad_parameter_is_refused(server: ScriptedServer, opened: Opener, row: Parameters) -> None:
    with opened(server.base_url) as call:
        assert row.problems == refused(lambda: call(row.name, *row.positional, **row.named))
    assert [] == server.seen


@every("name", ["start_date", "end_date", "group_by", "modality"])
def test_required_query_is_missed(server: ScriptedServer, opened: Opener, name: str) -> None:
    named = {**USAGE, name: None}
    with opened(server.base_url) as call:
        found = refused(lambda: call("get_usages", "com.example", **named))
    assert [name] == [field for field, _, _ in found]
    assert [] == server.seen


VALUES: list[tuple[Codec, object, str, str]] = [
    (
        Timestamp(),
        datetime(2026, 10, 1),  # naive, which is the point
        "is a value of type datetime without both",
        ZONE,
    ),
    (
        Timestamp(),
        "2026-10-01T00:00:00",
        "is a string without both",
        ZONE,
    ),
    (
        Timestamp(),
        date(2026, 10, 1),
        "is a value of type date without both",
        ZONE,
    ),
    (Timestamp(), 1790812800, "is a number without both", ZONE),
    (Day(), "1 October 2026", "is a string", DATE),
    (Identifier(), 7, "is a number", "it has to be a UUID"),
    (ANYTHING, {1, 2}, "is not JSON", "JSON cannot hold a value of type set"),
    (ANYTHING, {"a": [object()]}, "is not JSON", "JSON cannot hold a value of type object"),
]


@every("codec, value, problem, rule", VALUES)
def test_value_that_no_request_of_today_has(
    codec: Codec, value: object, problem: str, rule: str
) -> None:
    found = [(each.problem, each.rule) for each in codec.check(value, (None, "field"))]
    assert [(problem, rule)] == found


GOOD: list[tuple[Codec, object, JsonValue]] = [
    (Timestamp(), datetime(2026, 10, 1, tzinfo=UTC), "2026-10-01T00:00:00.000Z"),
    (Timestamp(), "2026-10-01T00:00:00Z", "2026-10-01T00:00:00Z"),
    (Day(), date(2026, 10, 1), "2026-10-01"),
    (Day(), "2026-10-01", "2026-10-01"),
]


@every("codec, value, written", GOOD)
def test_good_value_is_written(codec: Codec, value: object, written: JsonValue) -> None:
    assert [] == list(codec.check(value, None))
    assert written == codec.encode(value)


EMPTY: list[JsonValue] = [{"circuit": []}]
LIMITS: list[tuple[str, str, JsonValue]] = [
    ("native", "shots", 1),
    ("native", "shots", 1_000_000),
    ("native", "noise.seed", -(2**31)),
    ("native", "noise.seed", 2**31 - 1),
    ("bell", "input.qubits", 1),
    ("bell", "backend", "qpu.tomorrow"),
    ("native", "noise.model", "tomorrow-1"),
    ("multi-circuit", "input.circuits", EMPTY * 5000),
    ("bell", "metadata", {}),
    ("bell", "input.circuit", []),
]


@every("example, where, value", LIMITS)
def test_value_at_the_limit_is_sent(
    server: ScriptedServer, opened: Opener, example: str, where: str, value: JsonValue
) -> None:
    server.answers({"id": "an-id", "status": "submitted", "session_id": None}, status=201)
    row = Row(example, where, value, "", "")
    with opened(server.base_url) as call:
        call("create_job", bad(row))
        call("create_job", as_model(row))
    assert [bad(row), bad(row)] == [each.json for each in server.seen]


EXTRAS: list[tuple[str, str, JsonValue]] = [
    ("bell", "lang", "json"),
    ("bell", "input.format", "ionq.circuit.v1"),
    ("qasm3", "input.qubits", 2),
    ("qasm3", "settings.error_mitigation.tomorrow", {"deep": [1, None, True]}),
    ("bell", "input.circuit.0.label", "first"),
]
"""Fields that the document does not name; clients are known to send some of them."""


@every("example, where, value", EXTRAS)
def test_extra_field_is_sent(
    server: ScriptedServer, opened: Opener, example: str, where: str, value: JsonValue
) -> None:
    server.answers({"id": "an-id", "status": "submitted", "session_id": None}, status=201)
    row = Row(example, where, value, "", "")
    warning = rf"create_job: body.*\.{where.rpartition('.')[2]} is not in the document"
    with opened(server.base_url) as call:
        with pytest.warns(UnknownFieldWarning, match=warning):
            call("create_job", bad(row))
        call("create_job", as_model(row))  # once for a session
    assert [bad(row), bad(row)] == [each.json for each in server.seen]


def test_unset_is_left_out_of_a_dict(server: ScriptedServer, opened: Opener) -> None:
    server.answers({"id": "an-id", "status": "submitted", "session_id": None}, status=201)
    gate = {"gate": "h", "target": 0, "control": UNSET}
    payload = {
        "type": "ionq.circuit.v1",
        "backend": "simulator",
        "shots": UNSET,
        "input": {"gateset": "qis", "qubits": 1, "circuit": [gate]},
    }
    with opened(server.base_url) as call:
        call("create_job", payload)
    assert {
        "type": "ionq.circuit.v1",
        "backend": "simulator",
        "input": {"gateset": "qis", "qubits": 1, "circuit": [{"gate": "h", "target": 0}]},
    } == server.only.json


def test_check_can_be_turned_off(server: ScriptedServer, opened: Opener) -> None:
    server.answers({"id": "an-id", "status": "submitted", "session_id": None}, status=201)
    payload = bad(Row("native", "shots", "1000", "", ""))
    with opened(server.base_url, validate=False) as call:
        call("create_job", payload)
        assert "shots" in str(refused(lambda: call("create_job", payload, validate=True)))
    with opened(server.base_url) as call:
        call("create_job", payload, validate=False)
        assert "shots" in str(refused(lambda: call("create_job", payload)))
    assert [payload, payload] == [each.json for each in server.seen]


ADDRESSES: list[tuple[str, tuple[object, ...], str]] = [
    ("get_job", ("{}",), "uuid"),
    ("delete_job", ("{}",), "uuid"),
    ("cancel_job", ("{}",), "uuid"),
    ("get_job_artifact", ("{}", "histogram"), "uuid"),
    ("get_job_artifact", ("an-id", "{}"), "artifact_id"),
    ("get_backend", ("{}",), "backend"),
    ("get_session", ("{}",), "session_id"),
    ("get_format_schema", ("{}",), "format_"),
]


@every("text", ["", " ", ".", "..", " ..", "\t"])
@every("name, arguments, field", ADDRESSES)
def test_id_that_leads_elsewhere_is_always_refused(
    server: ScriptedServer,
    opened: Opener,
    name: str,
    arguments: tuple[object, ...],
    field: str,
    text: str,
) -> None:
    given = [text if each == "{}" else each for each in arguments]
    problem = (field, "is empty or a path of dots", ELSEWHERE)
    with opened(server.base_url) as call:
        assert problem in refused(lambda: call(name, *given))
        assert [problem] == refused(lambda: call(name, *given, validate=False))
    with opened(server.base_url, validate=False) as call:
        assert [problem] == refused(lambda: call(name, *given))
    assert [] == server.seen


@every("validate", [True, False])
@every("value", [math.nan, math.inf, {1}, object()])
def test_what_json_cannot_hold_is_refused_in_any_case(
    server: ScriptedServer, opened: Opener, value: object, validate: bool
) -> None:
    payload = bad(Row("bell", "tomorrow", value, "", ""))
    with (
        opened(server.base_url, validate=validate) as call,
        pytest.raises(InvalidRequestError, match="not JSON"),
    ):
        call("create_job", payload)
    assert [] == server.seen


def test_numbers_of_numpy_are_sent_as_plain_ones(server: ScriptedServer, opened: Opener) -> None:
    server.answers({"id": "an-id", "status": "submitted", "session_id": None}, status=201)
    gate = {"gate": np.str_("rx"), "target": np.int64(0), "rotation": np.float32(0.5)}
    payload = {
        "type": "ionq.circuit.v1",
        "backend": np.str_("simulator"),
        "shots": np.int32(100),
        "dry_run": np.bool_(True),
        "input": {"gateset": "qis", "qubits": np.uint8(1), "circuit": [gate]},
    }
    with opened(server.base_url) as call:
        call("create_job", payload)
        numpys = cast("dict[str, JsonValue]", payload)  # as a program with numpy may have it
        call("create_job", models.CircuitJobCreationPayload.from_dict(numpys))
        server.answers({"jobs": [], "next": None})
        call("get_jobs", limit=np.int64(3))
    expected = {
        "type": "ionq.circuit.v1",
        "backend": "simulator",
        "shots": 100,
        "dry_run": True,
        "input": {
            "gateset": "qis",
            "qubits": 1,
            "circuit": [{"gate": "rx", "target": 0, "rotation": 0.5}],
        },
    }
    assert [expected, expected] == [each.json for each in server.seen[:2]]
    assert "limit=3" == server.seen[2].query


OF_NUMPY: list[tuple[str, object, str, str]] = [
    ("shots", np.int64(0), "is 0", SHOTS),
    ("shots", np.float64("nan"), "is nan", SHOTS),
    ("shots", np.bool_(True), "is a value of type bool", SHOTS),
    ("dry_run", np.int64(1), "is a value of type int64", BOOLEAN),
]


@every("where, value, problem, rule", OF_NUMPY)
def test_numbers_of_numpy_are_checked(
    server: ScriptedServer, opened: Opener, where: str, value: object, problem: str, rule: str
) -> None:
    row = Row("native", where, value, problem, rule)
    with opened(server.base_url) as call:
        assert row.problems == refused(lambda: call("create_job", bad(row)))
    assert [] == server.seen


@every("where", ["shots", "dry_run", "type", "backend", "tomorrow"])
def test_array_of_numpy_is_refused(server: ScriptedServer, opened: Opener, where: str) -> None:
    row = Row("native", where, np.array([100, 200]), "", "")
    with opened(server.base_url) as call, pytest.raises(InvalidRequestError):
        call("create_job", bad(row))
    assert [] == server.seen


def test_problems_of_a_circuit_are_those_of_its_job(server: ScriptedServer, opened: Opener) -> None:
    where = "input.circuits[1].registers.a[0]"
    put = {"a": ["0"]}
    row = Row("multi-circuit", "input.circuits.1.registers", put, "is a string", INT32, where)
    with opened(server.base_url) as call:
        assert row.problems == refused(lambda: call("create_job", bad(row)))


def test_circuits_without_a_gate_set_have_that_of_their_job(
    server: ScriptedServer, opened: Opener
) -> None:
    server.answers({"id": "an-id", "status": "submitted", "session_id": None}, status=201)
    circuit: JsonValue = {"circuit": [{"gate": "gpi2", "target": 0, "phase": 0.25}]}
    payload: dict[str, JsonValue] = {
        "type": "ionq.multi-circuit.v1",
        "backend": "simulator",
        "input": {"gateset": "native", "circuits": [circuit, circuit]},
    }
    with opened(server.base_url) as call:
        call("create_job", payload)
        call("create_job", models.MultiCircuitJobCreationPayload.from_dict(payload))
    assert [payload, payload] == [each.json for each in server.seen]


STRANGE_IDS: list[object] = [object(), {"an-id"}, "\ud800"]


@every("validate", [True, False])
@every("value", STRANGE_IDS)
def test_query_that_is_no_text_is_refused(
    server: ScriptedServer, opened: Opener, value: object, validate: bool
) -> None:
    with opened(server.base_url, validate=validate) as call, pytest.raises(InvalidRequestError):
        call("get_jobs", target=value)
    assert [] == server.seen


@every("validate", [True, False])
@every("value", STRANGE_IDS)
def test_id_that_is_no_text_is_refused(
    server: ScriptedServer, opened: Opener, value: object, validate: bool
) -> None:
    with opened(server.base_url, validate=validate) as call, pytest.raises(InvalidRequestError):
        call("get_job", value)
    assert [] == server.seen


def test_a_known_field_among_the_additional_ones_is_refused(
    server: ScriptedServer, opened: Opener
) -> None:
    payload = models.Noise(model="ideal", additional_properties={"seed": "0", "tomorrow": 1})
    job = models.CircuitJobCreationPayload.from_dict(
        {"type": "ionq.qasm3.v1", "backend": "simulator", "input": {"data": "OPENQASM 3;"}}
    )
    job.noise = payload
    with opened(server.base_url) as call:
        assert [
            ("body.noise.seed", "is in additional_properties", "set the field itself")
        ] == refused(lambda: call("create_job", job))
    assert [] == server.seen


def test_whole_numbers_leave_as_such_and_any_size_can_be_refused(
    server: ScriptedServer, opened: Opener
) -> None:
    server.answers({"jobs": [], "next": None})
    with opened(server.base_url) as call:
        call("get_jobs", limit=5.0)
        assert "limit=5" == server.seen[0].query
        with pytest.raises(InvalidRequestError, match="thousands of digits"):
            call("get_jobs", limit=10**5000)
