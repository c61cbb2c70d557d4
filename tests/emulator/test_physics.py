"""Probabilities against a calculation of our own in numpy, straight from the definitions."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tests.emulator.reference import FIXED, GateFields, Matrix, matrix_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def apply(state: Matrix, matrix: Matrix, targets: Sequence[int], controls: Sequence[int]) -> Matrix:
    """Apply a matrix whose index has the first target as its least significant bit."""
    after = np.zeros_like(state)
    for index, amplitude in enumerate(state):
        if not all(index >> control & 1 for control in controls):
            after[index] += amplitude
            continue
        column = sum((index >> qubit & 1) << place for place, qubit in enumerate(targets))
        rest = index & ~sum(1 << qubit for qubit in targets)
        for row in range(len(matrix)):
            place = sum((row >> bit & 1) << qubit for bit, qubit in enumerate(targets))
            after[rest | place] += matrix[row, column] * amplitude
    return after


def expected(qubits: int, gates: Sequence[GateFields]) -> dict[int, float]:
    state: Matrix = np.zeros(1 << qubits, dtype=complex)
    state[0] = 1
    for gate in gates:
        targets: list[int] = gate["targets"] if "targets" in gate else [gate["target"]]
        controls: list[int] = gate.get("controls", [])
        controls = [gate["control"]] if "control" in gate else controls
        matrix = matrix_of(gate)
        groups = [[target] for target in targets] if len(matrix) == 2 else [targets]
        if gate["gate"] == "pauliexp":
            groups = [targets]
        for group in groups:
            state = apply(state, matrix, group, controls)
    weights = np.abs(state) ** 2
    return {index: float(weight) for index, weight in enumerate(weights) if weight > 1e-20}


def assert_close(wanted: dict[int, float], found: dict[int, float]) -> None:
    assert wanted.keys() == found.keys()
    assert all(abs(weight - found[state]) < 1e-9 for state, weight in wanted.items())


def tilt(qubits: int, seed: float) -> list[GateFields]:
    """Rotations after which every amplitude and every phase differs from every other."""
    return [
        {"gate": gate, "target": qubit, "rotation": seed + 0.37 * qubit + turn}
        for qubit in range(qubits)
        for turn, gate in enumerate(("ry", "rz", "rx"))
    ]


ONE_QUBIT: list[GateFields] = [
    *({"gate": name} for name in FIXED if name != "cnot"),
    *({"gate": name, "rotation": 0.7} for name in ("rx", "ry", "rz", "z")),
    *({"gate": name, "rotation": -4} for name in ("rx", "ry", "rz", "z")),
]
TWO_QUBIT: list[GateFields] = [
    {"gate": "swap"},
    *({"gate": name, "rotation": angle} for name in ("xx", "yy", "zz") for angle in (0.7, -4)),
]
EXPONENTIALS: list[GateFields] = [
    {"gate": "pauliexp", "terms": ["XYZ"], "coefficients": [0.8], "time": 0.6},
    {"gate": "pauliexp", "terms": ["YIX", "III"], "coefficients": [-0.8, 0.3], "time": 1.7},
    {"gate": "pauliexp", "terms": ["XXI", "ZZI", "IIY"], "coefficients": [1, -2, 3], "time": 0.2},
    {"gate": "pauliexp", "terms": ["III"], "coefficients": [0.9], "time": 1.0},
    # Terms that do not commute: all of them, in two groups, and on some of the qubits.
    {"gate": "pauliexp", "terms": ["XYZ", "ZII"], "coefficients": [0.8, -0.5], "time": 0.6},
    {"gate": "pauliexp", "terms": ["IXI", "IZI", "ZII"], "coefficients": [1, 1, 2], "time": 0.7},
    {
        "gate": "pauliexp",
        "terms": ["ZZI", "IZZ", "XII", "IXI", "IIX", "YXI"],
        "coefficients": [1, 0.9, 0.4, 0.5, 0.6, 0.2],
        "time": 1.3,
    },
]
CASES: list[GateFields] = [
    *(gate | {"target": 1} for gate in ONE_QUBIT),
    *(gate | {"targets": [2, 0, 3]} for gate in ONE_QUBIT),
    *(gate | {"target": 2, "control": 0} for gate in ONE_QUBIT),
    *(gate | {"targets": [1, 3], "controls": [2, 0]} for gate in ONE_QUBIT),
    *(gate | {"target": 1, "controls": [3, 0, 2]} for gate in ONE_QUBIT),
    *(gate | {"targets": [2, 0]} for gate in TWO_QUBIT),
    *(gate | {"targets": [1, 3], "control": 2} for gate in TWO_QUBIT),
    *(gate | {"targets": [1, 3], "controls": [2, 0]} for gate in TWO_QUBIT),
    {"gate": "cnot", "control": 3, "target": 1},
    {"gate": "cnot", "control": 3, "targets": [1, 0]},
    {"gate": "cnot", "controls": [0, 3], "target": 2},
    {"gate": "h", "targets": [0.0, 2.0], "controls": [1.0]},
    {"gate": "h", "target": 0, "controls": []},
    {"gate": "h", "target": 0, "control": None, "targets": None, "rotation": None},
    *(gate | {"targets": [3, 0, 2]} for gate in EXPONENTIALS),
    *(gate | {"targets": [3, 0, 2], "controls": [1]} for gate in EXPONENTIALS),
]


@pytest.mark.parametrize("gate", CASES, ids=str)
def test_a_gate_between_generic_rotations(
    measure: Callable[[dict[str, Any]], dict[int, float]],
    qis: Callable[..., dict[str, Any]],
    gate: GateFields,
) -> None:
    gates = [*tilt(4, 0.3), gate, *tilt(4, 1.1)]
    cleaned = {key: value for key, value in gate.items() if value is not None}
    whole = {
        key: [int(qubit) for qubit in value] if key in ("targets", "controls") else value
        for key, value in cleaned.items()
    }
    wanted = expected(4, [*tilt(4, 0.3), whole, *tilt(4, 1.1)])
    assert 16 == len(wanted)
    assert_close(wanted, measure(qis(4, *gates)))


@pytest.mark.parametrize("name", ["x", "v", "t"])
def test_seven_controls(
    measure: Callable[[dict[str, Any]], dict[int, float]],
    qis: Callable[..., dict[str, Any]],
    name: str,
) -> None:
    gate = {"gate": name, "target": 3, "controls": [0, 1, 2, 4, 5, 6, 7]}
    gates = [*tilt(8, 1.9), gate, *tilt(8, 0.4)]
    assert_close(expected(8, gates), measure(qis(8, *gates)))


def random_gate(chooser: random.Random, qubits: int) -> GateFields:
    cnot: GateFields = {"gate": "cnot"}
    gate = dict(chooser.choice([*ONE_QUBIT, *TWO_QUBIT, cnot, *EXPONENTIALS]))
    width = 3 if gate["gate"] == "pauliexp" else 2 if gate in TWO_QUBIT else 1
    if gate in TWO_QUBIT and "rotation" in gate:
        gate["rotation"] = chooser.uniform(-7, 7)
    places = chooser.sample(range(qubits), qubits)
    least = 1 if gate["gate"] == "cnot" else 0
    controls = chooser.randint(least, max(least, min(2, qubits - width)))
    return gate | {"targets": places[:width], "controls": places[width : width + controls]}


@pytest.mark.parametrize("seed", range(40))
def test_random_circuits(
    measure: Callable[[dict[str, Any]], dict[int, float]],
    qis: Callable[..., dict[str, Any]],
    seed: int,
) -> None:
    chooser = random.Random(seed)  # noqa: S311 - made to be the same every time
    qubits = chooser.randint(3, 5)
    gates = [random_gate(chooser, qubits) for _ in range(30)]
    wanted = expected(qubits, gates)
    found = measure(qis(qubits, *gates))
    assert 1 == pytest.approx(sum(found.values()), abs=1e-9)
    states = wanted.keys() | found.keys()
    assert all(abs(wanted.get(s, 0) - found.get(s, 0)) < 1e-9 for s in states)


def test_bell_and_ghz_have_two_states_of_one_half(
    measure: Callable[[dict[str, Any]], dict[int, float]],
    qis: Callable[..., dict[str, Any]],
    bell: dict[str, Any],
) -> None:
    assert {0: 0.5, 3: 0.5} == measure(bell)
    ladder = [{"gate": "cnot", "control": qubit, "target": qubit + 1} for qubit in range(4)]
    assert {0: 0.5, 31: 0.5} == measure(qis(5, {"gate": "h", "target": 0}, *ladder))


@pytest.mark.parametrize("qubit", range(4))
def test_qubit_zero_is_the_least_significant_bit(
    measure: Callable[[dict[str, Any]], dict[int, float]],
    qis: Callable[..., dict[str, Any]],
    qubit: int,
) -> None:
    assert {1 << qubit: 1.0} == measure(qis(4, {"gate": "x", "target": qubit}))


def test_states_without_probability_are_left_out(
    measure: Callable[[dict[str, Any]], dict[int, float]],
    qis: Callable[..., dict[str, Any]],
) -> None:
    twice = [{"gate": "v", "targets": [0, 1]}, {"gate": "vi", "targets": [0, 1]}] * 20
    assert {0: 1.0} == measure(qis(2, *twice))
    tiny = measure(qis(1, {"gate": "rx", "target": 0, "rotation": 1e-7}))
    assert pytest.approx({0: 1, 1: 2.5e-15}, rel=1e-9, abs=0) == tiny


def test_stats_count_gates_by_their_width(
    run: Callable[[dict[str, Any]], dict[str, Any]], qis: Callable[..., dict[str, Any]]
) -> None:
    job = run(
        qis(
            3,
            {"gate": "h", "targets": [0, 1, 2]},
            {"gate": "swap", "targets": [0, 1]},
            {"gate": "x", "target": 0, "controls": [1, 2]},
        )
    )
    counts = {"1q": 3, "2q": 2}
    assert {"qubits": 3, "circuits": 1, "gate_counts": counts} == job["stats"]


def test_twenty_qubits_return_when_a_circuit_is_undone(
    measure: Callable[[dict[str, Any]], dict[int, float]], qis: Callable[..., dict[str, Any]]
) -> None:
    layers: list[GateFields] = [
        gate
        for layer in range(5)
        for gate in (
            *({"gate": "rx", "target": q, "rotation": 0.1 * layer} for q in range(20)),
            *({"gate": "zz", "targets": [q, q + 1], "rotation": 0.2} for q in range(0, 19, 2)),
        )
    ]
    back = [gate | {"rotation": -gate["rotation"]} for gate in reversed(layers)]
    found = measure(qis(20, {"gate": "x", "target": 0}, *layers, *back))
    assert pytest.approx({1: 1}) == found
