"""An OpenQASM 3 program as a list of gates like that of IonQ's JSON, for the page to draw."""

from collections.abc import Sequence
from typing import Any

from openqasm3 import ast

from ..failures import JobFailed
from ..jsontypes import Json, JsonObject
from ..machines.targets import target_of
from . import native_gates as native
from . import qiskit
from .qasm import import_circuit
from .qasm_checks import parse_program

_LONGEST = 100_000  # characters; a longer program takes seconds to read, for an unreadable drawing


def sketch(source: JsonObject, backend: str, noise: Json = None) -> JsonObject | None:
    """Sketch the program of a job.

    Args:
        source: The job's input: that of an `ionq.qasm3.v1` job, or of a `quantum-function`, whose
            ansatz keeps the names of its parameters.
        backend: Where the job runs.
        noise: The name of the noise model that it requests, if any.

    Returns:
        The number of qubits, their names, and the gates, with their `params` in order; None if
        there is no program, it is very long, or it can't be read.
    """
    text = _program_of(source)
    if not isinstance(text, str) or len(text) > _LONGEST:
        return None
    try:
        target = target_of(backend, noise if isinstance(noise, str) else None)
        tree = parse_program(text, target, takes_parameters=True)
        circuit, _ = import_circuit(tree, target)
    except (JobFailed, KeyError):
        return None
    qubits, bits = _names(tree)
    gates: list[Json] = [_gate(circuit, step, bits) for step in circuit.data]
    return {"qubits": circuit.num_qubits, "names": [*qubits], "gates": gates}


def _names(tree: ast.Program) -> tuple[list[str], list[str]]:
    """The names of qubits and bits in the order of their declaration, which the importer keeps."""
    qubits: list[str] = []
    bits: list[str] = []
    for each in tree.statements:
        if isinstance(each, ast.QubitDeclaration):
            qubits += _members(each.qubit.name, each.size)
        elif isinstance(each, ast.ClassicalDeclaration) and isinstance(each.type, ast.BitType):
            bits += _members(each.identifier.name, each.type.size)
    return qubits, bits


def _members(name: str, size: ast.Expression | None) -> list[str]:
    if not isinstance(size, ast.IntegerLiteral):
        return [name]
    return [f"{name}[{place}]" for place in range(size.value)]


def _program_of(source: JsonObject) -> Json:
    value: Json = source
    for key in ("data", "data", "ansatz", "data"):
        value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, str):
            return value
    return None


def _gate(circuit: qiskit.Circuit, step: qiskit.Step, bits: Sequence[str]) -> JsonObject:
    # Any, because Qiskit is untyped.
    operation: Any = step.operation
    places = [circuit.find_bit(qubit).index for qubit in step.qubits]
    controls = getattr(operation, "num_ctrl_qubits", 0)
    base: Any = operation.base_gate if controls else operation
    gate: JsonObject = {"gate": qiskit.written_name(base.name), "targets": [*places[controls:]]}
    if controls:
        on = [
            place for bit, place in enumerate(places[:controls]) if operation.ctrl_state >> bit & 1
        ]
        gate["controls"] = [*places[:controls]]
        if len(on) < controls:
            gate["controls_on_zero"] = [place for place in places[:controls] if place not in on]
    if base.name.startswith(qiskit.OWN):
        gate["own"] = True  # to be drawn by its name, whatever gate that is elsewhere
    if base.params:
        gate["params"] = [_number(value) for value in base.params]
    if base.name in native.NAMES:
        gate["unit"] = "turns"
    if step.clbits:
        gate["bit"] = bits[circuit.find_bit(step.clbits[0]).index]
    return gate


def _number(value: Any) -> Json:  # Any: a float, or an expression of parameters
    try:
        return float(value)
    except TypeError:
        return str(value)
