"""Circuits of every kind in one batch, and those that cannot be part of one, named."""

import json
import warnings
from collections.abc import Mapping
from typing import Any

import cirq
import pytest
from qiskit import QuantumCircuit  # type: ignore[import-untyped]  # it has no types

from ionq_api import JsonValue
from ionq_session import Circuit as Builder
from ionq_session import CircuitWarning, InvalidCircuitError, InvalidRequestError, NativeCircuit
from ionq_session._secrets.secret import Secret
from ionq_session.jobs.many.batches.circuits import BatchCircuit, batch_circuits

from ....cases import every

X: dict[str, JsonValue] = {"gate": "x", "target": 0}
PROGRAM = """
OPENQASM 3.0;
include "stdgates.inc";
qubit[2] q;
bit[2] c;
x q[1];
c[0] = measure q[1];
c[1] = measure q[0];
"""
MIDDLE = """
OPENQASM 3.0;
include "stdgates.inc";
qubit[1] q;
bit[2] c;
c[0] = measure q[0];
x q[0];
c[1] = measure q[0];
"""


# Any: Qiskit's types are incomplete.
def in_qiskit() -> Any:
    circuit: Any = QuantumCircuit(2, 2, name="mine")
    circuit.x(1)
    circuit.measure([0, 1], [1, 0])
    return circuit


# Any: what users may give.
def one(given: Any) -> BatchCircuit:
    (found,) = batch_circuits([given])
    return found


@every(
    "given",
    {
        "builder": Builder(2).x(1),
        "a dict": {"circuit": [{"gate": "x", "target": 1}], "qubits": 2},
        "gates": [{"gate": "x", "target": 1}],
        "JSON": '{"circuit": [{"gate": "x", "target": 1}], "qubits": 2}',
        "a payload": {
            "type": "ionq.circuit.v1",
            "input": {"circuit": [{"gate": "x", "target": 1}]},
        },
        "OpenQASM 3": PROGRAM,
        "OpenQASM 2": 'OPENQASM 2.0; include "qelib1.inc"; qreg q[2]; x q[1];',
        "Qiskit": in_qiskit(),
        "Cirq": cirq.Circuit(cirq.I(cirq.LineQubit(0)), cirq.X(cirq.LineQubit(1))),
    },
    name=str,
)
def test_every_kind_becomes_gates(given: Any) -> None:
    found = one(given)
    assert (found.body["gateset"], found.body["qubits"]) == ("qis", 2)
    gates = found.body["circuit"]
    assert isinstance(gates, list)
    assert [each["gate"] for each in gates if isinstance(each, dict)] == ["x"]
    assert found.gates == 1


def test_gate_sets_and_widths_may_differ() -> None:
    found = batch_circuits([Builder(1).x(0), NativeCircuit(3).gpi(2, 0)])
    assert [(each.body["gateset"], each.body["qubits"]) for each in found] == [
        ("qis", 1),
        ("native", 3),
    ]


@every("given", {"OpenQASM 3": PROGRAM, "Qiskit": in_qiskit()}, name=str)
def test_registers_are_in_the_payload(given: Any) -> None:
    found = one(given)
    assert found.body["registers"] == {"c": [1, 0]}
    assert found.registers == {"c": (1, 0)}


def test_names_are_the_users_with_the_place() -> None:
    plain: Any = QuantumCircuit(1)
    plain.x(0)
    given = [{"circuit": [X], "name": "mine"}, in_qiskit(), plain, Builder(1).x(0)]
    names = [each.body["name"] for each in batch_circuits(given)]
    assert names == ["mine [0/4]", "mine [1/4]", "[2/4]", "[3/4]"]
    names = [each.body["name"] for each in batch_circuits(given[:2], names=["a", "b"])]
    assert names == ["a [0/2]", "b [1/2]"]


def test_a_name_must_not_hold_a_secret() -> None:
    secret = Secret("a-key-that-nobody-has")
    given = [{"circuit": [X], "name": "run of a-key-that-nobody-has"}]
    with pytest.raises(InvalidRequestError, match="the name of circuit 0 holds the API key"):
        batch_circuits(given, secrets=[secret])


def test_fields_of_a_job_are_kept_unless_they_are_chosen_for_all() -> None:
    given = {"circuit": [X], "name": "mine", "shots": 5, "backend": "qpu.forte-1", "noise": None}
    assert one(given).fields == {"shots": 5, "backend": "qpu.forte-1"}
    (found,) = batch_circuits([given], ["backend"])
    assert found.fields == {"shots": 5}


def test_the_size_is_that_in_a_request() -> None:
    found = one({"circuit": [X], "name": "é"})
    assert found.size == len(json.dumps(found.body))


BAD: Mapping[str, Any] = {
    "a gate": (X, None, "the dict is a gate, and no circuit"),
    "an unknown gate": ({"circuit": [X, {"gate": "foo"}]}, 1, "gate 1 (foo): IonQ has no"),
    "a qubit out of range": ({"circuit": [X], "qubits": 0}, None, "the circuit has no qubits"),
    "a mixture": ([X, {"gate": "gpi", "target": 0, "phase": 0}], 1, "gate 1 (gpi): it is a"),
    "in the middle": (MIDDLE, None, "it measures or resets in the middle"),
    "no program": ("OPENQASM 3.0; nonsense", None, "the OpenQASM 3 program cannot be read"),
    "native gates": (
        "OPENQASM 3.0; qubit[1] q; gpi(0.5) q[0];",
        None,
        "the OpenQASM 3 program cannot be read as gates",
    ),
    "a batch": ({"circuits": [{"circuit": [X]}]}, None, "it is a whole job of the type"),
    "another job": (
        {"type": "quantum-function", "backend": "simulator", "input": {"data": {}}},
        None,
        "it is a whole job of the type quantum-function",
    ),
    "nothing": (None, None, "an object of the class builtins.NoneType is no circuit"),
    "a list of circuits": ([Builder(1)], None, "item 0 of the list is"),
}


# Any: what users may give.
@every("bad, gate, text", BAD)
def test_a_refusal_names_the_circuit(bad: Any, gate: int | None, text: str) -> None:
    with pytest.raises(InvalidCircuitError) as caught:
        batch_circuits([Builder(1).x(0), Builder(1).x(0), bad])
    assert caught.value.message.startswith(f"circuit 2: {text}")
    assert (caught.value.circuit, caught.value.gate) == (2, gate)


def test_nothing_is_refused() -> None:
    with pytest.raises(InvalidCircuitError, match="the list is empty"):
        batch_circuits([])


def test_a_warning_names_the_circuit() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        degrees: dict[str, JsonValue] = {"gate": "rx", "target": 0, "rotation": 90}
        batch_circuits([{"circuit": [X]}, {"circuit": [degrees]}])
    (found,) = caught
    assert found.category is CircuitWarning
    assert str(found.message).startswith("circuit 1: gate 0 (rx): its rotation is 90")
