"""From a circuit of any package to its result, through the service: Qiskit's own numbers."""

from collections.abc import Callable, Iterator, Mapping

import pytest

from ionq_session import IonQSession, JobResult
from ionq_session.emulator import Emulator

from .circuits import random_circuits
from .circuits.random_circuits import GATES, IONQ_NAMES, RandomCircuit, random_circuit

NUMBER = 50  # of each kind, 300 in all; each is a job of its own
SHOTS = 1000

SOURCES: Mapping[str, Callable[[RandomCircuit], object]] = {
    "ionq": random_circuits.as_ionq,
    "qasm2": random_circuits.as_qasm2,
    "qasm3": random_circuits.as_qasm3,
    "qiskit": random_circuits.as_qiskit,
    "cirq": random_circuits.as_cirq,
    "pennylane": random_circuits.as_pennylane,
}
ONCE = ("cirq", "pennylane")  # measure a qubit into one bit at most
WITH_REGISTERS = ("qasm2", "qasm3", "qiskit", "cirq")


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    """An emulator whose jobs wait for nothing."""
    with Emulator(stage_seconds=0) as running:
        yield running


@pytest.mark.parametrize("kind", SOURCES)
def test_a_random_circuit_of_each_kind(kind: str, emulator: Emulator) -> None:
    names = tuple(IONQ_NAMES) if kind == "ionq" else tuple(GATES)
    with IonQSession(emulator.api_key, base_url=emulator.base_url) as session:
        for seed in range(NUMBER):
            circuit = random_circuit(seed, names, repeats=kind not in ONCE)
            handle = session.submit(SOURCES[kind](circuit), shots=SHOTS)
            handle.wait(poll=0.01)
            assert_qiskits_numbers(circuit, handle.result(), kind)
            assert_qiskits_numbers(circuit, session.job(handle.id).result(bit_order="big"), kind)


def assert_qiskits_numbers(circuit: RandomCircuit, result: JobResult, kind: str) -> None:
    """Compare a result, whose strings are in either order, with Qiskit's numbers."""
    wanted = {
        format(state, f"0{circuit.qubits}b"): probability
        for state, probability in enumerate(random_circuits.probabilities(circuit))
        if probability > 1e-12
    }
    assert_same(wanted, result.probabilities, result.bit_order)
    assert {len(word) for word in result.probabilities} == {circuit.qubits}
    assert sum(result.counts.values()) == SHOTS
    for word, count in result.counts.items():
        assert abs(count - SHOTS * result.probabilities[word]) <= 1
    if kind in WITH_REGISTERS:
        words = random_circuits.register_probabilities(circuit)
        assert words.keys() == result.registers.keys()
        for name, expected in words.items():
            assert_same(expected, result.registers[name].probabilities, result.bit_order)


def assert_same(wanted: Mapping[str, float], found: Mapping[str, float], order: str) -> None:
    """Compare probabilities whose strings are Qiskit's with others in an order."""
    step = -1 if order == "big" else 1
    read = {word[::step]: probability for word, probability in found.items()}
    for word in wanted.keys() | read.keys():
        assert wanted.get(word, 0) == pytest.approx(read.get(word, 0), abs=1e-7)
