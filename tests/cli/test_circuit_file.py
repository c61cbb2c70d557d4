"""What a file may hold, and what is said of each that holds something else."""

import json
import sys
from pathlib import Path

import pytest
from attrs import fields

from ionq_api.models import CircuitJobCreationPayload
from ionq_api.types import JsonValue
from ionq_session import CircuitWarning
from ionq_session.cli import reading
from ionq_session.cli.circuit_file import parse, read
from ionq_session.cli.messages import USAGE, Stop

from ..cases import every
from .command import BELL, BELL_QASM

GATES: list[JsonValue] = [
    {"gate": "h", "target": 0},
    {"gate": "cnot", "control": 0, "target": 1},
]
QIS = (
    "'cnot', 'h', 'not', 'pauliexp', 'rx', 'ry', 'rz', 's', 'si', 'swap', 't', 'ti', 'v', 'vi', "
    "'x', 'xx', 'y', 'yy', 'z', 'zz'"
)
TYPES = "'ionq.circuit.v1', 'ionq.qasm3.v1'"
JOB = '{"type": "ionq.circuit.v1", "backend": "simulator",\n"input": '


def job_of(file: str, text: str, **options: JsonValue) -> dict[str, object]:
    """The job that a file stands for."""
    found = parse(file, text).job(options)
    return {"type": found.type_, **found.fields, "input": found.input}


def refused(file: str, text: str, **options: JsonValue) -> str:
    """What is said of a file."""
    with pytest.raises(Stop) as stopped:
        job_of(file, text, **options)
    assert USAGE == stopped.value.status
    return stopped.value.message


def test_a_bare_circuit_gets_what_it_leaves_out() -> None:
    expected = {
        "type": "ionq.circuit.v1",
        "backend": "simulator",
        "input": {"gateset": "qis", "qubits": 2, "circuit": GATES},
    }
    assert expected == job_of("bell.json", BELL)
    assert expected == job_of("no suffix", "\n \t" + BELL)
    assert expected == job_of("bell.json", BELL.replace("\n", "\r\n"))


def test_what_a_file_says_stands() -> None:
    payload: dict[str, JsonValue] = {
        "type": "ionq.circuit.v1",
        "backend": "qpu.forte-1",
        "shots": 500,
        "name": "mine",
        "metadata": {"series": "a"},
        "an unknown field": None,
        "input": {"gateset": "native", "qubits": 9, "circuit": [{"gate": "nop"}], "more": 1},
    }
    assert payload == job_of("x.json", json.dumps(payload))


def test_options_win_over_the_file() -> None:
    text = JOB + json.dumps({"gateset": "qis", "qubits": 2, "circuit": GATES}) + ', "shots": 5}'
    job = job_of("x.json", text, backend="qpu.forte-1", shots=7, name="named")
    assert ("qpu.forte-1", 7, "named") == (job["backend"], job["shots"], job["name"])
    assert ("simulator", 5) == tuple(job_of("x.json", text)[key] for key in ("backend", "shots"))


def test_fields_of_the_job_may_stand_beside_a_circuit() -> None:
    beside: dict[str, JsonValue] = {
        "shots": 1000,
        "name": "mine",
        "backend": "qpu.forte-1",
        "metadata": {"series": "a"},
        "noise": {"model": "forte-1", "seed": 7},
        "settings": {"error_mitigation": {"debiasing": True}},
        "session_id": "a-session",
        "dry_run": True,
    }
    assert known_fields(CircuitJobCreationPayload) == {*beside, "type", "input"}  # all there are
    circuit: dict[str, JsonValue] = {"gateset": "qis", "qubits": 3, "circuit": GATES}
    expected = {"type": "ionq.circuit.v1", **beside, "input": circuit}
    assert expected == job_of("x.json", json.dumps({**circuit, **beside}))
    assert 5 == job_of("x.json", json.dumps({**circuit, **beside}), shots=5)["shots"]
    former = job_of("x.json", json.dumps({"format": "ionq.circuit.v0", "circuit": GATES}))
    assert isinstance(former["input"], dict)
    assert "format" not in former["input"]  # this version of the API has the type in its place


def known_fields(model: type) -> set[str]:
    """The names that the document gives to the fields of a model."""
    return {each.metadata["wire"].name for each in fields(model) if each.metadata}


