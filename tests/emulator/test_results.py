"""Result formats: the order of bits in each, pinned by circuits that no reversal leaves alike."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ionq_session.emulator.circuits import compiled
from ionq_session.emulator.machines.targets import Target, target_of
from ionq_session.emulator.simulation import engine, results
from ionq_session.emulator.simulation.outcomes import Outcome, Table

IDEAL, FORTE, ARIA = (target_of("simulator", name) for name in (None, "forte-1", "aria-1"))
HEAD = 'OPENQASM 3.0;\ninclude "stdgates.inc";\n'

# Qubits 0 and 1 of four are 1: 3 in version 1, 1100 in version 2.
LOW_TWO: dict[str, Any] = {"qubits": 4, "circuit": [{"gate": "x", "targets": [0, 1]}]}


def written(source: dict[str, Any], target: Target, shots: int = 100, **more: Any) -> Any:
    kind = "ionq.qasm3.v1" if "data" in source else "ionq.circuit.v1"
    program = engine.prepare(kind, source, target)
    outcome = engine.simulate(program, shots=shots, seed=1, **more)
    found = results.artifacts(program, outcome)
    return {name: json.loads(artifact.content) for name, artifact in found.items()}


def test_the_ideal_simulator_has_probabilities_only() -> None:
    assert {
        "probabilities": {"3": 1.0},
        "probabilities-v2": {"probabilities": {"registers": {"output_all": {"1100": 1.0}}}},
    } == written(LOW_TWO, IDEAL)


@pytest.mark.parametrize("target", [FORTE, ARIA], ids=lambda target: target.name)
def test_every_format_has_its_own_order_of_bits(target: Target) -> None:
    found = written(LOW_TWO, target, 1000)
    assert list(found) == [
        f"{kind}{version}"
        for kind in ("probabilities", "histogram", "shots")
        for version in ("", "-v2")
    ]
    # Errors are rare here, so what is right comes first by far.
    assert found["probabilities"]["3"] > 0.9
    assert found["histogram"]["3"] > 900
    assert found["shots"].count("3") == found["histogram"]["3"]
    assert found["probabilities-v2"]["probabilities"]["registers"]["output_all"]["1100"] > 0.9
    assert found["histogram-v2"]["histogram"]["registers"]["output_all"]["1100"] > 900
    shots = [shot["registers"]["output_all"] for shot in found["shots-v2"]["shots"]]
    assert shots.count([1, 1, 0, 0]) == found["histogram"]["3"]


def test_all_formats_tell_of_the_same_shots() -> None:
    gates = [{"gate": "h", "targets": [0, 2]}, {"gate": "cnot", "control": 0, "target": 1}]
    found = written({"qubits": 3, "circuit": gates}, ARIA, 777)
    states: list[str] = found["shots"]
    counts = Counter(states)
    assert counts == found["histogram"]
    assert 777 == sum(found["histogram"].values())
    assert {state: count / 777 for state, count in counts.items()} == pytest.approx(
        found["probabilities"]
    )
    shots = [shot["registers"]["output_all"] for shot in found["shots-v2"]["shots"]]
    assert [str(sum(bit << i for i, bit in enumerate(shot))) for shot in shots] == found["shots"]
    texts = Counter("".join(map(str, shot)) for shot in shots)
    assert texts == found["histogram-v2"]["histogram"]["registers"]["output_all"]


@pytest.mark.parametrize("shots", [1, 2, 3, 999, 5000, 100_000])
def test_counts_add_up_to_the_shots(shots: int) -> None:
    gates = [{"gate": "h", "targets": [0, 1, 2]}, {"gate": "zz", "targets": [0, 1], "rotation": 1}]
    found = written({"qubits": 3, "circuit": gates}, ARIA, shots)
    assert shots == sum(found["histogram"].values()) == len(found["shots"])
    assert 1 == pytest.approx(sum(found["probabilities"].values()), abs=1e-12)


def test_named_registers_pick_qubits_in_their_own_order() -> None:
    source = LOW_TWO | {"registers": {"a": [3, 1, None, 0], "b": [2], "none": None}}
    tables = written(source, IDEAL)["probabilities-v2"]["probabilities"]["registers"]
    assert {"output_all": {"1100": 1}, "a": {"0101": 1}, "b": {"0": 1}} == tables
    shots = written(source, FORTE, 50)["shots-v2"]["shots"]
    assert {"output_all", "a", "b"} == set(shots[0]["registers"])
    common = Counter(json.dumps(shot["registers"]["a"]) for shot in shots).most_common(1)
    assert "[0, 1, 0, 1]" == common[0][0]


@pytest.mark.parametrize(
    "registers", [[], {"a": 1}, {"a": []}, {"a": [4]}, {"a": ["0"]}, {"output_all": [0]}]
)
def test_bad_registers_fail_in_preflight(registers: Any) -> None:
    with pytest.raises(Exception, match="register"):
        engine.prepare("ionq.circuit.v1", LOW_TWO | {"registers": registers}, IDEAL)


def test_classical_registers_of_a_program_are_named_in_the_result() -> None:
    text = "qubit[3] q; bit[2] c; bit d; x q[2]; c[1] = measure q[2]; d = measure q[0];"
    tables = written({"data": HEAD + text}, IDEAL)["probabilities-v2"]["probabilities"]
    assert {"registers": {"output_all": {"001": 1}, "c": {"01": 1}, "d": {"0": 1}}} == tables


def test_a_name_with_quotes_is_still_json() -> None:
    source = LOW_TWO | {"registers": {'"\\': [0]}}
    assert {"1": 1} == written(source, IDEAL)["probabilities-v2"]["probabilities"]["registers"][
        '"\\'
    ]


def test_children_stay_in_the_order_of_their_circuits() -> None:
    artifact = results.aggregate({"b": b'{"0":1.0}', "a": b'{"1":1.0}'})
    assert b'{"b":{"0":1.0},"a":{"1":1.0}}' == artifact.content
    described = results.describe("p", {results.AGGREGATE: artifact})
    assert {
        "ionq.result.probabilities-aggregate.json.v1": {
            "id": "probabilities-aggregate",
            "format": "ionq.result.probabilities-aggregate.json.v1",
            "media_type": "application/json",
        },
        "probabilities": {"url": "/v0.4/jobs/p/results/probabilities/aggregated"},
    } == described


@pytest.mark.parametrize("target", [IDEAL, FORTE, ARIA], ids=lambda target: target.name)
def test_compiled_circuits_can_be_sent_back_and_do_the_same(target: Target) -> None:
    gates: list[dict[str, Any]] = [
        *({"gate": "ry", "target": qubit, "rotation": 0.3 + qubit} for qubit in range(4)),
        {"gate": "swap", "targets": [0, 3], "controls": [1]},
        {"gate": "yy", "targets": [1, 2], "rotation": -2.5},
        {"gate": "rx", "targets": [0, 1, 2, 3], "rotation": 1.1},
    ]
    sent: dict[str, Any] = {"qubits": 4, "circuit": gates}
    program = engine.prepare("ionq.circuit.v1", sent, target)
    wanted = engine.simulate(engine.prepare("ionq.circuit.v1", sent))
    native, qasm = compiled.compiled_circuits(program).values()
    assert ("ionq.native.v1", "application/json") == (native.format, native.media_type)
    assert ("ionq.qasm3.v1", "text/plain") == (qasm.format, qasm.media_type)
    source = json.loads(native.content) | {"gateset": "native"}
    engine.prepare("ionq.circuit.v1", source, target)  # of gates that its target has
    for again in (
        engine.prepare("ionq.circuit.v1", source),
        engine.prepare("ionq.qasm3.v1", {"data": qasm.content.decode()}),
    ):
        found = engine.simulate(again).all_qubits
        assert np.abs(found.weights - wanted.all_qubits.weights).max() < 1e-9
        assert program.steps == again.steps


@given(
    st.lists(st.floats(1e-20, 1, exclude_min=True), min_size=1, max_size=40),
    st.integers(6, 16),
    st.randoms(),
)
def test_probabilities_are_written_with_15_digits(
    weights: list[float], width: int, chance: random.Random
) -> None:
    states = sorted(chance.sample(range(1 << width), len(weights)))
    table = Table("output_all", width, np.array(states, np.int64), np.array(weights))
    program = engine.prepare("ionq.circuit.v1", LOW_TWO)
    found = results.artifacts(program, Outcome((table,)))
    figures = [repr(float(f"{weight:.15g}")) for weight in weights]
    first = ",".join(f'"{state}":{figure}' for state, figure in zip(states, figures, strict=True))
    assert f"{{{first}}}".encode() == found["probabilities"].content
    texts = [f"{state:0{width}b}"[::-1] for state in states]
    registers = json.loads(found["probabilities-v2"].content)["probabilities"]["registers"]
    assert dict(zip(texts, map(float, figures), strict=True)) == registers["output_all"]
