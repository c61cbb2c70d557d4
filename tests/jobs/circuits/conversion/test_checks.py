"""What is refused before a circuit is sent, what only warns, and that every gate has a rule."""

import math
import pickle
from typing import Any, get_args

import numpy as np
import pytest
from attrs import fields

from ionq_api.models.native_gate import NativeGateName
from ionq_api.models.qis_gate import QisGate, QisGateName
from ionq_session import Circuit
from ionq_session.jobs.circuits.conversion import circuit_input
from ionq_session.jobs.circuits.conversion.checks import MAX_GATES
from ionq_session.jobs.circuits.rules.kinds import QIS
from ionq_session.jobs.circuits.rules.other_names import MEANT
from ionq_session.jobs.errors import CircuitWarning, InvalidCircuitError

from ....cases import every

# Any: gates as a user may write them.
Gate = dict[str, Any]
H: Gate = {"gate": "h", "target": 0}
EXPONENTIAL: Gate = {
    "gate": "pauliexp",
    "targets": [0, 1],
    "terms": ["XY", "ZZ"],
    "coefficients": [0.5, -1],
    "time": 0.3,
}


def named(alias: object) -> set[str]:
    """The names of an enumeration of the contract."""
    return {name for each in get_args(alias) for name in get_args(each)}


def test_no_gate_of_the_contract_is_taken_for_another_package_s() -> None:
    assert not MEANT.keys() & (named(QisGateName) | named(NativeGateName))


def test_the_rules_know_no_field_that_the_contract_lacks() -> None:
    known = {at.name for each in fields(QisGate) if (at := each.metadata.get("wire"))}
    for kind in QIS.values():
        assert kind.fields <= known


VALID: list[Gate] = [
    {"gate": "cnot", "control": 0, "target": 1},
    {"gate": "cnot", "controls": [0, 2], "targets": [1]},
    {"gate": "x", "targets": [0, 1, 2]},
    {"gate": "not", "target": 1, "controls": []},
    {"gate": "z", "targets": [1], "controls": [0], "rotation": 0.3},
    {"gate": "swap", "targets": [2, 0]},
    {"gate": "xx", "targets": [2, 0], "rotation": -4 * math.pi},
    {"gate": "zz", "targets": [2, 0], "rotation": 1},
    EXPONENTIAL,
    {"gate": "gpi", "target": 0, "phase": -1},
    {"gate": "gpi2", "targets": [0], "phase": 0.5, "controls": []},
    {"gate": "ms", "targets": [0, 1], "phases": [0, 0.5]},
    {"gate": "ms", "targets": [0, 1], "phases": [0, 0.5], "angle": 0.25},
    {"gate": "zz", "targets": [0, 1], "angle": 0.1},
    {"gate": "zz", "targets": [0, 1], "phase": 0.1},
    {"gate": "nop"},
    {"gate": "nop", "targets": [0, 1]},
]


@every("gate", VALID)
def test_valid_gates_pass(gate: Gate) -> None:
    found = circuit_input([gate])
    assert [gate] == found.input["circuit"]


