"""Energies against matrices in numpy, their constraints, and what is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ionq_session.emulator.failures import JobFailed
from ionq_session.emulator.machines.targets import target_of
from ionq_session.emulator.simulation import energy
from tests.emulator import reference

IDEAL, FORTE = target_of("simulator"), target_of("simulator", "forte-1")
ANSATZ = (
    'OPENQASM 3.0; include "stdgates.inc"; input float zeta; input float[64] alpha; qubit[3] q;'
    "ry(zeta) q[0]; rx(alpha) q[1]; cx q[0], q[2]; rzz(0.4) q[1], q[2]; s q[0]; h q[2];"
).replace("rzz(0.4) q[1], q[2];", "cx q[1], q[2]; rz(0.4) q[2]; cx q[1], q[2];")
PARAMS = [0.7, -1.3]
GATES: list[dict[str, Any]] = [
    {"gate": "ry", "target": 0, "rotation": 0.7},
    {"gate": "rx", "target": 1, "rotation": -1.3},
    {"gate": "cnot", "control": 0, "target": 2},
    {"gate": "zz", "targets": [1, 2], "rotation": 0.4},
    {"gate": "s", "target": 0},
    {"gate": "h", "target": 2},
]
FLIPPED = 'OPENQASM 3.0; include "stdgates.inc"; qubit[2] q; x q[0]; h q[1];'


def function(terms: dict[str, float], ansatz: str = ANSATZ, **data: Any) -> dict[str, Any]:
    listed = [{"pauli_string": word, "coefficient": weight} for word, weight in terms.items()]
    inner = {"hamiltonian": listed, "ansatz": {"data": ansatz}, **data}
    params = PARAMS if ansatz == ANSATZ else None
    return {"data": {"type": "hamiltonian-energy", "data": inner}, "params": params}


def evaluated(source: dict[str, Any], shots: int = 1, target: Any = IDEAL) -> tuple[float, float]:
    results: Any = energy.evaluate(energy.prepare(source, target), shots=shots, seed=4)
    assert {"value", "variance"} == set(results)
    return results["value"], results["variance"]


def expectation(matrix: reference.Matrix) -> float:
    state: reference.Matrix = np.eye(8, dtype=complex)[0]
    for operator in reference.operators(3, GATES):
        state = operator @ state
    return float(np.real(state.conj() @ matrix @ state))


@pytest.mark.parametrize(
    "terms",
    [
        {"IIZ": 1.0},
        {"ZII": 1.0, "IZI": -0.5, "ZZI": 0.25},
        {"XYZ": 0.7, "IYI": -1.1},
        {"XXI": 1.0, "IYY": 2.0, "ZIZ": -0.5, "III": 3.0, "YII": 0.1},
    ],
    ids=str,
)
def test_the_value_is_that_of_the_matrix(terms: dict[str, float]) -> None:
    hamiltonian: Any = sum(weight * reference.pauli_word(word) for word, weight in terms.items())
    value, variance = evaluated(function(terms))
    assert expectation(hamiltonian) == pytest.approx(value, abs=1e-9)
    if len({tuple(pair) for word in terms for pair in enumerate(word) if pair[1] != "I"}) <= 3:
        square = expectation(hamiltonian @ hamiltonian) - value**2
        assert square == pytest.approx(variance, abs=1e-9)


def test_shots_under_noise_come_near() -> None:
    terms = {"XXI": 1.0, "ZIZ": -0.5}
    exact, _ = evaluated(function(terms))
    found, _ = evaluated(function(terms), 20_000, FORTE)
    assert exact == pytest.approx(found, abs=0.06)
    assert evaluated(function(terms), 100, FORTE) == evaluated(function(terms), 100, FORTE)


def test_native_ansatz() -> None:
    ansatz = "qubit[2] q; gpi2(0.1) q[0]; gpi2(0.3) q[1]; ms(0.2, 0, 0.2) q[0], q[1];"
    gates: list[dict[str, Any]] = [
        {"gate": "gpi2", "target": 0, "phase": 0.1},
        {"gate": "gpi2", "target": 1, "phase": 0.3},
        {"gate": "ms", "targets": [0, 1], "phases": [0.2, 0], "angle": 0.2},
    ]
    state: reference.Matrix = np.eye(4, dtype=complex)[0]
    for operator in reference.operators(2, gates, native=True):
        state = operator @ state
    for word in ("XI", "YX", "ZY", "IY"):
        wanted = float(np.real(state.conj() @ reference.pauli_word(word) @ state))
        assert wanted == pytest.approx(evaluated(function({word: 1.0}, ansatz))[0], abs=1e-9)


def test_constraints_cost_their_excess_times_the_penalty() -> None:
    # Bit 0 is 1, bit 1 is 0 or 1: x = (1, 0) or (1, 1), half each.
    terms = {"II": 0.0}
    linear = [{"coeffs": [1, 2], "rhs": 2}]  # 1 and 3 against 2
    value, variance = evaluated(function(terms, FLIPPED, linear_constraints=linear, penalty=10))
    assert (5.0, 25.0) == pytest.approx((value, variance))
    square = [{"quadratic_coeff": [[1, 3], [0, 0]], "linear_coeff": [0, 1], "rhs": 0.5}]
    value, _ = evaluated(function(terms, FLIPPED, quadratic_constraints=square, penalty=2))
    assert 2 * (0.5 + 4.5) / 2 == pytest.approx(value)
    assert 0 == evaluated(function(terms, FLIPPED, linear_constraints=linear))[0]


@pytest.mark.parametrize(("alpha", "wanted"), [(1, 0.0), (0.5, -1.0), (0.75, -1 / 3), (0.01, -1.0)])
def test_cvar_averages_over_the_best(alpha: float, wanted: float) -> None:
    found, _ = evaluated(function({"ZI": 1.0}, FLIPPED, cvar_alpha=alpha))
    assert wanted == pytest.approx(found, abs=1e-9)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ({"type": "generic", "data": {}}, "generic is not supported"),
        ({"data": {"type": "other", "data": {}}}, "other is not supported"),
        ({"data": {}}, "without a type"),
        (function({"ZZ": 1.0}), "3 qubits"),
        (function({"ZZQ": 1.0}), "letter"),
        (function({}), "list of terms"),
        (function({"ZZZ": 1.0}) | {"params": [1]}, "2 input variables; params has 1"),
        (function({"ZZZ": 1.0}) | {"params": ["a", 1]}, "params must be a number"),
        (function({"ZZZ": 1.0}, cvar_alpha=0), "cvar_alpha"),
        (function({"ZZZ": 1.0, "XXX": 1.0}, cvar_alpha=0.5), "one axis"),
        (function({"ZZZ": 1.0}, linear_constraints=[{"coeffs": [1], "rhs": 0}]), "3 numbers"),
        (function({"ZZZ": 1.0}, linear_constraints=[1]), "object"),
        (function({"ZZZ": 1.0}, penalty="much"), "penalty"),
    ],
)
def test_a_bad_function_is_invalid_input(source: dict[str, Any], words: str) -> None:
    with pytest.raises(JobFailed, match=words) as raised:
        energy.prepare(source, IDEAL)
    assert "InvalidInput" == raised.value.failure.code


def test_a_bad_ansatz_fails_in_preflight() -> None:
    with pytest.raises(JobFailed, match="parsed") as raised:
        energy.prepare(function({"Z": 1.0}, "qubit"), IDEAL)
    assert "PreflightError" == raised.value.failure.code
