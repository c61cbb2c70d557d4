"""Circuits that preflight refuses, and with which code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ionq_session.emulator.simulation import engine

if TYPE_CHECKING:
    from collections.abc import Callable

TERMS: dict[str, Any] = {"gate": "pauliexp", "targets": [0, 1], "time": 1}


BAD_GATES: list[tuple[dict[str, Any], str, str]] = [
    ({"gate": "warp", "target": 0}, "UnsupportedGate", "warp"),
    ({"gate": "ms", "targets": [0, 1]}, "UnsupportedGate", "ms"),
    ({"gate": "cx", "control": 0, "target": 1}, "UnsupportedGate", "cx"),
    ({"gate": "H", "target": 0}, "UnsupportedGate", "H"),
    ({"target": 0}, "PreflightError", "no name"),
    ({"gate": 1, "target": 0}, "PreflightError", "no name"),
    ({}, "PreflightError", "no name"),
    ({"gate": "h"}, "PreflightError", "no target"),
    ({"gate": "h", "target": None}, "PreflightError", "no target"),
    ({"gate": "h", "targets": []}, "PreflightError", "no target"),
    ({"gate": "h", "targets": 0}, "PreflightError", "must be a list"),
    ({"gate": "h", "target": 0, "targets": [1]}, "PreflightError", "both"),
    ({"gate": "x", "target": 0, "control": 1, "controls": [2]}, "PreflightError", "both"),
    ({"gate": "h", "target": 9}, "PreflightError", "qubit 9 is out of range"),
    ({"gate": "h", "target": -1}, "PreflightError", "qubit -1 is out of range"),
    ({"gate": "h", "target": 10**400}, "PreflightError", "out of range"),
    ({"gate": "h", "target": 0.5}, "PreflightError", "whole"),
    ({"gate": "h", "target": "0"}, "PreflightError", "whole"),
    ({"gate": "h", "target": True}, "PreflightError", "whole"),
    ({"gate": "h", "targets": [0, 0]}, "PreflightError", "twice"),
    ({"gate": "x", "target": 0, "control": 0}, "PreflightError", "twice"),
    ({"gate": "x", "target": 0, "controls": [1, 1]}, "PreflightError", "twice"),
    ({"gate": "cnot", "target": 0}, "PreflightError", "no control"),
    ({"gate": "swap", "target": 0}, "PreflightError", "two targets"),
    ({"gate": "swap", "targets": [0, 1, 2]}, "PreflightError", "two targets"),
    ({"gate": "xx", "target": 0, "rotation": 1}, "PreflightError", "two targets"),
    ({"gate": "xx", "targets": [0, 1]}, "PreflightError", "rotation"),
    ({"gate": "rx", "target": 0}, "PreflightError", "rotation"),
    ({"gate": "rx", "target": 0, "rotation": "pi"}, "PreflightError", "rotation"),
    ({"gate": "rx", "target": 0, "rotation": True}, "PreflightError", "rotation"),
    ({"gate": "rx", "target": 0, "rotation": 10**400}, "PreflightError", "rotation"),
    ({"gate": "x", "target": 8, "controls": list(range(8))}, "TooManyControls", "8 controls"),
    ({"gate": "pauliexp", "target": 0}, "PreflightError", "terms"),
    (
        TERMS | {"terms": ["ZZ"], "coefficients": [1e200], "time": 1e200},
        "PreflightError",
        "too large",
    ),
    (TERMS | {"terms": [], "coefficients": []}, "PreflightError", "terms"),
    (TERMS | {"terms": ["XX"], "coefficients": [1, 2]}, "PreflightError", "coefficients"),
    (TERMS | {"terms": ["XX"], "coefficients": ["1"]}, "PreflightError", "coefficients"),
    (TERMS | {"terms": ["XXX"], "coefficients": [1]}, "PreflightError", "letter"),
    (TERMS | {"terms": ["XQ"], "coefficients": [1]}, "PreflightError", "letter"),
    (TERMS | {"terms": [5], "coefficients": [1]}, "PreflightError", "letter"),
    (TERMS | {"terms": ["XX"], "coefficients": [1], "time": 0}, "PreflightError", "time"),
    (TERMS | {"terms": ["XX"], "coefficients": [1], "time": None}, "PreflightError", "time"),
]


@pytest.mark.parametrize(("gate", "code", "words"), BAD_GATES, ids=str)
def test_a_bad_gate_fails_the_job_and_is_named(
    run: Callable[[dict[str, Any]], dict[str, Any]],
    qis: Callable[..., dict[str, Any]],
    gate: dict[str, Any],
    code: str,
    words: str,
) -> None:
    job = run(qis(9, {"gate": "h", "target": 0}, gate))
    assert ("failed", code) == (job["status"], job["failure"]["code"])
    assert words in job["failure"]["message"]
    assert job["failure"]["message"].startswith("gate 1 (")


@pytest.mark.parametrize(
    ("qubits", "code", "words"),
    [
        (None, "PreflightError", "qubits"),
        (0, "PreflightError", "qubits"),
        (-3, "PreflightError", "qubits"),
        (30, "NotEnoughQubits", "has 29"),
        (10**9, "NotEnoughQubits", "has 29"),
    ],
)
def test_a_bad_number_of_qubits_fails_the_job(
    run: Callable[[dict[str, Any]], dict[str, Any]],
    qis: Callable[..., dict[str, Any]],
    qubits: int | None,
    code: str,
    words: str,
) -> None:
    payload = qis(0, {"gate": "h", "target": 0})
    payload["input"]["qubits"] = qubits
    if qubits is None:
        del payload["input"]["qubits"]
    job = run(payload)
    assert ("failed", code) == (job["status"], job["failure"]["code"])
    assert words in job["failure"]["message"]


def test_a_circuit_that_uses_too_many_qubits_fails_the_job(
    run: Callable[[dict[str, Any]], dict[str, Any]], qis: Callable[..., dict[str, Any]]
) -> None:
    job = run(qis(29, {"gate": "h", "targets": list(range(27))}))
    assert ("failed", "NotEnoughQubits") == (job["status"], job["failure"]["code"])
    assert (
        "at most 26 exactly, although simulator takes circuits of 29" in job["failure"]["message"]
    )


def test_qubits_that_nothing_acts_on_cost_nothing(
    measure: Callable[[dict[str, Any]], dict[int, float]], qis: Callable[..., dict[str, Any]]
) -> None:
    gates = {"gate": "x", "targets": [3, 28]}, {"gate": "swap", "targets": [28, 20]}
    assert {1 << 3 | 1 << 20: 1.0} == measure(qis(29, *gates))


def test_an_empty_circuit_fails_the_job(
    run: Callable[[dict[str, Any]], dict[str, Any]], qis: Callable[..., dict[str, Any]]
) -> None:
    job = run(qis(1))
    assert ("failed", "PreflightError") == (job["status"], job["failure"]["code"])


def test_a_result_that_is_too_large_fails_the_job(
    monkeypatch: pytest.MonkeyPatch,
    run: Callable[[dict[str, Any]], dict[str, Any]],
    qis: Callable[..., dict[str, Any]],
) -> None:
    monkeypatch.setattr(engine, "MAX_STATES", 7)
    job = run(qis(3, {"gate": "h", "targets": [0, 1, 2]}))
    assert ("failed", "SimulationError") == (job["status"], job["failure"]["code"])
    assert "8 states; this emulator lists at most 7: take fewer" in job["failure"]["message"]


def test_a_small_exact_circuit_is_not_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("compiled")

    gates = [{"gate": "h", "target": 0}, {"gate": "x", "target": 1, "controls": [0]}]
    source: dict[str, Any] = {"qubits": 2, "circuit": gates}
    with monkeypatch.context() as patch:
        patch.setattr("ionq_session.emulator.circuits.compiler.Compiler.add", refuse)
        program = engine.prepare("ionq.circuit.v1", source)
        engine.expect(program)
        assert [0, 3] == engine.simulate(program).all_qubits.states.tolist()
    assert {"gpi2", "ms"} & {step.name for step in program.steps}
