"""Compiled circuits as artifacts: native gates in IonQ's JSON, and as an OpenQASM 3 program."""

import json

from ..artifact import Artifact
from ..jsontypes import JsonObject
from .program import Program, Step

NATIVE = "compiled-native"
QASM3 = "compiled-qasm3"

_NATIVE_FORMAT = "ionq.native.v1"
_QASM3_FORMAT = "ionq.qasm3.v1"


def compiled_circuits(program: Program) -> dict[str, Artifact]:
    """A program's compiled circuit in both formats, by artifact id.

    IonQ's JSON has no measurement, so a circuit with mid-circuit measurements or resets comes as
    OpenQASM 3 only.
    """
    artifacts: dict[str, Artifact] = {}
    if not program.is_dynamic:
        circuit: JsonObject = {
            "qubits": program.qubits,
            "circuit": [_gate(step) for step in program.steps],
        }
        content = json.dumps(circuit, separators=(",", ":")).encode()
        artifacts[NATIVE] = Artifact(_NATIVE_FORMAT, "application/json", content)
    artifacts[QASM3] = Artifact(_QASM3_FORMAT, "text/plain", _program_text(program).encode())
    return artifacts


def _gate(step: Step) -> JsonObject:
    if len(step.qubits) == 1:
        return {"gate": step.name, "target": step.qubits[0], "phase": step.turns[0]}
    gate: JsonObject = {"gate": step.name, "targets": list(step.qubits)}
    if step.name == "ms":
        gate["phases"] = list(step.turns[:2])
    gate["angle"] = step.turns[-1]
    return gate


def _program_text(program: Program) -> str:
    """The program; `c` has all qubits at the end, `mid` the mid-circuit measurements."""
    bits = [step.bit for step in program.steps if step.bit is not None]
    lines = ["OPENQASM 3.0;", f"qubit[{program.qubits}] q;"]
    if bits:
        lines.append(f"bit[{max(bits) + 1}] mid;")
    lines.append(f"bit[{program.qubits}] c;")
    lines += [_line(step) for step in program.steps]
    lines.append("c = measure q;")
    return "\n".join(lines) + "\n"


def _line(step: Step) -> str:
    qubits = ", ".join(f"q[{qubit}]" for qubit in step.qubits)
    if step.name == "measure":
        return f"mid[{step.bit}] = measure {qubits};"
    if step.name == "reset":
        return f"reset {qubits};"
    return f"{step.name}({', '.join(repr(turn) for turn in step.turns)}) {qubits};"
