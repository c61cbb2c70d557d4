"""OpenQASM 3 with native gates, and with measurement and reset in mid-circuit."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import Any

import pytest

from ionq_session.emulator.circuits import compiled
from ionq_session.emulator.failures import JobFailed
from ionq_session.emulator.machines.noise import NoiseModel
from ionq_session.emulator.machines.targets import Target, target_of
from ionq_session.emulator.simulation import deferral, engine, results, small
from ionq_session.emulator.simulation.pool import WORKERS, Pool
from ionq_session.emulator.simulation.task import Task
from tests.cases import every

HEAD = 'OPENQASM 3.0;\ninclude "stdgates.inc";\n'
IDEAL = target_of("simulator")
# One that takes shots and makes no errors, so that outcomes are certain where they should be.
QUIET = Target("simulator", IDEAL.native_gates, 29, NoiseModel("quiet", 0.0, 0.0, 29, "zz"))


@pytest.fixture(params=["here", "worker"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, workers: Pool) -> None:
    """Where it runs: both work out the same, in different ways."""
    assert workers is WORKERS
    if request.param == "worker":
        monkeypatch.setattr(small, "_MATRIX_WORK", 0)


def shots(text: str, target: Target = QUIET, number: int = 400) -> list[dict[str, Any]]:
    program = engine.prepare("ionq.qasm3.v1", {"data": HEAD + text}, target)
    outcome = engine.simulate(program, shots=number, seed=2)
    found = json.loads(results.artifacts(program, outcome)["shots-v2"].content)["shots"]
    assert number == len(found)
    return [shot["registers"] for shot in found]


def test_an_outcome_in_mid_circuit_is_kept_and_the_qubit_goes_on() -> None:
    found = shots("qubit[2] q; bit c; bit[2] d; h q[1]; c = measure q[1]; x q[1]; d = measure q;")
    assert all(shot["d"] == [0, 1 - shot["c"][0]] == shot["output_all"] for shot in found)
    ones = sum(shot["c"][0] for shot in found)
    assert 130 < ones < 270


def test_half_of_a_bell_pair_tells_the_other() -> None:
    found = shots("qubit[2] q; bit[2] c; h q[0]; cx q[0], q[1]; c[1] = measure q[0]; h q[0];")
    assert all(shot["c"][0] == 0 and shot["c"][1] == shot["output_all"][1] for shot in found)
    assert 4 == len({json.dumps(shot["output_all"]) for shot in found})


def test_a_bit_keeps_what_was_written_last() -> None:
    found = shots("qubit[2] q; bit c; x q[0]; c = measure q[0]; x q[0]; c = measure q[1]; x q[1];")
    assert all(shot["c"] == [0] and shot["output_all"] == [0, 1] for shot in found)
    found = shots("qubit[2] q; bit c; c = measure q[0]; x q[1]; c = measure q[1]; x q[0];")
    assert all(shot["c"] == [1] for shot in found)
    found = shots("qubit[2] q; bit c; x q[0]; c = measure q[0]; c = measure q[1]; x q[1];")
    assert all(shot["c"] == [0] for shot in found)


def test_measuring_twice_gives_the_same_twice() -> None:
    found = shots("qubit q; bit[3] c; h q; c[0] = measure q; c[1] = measure q; c[2] = measure q;")
    assert {(0, 0, 0), (1, 1, 1)} == {tuple(shot["c"]) for shot in found}


def test_reset_leaves_zero_and_does_not_disturb_others() -> None:
    found = shots("qubit[2] q; bit[2] c; h q[0]; cx q[0], q[1]; reset q[0]; c = measure q;")
    assert {(0, 0), (0, 1)} == {tuple(shot["c"]) for shot in found}
    assert all(shot["output_all"] == [0] for shot in shots("qubit q; rx(1.2) q; reset q;"))


def test_measured_phases_survive() -> None:
    """The compiler leaves rotations about z in the phases of what follows; a reset ends them."""
    found = shots("qubit[2] q; bit c; h q; t q[1]; c = measure q[0]; t q[1]; s q[1]; h q[1];")
    assert all(shot["output_all"][1] == 1 for shot in found)


def test_teleportation_with_corrections_made_afterwards() -> None:
    text = (
        "qubit[3] q; bit[2] c; ry(2 * pi / 3) q[0]; h q[1]; cx q[1], q[2]; cx q[0], q[1]; h q[0];"
        "c[0] = measure q[0]; c[1] = measure q[1]; x q[0]; x q[1]; ry(-2 * pi / 3) q[2];"
    )
    counts = Counter((tuple(s["c"]), s["output_all"][2]) for s in shots(text, number=2000))
    assert 0 == counts[(0, 0), 1]  # nothing to correct: back where it began
    assert all(350 < sum(counts[c, bit] for bit in (0, 1)) < 650 for c in [(0, 0), (1, 1)])


def test_noise_and_measurement_go_together() -> None:
    found = shots(
        "qubit[3] q; bit[3] c; h q[0]; cx q[0], q[1]; c[0] = measure q[0]; cx q[1], q[2]; x q[0];",
        target_of("simulator", "aria-1"),
        1000,
    )
    agree = sum(shot["output_all"][2] == shot["c"][0] for shot in found)
    assert 900 < agree < 1000


def test_a_compiled_program_shows_its_measurements() -> None:
    text = "qubit q; bit c; h q; c = measure q; reset q; x q;"
    program = engine.prepare("ionq.qasm3.v1", {"data": HEAD + text}, QUIET)
    artifacts = compiled.compiled_circuits(program)
    assert ["compiled-qasm3"] == list(artifacts)
    again = artifacts["compiled-qasm3"].content.decode()
    assert program.steps == engine.prepare("ionq.qasm3.v1", {"data": again}, QUIET).steps


def exact(text: str) -> dict[str, dict[str, float]]:
    """The registers of what the ideal simulator answers."""
    program = engine.prepare("ionq.qasm3.v1", {"data": HEAD + text}, IDEAL)
    found = results.artifacts(program, engine.simulate(program))
    assert ["probabilities", "probabilities-v2"] == list(found)
    registers: dict[str, dict[str, float]] = json.loads(found["probabilities-v2"].content)[
        "probabilities"
    ]["registers"]
    return registers


@every(
    "text, wanted",
    [
        ("qubit q; bit c; x q; c = measure q; x q;", {"output_all": {"0": 1}, "c": {"1": 1}}),
        (
            "qubit q; bit c; h q; c = measure q; h q;",
            {"output_all": {"0": 0.5, "1": 0.5}, "c": {"0": 0.5, "1": 0.5}},
        ),
        (
            "qubit q; bit c; h q; h q; c = measure q; x q;",
            {"output_all": {"1": 1}, "c": {"0": 1}},
        ),
        ("qubit[2] q; x q[1]; h q[0]; reset q[0];", {"output_all": {"01": 1}}),
        (
            "qubit[2] q; bit c; h q[0]; cx q[0], q[1]; c = measure q[0]; reset q[0];",
            {"output_all": {"00": 0.5, "01": 0.5}, "c": {"0": 0.5, "1": 0.5}},
        ),
        (
            "qubit[2] q; bit c; ry(2 * pi / 3) q[0]; cx q[0], q[1]; c = measure q[0]; h q[0];",
            {
                "output_all": {"00": 0.125, "01": 0.375, "10": 0.125, "11": 0.375},
                "c": {"0": 0.25, "1": 0.75},
            },
        ),
        (
            "qubit q; bit c; gpi2(0) q; c = measure q; gpi(0) q;",
            {"output_all": {"0": 0.5, "1": 0.5}, "c": {"0": 0.5, "1": 0.5}},
        ),
        # Correlations within a register, which has bits of both kinds and one that stays 0.
        (
            """qubit[3] q; bit[4] c; h q[1]; c[2] = measure q[1]; cx q[1], q[2]; x q[1];
            c[0] = measure q[1]; c[3] = measure q[2];""",
            {
                "output_all": {"010": 0.5, "001": 0.5},
                "c": {"1000": 0.5, "0011": 0.5},
            },
        ),
        # What was written last counts, and whatever was measured has been.
        (
            "qubit[2] q; bit c; h q[0]; c = measure q[0]; h q[0]; c = measure q[1]; x q[1];",
            {"output_all": {"01": 0.5, "11": 0.5}, "c": {"0": 1}},
        ),
        (
            "qubit q; bit[2] c; h q; c[0] = measure q; reset q; h q; c[1] = measure q; reset q;",
            {"output_all": {"0": 1}, "c": {"00": 0.25, "01": 0.25, "10": 0.25, "11": 0.25}},
        ),
    ],
)
def test_the_ideal_simulator_knows_the_registers_of_measurements_in_mid_circuit(
    monkeypatch: pytest.MonkeyPatch, text: str, wanted: dict[str, dict[str, float]]
) -> None:
    """By a state vector with further qubits, and by a density matrix."""
    expected = {name: pytest.approx(states, abs=1e-12) for name, states in wanted.items()}
    assert expected == exact(text)

    def never(_task: Task) -> bool:
        return False

    monkeypatch.setattr(deferral, "pays", never)
    assert expected == exact(text)


@every("seed", range(20))
def test_the_ideal_simulator_agrees_with_shots(seed: int) -> None:
    chooser = random.Random(seed)  # noqa: S311 - made to be the same every time
    lines = ["qubit[3] q; bit[2] c; bit[2] d;"]
    for _ in range(14):
        one, two = chooser.sample(range(3), 2)
        lines.append(
            chooser.choice(
                [
                    f"u3({chooser.uniform(0, 3)}, {chooser.uniform(0, 3)}, 0.4) q[{one}];",
                    f"cx q[{one}], q[{two}];",
                    f"{chooser.choice('cd')}[{chooser.randint(0, 1)}] = measure q[{one}];",
                    f"reset q[{one}];",
                ]
            )
        )
    text = " ".join(lines)
    wanted, number = exact(text), 2000
    taken = shots(text, number=number)
    assert wanted.keys() == taken[0].keys()
    for name, states in wanted.items():
        counts = Counter("".join(map(str, shot[name])) for shot in taken)
        assert states.keys() >= counts.keys()
        assert all(abs(counts[state] / number - states[state]) < 0.07 for state in states)


def test_forty_tosses_of_one_coin_are_no_more_work_than_one() -> None:
    """Their register has too many states to list; that of all qubits is there."""
    tosses = "".join(f"h q; c[{toss}] = measure q; " for toss in range(40))
    found = exact(f"qubit q; bit[40] c; {tosses} ry(2 * pi / 3) q;")
    assert {"output_all": pytest.approx({"0": 0.5, "1": 0.5})} == found
    # A bit that is written again and again is one bit.
    tosses = "h q; c = measure q; " * 40
    found = exact(f"qubit q; bit c; {tosses} ry(2 * pi / 3) q;")
    half = pytest.approx({"0": 0.5, "1": 0.5})
    assert {"output_all": half, "c": half} == found


def test_what_the_ideal_simulator_can_not_follow_says_what_to_do() -> None:
    program = f"{HEAD} qubit[22] q; bit c; x q; c = measure q[0]; x q[0];"
    with pytest.raises(JobFailed, match=r"22 qubits.*at most 11.*or 22.*noise model") as raised:
        engine.prepare("ionq.qasm3.v1", {"data": program}, IDEAL)
    assert "NotEnoughQubits" == raised.value.failure.code
    program = f"{HEAD} qubit[21] q; bit c; x q; c = measure q[0]; x q[0];"
    assert engine.prepare("ionq.qasm3.v1", {"data": program}, IDEAL).is_dynamic


@every(
    "text, wanted",
    [
        ("qubit[20] q; reset q; x q[19];", 1 << 19),
        ("qubit[20] q; barrier q; reset q[3]; x q[3]; reset q[4]; x q[4];", 3 << 3),
        ("qubit[26] q; reset q; reset q; x q;", (1 << 26) - 1),
    ],
)
def test_a_reset_of_a_qubit_that_is_still_zero_is_nothing(text: str, wanted: int) -> None:
    program = engine.prepare("ionq.qasm3.v1", {"data": HEAD + text}, IDEAL)
    assert not program.is_dynamic
    states = engine.simulate(program).all_qubits.states if program.qubits < 26 else [wanted]
    assert [wanted] == list(states)


def test_a_reset_after_another_is_one_reset() -> None:
    program = engine.prepare("ionq.qasm3.v1", {"data": f"{HEAD} qubit q; h q; reset q; reset q;"})
    assert 1 == sum(step.name == "reset" for step in program.steps)


def test_native_gates_need_no_include_and_follow_the_definitions() -> None:
    text = "qubit[2] q; gate pair a, b { ms(0, 0, 0.25) a, b; } gpi2(0.5) q[0]; pair q[1], q[0];"
    program = engine.prepare("ionq.qasm3.v1", {"data": text})
    steps = [(step.name, step.qubits, step.turns) for step in program.steps]
    assert [("gpi2", (0,), (0.5,)), ("ms", (1, 0), (0.0, 0.0, 0.25))] == steps


def test_a_program_may_define_a_gate_of_such_a_name_itself() -> None:
    text = HEAD + "gate gpi a { x a; } qubit[2] q; gpi q[1]; h q[0]; h q[0];"
    outcome = engine.simulate(engine.prepare("ionq.qasm3.v1", {"data": text}))
    assert [2] == outcome.all_qubits.states.tolist()


@pytest.mark.parametrize("text", ["gpi(0.1) q; h q;", "gpi(0.1) q; gphase(1);"])
def test_gate_sets_do_not_mix(text: str) -> None:
    with pytest.raises(JobFailed, match="mix") as raised:
        engine.prepare("ionq.qasm3.v1", {"data": f"{HEAD} qubit q; {text}"})
    assert "UnsupportedGate" == raised.value.failure.code


def test_native_gates_and_measurement_in_mid_circuit() -> None:
    found = shots("qubit q; bit c; gpi(0) q; c = measure q; gpi(0.25) q;")
    assert all(shot == {"output_all": [0], "c": [1]} for shot in found)
