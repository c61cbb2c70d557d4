"""Random circuits of every kind of input have Qiskit's own numbers, also for their registers.

What a conversion returns is interpreted by the matrices of `tests/emulator/reference.py`, which
knows nothing of any package; OpenQASM 3, which is sent unchanged, by Qiskit's reader of it.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import numpy as np
import pytest

from ionq_api.api.jobs import create_job
from ionq_session.jobs.circuits.conversion import CircuitInput, circuit_input

from .. import random_circuits
from ..interpreted import by_registers, distribution
from ..random_circuits import IONQ_NAMES, RandomCircuit, random_circuit

NUMBER = 300

# Cirq's measurement keys measure a qubit once at most, and PennyLane's tape measures all wires.
ONCE = ("cirq", "pennylane")
SOURCES: dict[str, Callable[[RandomCircuit], object]] = {
    "ionq": random_circuits.as_ionq,
    "qasm2": random_circuits.as_qasm2,
    "qiskit": random_circuits.as_qiskit,
    "cirq": random_circuits.as_cirq,
    "pennylane": random_circuits.as_pennylane,
}


def cases(kind: str) -> Iterator[RandomCircuit]:
    names = tuple(IONQ_NAMES) if kind == "ionq" else tuple(random_circuits.GATES)
    for seed in range(NUMBER):
        yield random_circuit(seed, names, repeats=kind not in ONCE)


def assert_same_registers(circuit: RandomCircuit, found: CircuitInput) -> None:
    wanted = random_circuits.register_probabilities(circuit)
    actual = by_registers(found)
    assert wanted.keys() == actual.keys()
    for name, words in wanted.items():
        for word in words.keys() | actual[name].keys():
            assert words.get(word, 0) == pytest.approx(actual[name].get(word, 0), abs=1e-7)


@pytest.mark.parametrize("kind", SOURCES)
def test_random_circuits_have_the_numbers_of_qiskit(kind: str) -> None:
    for seed, circuit in enumerate(cases(kind)):
        found = circuit_input(SOURCES[kind](circuit))
        wanted = random_circuits.probabilities(circuit)
        actual = distribution(found)
        assert wanted == pytest.approx(actual, abs=1e-7), f"{kind}, seed {seed}: {circuit}"
        payload = {"backend": "simulator", "type": found.type_, "input": found.input}
        assert not create_job(payload).problems()
        if kind in ("qiskit", "qasm2", "cirq"):
            assert circuit.registers == found.registers
            assert_same_registers(circuit, found)


def test_random_openqasm_3_is_sent_as_it_is() -> None:
    qasm3: Any = import_module("qiskit.qasm3")
    for circuit in cases("qasm3"):
        text = random_circuits.as_qasm3(circuit)
        found = circuit_input(text)
        assert ("ionq.qasm3.v1", {"data": text}) == (found.type_, dict(found.input))
        again = qasm3.loads(found.input["data"]).remove_final_measurements(inplace=False)
        wanted = random_circuits.probabilities(circuit)
        assert wanted == pytest.approx(random_circuits.statevector_probabilities(again), abs=1e-7)


def test_the_states_tell_the_orders_of_qubits_apart() -> None:
    """Otherwise the tests above could not fail for a reversed order."""
    several = [each for each in cases("qiskit") if each.qubits > 1]
    reversed_ones = [
        np.array(random_circuits.probabilities(each))
        .reshape([2] * each.qubits)
        .transpose()
        .reshape(-1)
        for each in several
    ]
    different = [
        not np.allclose(random_circuits.probabilities(each), other, atol=1e-3)
        for each, other in zip(several, reversed_ones, strict=True)
    ]
    assert sum(different) > 0.95 * len(different)
