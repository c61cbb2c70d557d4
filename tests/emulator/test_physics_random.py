"""Five hundred random circuits of all gates, compiled and not, against definitions in numpy."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from attrs import evolve

from ionq_session.emulator.machines.targets import IDEAL_SIMULATOR, target_of
from ionq_session.emulator.simulation import engine, small
from tests.emulator import reference

from ..cases import every

if TYPE_CHECKING:
    from ionq_session.emulator.circuits.program import Program
    from tests.emulator.reference import GateFields, Matrix

CLOSE = 1e-9
ROTATIONS = ("rx", "ry", "rz", "z", "xx", "yy", "zz")
NAMES = (*reference.FIXED, *ROTATIONS, "swap", "pauliexp")


def exact(program: Program) -> Matrix:
    table = engine.simulate(program).all_qubits
    found = np.zeros(1 << program.qubits)
    found[table.states] = table.weights
    return found


def payload(qubits: int, gates: list[GateFields], gateset: str = "qis") -> dict[str, Any]:
    return {"gateset": gateset, "qubits": qubits, "circuit": gates}


def qis_gate(chooser: random.Random, qubits: int) -> GateFields:
    """Any gate with any targets and controls that fit, each in either way to write them."""
    name = chooser.choice(NAMES)
    gate: GateFields = {"gate": name}
    places = chooser.sample(range(qubits), qubits)
    width = chooser.randint(1, min(3, qubits - (name == "cnot")))
    if name in ("xx", "yy", "zz", "swap"):
        width = 2
    if name in ROTATIONS and (name != "z" or chooser.random() < 0.5):
        gate["rotation"] = chooser.uniform(-7, 7)
    if name == "pauliexp":
        gate |= pauli_exponential(chooser, width)
    spare = qubits - width
    controls = chooser.randint(int(name == "cnot"), min(spare, 3)) if spare else 0
    for role, chosen in (("target", places[:width]), ("control", places[width:][:controls])):
        if len(chosen) == 1 and chooser.random() < 0.5:
            gate[role] = chosen[0]
        else:
            gate[f"{role}s"] = chosen
    return gate


def pauli_exponential(chooser: random.Random, width: int) -> GateFields:
    """One to three words that commute: each clashes with those before it in an even number."""
    words: list[str] = []
    for _ in range(20):
        word = "".join(chooser.choices("IXYZ", k=width))
        clashes = [
            sum("I" not in pair and pair[0] != pair[1] for pair in zip(word, other, strict=True))
            for other in words
        ]
        if len(words) < 3 and all(clash % 2 == 0 for clash in clashes):
            words.append(word)
    coefficients = [chooser.uniform(-2, 2) for _ in words]
    return {"terms": words, "coefficients": coefficients, "time": chooser.uniform(0.1, 2)}


def native_gate(chooser: random.Random, qubits: int) -> GateFields:
    name = chooser.choice(("gpi", "gpi2", "ms", "zz") if qubits > 1 else ("gpi", "gpi2"))
    pair = chooser.sample(range(qubits), min(2, qubits))
    turns = [chooser.uniform(-1, 1) for _ in range(2)]
    if name in ("gpi", "gpi2"):
        return {"gate": name, "target": pair[0], "phase": turns[0]}
    if name == "zz":
        return {"gate": "zz", "targets": pair, chooser.choice(("angle", "phase")): turns[0]}
    angle = {"angle": chooser.uniform(0, 0.25)} if chooser.random() < 0.7 else {}
    return {"gate": "ms", "targets": pair, "phases": turns, **angle}


@pytest.mark.parametrize("qubits", range(1, 9))
def test_qis_circuits(qubits: int) -> None:
    every("seed", range(qubits - 1, 350, 8))(qis_circuit)()


def qis_circuit(seed: int) -> None:
    chooser = random.Random(seed)  # noqa: S311 - made to be the same every time
    qubits = 1 + seed % 8
    gates: list[GateFields] = [
        *({"gate": "ry", "target": qubit, "rotation": 0.5 + qubit} for qubit in range(qubits)),
        *(qis_gate(chooser, qubits) for _ in range(12) if qubits > 1),
        *({"gate": chooser.choice(("h", "v", "t")), "target": 0} for _ in range(4)),
    ]
    wanted = reference.probabilities(qubits, reference.operators(qubits, gates))
    program = engine.prepare("ionq.circuit.v1", payload(qubits, gates))
    assert np.abs(exact(program) - wanted).max() < CLOSE
    # The same after compiling, for machines with zz and for those with ms.
    assert np.abs(exact(evolve(program, circuit=None)) - wanted).max() < CLOSE
    aria = engine.prepare(
        "ionq.circuit.v1", payload(qubits, gates), target_of("simulator", "aria-1")
    )
    assert {step.name for step in aria.steps} <= {"gpi", "gpi2", "ms"}
    compiled = evolve(aria, circuit=None, target=IDEAL_SIMULATOR)
    assert np.abs(exact(compiled) - wanted).max() < CLOSE


@every("seed", range(150))
def test_native_circuits(seed: int) -> None:
    chooser = random.Random(seed)  # noqa: S311 - made to be the same every time
    qubits = 1 + seed % 8
    gates = [native_gate(chooser, qubits) for _ in range(20)]
    wanted = reference.probabilities(qubits, reference.operators(qubits, gates, native=True))
    program = engine.prepare("ionq.circuit.v1", payload(qubits, gates, "native"))
    assert np.abs(exact(program) - wanted).max() < CLOSE


@pytest.mark.parametrize("qubits", [12, 14])
@pytest.mark.usefixtures("workers")
def test_wide_circuits_agree_here_and_in_a_worker(
    monkeypatch: pytest.MonkeyPatch, qubits: int
) -> None:
    chooser = random.Random(qubits)  # noqa: S311 - made to be the same every time
    gates = [qis_gate(chooser, qubits) for _ in range(60)]
    spread: GateFields = {"gate": "h", "targets": list(range(qubits))}
    program = engine.prepare("ionq.circuit.v1", payload(qubits, [spread, *gates]))
    monkeypatch.setattr(small, "_VECTOR_WORK", 1 << 62)
    as_written = exact(program)
    assert np.abs(exact(evolve(program, circuit=None)) - as_written).max() < CLOSE
    monkeypatch.setattr(small, "_VECTOR_WORK", 0)
    assert np.abs(exact(program) - as_written).max() < CLOSE
