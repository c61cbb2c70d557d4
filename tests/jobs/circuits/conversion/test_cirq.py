"""Cirq's circuits: qubits of every kind, gates of every kind, measurement keys, refusals."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from ionq_session.jobs.circuits.conversion import CircuitInput, circuit_input
from ionq_session.jobs.errors import InvalidCircuitError

from ....cases import every
from ....compat import lazily
from ..interpreted import distribution
from ..samples import EACH_NATIVE

# Any: neither cirq-ionq nor sympy is marked as typed, and Cirq's types hold unknown ones of both.
cirq: Any = lazily.module("cirq")
cirq_ionq: Any = lazily.module("cirq_ionq")
sympy: Any = lazily.module("sympy")


def q(*numbers: int) -> list[Any]:
    return [cirq.LineQubit(number) for number in numbers]


def uneven(qubits: list[Any]) -> Any:
    """A state that differs in every qubit."""
    circuit = cirq.Circuit()
    for place, qubit in enumerate(qubits):
        circuit.append([cirq.ry(0.3 + 0.4 * place)(qubit), cirq.rz(0.1 + 0.2 * place)(qubit)])
    return circuit


def assert_same(circuit: Any, order: list[Any]) -> CircuitInput:
    """Compare with Cirq's own numbers, whose first qubit is the most significant."""
    found = circuit_input(circuit)
    pure = cirq.drop_terminal_measurements(cirq.Circuit(circuit), context=DEEP())
    state = cirq.final_state_vector(pure, qubit_order=order)
    wanted = np.abs(state.reshape([2] * len(order)).transpose().reshape(-1)) ** 2
    assert wanted == pytest.approx(distribution(found), abs=1e-6)
    return found


def DEEP() -> Any:  # noqa: N802  # it is a constant, but for when Cirq is imported
    return cirq.TransformerContext(deep=True)


def test_holes_in_the_numbers_are_idle_qubits() -> None:
    circuit = uneven(q(1, 4)) + cirq.Circuit(cirq.CNOT(*q(4, 1)), cirq.measure(*q(4, 1), key="m"))
    found = assert_same(circuit, q(0, 1, 2, 3, 4))
    assert (5, {"m": (4, 1)}) == (found.input["qubits"], found.registers)


def test_other_qubits_are_numbered_in_the_order_of_cirq() -> None:
    names = [cirq.NamedQubit(name) for name in ("b", "a10", "a2")]
    circuit = uneven(names) + cirq.Circuit(cirq.CNOT(*names[:2]), cirq.measure(*names, key="m"))
    assert {"m": (2, 1, 0)} == assert_same(circuit, sorted(names)).registers
    grid = cirq.GridQubit.square(2)
    circuit = uneven(grid) + cirq.Circuit(cirq.ISWAP(grid[0], grid[3]) ** 0.3)
    assert_same(circuit, sorted(grid))


def test_circuits_of_every_gate_of_cirq() -> None:
    for seed in range(40):
        circuit = cirq.testing.random_circuit(4, 8, 0.8, random_state=seed)
        order = sorted(circuit.all_qubits())
        assert_same(uneven(order) + circuit, order)


GATES: dict[str, Callable[[], Any]] = {
    "simulation": lambda: cirq.FSimGate(0.3, 0.4)(*q(1, 0)),
    "phased": lambda: cirq.PhasedXPowGate(phase_exponent=0.2, exponent=0.3)(*q(0)),
    "powers": lambda: [cirq.X(*q(0)) ** 0.3, cirq.H(*q(1)) ** 0.4, cirq.SWAP(*q(0, 2)) ** 0.3],
    "controlled powers": lambda: [cirq.CNOT(*q(0, 1)) ** 0.4, cirq.CCX(*q(0, 1, 2)) ** 0.3],
    "controls": lambda: cirq.ry(0.3)(*q(0)).controlled_by(*q(1, 2), control_values=[0, 1]),
    "exponential": lambda: cirq.PauliStringPhasor(
        cirq.X(q(0)[0]) * cirq.Y(q(2)[0]) * cirq.Z(q(1)[0]), exponent_neg=0.3, exponent_pos=-0.1
    ),
    "back in time": lambda: cirq.PauliStringPhasor(-cirq.X(q(0)[0]), exponent_neg=-0.3),
    "word": lambda: cirq.X(q(0)[0]) * cirq.Y(q(2)[0]),
    "nothing": lambda: [cirq.I(*q(0)), cirq.global_phase_operation(1j), cirq.wait(*q(0), nanos=3)],
    "matrix": lambda: cirq.MatrixGate(cirq.testing.random_unitary(8, random_state=1))(*q(0, 1, 2)),
    "tagged": lambda: cirq.X(*q(0)).with_tags("mine"),
    "a circuit in a circuit": lambda: cirq.CircuitOperation(
        cirq.FrozenCircuit(cirq.H(*q(0)), cirq.CX(*q(0, 1))), repetitions=3
    ),
}