@every(
    "field, meant",
    [
        ("shot", "'shots'"),
        ("qubit", "'qubits'"),
        ("gate_set", "'gateset'"),
        ("metdata", "'metadata'"),
        ("zzz", None),
    ],
)
def test_a_field_of_neither_is_refused_with_the_nearest_name(field: str, meant: str | None) -> None:
    text = '{"circuit": [{"gate": "h", "target": 0}],\n"' + field + '": 5}'
    message = refused("x.json", text)
    hint = f"; did you mean {meant}?" if meant else ""
    assert f"x.json:2: {field!r} is a field neither of a circuit nor of a job{hint}" == message


def test_a_wrong_field_of_the_job_beside_a_circuit_has_its_line() -> None:
    text = '{"circuit": [{"gate": "h", "target": 0}],\n\n"shots": 0}'
    assert refused("x.json", text).startswith("x.json:3: shots is 0: ")


@every(
    "gates, qubits",
    [
        ([{"gate": "h", "target": 0}], 1),
        ([{"gate": "h", "targets": [0, 4, 2]}], 5),
        ([{"gate": "x", "target": 0, "control": 6}], 7),
        ([{"gate": "x", "target": 0, "controls": [1, 8]}], 9),
        ([{"gate": "x", "target": 3}, {"gate": "h", "target": 1}], 4),
    ],
)
def test_qubits_are_counted_from_the_gates(gates: JsonValue, qubits: int) -> None:
    source = job_of("x.json", json.dumps({"circuit": gates}))["input"]
    assert isinstance(source, dict)
    assert qubits == source["qubits"]


@every("name", ["bell.qasm", "bell.qasm3", "bell.txt", "<stdin>"])
@every("version", ["OPENQASM 3.0;", "OPENQASM 3;", "OPENQASM  3.1;"])
def test_openqasm_3_shows_in_the_text(name: str, version: str) -> None:
    text = BELL_QASM.replace("OPENQASM 3.0;", version)
    expected = {"type": "ionq.qasm3.v1", "backend": "simulator", "input": {"data": text}}
    assert expected == job_of(name, text)


@every(
    "lead", ["", "\n\n", "// a\n// b\r\n", "/* a\n * b **/ ", "/**//***/\t", "/* OPENQASM 2.0; */"]
)
def test_comments_may_come_before_the_version(lead: str) -> None:
    assert "ionq.qasm3.v1" == job_of("x", lead + "OPENQASM 3.0;")["type"]


@pytest.mark.parametrize("name", ["x.qasm", "X.QASM3"])
def test_openqasm_without_a_version_shows_in_the_name(name: str) -> None:
    assert "ionq.qasm3.v1" == job_of(name, "qubit q; U(0, 0, 0) q;")["type"]
    assert "x.txt:1: neither IonQ JSON nor OpenQASM 3" == refused("x.txt", "qubit q;")


QASM2 = """\
// old
OPENQASM 2.0;
include "qelib1.inc";
qreg q[2];
creg c[2];
h q[0];
cx q[0], q[1];
measure q[1] -> c[0];
"""


def test_openqasm_2_becomes_gates_with_registers() -> None:
    pytest.importorskip("qiskit_ionq")
    found = parse("bell.qasm", QASM2).job({"shots": 7})
    gates = found.input["circuit"]
    assert isinstance(gates, list)
    assert ["h", "x"] == [gate["gate"] for gate in gates if isinstance(gate, dict)]
    assert ({"c": (1, None)}, 2, 7) == (
        found.registers,
        found.input["qubits"],
        found.fields["shots"],
    )


def test_openqasm_2_that_is_wrong_has_its_line() -> None:
    pytest.importorskip("qiskit_ionq")
    message = refused("bell.qasm", QASM2.replace("h q[0]", "h r[0]"))
    assert message.startswith(
        "bell.qasm: the OpenQASM 2 program cannot be read: line 6, column 2: "
    )


def test_without_qiskit_openqasm_2_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "qiskit.qasm2", None)
    message = refused("bell.qasm", QASM2)
    assert message.startswith("bell.qasm: OpenQASM 2 needs the package qiskit, ")
    assert message.endswith("pip install 'ionq-session[qiskit]'")


