"""What a payload's input implies is sent, whether it is a model, a dict or JSON."""

import json
from typing import Any, cast

import pytest

from ionq_api.models import (
    CircuitJobCreationPayload,
    NativeCircuitInput,
    NativeGate,
    Qasm3CircuitInput,
    QisCircuitInput,
    QisGate,
)
from ionq_session import InvalidRequestError

from .both import Kind, both, perform
from .wire import reply, scripted

CREATED = reply(201, b'{"id": "a", "status": "submitted", "session_id": null}')
H = {"gate": "h", "target": 0}
ZZ = {"gate": "zz", "targets": [0, 1]}
GPI = {"gate": "gpi", "target": 0, "phase": 0.5}
PROGRAM = "OPENQASM 3.0; qubit q; U(0, 0, 0) q;"


def sent(kind: Kind, body: object) -> dict[str, Any]:
    """What is sent for a body."""
    with scripted(CREATED) as server:
        perform(kind, lambda s: s.create_job(body), base_url=server.base_url)
        return cast("dict[str, Any]", json.loads(server.seen[0].body))


@both
def test_a_model_implies_its_type(kind: Kind) -> None:
    qis = QisCircuitInput(qubits=1, circuit=[QisGate(gate="h", target=0)])
    native = NativeCircuitInput(circuit=[NativeGate(gate="gpi", target=0, phase=0.5)])
    for source, type_ in (
        (qis, "ionq.circuit.v1"),
        (native, "ionq.circuit.v1"),
        (Qasm3CircuitInput(data=PROGRAM), "ionq.qasm3.v1"),
    ):
        payload = CircuitJobCreationPayload(backend="simulator", input_=source)
        assert type_ == payload.type_ == sent(kind, payload)["type"]
    given = CircuitJobCreationPayload(type_="tomorrow", backend="simulator", input_=qis)
    assert "tomorrow" == given.type_


DICTS: list[tuple[dict[str, Any], str, str | None]] = [
    ({"qubits": 1, "circuit": [H]}, "ionq.circuit.v1", "qis"),
    ({"qubits": 2, "circuit": [H, ZZ]}, "ionq.circuit.v1", "qis"),
    ({"circuit": [GPI]}, "ionq.circuit.v1", "native"),
    ({"circuit": [GPI, ZZ]}, "ionq.circuit.v1", "native"),
    ({"qubits": 2, "circuit": [{**ZZ, "rotation": 0.5}]}, "ionq.circuit.v1", "qis"),
    ({"qubits": 2, "circuit": [{**ZZ, "angle": 0.5}]}, "ionq.circuit.v1", "native"),
    ({"data": PROGRAM}, "ionq.qasm3.v1", None),
    ({"circuits": [{"circuit": [H]}, {"circuit": [H]}]}, "ionq.multi-circuit.v1", "qis"),
    ({"circuits": [{"circuit": [ZZ]}, {"circuit": [GPI]}]}, "ionq.multi-circuit.v1", "native"),
]


@both
@pytest.mark.parametrize("as_text", [False, True])
def test_a_dict_implies_type_and_gate_set(kind: Kind, as_text: bool) -> None:
    for source, type_, gateset in DICTS:
        body = {"backend": "simulator", "input": source}
        before = json.dumps(body)
        got = sent(kind, before if as_text else body)
        assert (type_, gateset) == (got["type"], got["input"].get("gateset"))
        assert before == json.dumps(body)  # the caller's own stays as it is


@both
def test_gates_that_are_models_imply_it_as_well(kind: Kind) -> None:
    gates = [QisGate(gate="h", target=0)]
    got = sent(kind, {"backend": "simulator", "input": {"qubits": 1, "circuit": gates}})
    assert ("ionq.circuit.v1", "qis") == (got["type"], got["input"]["gateset"])


@both
@pytest.mark.parametrize(
    ("source", "field"),
    [
        ({"qubits": 2, "circuit": [ZZ]}, "body.input.gateset"),  # both sets have it
        ({"qubits": 2, "circuit": [H, GPI]}, "body.input"),  # neither has both
        ({"circuits": [{"circuit": [ZZ]}]}, "body.input.gateset"),
    ],
)
def test_what_is_not_implied_is_asked_for(kind: Kind, source: object, field: str) -> None:
    with scripted(CREATED) as server:
        with pytest.raises(InvalidRequestError, match=field):
            perform(
                kind,
                lambda s: s.create_job({"backend": "simulator", "input": source}),
                base_url=server.base_url,
            )
        assert [] == server.seen


@both
def test_what_is_given_stands(kind: Kind) -> None:
    body = {
        "type": "ionq.circuit.v1",
        "backend": "simulator",
        "input": {"gateset": "native", "qubits": 2, "circuit": [ZZ]},
    }
    assert body == sent(kind, body)
