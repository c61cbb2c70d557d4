"""What a submission is made of, and what is refused before anything is written or sent."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ionq_api import JsonValue
from ionq_api.models import CircuitJobErrorMitigationSettings, CircuitJobSettings, Noise
from ionq_session import InvalidRequestError, SubmissionWarning, UnknownFieldWarning
from ionq_session._secrets.secret import Secret
from ionq_session.jobs.submitting.metadata import REGISTERS_KEY, TAG_KEY
from ionq_session.jobs.submitting.tags import is_tag, new_tag, time_of

from ...cases import every
from .service import BELL, START, TAG, Circuit, Json, bell

SECRETS = [Secret("apiKey made-up-key"), Secret("pass-word")]
TEN = {f"key {index}": "value" for index in range(10)}
REGISTERS: dict[str, tuple[int | None, ...]] = {"c": (0, 1, None)}


def test_a_payload_is_whole() -> None:
    made = bell(shots=1000, name="Bell", metadata={"mine": "1"}, session_id="a-session")
    assert {
        "type": "ionq.circuit.v1",
        "backend": "qpu.forte-1",
        "shots": 1000,
        "name": "Bell",
        "session_id": "a-session",
        "metadata": {"mine": "1", TAG_KEY: TAG},
        "input": BELL,
    } == made.body
    assert ("qpu.forte-1", 1000, "Bell", False, TAG, TAG) == (
        made.backend,
        made.shots,
        made.name,
        made.dry_run,
        made.tag,
        made.record,
    )


def test_what_is_given_wins_over_what_came_with_the_circuit() -> None:
    came: Json = {
        "backend": "qpu.forte-1",
        "shots": 10,
        "name": "old",
        "dry_run": True,
        "metadata": {"a": "1"},
        "settings": {"compilation": {"opt": 1}, "error_mitigation": {"debiasing": False}},
    }
    made = bell(None, circuit=Circuit(fields=came), backend=None, shots=20, error_mitigation=True)
    expected: Json = {
        **came,
        "type": "ionq.circuit.v1",
        "shots": 20,
        "settings": {"compilation": {"opt": 1}, "error_mitigation": {"debiasing": True}},
        "input": BELL,
    }
    assert expected == made.body
    assert made.dry_run


def test_an_unnamed_backend_is_the_one_that_is_free() -> None:
    assert "simulator" == bell(backend=None).backend


def test_type_and_gate_set_are_filled_in() -> None:
    bare = Circuit("", {"qubits": 1, "circuit": [{"gate": "gpi", "target": 0, "phase": 0.5}]})
    body = bell(circuit=bare).body
    given = body["input"]
    assert isinstance(given, dict)
    assert ("ionq.circuit.v1", "native") == (body["type"], given["gateset"])


@every(
    "given, sent",
    [
        ("aria-1", {"model": "aria-1"}),
        ({"model": "forte-1", "seed": 3}, {"model": "forte-1", "seed": 3}),
        (Noise(model="ideal"), {"model": "ideal"}),
    ],
)
def test_noise_in_every_form(given: Any, sent: JsonValue) -> None:
    assert sent == bell(backend="simulator", noise=given).body["noise"]


@every(
    "given, sent",
    [
        (True, {"debiasing": True}),
        (False, {"debiasing": False}),
        ({"debiasing": True}, {"debiasing": True}),
        ({"symmetry_verification": True}, {"symmetry_verification": True}),
        (CircuitJobErrorMitigationSettings(debiasing=True), {"debiasing": True}),
    ],
)
def test_error_mitigation_in_every_form(given: Any, sent: JsonValue) -> None:
    assert {"error_mitigation": sent} == bell(error_mitigation=given).body["settings"]
    settings = CircuitJobSettings(
        error_mitigation=CircuitJobErrorMitigationSettings(symmetry_verification=False)
    )
    made = bell(error_mitigation=given, settings=settings)
    assert {"error_mitigation": sent} == made.body["settings"]


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "zero shots": ({"shots": 0}, "shots"),
    "negative shots": ({"shots": -1}, "shots"),
    "too many shots": ({"shots": 1_000_001}, "shots"),
    "half a shot": ({"shots": 0.5}, "shots"),
    "shots that are true": ({"shots": True}, "shots"),
    "shots as a text": ({"shots": "100"}, "shots"),
    "a name that is none": ({"name": 7}, "name"),
    "a backend that is none": ({"backend": 7}, "backend"),
    "metadata that is a list": ({"metadata": ["a"]}, "metadata"),
    "a number in metadata": ({"metadata": {"a": 1}}, r"metadata\['a'\] is a number"),
    "a number as a key": ({"metadata": {1: "a"}}, "keys are text"),
    "null in metadata": ({"metadata": {"a": None}}, r"metadata\['a'\] is null"),
    "the key in metadata": ({"metadata": {"a": "made-up-key"}}, r"metadata\['a'\] holds the API"),
    "the key in capitals": ({"metadata": {"a": "x MADE-UP-KEY"}}, "holds the API key"),
    "the key as a key": ({"metadata": {"made-up-key": "a"}}, r"metadata\['\*\*\*'\] holds"),
    "another secret": ({"metadata": {"a": "pass-word"}}, "another secret"),
    "the key in the name": ({"name": "made-up-key"}, "name holds the API key"),
    "noise that is a number": ({"noise": 1}, "noise is a number"),
    "noise without a model": ({"noise": {"seed": 1}}, "noise.model is missing"),
    "mitigation that is a text": ({"error_mitigation": "debiasing"}, "error_mitigation is a str"),
    "settings that are a list": ({"settings": []}, "settings is a list"),
    "an angle that is no number": (
        {
            "circuit": Circuit(
                input={
                    **BELL,
                    "circuit": [{"gate": "rx", "target": 0, "rotation": float("nan")}],
                }
            )
        },
        "nan",
    ),
    "a gate that is none": (
        {"circuit": Circuit(input={**BELL, "circuit": [{"gate": "hh", "target": 0}]})},
        r"circuit\[0\].gate",
    ),
}


@every("options, message", REFUSED)
def test_bad_input_is_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidRequestError, match=message) as caught:
        bell(secrets=SECRETS, **options)
    assert "made-up-key" not in str(caught.value).lower()


@every("options", [{"metadata": {"a": 1}}, {"metadata": {"a": "made-up-key"}}])
def test_a_session_that_does_not_check_payloads_checks_metadata(options: dict[str, Any]) -> None:
    bell(validate=False, shots=0)
    with pytest.raises(InvalidRequestError):
        bell(secrets=SECRETS, validate=False, **options)


def test_what_is_no_json_is_refused_even_without_checks() -> None:
    odd: Json = {"circuit": [float("nan")]}
    odder: Any = {"circuit": object()}
    with pytest.raises(InvalidRequestError, match="JSON"):
        bell(circuit=Circuit(input=odd), validate=False)
    with pytest.raises(InvalidRequestError, match="JSON"):
        bell(circuit=Circuit(input=odder), validate=False)


def test_a_field_that_the_document_does_not_define_is_a_warning_before_anything_is_sent() -> None:
    warnings: list[Warning] = []
    made = bell(circuit=Circuit(fields={"lang": "json"}), report=warnings.append)
    assert "json" == made.body["lang"]
    (warning,) = warnings
    assert isinstance(warning, UnknownFieldWarning)
    assert "create_job: body.lang" in str(warning)


def test_the_users_own_mappings_are_left_alone() -> None:
    metadata, settings = {"a": "1"}, {"compilation": {"opt": 1}}
    came: Json = {"metadata": {"b": "2"}, "settings": {"compilation": {"opt": 0}}}
    circuit = Circuit(fields=came)
    bell(
        circuit=circuit, metadata=metadata, settings=settings, error_mitigation=True, validate=False
    )
    assert {"a": "1"} == metadata
    assert {"compilation": {"opt": 1}} == settings
    assert {"metadata": {"b": "2"}, "settings": {"compilation": {"opt": 0}}} == came
    assert BELL == circuit.input


@every("number, tag", [(9, TAG), (10, None), (11, None)])
def test_a_tag_that_would_be_the_eleventh_key_is_left_off(number: int, tag: str | None) -> None:
    metadata = {f"key {index}": "value" for index in range(number)}
    warnings: list[Warning] = []
    made = bell(metadata=metadata, report=warnings.append)
    assert tag == made.tag
    assert metadata | ({TAG_KEY: tag} if tag else {}) == made.body["metadata"]
    assert [SubmissionWarning] * (tag is None) == [type(each) for each in warnings]
    assert is_tag(made.record) == (tag is not None)


@every("type_, stored", [("ionq.circuit.v1", '{"c":[0,1,null]}'), ("ionq.qasm3.v1", None)])
def test_registers_that_the_service_would_not_report_are_stored(
    type_: str, stored: str | None
) -> None:
    given: Json = BELL if type_ == "ionq.circuit.v1" else {"data": "OPENQASM 3.0;"}
    made = bell(circuit=Circuit(type_, given, REGISTERS))
    metadata = made.body["metadata"]
    assert isinstance(metadata, dict)
    assert stored == metadata.get(REGISTERS_KEY)
    assert made.registers == REGISTERS


@every("metadata", [TEN, {**TEN, "key 9": ""}, dict(list(TEN.items())[:9])])
def test_registers_without_room_are_left_off_with_a_warning(metadata: dict[str, str]) -> None:
    warnings: list[Warning] = []
    made = bell(circuit=Circuit(registers=REGISTERS), metadata=metadata, report=warnings.append)
    stored = made.body["metadata"]
    assert isinstance(stored, dict)
    assert REGISTERS_KEY not in stored
    assert len(stored) <= 10
    assert any("registers" in str(each) for each in warnings)


def test_a_tag_that_was_copied_with_metadata_is_replaced() -> None:
    old = {TAG_KEY: "old", REGISTERS_KEY: "{}", "mine": "1"}
    assert {"mine": "1", TAG_KEY: TAG} == bell(metadata=old).body["metadata"]
    assert {"mine": "1"} == bell(None, metadata=old).body["metadata"]
    assert "metadata" not in bell(None, metadata={TAG_KEY: "old"}).body


def test_the_hash_is_that_of_canonical_json_without_our_keys() -> None:
    body = {"type": "ionq.circuit.v1", "backend": "qpu.forte-1", "input": BELL}
    text = json.dumps(body, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == bell().payload_hash


@every(
    "options, same",
    [
        ({"tag": None}, True),
        ({"tag": "another"}, True),
        ({"circuit": Circuit(registers=REGISTERS)}, True),
        ({"circuit": Circuit(fields={"backend": "qpu.forte-1"}), "backend": None}, True),
        ({"circuit": Circuit(input=dict(reversed(BELL.items())))}, True),
        ({"shots": 1}, False),
        ({"metadata": {"a": "1"}}, False),
        ({"name": "Bell"}, False),
        ({"backend": "simulator"}, False),
    ],
)
def test_equal_jobs_have_equal_hashes(options: dict[str, Any], same: bool) -> None:
    assert same == (bell().payload_hash == bell(**options).payload_hash)


@given(st.datetimes(datetime(1970, 1, 2), datetime(9000, 1, 1)))  # made aware below
def test_a_tag_knows_its_time(moment: datetime) -> None:
    now = moment.replace(tzinfo=UTC)
    found = time_of(new_tag(now))
    assert found is not None
    assert timedelta() <= now - found < timedelta(milliseconds=1)


def test_tags_differ_also_where_the_program_seeds_its_random_numbers() -> None:
    import random

    made: set[str] = set()
    for _ in range(100):
        random.seed(0)
        made.add(new_tag(START))
    assert 100 == len(made)


@every(
    "text",
    ["", "a tag", "0190a000-0000-4000-8000-000000000004", "ffffffff-ffff-7fff-bfff-ffffffffffff"],
)
def test_a_text_that_is_no_tag_of_ours_tells_no_time(text: str) -> None:
    assert time_of(text) is None


def test_a_submission_shows_neither_payload_nor_headers() -> None:
    headers: Mapping[str, str] = {"X-Secret": "hush"}
    shown = repr(bell(options={"headers": headers}))
    assert "hush" not in shown
    assert "gateset" not in shown