@every("gates", GATES)
def test_gates_beyond_those_of_ionq(gates: Callable[[], Any]) -> None:
    circuit = uneven(q(0, 1, 2)) + cirq.Circuit(gates(), cirq.H(*q(0)), cirq.H(*q(2)))
    assert_same(circuit, q(0, 1, 2))
    assert_same(circuit.freeze(), q(0, 1, 2))


def test_measurement_keys_are_registers() -> None:
    inner = cirq.FrozenCircuit(cirq.H(*q(0)), cirq.measure(*q(0, 2), key="inner"))
    circuit = cirq.Circuit(
        cirq.CircuitOperation(inner, measurement_key_map={"inner": "outer"}),
        cirq.measure(*q(4), key="a long key with spaces " * 30),
    )
    found = circuit_input(circuit)
    assert {"outer": (0, 2), "a long key with spaces " * 30: (4,)} == found.registers
    assert 5 == found.input["qubits"]


def test_native_gates() -> None:
    circuit = cirq.Circuit(
        cirq_ionq.GPI2Gate(phi=0.1)(*q(0)),
        cirq_ionq.GPIGate(phi=0.2)(*q(1)),
        cirq_ionq.MSGate(phi0=0.3, phi1=0.4, theta=0.2)(*q(1, 0)),
        cirq_ionq.ZZGate(theta=0.1)(*q(0, 1)),
        cirq.measure(*q(1), key="m"),
    )
    found = assert_same(circuit, q(0, 1))
    assert {"gateset": "native", "qubits": 2, "circuit": EACH_NATIVE} == found.input


REFUSED: dict[str, tuple[Callable[[], Any], str]] = {
    "mixed": (lambda: [cirq_ionq.GPIGate(phi=0)(*q(0)), cirq.H(*q(0))], "GPI.*cannot mix"),
    "inverted": (
        lambda: cirq.measure(*q(0), key="m", invert_mask=(True,)),
        "'m' inverts or confuses bits",
    ),
    "one key": (lambda: [cirq.measure(q(each)[0], key="m") for each in (0, 1)], "with the key 'm'"),
    "mid-circuit": (lambda: [cirq.measure(*q(0)), cirq.X(*q(0))], "after it was measured"),
    "conditional": (
        lambda: [cirq.measure(*q(0), key="m"), cirq.X(*q(1)).with_classical_controls("m")],
        "depends on a measurement",
    ),
    "reset": (lambda: [cirq.H(*q(0)), cirq.reset(*q(0))], "reset.* is no unitary gate"),
    "noise": (lambda: cirq.depolarize(0.1)(*q(0)), "no unitary gate"),
    "observable": (
        lambda: cirq.measure_single_paulistring(cirq.X(*q(0))),
        "only an observable",
    ),
    "three levels": (lambda: cirq.IdentityGate(1, (3,))(cirq.LineQid(0, 3)), "3 levels"),
    "parameter": (lambda: cirq.X(*q(0)) ** sympy.Symbol("beta"), "unresolved parameters: beta"),
    "negative": (lambda: cirq.X(*q(-1)), "numbered from 0"),
}


@every("made, message", REFUSED)
def test_what_cannot_be_sent_is_refused(made: Callable[[], Any], message: str) -> None:
    with pytest.raises(InvalidCircuitError, match=message):
        circuit_input(cirq.Circuit(made()))


def test_a_gate_is_no_circuit() -> None:
    with pytest.raises(InvalidCircuitError, match=r"put it into a cirq\.Circuit"):
        circuit_input(cirq.X(*q(0)))
