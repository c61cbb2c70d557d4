"""Exponentials of sums of Pauli words that do not commute, on every kind of target."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from attrs import evolve

from ionq_session.emulator.circuits import limits, qis
from ionq_session.emulator.failures import JobFailed
from ionq_session.emulator.machines.noise import NoiseModel
from ionq_session.emulator.machines.targets import Target, target_of
from ionq_session.emulator.simulation import engine, small
from ionq_session.emulator.simulation.task import task_of
from tests.cases import every
from tests.emulator import reference

if TYPE_CHECKING:
    from ionq_session.emulator.circuits.program import Program
    from tests.emulator.reference import GateFields, Matrix

IDEAL = target_of("simulator")
# It compiles, as for a QPU, and makes no errors.
QUIET = Target("simulator", IDEAL.native_gates, 29, NoiseModel("quiet", 0.0, 0.0, 29, "ms"))


def program(qubits: int, gates: list[GateFields], target: Target = IDEAL) -> Program:
    source: dict[str, Any] = {"qubits": qubits, "circuit": gates}
    return engine.prepare("ionq.circuit.v1", source, target)


def exact(made: Program) -> Matrix:
    table = engine.simulate(made).all_qubits
    found = np.zeros(1 << made.qubits)
    found[table.states] = table.weights
    return found


def compiled(made: Program) -> Matrix:
    """What the steps of a program for a target that samples come to, without its noise."""
    task, used = task_of(made, 1 << made.qubits)
    assert list(range(made.qubits)) == used
    weights = small.probabilities(evolve(task, noise=None))
    found = np.zeros(1 << made.qubits)
    found[weights.outcomes] = weights.weights
    return found


def pauliexp(words: list[str], coefficients: list[float], time: float, **more: Any) -> GateFields:
    targets = more.pop("targets", list(range(len(words[0]))))
    terms = {"terms": words, "coefficients": coefficients, "time": time}
    return {"gate": "pauliexp", "targets": targets, **terms, **more}


@every(
    "qubits, gates, wanted",
    [
        (1, [pauliexp(["X", "Z"], [1, 1], 0.7)], [0.6505, 0.3495]),
        (
            2,
            [{"gate": "x", "target": 0}, pauliexp(["ZZ", "XI", "IX"], [1, 0.5, 0.5], 0.7)],
            [0.0874, 0.8129, 0.0124, 0.0874],
        ),
    ],
)
def test_known_values(qubits: int, gates: list[GateFields], wanted: list[float]) -> None:
    assert pytest.approx(wanted, abs=6e-5) == exact(program(qubits, gates)).tolist()
    for target in (QUIET, target_of("qpu.forte-1"), target_of("simulator", "aria-1")):
        made = compiled(program(qubits, gates, target))
        assert pytest.approx(wanted, abs=6e-5) == made.tolist()


def random_gates(seed: int, qubits: int) -> list[GateFields]:
    chooser = random.Random(seed)  # noqa: S311 - made to be the same every time
    gates: list[GateFields] = [
        {"gate": name, "target": qubit, "rotation": chooser.uniform(-3, 3)}
        for qubit in range(qubits)
        for name in ("ry", "rz")
    ]
    for _ in range(2):
        width = chooser.randint(1, qubits - 1)
        places = chooser.sample(range(qubits), qubits)
        number = chooser.randint(2, 5)
        words = ["".join(chooser.choice("IXYZ") for _ in range(width)) for _ in range(number)]
        weights = [chooser.uniform(-1, 1) for _ in words]
        controls = places[width : width + chooser.randint(0, 1)]
        gate = pauliexp(words, weights, chooser.uniform(0.1, 2), targets=places[:width])
        gates += [gate | {"controls": controls}]
        gates += [{"gate": "h", "target": qubit} for qubit in range(qubits)]
    return gates


@every("seed", range(30))
def test_every_target_has_the_exact_exponential(seed: int) -> None:
    qubits = 3 + seed % 3
    gates = random_gates(seed, qubits)
    wanted = reference.probabilities(qubits, reference.operators(qubits, gates))
    made = program(qubits, gates)
    assert pytest.approx(wanted, abs=1e-9) == exact(made)
    # By the steps, as a circuit that is too large for this process.
    assert pytest.approx(wanted, abs=1e-9) == compiled(made)
    assert pytest.approx(wanted, abs=1e-8) == compiled(program(qubits, gates, QUIET))


def chain(qubits: int) -> GateFields:
    bonds = ["I" * at + "ZZ" + "I" * (qubits - 2 - at) for at in range(qubits - 1)]
    fields = ["I" * at + "X" + "I" * (qubits - 1 - at) for at in range(qubits)]
    return pauliexp(bonds + fields, [1.0] * len(bonds) + [0.5] * len(fields), 0.3)


@pytest.mark.usefixtures("workers")
def test_a_worker_applies_the_same_matrices(monkeypatch: pytest.MonkeyPatch) -> None:
    gates: list[GateFields] = [{"gate": "ry", "target": 1, "rotation": 0.4}, chain(5), chain(4)]
    here = exact(program(5, gates))
    monkeypatch.setattr(small, "_VECTOR_WORK", 0)
    assert pytest.approx(here, abs=1e-9) == exact(program(5, gates))


@every("target", [IDEAL, target_of("qpu.forte-1"), target_of("simulator", "aria-1")])
def test_what_is_too_large_is_said_in_words(target: Target) -> None:
    limit = limits.MAX_SAMPLED_EXPONENTIAL if target.samples else limits.MAX_EXPONENTIAL
    with pytest.raises(JobFailed, match=rf"act on {limit + 1} qubits.*at most {limit}") as raised:
        program(limit + 1, [chain(limit + 1)], target)
    assert "QuantumCircuitComplexityError" == raised.value.failure.code
    assert raised.value.failure.message.startswith("gate 0 (pauliexp): ")
    # Terms that commute are no matrix, however many there are.
    words = ["X" * 12, "I" * 11 + "X", "Z" * 2 + "I" * 10]
    assert 12 == program(12, [pauliexp(words, [1, 1, 1], 0.3)], target).qubits


def test_so_many_exponentials_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qis, "MAX_ENTRIES", 3 << 6)
    assert 3 == program(3, [chain(3)] * 3).qubits
    with pytest.raises(JobFailed, match="too many exponentials"):
        program(3, [chain(3)] * 4)
    # Those on one or two qubits are like any gate.
    assert 2 == program(2, [chain(2)] * 100).qubits
