"""Gates that an OpenQASM program defines: their definitions count, whatever their names are."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import numpy as np
import pytest

from ionq_session.emulator.failures import JobFailed
from ionq_session.emulator.machines.targets import target_of
from ionq_session.emulator.simulation import energy, engine, small
from ionq_session.emulator.simulation.task import task_of
from tests.cases import every

# Any, because these are untyped.
_circuit: Any = import_module("qiskit.circuit")
_library: Any = import_module("qiskit.circuit.library")
_operator: Any = import_module("qiskit.quantum_info").Operator
_lexer: Any = import_module("openqasm3.parser").qasm3Lexer
_simulator: Any = import_module("qiskit_aer").AerSimulator()
STANDARD: Any = import_module("qiskit_qasm3_import.converter")._STDGATES
KNOWN: Any = import_module("qiskit.circuit.library.standard_gates").get_standard_gate_name_mapping()

INSTRUCTIONS = ("unitary", "diagonal", "initialize", "kraus", "state_preparation", "Permutation")
NATIVE = ("gpi", "gpi2", "ms", "zz", "nop")
RESERVED = {literal.strip("'") for literal in _lexer.literalNames}


def names() -> list[str]:
    """Every name that means something to Qiskit, to Aer, to IonQ or to the importer."""
    known = {*STANDARD, *KNOWN, *INSTRUCTIONS, *NATIVE}
    known |= {*_simulator.configuration().basis_gates}
    known |= {*_simulator.configuration().custom_instructions}
    known |= {f"c{name}" for name in known} | {f"{name}_dg" for name in known} | {"circuit"}
    return sorted(name for name in known - RESERVED if re.fullmatch(r"[A-Za-z_]\w*", name))


def defined(chance: np.random.Generator) -> tuple[str, Any]:
    """The body of a gate on two qubits made of U alone, and the same as a circuit."""
    body, circuit = "", _circuit.QuantumCircuit(2)
    for controlled in (False, True, False, True, False):
        angles = chance.uniform(-3, 3, 3).tolist()
        written = f"U({', '.join(map(repr, angles))})"
        if controlled:
            body += f"ctrl @ {written} a, b; "
            circuit.append(_library.UGate(*angles).control(annotated=False), [0, 1])
        else:
            body += f"{written} a; "
            circuit.append(_library.UGate(*angles), [0])
            body += f"{written} b; "
            circuit.append(_library.UGate(*angles), [1])
    return body, circuit


def weights(operator: Any) -> Any:
    found = _operator(operator).data[:, 0]
    return np.abs(found) ** 2


def test_there_are_many_names() -> None:
    found = names()
    assert {"h", "mcx", "mcy", "mcz", "kraus", "x", "unitary", "diagonal", "initialize"} < {*found}
    assert 200 < len(found)


@every("name", names)
def test_a_definition_counts_and_no_name(name: str) -> None:
    chance = np.random.default_rng([*name.encode()])
    body, circuit = defined(chance)
    own = _library.UnitaryGate(_operator(circuit).data)
    wanted = _circuit.QuantumCircuit(3)
    wanted.append(own, [0, 1])
    wanted.append(own.control(annotated=False), [2, 0, 1])
    wanted.append(own.inverse(), [1, 2])
    wanted.append(own.control(annotated=False), [1, 2, 0])
    text = (
        f"OPENQASM 3.0; gate {name} a, b {{ {body} }} qubit[3] q; {name} q[0], q[1];"
        f"ctrl @ {name} q[2], q[0], q[1]; inv @ {name} q[1], q[2]; ctrl @ {name} q[1], q[2], q[0];"
    )
    program = engine.prepare("ionq.qasm3.v1", {"data": text})
    table = engine.simulate(program).all_qubits
    found = np.zeros(8)
    found[table.states] = table.weights
    assert pytest.approx(weights(wanted), abs=1e-9) == found
    # What noisy simulators and QPUs run.
    task, used = task_of(program, 8)
    compiled = small.probabilities(task)
    assert [0, 1, 2] == used
    found[:] = 0
    found[compiled.outcomes] = compiled.weights
    assert pytest.approx(weights(wanted), abs=1e-9) == found


@every("name", lambda: [name for name in names() if name not in STANDARD])
def test_a_definition_counts_beside_the_standard_gates(name: str) -> None:
    text = (
        f'include "stdgates.inc"; gate {name}(t) a {{ h a; rz(t) a; h a; }} qubit[2] q;'
        f"{name}(pi / 2 + pi / 2) q[1]; h q[0]; h q[0];"
    )
    table = engine.simulate(engine.prepare("ionq.qasm3.v1", {"data": text})).all_qubits
    assert {2: pytest.approx(1)} == dict(zip(table.states, table.weights, strict=True))


def test_the_ansatz_of_an_energy_is_expanded_too() -> None:
    ansatz = "OPENQASM 3.0; gate h a { U(pi, 0, pi) a; } qubit q; h q;"
    data = {
        "hamiltonian": [{"pauli_string": "Z", "coefficient": 1.0}],
        "ansatz": {"data": ansatz},
    }
    source: dict[str, Any] = {"data": {"type": "hamiltonian-energy", "data": data}}
    program = energy.prepare(source, target_of("simulator"))
    assert pytest.approx(-1) == energy.evaluate(program, shots=100, seed=1)["value"]


def test_a_native_name_may_be_defined_by_other_native_gates() -> None:
    text = "gate gpi(p) a { gpi2(p) a; } qubit q; gpi(0) q;"
    program = engine.prepare("ionq.qasm3.v1", {"data": text})
    assert [("gpi2", (0.0,))] == [(step.name, step.turns) for step in program.steps]


def test_messages_have_the_name_that_the_program_has() -> None:
    text = "gate h a { rx(1e999) a; } qubit q; h q;"
    with pytest.raises(JobFailed, match="the gate h has a parameter"):
        engine.prepare("ionq.qasm3.v1", {"data": text})
    with pytest.raises(JobFailed, match="the name x is already defined"):
        engine.prepare("ionq.qasm3.v1", {"data": "gate x a { } gate x a { } qubit q; x q;"})
    text = 'include "stdgates.inc"; gate h a { } qubit q; h q;'
    with pytest.raises(JobFailed, match="'h' is already defined"):
        engine.prepare("ionq.qasm3.v1", {"data": text})