def test_what_the_input_implies_may_be_left_out() -> None:
    gates: JsonValue = [{"gate": "zz", "targets": [0, 1], "angle": 0.1}]
    job = job_of("x.json", json.dumps({"input": {"circuit": gates}}))
    assert {"gateset": "native", "qubits": 2, "circuit": gates} == job["input"]
    assert "ionq.circuit.v1" == job["type"]
    registers = {"c": [0, None]}
    found = parse("x.json", json.dumps({"circuit": gates, "registers": registers})).job({})
    assert {"c": (0, None)} == found.registers


def test_a_circuit_without_gates_warns() -> None:
    with pytest.warns(CircuitWarning, match="no gates"):
        assert job_of("x.json", '{"circuit": []}')["input"] == {
            "gateset": "qis",
            "qubits": 1,
            "circuit": [],
        }


def test_many_comments_take_no_time() -> None:
    assert "x:1: neither IonQ JSON nor OpenQASM 3" == refused("x", "/* a */ // b\n" * 20_000 + "c")


BAD: list[tuple[str, str, str]] = [
    ("empty", "", "1: the file is empty"),
    ("blank", " \n\t\r\n", "1: the file is empty"),
    ("comments", "// a\n/* b */\n", "1: nothing but comments"),
    ("prose", "Dear all,\n", "1: neither IonQ JSON nor OpenQASM 3"),
    ("a comment that does not end", "/* OPENQASM 3.0;", "1: neither IonQ JSON nor OpenQASM 3"),
    ("a language", "include 'x';\nqreg q[2];", "1: neither IonQ JSON nor OpenQASM 3"),
    ("lower case", "openqasm 3.0;", "1: neither IonQ JSON nor OpenQASM 3"),
    ("a longer word", "OPENQASMS 3.0;", "1: neither IonQ JSON nor OpenQASM 3"),
    ("zeros", "\0" * 20, "1: neither IonQ JSON nor OpenQASM 3"),
    ("OpenQASM 30", "// new\nOPENQASM 30;", "2: OpenQASM 30 is not known; IonQ takes OpenQASM 3"),
    ("OpenQASM", "OPENQASM;", "1: OpenQASM without a version is not known; IonQ takes OpenQASM 3"),
    ("broken", '{\n  "circuit" [', "2: broken JSON at column 13: expecting ':' delimiter"),
    ("broken list", "[1,\r\n2\r\n3]", "3: broken JSON at column 1: expecting ',' delimiter"),
    ("two values", "{}\n{}", "2: broken JSON at column 1: extra data"),
    ("deep", "[" * 100_000, "1: no circuit: its JSON is nested too deeply"),
    ("long", "[" + "1" * 5000 + "]", "1: no circuit: its JSON has a number that is too long"),
    ("list", "[]", "1: no circuit: its JSON is a list, not an object"),
    ("number", "42", "1: no circuit: its JSON is a number, not an object"),
    ("string", '"OPENQASM 3.0;"', "1: no circuit: its JSON is a string, not an object"),
    ("null", "null", "1: no circuit: its JSON is null, not an object"),
    ("nothing", "{}", "1: no circuit: it has neither 'input', as a job has, nor 'circuit'"),
    (
        "other fields",
        '{"lang": "json",\n"body": {}}',
        "1: no circuit: it has neither 'input', as a job has, nor 'circuit', only 'lang', 'body'",
    ),
    (
        "several circuits",
        '{\n"type": "ionq.multi-circuit.v1", "input": {"circuits": []}}',
        f"2: type is 'ionq.multi-circuit.v1': it has to be one of {TYPES}",
    ),
    (
        "no type",
        '\n{"input": {"problem": []}}',
        f"2: type is missing: it has to be one of {TYPES}",
    ),
    ("no input", '{"type": "ionq.qasm3.v1"}', "1: input is missing: it is required"),
    ("no gates", '{"circuit":\n "h"}', "2: circuit is a string: it has to be a list"),
    (
        "gateset",
        '{"circuit": [],\n"gateset": "qiskit"}',
        "2: gateset is 'qiskit': it has to be one of 'qis', 'native'",
    ),
    (
        "gate",
        BELL.replace('"cnot"', '"hh"'),
        f"4: circuit[1].gate is 'hh': it has to be one of {QIS}",
    ),
    (
        "gate of a job",
        JOB + BELL.replace('"cnot"', '"hh"') + "}",
        f"5: input.circuit[1].gate is 'hh': it has to be one of {QIS}",
    ),
    (
        "gate of the other set",
        '{"gateset": "qis", "circuit": [\n{"gate": "ms", "target": 0}\n]}',
        f"2: circuit[0].gate is 'ms': it has to be one of {QIS}",
    ),
    (
        "qubit",
        '{"circuit": [{"gate": "h", "target": 0},\n{"gate": "h", "target": 2}], "qubits": 2}',
        "2: gate 1 (h): qubit 2 is out of range: the circuit has qubits 0 to 1",
    ),
    (
        "no rotation in a job",
        JOB + '{"circuit": [{"gate": "h", "target": 0},\n\n{"gate": "rx", "target": 0}]}}',
        "4: gate 1 (rx): it has no 'rotation', its angle in radians",
    ),
    (
        "registers",
        '{"circuit": [{"gate": "h", "target": 0}],\n"registers": {"c": [1]}}',
        "2: register 'c' is not a list of qubits of the circuit, from 0 on, or null",
    ),
    (
        "no name",
        '{"circuit": [{"gate": "h", "target": 0},\n{"target": 0}]}',
        "2: circuit[1].gate is missing: it is required",
    ),
    (
        "target",
        '{"circuit": [{"gate": "h",\n"target":\n"0"}]}',
        "3: circuit[0].target is a string: it has to be a whole number of 32 bits",
    ),
    (
        "targets",
        '{"circuit": [{"gate": "swap", "targets": [\n0,\n0.5]}]}',
        "3: circuit[0].targets[1] is 0.5: it has to be a whole number of 32 bits",
    ),
    (
        "not a number",
        '{"circuit": [{"gate": "rx", "target": 0,\n"rotation": NaN}]}',
        "2: circuit[0].rotation is nan: it has to be a finite number",
    ),
    (
        "qubits",
        '{"circuit": [],\n\n"qubits": null}',
        "3: qubits is null: it has to be a whole number of 32 bits, at least 1",
    ),
    (
        "shots",
        JOB + BELL + ',\n"shots": 0}',
        "9: shots is 0: it has to be a whole number of 32 bits, at least 1, at most 1000000",
    ),
]


