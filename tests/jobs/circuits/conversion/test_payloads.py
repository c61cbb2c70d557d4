"""IonQ JSON in every form: circuits, payloads, models, gate lists, text, files."""

import json
from pathlib import Path
from typing import Any

import pytest

from ionq_api.models import (
    CircuitJobCreationPayload,
    MultiCircuitJobCreationPayload,
    NativeCircuitInput,
    NativeGate,
    Qasm3CircuitInput,
    QISCircuit,
    QisCircuitInput,
    QisGate,
)
from ionq_session.jobs.circuits.conversion import CircuitInput, circuit_input
from ionq_session.jobs.errors import InvalidCircuitError

from ....cases import every

# Any: JSON, which is compared with what a type checker takes for other kinds of dicts.
BELL: list[Any] = [
    {"gate": "h", "target": 0},
    {"gate": "cnot", "control": 0, "target": 1},
]
WHOLE: dict[str, Any] = {"gateset": "qis", "qubits": 2, "circuit": BELL}
QASM3 = "OPENQASM 3.0;\nqubit q;\nbit c;\nc = measure q;\n"

CIRCUITS: dict[str, object] = {
    "gates": BELL,
    "tuple": tuple(BELL),
    "gate models": [QisGate(gate="h", target=0), QisGate(gate="cnot", control=0, target=1)],
    "circuit": {"circuit": BELL},
    "whole circuit": WHOLE,
    "former field": {**WHOLE, "format": "ionq.circuit.v0"},
    "input model": QisCircuitInput(qubits=2, circuit=[QisGate.from_dict(each) for each in BELL]),
    "circuit model": QISCircuit(circuit=[QisGate.from_dict(each) for each in BELL]),
    "payload": {"type": "ionq.circuit.v1", "input": {"circuit": BELL}},
    "payload without type": {"input": WHOLE},
    "text": json.dumps(WHOLE),
    "text of gates": f"  \n{json.dumps(BELL)}",
    "text of payload": json.dumps({"input": WHOLE}),
}


@every("given", CIRCUITS)
def test_every_form_of_a_circuit_is_the_same_input(given: object) -> None:
    assert CircuitInput("ionq.circuit.v1", WHOLE) == circuit_input(given)


def test_fields_of_a_job_come_back_apart() -> None:
    fields = {"shots": 100, "name": "mine", "metadata": {"a": "b"}, "backend": "simulator"}
    for given in ({**WHOLE, **fields}, {"input": {"circuit": BELL}, **fields}):
        found = circuit_input(given)
        assert (WHOLE, fields) == (found.input, found.fields)
    payload = CircuitJobCreationPayload(
        backend="simulator", shots=7, input_=Qasm3CircuitInput(data=QASM3)
    )
    assert CircuitInput(
        "ionq.qasm3.v1", {"data": QASM3}, {}, {"backend": "simulator", "shots": 7}
    ) == circuit_input(payload)


def test_the_gate_set_and_the_qubits_are_worked_out() -> None:
    native = NativeCircuitInput(
        qubits=5, circuit=[NativeGate(gate="zz", targets=[0, 1], angle=0.1)]
    )
    assert ("native", 5) == _sizes(circuit_input(native))
    assert ("native", 2) == _sizes(circuit_input([{"gate": "zz", "targets": [1, 0], "angle": 0}]))
    assert ("qis", 4) == _sizes(circuit_input([{"gate": "zz", "targets": [3, 0], "rotation": 0}]))
    assert ("qis", 10) == _sizes(circuit_input([{"gate": "x", "target": 0, "controls": [9, 3]}]))


def _sizes(found: CircuitInput) -> tuple[Any, Any]:
    return found.input["gateset"], found.input["qubits"]


def test_several_circuits_get_their_gate_sets_and_widths() -> None:
    native: list[Any] = [{"gate": "gpi", "target": 3, "phase": 0.5}]
    found = circuit_input({"circuits": [{"circuit": BELL, "name": "a"}, {"circuit": native}]})
    assert (
        CircuitInput(
            "ionq.multi-circuit.v1",
            {
                "gateset": "qis",
                "qubits": 4,
                "circuits": [
                    {"gateset": "qis", "qubits": 2, "name": "a", "circuit": BELL},
                    {"gateset": "native", "qubits": 4, "circuit": native},
                ],
            },
        )
        == found
    )
    given: dict[str, Any] = {
        "gateset": "qis",
        "qubits": 3,
        "circuits": [{"circuit": BELL}, {"circuit": BELL}],
    }
    payload: dict[str, Any] = {"type": "ionq.multi-circuit.v1", "input": given, "shots": 10}
    assert CircuitInput("ionq.multi-circuit.v1", given, {}, {"shots": 10}) == circuit_input(payload)
    model = MultiCircuitJobCreationPayload.from_dict({**payload, "backend": "simulator"})
    assert given == circuit_input(model).input


