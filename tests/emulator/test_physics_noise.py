"""Noise: every model comes as near to the exact density matrix as so many shots can."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from attrs import evolve

from ionq_session.emulator.failures import JobFailed
from ionq_session.emulator.machines.noise import MODELS, NAMES, NoiseModel
from ionq_session.emulator.machines.targets import target_of
from ionq_session.emulator.simulation import engine, large, shots, small, task
from ionq_session.emulator.simulation.task import Probabilities
from tests.emulator import reference

if TYPE_CHECKING:
    from ionq_session.emulator.circuits.program import Program
    from tests.emulator.reference import GateFields, Matrix

QUBITS = 4

# Five standard deviations: one in millions, and the seeds are fixed.
SIGMAS = 5.0


def gates_of(model: NoiseModel, seed: int, layers: int = 4) -> list[GateFields]:
    chooser = random.Random(seed)  # noqa: S311 - made to be the same every time
    gates: list[GateFields] = []
    for _ in range(layers):
        for qubit in range(QUBITS):
            name = chooser.choice(("gpi", "gpi2", "gpi2"))
            gates.append({"gate": name, "target": qubit, "phase": chooser.uniform(-1, 1)})
        for _ in range(2):
            pair = chooser.sample(range(QUBITS), 2)
            entangler: GateFields = {"gate": model.entangler, "targets": pair}
            if model.entangler == "ms":
                entangler["phases"] = [chooser.uniform(-1, 1), chooser.uniform(-1, 1)]
            gates.append(entangler | {"angle": chooser.uniform(0.05, 0.25)})
    return gates


def noisy_program(name: str, gates: list[GateFields]) -> Program:
    source: dict[str, Any] = {"gateset": "native", "qubits": QUBITS, "circuit": gates}
    return engine.prepare("ionq.circuit.v1", source, target_of("simulator", name))


def distance(program: Program, wanted: Matrix, shots: int, seed: int) -> float:
    """The total variation distance between what shots gave and what they should."""
    table = engine.simulate(program, shots=shots, seed=seed).all_qubits
    assert table.counts is not None
    assert shots == table.counts.sum()
    found = np.zeros(1 << QUBITS)
    found[table.states] = table.weights
    return float(np.abs(found - wanted).sum() / 2)


def bounds(wanted: Matrix, shots: int) -> tuple[float, float]:
    """Bounds of that distance for shots that are drawn from what is wanted.

    Its mean is at most half the sum of the deviations of the counts. One shot changes it by at most
    1/N, so by McDiarmid it lies further off than s/sqrt(N) with a probability below exp(-2 s^2).
    """
    mean = 0.5 * np.sqrt(wanted * (1 - wanted) / shots).sum()
    return float(0.5 * mean), float(mean + SIGMAS / 2 / np.sqrt(shots))


@pytest.mark.parametrize("way", ["here", "worker"])
@pytest.mark.parametrize("name", MODELS)
def test_the_density_matrix_is_exact(name: str, way: str) -> None:
    model = MODELS[name]
    gates = gates_of(model, 1)
    wanted = reference.noisy_probabilities(QUBITS, gates, {1: model.one, 2: model.two})
    asked, used = task.task_of(noisy_program(name, gates), 1 << QUBITS)
    assert list(range(QUBITS)) == used
    found = small.probabilities(asked) if way == "here" else large.simulate(asked, 1024)
    assert isinstance(found, Probabilities)
    weights = np.zeros(1 << QUBITS)
    weights[found.outcomes] = found.weights
    assert np.abs(weights - wanted).max() < 1e-12


@pytest.mark.parametrize("way", ["one by one", "branching", "matrix", "here"])
@pytest.mark.parametrize("name", MODELS)
@pytest.mark.usefixtures("workers")
def test_the_distance_shrinks_as_one_over_the_root_of_the_shots(
    monkeypatch: pytest.MonkeyPatch, name: str, way: str
) -> None:
    if way != "here":
        monkeypatch.setattr(small, "_MATRIX_WORK", 0)
    monkeypatch.setattr(shots, "_MATRIX_SHOTS", 0 if way == "matrix" else 1 << 30)
    monkeypatch.setattr(shots, "_BRANCHING_QUBITS", 1 if way == "branching" else 1 << 30)
    model = MODELS[name]
    gates = gates_of(model, 2)
    wanted = reference.noisy_probabilities(QUBITS, gates, {1: model.one, 2: model.two})
    program = noisy_program(name, gates)
    scaled: list[float] = []
    for number in (64, 512, 4096):
        distances = [distance(program, wanted, number, seed) for seed in range(6)]
        assert max(distances) < bounds(wanted, number)[1]
        scaled.append(float(np.mean(distances)) * np.sqrt(number))
    # Times the root, the mean stays what it is: it neither ends at a floor nor falls too fast.
    typical = 0.5 * np.sqrt(wanted * (1 - wanted)).sum() * np.sqrt(2 / np.pi)
    assert all(0.7 * typical < mean < 1.3 * typical for mean in scaled)


@pytest.mark.parametrize("branching", [1, 1 << 30])
@pytest.mark.usefixtures("workers")
def test_strong_noise_in_mid_circuit_follows_the_density_matrix(
    monkeypatch: pytest.MonkeyPatch, branching: int
) -> None:
    """With errors this frequent, every branch of the shots has its share."""
    monkeypatch.setattr(small, "_MATRIX_WORK", 0)
    monkeypatch.setattr(shots, "_MATRIX_SHOTS", 1 << 30)
    monkeypatch.setattr(shots, "_BRANCHING_QUBITS", branching)
    model = NoiseModel("strong", 0.08, 0.25, 9, "ms")
    gates = gates_of(model, 3)
    wanted = reference.noisy_probabilities(QUBITS, gates, {1: model.one, 2: model.two})
    program = noisy_program("aria-1", gates)
    program = evolve(program, target=evolve(program.target, noise=model))
    taken = shots.take_shots(program, 6_000, np.random.default_rng(5))
    found = np.bincount(taken.states, minlength=1 << QUBITS) / 6_000
    assert np.abs(found - wanted).sum() / 2 < bounds(wanted, 6_000)[1]


def test_the_published_figures() -> None:
    assert (0.0005, 0.0133) == (MODELS["aria-1"].one, MODELS["aria-1"].two)
    assert (0.0006573333, 0.01856) == (MODELS["aria-2"].one, MODELS["aria-2"].two)
    assert (0.00026666667, 0.0049493333) == (MODELS["forte-1"].one, MODELS["forte-1"].two)
    documented = {"ideal", "harmony", "harmony-1", "harmony-2", "aria-1", "aria-2", "forte-1"}
    assert documented | {"forte-enterprise-1"} == set(NAMES)


def test_a_seed_repeats_a_run_and_its_order_and_no_seed_does_not() -> None:
    program = noisy_program("aria-1", gates_of(MODELS["aria-1"], 4))

    def values(seed: int | None) -> list[int]:
        found = engine.simulate(program, shots=300, seed=seed).all_qubits.values
        assert found is not None
        return list(found)

    assert values(7) == values(7)
    assert values(-7) == values(-7)
    assert values(7) != values(8)
    assert values(None) != values(None)


def test_what_takes_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small, "_MATRIX_WORK", 0)
    monkeypatch.setattr(task, "MAX_SECONDS", 1e-6)
    program = noisy_program("aria-1", gates_of(MODELS["aria-1"], 4))
    with pytest.raises(JobFailed, match="take fewer shots") as raised:
        engine.simulate(program, shots=10, seed=1)
    assert "SimulationTimeout" == raised.value.failure.code


@pytest.mark.parametrize(
    ("name", "qubits"),
    [("harmony", 11), ("aria-1", 25), ("forte-1", 29), ("forte-enterprise-1", 29)],
)
def test_a_model_has_so_many_qubits(name: str, qubits: int) -> None:
    target = target_of("simulator", name)
    gate: GateFields = {"gate": "gpi", "target": 0, "phase": 0}
    source: dict[str, Any] = {"gateset": "native", "circuit": [gate]}
    assert qubits == engine.prepare("ionq.circuit.v1", source | {"qubits": qubits}, target).qubits
    with pytest.raises(Exception, match=f"has {qubits}"):
        engine.prepare("ionq.circuit.v1", source | {"qubits": qubits + 1}, target)