@every("text, expected", {row[0]: row[1:] for row in BAD})
def test_bad_files_are_refused_with_line_and_reason(text: str, expected: str) -> None:
    assert f"bad file:{expected}" == refused("bad file", text)


def test_a_json_file_that_is_no_json_is_broken_json() -> None:
    assert "x.json:1: broken JSON at column 1: expecting value" == refused("x.json", "Dear all,")


def test_each_problem_has_its_line_and_many_are_counted() -> None:
    text = '{"circuit": [\n' + ",\n".join(['{"gate": "u", "target": 0}'] * 7) + "]}"
    *shown, last = refused("x", text).splitlines()
    assert [f"x:{line}: circuit[{line - 2}].gate is 'u'" for line in range(2, 7)] == [
        line.partition(": it has")[0] for line in shown
    ]
    assert "and 2 more" == last


def test_a_bad_option_is_named_and_not_the_file() -> None:
    assert (
        "--shots is 0: it has to be a whole number of 32 bits, at least 1, at most 1000000"
    ) == refused("bell.json", BELL, shots=0)


def test_files_that_are_none(tmp_path: Path) -> None:
    def said(path: Path) -> str:
        with pytest.raises(Stop) as stopped:
            read(str(path))
        assert USAGE == stopped.value.status
        return stopped.value.message.removeprefix(str(path))

    binary = tmp_path / "binary"
    binary.write_bytes(b"OPENQASM 3.0;\n\n\x89PNG\n")
    utf16 = tmp_path / "utf16"
    utf16.write_text(BELL, encoding="utf-16")

    assert ": no such file or directory" == said(tmp_path / "none")
    assert ": is a directory" == said(tmp_path)
    assert ":3: no text in UTF-8: it has the byte 0x89" == said(binary)
    assert ":1: no text in UTF-8: it has the byte 0xff" == said(utf16)


def test_a_file_that_has_no_end_is_not_read_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", len(BELL))
    file = tmp_path / "bell.json"
    file.write_text(BELL)
    assert BELL == read(str(file)).text
    file.write_text(BELL + " ")
    with pytest.raises(Stop, match=f": larger than any job: over {len(BELL)} bytes"):
        read(str(file))


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "bell.qasm"
    file.write_text(BELL_QASM, encoding="utf-8-sig", newline="")
    assert BELL_QASM == read(str(file)).text


def test_a_closed_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(Stop, match="<stdin>: it is closed"):
        read("-")