def test_other_kinds_of_jobs_pass_as_they_are() -> None:
    given = {"type": "quantum-function", "input": {"data": {"type": "x"}}, "backend": "simulator"}
    found = circuit_input(given)
    assert (
        CircuitInput("quantum-function", {"data": {"type": "x"}}, {}, {"backend": "simulator"})
        == found
    )


def test_credentials_of_a_payload_are_not_shown() -> None:
    given = {"type": "qctrl.qaoa.v1", "input": {}, "external_settings": {"key": "very-secret"}}
    assert "very-secret" not in repr(circuit_input(given))


def test_registers_that_come_with_a_circuit_are_taken_out() -> None:
    found = circuit_input({**WHOLE, "registers": {"c": [1, None, 0]}})
    assert (WHOLE, {"c": (1, None, 0)}) == (found.input, found.registers)
    for wrong in ({"c": [2]}, {"c": [-1]}, {"c": 0}, {"c": [True]}, [0]):
        with pytest.raises(InvalidCircuitError, match="regist"):
            circuit_input({**WHOLE, "registers": wrong})


REFUSED: dict[str, tuple[object, str]] = {
    "unknown field": ({**WHOLE, "shotss": 3}, "'shotss' is a field neither .* 'shots'"),
    "no circuit": ({"gates": BELL}, "neither 'circuit' .* only 'gates'"),
    "empty": ({}, "neither 'circuit'"),
    "key": ({1: 2}, "keys that are not text"),
    "no input": ({"type": "ionq.circuit.v1"}, "the job has no 'input'"),
    "input": ({"input": 3}, "an 'input' that is no object"),
    "no type": ({"input": {"data": {}}}, "no 'type'"),
    "circuits": ([BELL, BELL], "item 0 of the list is a list"),
    "broken JSON": ("{\n'a': 3}", "line 2, column 1: expecting property name"),
    "deep JSON": ("[" * 100_000, "cannot be read"),
    "long number": (f"[{'1' * 5000}]", "cannot be read"),
    "text": ("h 0; cx 0 1", "neither IonQ JSON nor OpenQASM"),
    "nothing": ("", "neither IonQ JSON nor OpenQASM"),
    "version": ("OPENQASM 4.0;", "OpenQASM 4.0 is not known"),
    "missing file": ("missing.qasm", "'missing.qasm' cannot be read: No such file"),
    "null character": ("a\0.json", "cannot be read"),
    "number": (3, "class builtins.int is no circuit; give IonQ JSON"),
    "none": (None, "builtins.NoneType is no circuit"),
    "bytes": (b"{}", "builtins.bytes is no circuit"),
    "unpaired": ({**WHOLE, "name": object()}, "the field 'name': JSON cannot hold"),
}


@every("given, message", REFUSED)
def test_what_is_no_circuit_is_refused_with_the_reason(given: object, message: str) -> None:
    with pytest.raises(InvalidCircuitError, match=message):
        circuit_input(given)


def test_openqasm_3_is_sent_as_it_is() -> None:
    for text in (QASM3, f"// a comment\n/* another\n*/ {QASM3}"):
        assert CircuitInput("ionq.qasm3.v1", {"data": text}) == circuit_input(text)
        assert CircuitInput("ionq.qasm3.v1", {"data": text}) == circuit_input({"data": text})


def test_files_are_read(tmp_path: Path) -> None:
    for name, text in {"a.qasm": QASM3, "b.json": json.dumps(WHOLE), "c.txt": QASM3}.items():
        (tmp_path / name).write_text(text, "utf-8")
    program = CircuitInput("ionq.qasm3.v1", {"data": QASM3})
    assert program == circuit_input(tmp_path / "a.qasm")
    assert program == circuit_input(str(tmp_path / "a.qasm"))
    assert program == circuit_input(tmp_path / "c.txt")
    assert CircuitInput("ionq.circuit.v1", WHOLE) == circuit_input(str(tmp_path / "b.json"))
    (tmp_path / "d.qasm").write_text("qubit q;", "utf-8")
    assert "ionq.qasm3.v1" == circuit_input(tmp_path / "d.qasm").type_


def test_a_wrong_file_is_named_with_what_is_wrong_in_it(tmp_path: Path) -> None:
    path = tmp_path / "wrong.json"
    for text, message in {"{": "column 2", "": "is empty", "[3]": "item 0"}.items():
        path.write_text(text, "utf-8")
        with pytest.raises(InvalidCircuitError, match=f"wrong.json: .*{message}"):
            circuit_input(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InvalidCircuitError, match="cannot be read"):
        circuit_input(path)
    with pytest.raises(InvalidCircuitError, match="cannot be read: Is a directory"):
        circuit_input(tmp_path)
