"""Native gates: which are refused where, and how they may be written."""

from __future__ import annotations

from typing import Any

import pytest

from ionq_session.emulator.failures import JobFailed
from ionq_session.emulator.machines.targets import Target, target_of
from ionq_session.emulator.simulation import engine

IDEAL, FORTE, ARIA = (target_of("simulator", name) for name in (None, "forte-1", "aria-1"))
ENTERPRISE = target_of("qpu.forte-enterprise-1")
GPI: dict[str, Any] = {"gate": "gpi", "target": 0, "phase": 0}
MS: dict[str, Any] = {"gate": "ms", "targets": [0, 1], "phases": [0, 0]}
ZZ: dict[str, Any] = {"gate": "zz", "targets": [0, 1], "angle": 0.1}


def native(*gates: dict[str, Any]) -> dict[str, Any]:
    return {"gateset": "native", "qubits": 2, "circuit": list(gates)}


def named(value: object) -> str:
    """What a case is called; a target's own text holds a set, whose order varies."""
    return value.name if isinstance(value, Target) else str(value)


@pytest.mark.parametrize(
    ("gate", "target"),
    [(MS, IDEAL), (ZZ, IDEAL), (MS, ARIA), (ZZ, FORTE), (ZZ, ENTERPRISE)],
    ids=named,
)
def test_a_target_takes_its_gates(gate: dict[str, Any], target: Target) -> None:
    steps = engine.prepare("ionq.circuit.v1", native(GPI, gate), target).steps
    assert ["gpi", gate["gate"]] == [step.name for step in steps]


@pytest.mark.parametrize(
    ("gate", "target", "name"),
    [
        (ZZ, ARIA, "simulator with noise model aria-1"),
        (MS, FORTE, "simulator with noise model forte-1"),
        (MS, ENTERPRISE, "qpu.forte-enterprise-1"),
    ],
    ids=named,
)
def test_a_target_refuses_the_gates_of_others(
    gate: dict[str, Any], target: Target, name: str
) -> None:
    with pytest.raises(JobFailed) as raised:
        engine.prepare("ionq.circuit.v1", native(gate), target)
    failure = raised.value.failure
    assert f"Gate {gate['gate']} is not available on {name}." == failure.message
    assert "UnsupportedGate" == failure.code
    written = {"ms": "ms(0, 0, 0.1)", "zz": "zz(0.1)"}[gate["gate"]]
    program = f"qubit[2] q; {written} q[0], q[1];"
    with pytest.raises(JobFailed) as raised:
        engine.prepare("ionq.qasm3.v1", {"data": program}, target)
    assert failure == raised.value.failure


@pytest.mark.parametrize(
    ("gate", "code", "words"),
    [
        ({"gate": "h", "target": 0}, "UnsupportedGate", "mix"),
        (GPI | {"phase": None}, "PreflightError", "phase"),
        (GPI | {"phase": 1e308}, "PreflightError", "too large"),
        (MS | {"phases": [0, -1e308]}, "PreflightError", "too large"),
        (ZZ | {"angle": 1e308}, "PreflightError", "too large"),
        (GPI | {"rotation": 1}, "PreflightError", "rotation"),
        (GPI | {"control": 1}, "PreflightError", "control"),
        (GPI | {"controls": [1]}, "PreflightError", "controls"),
        (GPI | {"target": None, "targets": [0, 1]}, "PreflightError", "1 qubits"),
        (GPI | {"target": 2}, "PreflightError", "out of range"),
        (MS | {"phases": [0]}, "PreflightError", "phases"),
        (MS | {"phases": [0, "0"]}, "PreflightError", "phases"),
        (MS | {"angle": "0"}, "PreflightError", "angle"),
        (MS | {"targets": [1, 1]}, "PreflightError", "twice"),
        (ZZ | {"angle": None}, "PreflightError", "phase"),
        (ZZ | {"targets": [0]}, "PreflightError", "2 qubits"),
        ({"gate": "gpi3", "target": 0}, "UnsupportedGate", "gpi3"),
    ],
    ids=str,
)
def test_a_bad_native_gate_is_named(gate: dict[str, Any], code: str, words: str) -> None:
    with pytest.raises(JobFailed) as raised:
        engine.prepare("ionq.circuit.v1", native(GPI, gate))
    failure = raised.value.failure
    assert code == failure.code
    assert failure.message.startswith(f"gate 1 ({gate['gate']}): ")
    assert words in failure.message


def test_nop_does_nothing_and_empty_controls_are_none() -> None:
    circuit = native({"gate": "nop"}, {"gate": "nop", "targets": [0, 1]}, GPI | {"controls": []})
    program = engine.prepare("ionq.circuit.v1", circuit)
    assert [1] == engine.simulate(program).all_qubits.states.tolist()
    assert {"1q": 1, "2q": 0} == program.stats["gate_counts"]


def test_an_ms_without_angle_entangles_fully() -> None:
    program = engine.prepare("ionq.circuit.v1", native(MS))
    assert [0.5, 0.5] == pytest.approx(engine.simulate(program).all_qubits.weights)


def test_a_qis_circuit_refuses_native_gates() -> None:
    with pytest.raises(JobFailed, match="native gate") as raised:
        engine.prepare("ionq.circuit.v1", native(GPI) | {"gateset": "qis"})
    assert "UnsupportedGate" == raised.value.failure.code