REFUSED: dict[str, tuple[Gate, str]] = {
    "out of range": ({"gate": "x", "target": 3}, "qubit 3 is out of range: .* qubits 0 to 2"),
    "negative": ({"gate": "x", "target": -1}, "qubit -1 is out of range"),
    "boolean qubit": ({"gate": "x", "target": True}, "a qubit is a whole number from 0, not True"),
    "float qubit": ({"gate": "x", "target": 1.0}, "a qubit is a whole number from 0, not 1.0"),
    "text qubit": ({"gate": "x", "targets": ["0"]}, "a qubit is a whole number from 0, not '0'"),
    "no qubit": ({"gate": "x"}, "it has no target"),
    "empty targets": ({"gate": "x", "targets": []}, "it has no target"),
    "one of two": ({"gate": "swap", "targets": [0]}, "it needs 2 targets and has 1"),
    "targets no list": ({"gate": "x", "targets": 0}, "'targets' are not a list"),
    "both": ({"gate": "x", "target": 0, "targets": [0]}, "both 'target' and 'targets'"),
    "both controls": (
        {"gate": "x", "target": 0, "control": 1, "controls": [1]},
        "both 'control' and 'controls'",
    ),
    "unknown": ({"gate": "foo", "target": 0}, "IonQ has no such gate; there are x, not"),
    "near": ({"gate": "swp", "targets": [0, 1]}, "did you mean 'swap'"),
    "capital": ({"gate": "H", "target": 0}, "did you mean 'h'"),
    "other name": ({"gate": "sdg", "target": 0}, "write si"),
    "no name": ({"target": 0}, "no field 'gate'"),
    "name no text": ({"gate": 3, "target": 0}, "is not text"),
    "missing angle": ({"gate": "rx", "target": 0}, "no 'rotation', its angle in radians"),
    "other unit's field": ({"gate": "rx", "target": 0, "angle": 1}, "takes no field 'angle'"),
    "extra": ({"gate": "h", "target": 0, "rotation": 1}, "takes no field 'rotation'"),
    "control = target": (
        {"gate": "cnot", "control": 1, "target": 1},
        "qubit 1 is named as control and as",
    ),
    "twice": ({"gate": "swap", "targets": [2, 2]}, "qubit 2 is named twice"),
    "controls twice": ({"gate": "x", "target": 0, "controls": [1, 1]}, "twice among the controls"),
    "cnot without": ({"gate": "cnot", "target": 1}, "it has no control"),
    "swap with control": ({"gate": "swap", "targets": [0, 1], "control": 2}, "takes no controls"),
    "nan": ({"gate": "rx", "target": 0, "rotation": math.nan}, "its rotation is not finite"),
    "infinite": ({"gate": "rx", "target": 0, "rotation": math.inf}, "is not finite"),
    "huge": ({"gate": "rx", "target": 0, "rotation": 10**400}, "is not finite"),
    "text angle": ({"gate": "rx", "target": 0, "rotation": "pi"}, "is not a number"),
    "boolean angle": ({"gate": "rx", "target": 0, "rotation": True}, "is not a number"),
    "null angle": ({"gate": "rx", "target": 0, "rotation": None}, "is not a number"),
    "native": (
        {"gate": "gpi", "target": 0, "phase": 0},
        "of the gate set native, and this circuit is of qis",
    ),
    "term too short": ({**EXPONENTIAL, "terms": ["X", "ZZ"]}, "one letter of I, X, Y and Z"),
    "letter": ({**EXPONENTIAL, "terms": ["XA", "ZZ"]}, "one letter of I, X, Y and Z"),
    "coefficients": ({**EXPONENTIAL, "coefficients": [1]}, "2 terms and 1 coefficients"),
    "infinite coefficient": ({**EXPONENTIAL, "coefficients": [1, math.inf]}, "is not finite"),
    "no terms": ({**EXPONENTIAL, "terms": [], "coefficients": []}, "it has no terms"),
    "time": ({**EXPONENTIAL, "time": -0.3}, "and has to be positive"),
    "no time": ({k: v for k, v in EXPONENTIAL.items() if k != "time"}, "it has no 'time'"),
    "no object": ("h", "not an object"),  # type: ignore[dict-item]  # it is the mistake
}


@every("gate, message", REFUSED)
def test_a_wrong_gate_is_refused_with_its_index_and_rule(gate: Gate, message: str) -> None:
    circuit: Any = {"gateset": "qis", "qubits": 3, "circuit": [H, H, gate]}
    with pytest.raises(InvalidCircuitError, match=f"^gate 2.*{message}") as caught:
        circuit_input(circuit)
    assert (2, None) == (caught.value.gate, caught.value.circuit)
    several = {"type": "ionq.multi-circuit.v1", "input": {"circuits": [{"circuit": [H]}, circuit]}}
    with pytest.raises(InvalidCircuitError, match=f"^circuit 1: gate 2.*{message}") as caught:
        circuit_input(several)
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
    assert (2, 1) == (again.gate, again.circuit)


@every("gate, message", {name: each for name, each in REFUSED.items() if name != "null angle"})
def test_the_builder_reads_gates_by_the_same_rules(gate: Gate, message: str) -> None:
    circuit: Any = {"gateset": "qis", "qubits": 3, "circuit": [H, H, gate]}
    with pytest.raises(InvalidCircuitError) as converted:
        circuit_input(circuit)
    with pytest.raises(InvalidCircuitError) as read:
        Circuit.from_ionq(circuit)
    assert converted.value.message == read.value.message


NATIVE: dict[str, tuple[Gate, str]] = {
    "qis": (H, "of the gate set qis, and this circuit is of native"),
    "no phase": ({"gate": "gpi", "target": 0}, "it has no 'phase', in turns"),
    "two": ({"gate": "gpi", "targets": [0, 1], "phase": 0}, "it needs 1 target and has 2"),
    "control": ({"gate": "gpi", "target": 0, "phase": 0, "controls": [1]}, "takes no controls"),
    "rotation": ({"gate": "gpi", "target": 0, "phase": 0, "rotation": 1}, "no field 'rotation'"),
    "phases": ({"gate": "ms", "targets": [0, 1], "phases": [0]}, "it needs 2 phases"),
    "radians": (
        {"gate": "ms", "targets": [0, 1], "phases": [0, 0], "angle": math.pi / 2},
        "angle is 1.5708, .* between 0 and 0.25 for ms, in turns",
    ),
    "negative": ({"gate": "ms", "targets": [0, 1], "phases": [0, 0], "angle": -0.1}, "between 0"),
    "no angle": ({"gate": "zz", "targets": [0, 1]}, "no 'angle' or 'phase', in turns"),
    "both": ({"gate": "zz", "targets": [0, 1], "angle": 0, "phase": 0}, "both 'angle' and 'phase'"),
    "nop with more": ({"gate": "nop", "phase": 0.5}, "takes no field 'phase'; it has no param"),
    "qis zz": ({"gate": "zz", "targets": [0, 1], "rotation": 0.3}, "no field 'rotation'"),
}


@every("gate, message", NATIVE)
def test_a_wrong_native_gate_is_refused(gate: Gate, message: str) -> None:
    with pytest.raises(InvalidCircuitError, match=f"^gate 0.*{message}"):
        circuit_input({"gateset": "native", "qubits": 3, "circuit": [gate]})


def test_gates_of_both_sets_are_refused_where_no_set_is_named() -> None:
    with pytest.raises(InvalidCircuitError, match=r"^gate 1 \(gpi\).*cannot mix"):
        circuit_input([H, {"gate": "gpi", "target": 0, "phase": 0}])


UNLIKELY: dict[str, tuple[Gate, str]] = {
    "degrees": (
        {"gate": "rx", "target": 0, "rotation": 90},
        r"^gate 0 \(rx\): its rotation is 90, more than 4 pi; it is taken in radians$",
    ),
    "radians": (
        {"gate": "gpi", "target": 0, "phase": math.pi},
        r"^gate 0 \(gpi\): .* more than a turn; it is taken in turns of 2 pi radians$",
    ),
    "phases": ({"gate": "ms", "targets": [0, 1], "phases": [0, 3]}, "more than a turn"),
    "zz": ({"gate": "zz", "targets": [0, 1], "angle": -1.1}, "its angle is -1.1, more than a turn"),
    "controls": (
        {"gate": "x", "target": 8, "controls": list(range(8))},
        "8 controls, and IonQ documents 7",
    ),
}


@every("gate, message", UNLIKELY)
def test_what_is_probably_not_meant_warns(gate: Gate, message: str) -> None:
    with pytest.warns(CircuitWarning, match=message) as caught:
        circuit_input([gate])
    assert [__file__] == [each.filename for each in caught]


def test_many_gates_in_degrees_give_one_warning() -> None:
    gates = [{"gate": "rx", "target": 0, "rotation": 90 + each} for each in range(100)]
    with pytest.warns(CircuitWarning, match=r"^gate 0 .*in 99 more of this gate") as caught:
        circuit_input(gates)
    assert len(caught) == 1


def test_many_circuits_in_degrees_give_one_warning_for_each_gate() -> None:
    circuit = {"circuit": [{"gate": name, "target": 0, "rotation": 90} for name in ("rx", "ry")]}
    with pytest.warns(CircuitWarning, match=r"^circuit 0: gate . \(r.\): its rotation") as caught:
        circuit_input({"circuits": [circuit] * 100})
    assert ["99 more" in str(each.message) for each in caught] == [True, True]


def test_a_circuit_without_gates_warns() -> None:
    with pytest.warns(CircuitWarning, match="the circuit has no gates"):
        found = circuit_input([])
    assert {"gateset": "qis", "qubits": 1, "circuit": []} == found.input


@every(
    "circuit, message",
    [
        ({"gateset": "foo", "circuit": [H]}, "neither 'qis' nor 'native'"),
        ({"qubits": 0, "circuit": [H]}, "no qubits"),
        ({"qubits": "2", "circuit": [H]}, "'qubits' is '2'"),
        ({"qubits": True, "circuit": [H]}, "'qubits' is True"),
        ({"circuit": H}, "'circuit' is an object, not a list"),
        ({"circuits": H}, "'circuits' is not a list"),
        ({"circuits": [[H]]}, "circuit 0 is a list, not an object"),
    ],
)
def test_a_wrong_circuit_is_refused(circuit: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidCircuitError, match=message):
        circuit_input(circuit)


def test_more_than_a_job_may_hold_is_refused() -> None:
    with pytest.raises(InvalidCircuitError, match="150001 gates"):
        circuit_input([H] * (MAX_GATES + 1))
    half = {"circuit": [H] * (MAX_GATES // 2 + 1)}
    with pytest.raises(InvalidCircuitError, match="150002 gates"):
        circuit_input({"circuits": [half, half]})
    with pytest.raises(InvalidCircuitError, match="5001 circuits"):
        circuit_input({"circuits": [{"circuit": [H]}] * 5001})


def test_numbers_of_numpy_are_taken_and_become_plain() -> None:
    found = circuit_input(
        [
            {"gate": "rx", "target": np.int64(1), "rotation": np.float32(0.5)},
            {"gate": "swap", "targets": np.arange(2)},
        ]
    )
    gates: Any = found.input["circuit"]
    assert [
        {"gate": "rx", "target": 1, "rotation": 0.5},
        {"gate": "swap", "targets": [0, 1]},
    ] == gates
    assert (int, float) == (type(gates[0]["target"]), type(gates[0]["rotation"]))
    assert 2 == found.input["qubits"]
    with pytest.raises(InvalidCircuitError, match=r"^gate 0: JSON cannot hold"):
        circuit_input([{"gate": "h", "target": object()}])
