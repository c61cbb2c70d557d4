"""PennyLane's tapes and OpenQASM 2: wires, gates, measurements, refusals."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from ionq_session.jobs.circuits.conversion import CircuitInput, circuit_input
from ionq_session.jobs.errors import InvalidCircuitError

from ....cases import every
from ....compat import lazily
from ..interpreted import distribution

# Any: PennyLane is not typed.
qml: Any = lazily.module("pennylane")


def uneven(wires: Any) -> list[Any]:
    """A state that differs in every qubit."""
    made: list[Any] = []
    for place, wire in enumerate(wires):
        made += [qml.RY(0.3 + 0.4 * place, wire), qml.RZ(0.1 + 0.2 * place, wire)]
    return made


def assert_same(made: list[Any], wires: list[Any]) -> CircuitInput:
    """Compare with PennyLane's own numbers, whose first wire is the most significant."""
    found = circuit_input(qml.tape.QuantumScript(made, [qml.probs(wires=wires[:1])]))
    device = qml.device("default.qubit", wires=wires)
    (state,) = qml.execute([qml.tape.QuantumScript(made, [qml.probs(wires=wires)])], device)
    wanted = np.asarray(state).reshape([2] * len(wires)).transpose().reshape(-1)
    assert wanted == pytest.approx(distribution(found), abs=1e-7)
    return found


def test_wire_i_is_qubit_i_and_other_wires_are_numbered_as_they_come() -> None:
    found = assert_same(uneven([2, 0]), [0, 1, 2])
    assert {"c": (0, 1, 2)} == found.registers
    assert {"c": (0, 1)} == assert_same(uneven(["b", "a"]), ["b", "a"]).registers
    assert_same(uneven(np.arange(2)), [0, 1])


GATES: dict[str, Callable[[], list[Any]]] = {
    "word": lambda: [qml.PauliRot(0.3, "XYZ", [2, 0, 1]), qml.MultiRZ(0.3, [0, 1])],
    "Fourier": lambda: [qml.QFT([0, 1, 2])],
    "rotations": lambda: [qml.Rot(0.1, 0.2, 0.3, 0), qml.CRot(0.1, 0.2, 0.3, [0, 1])],
    "exchange": lambda: [qml.SISWAP([0, 1]), qml.PSWAP(0.3, [0, 1]), qml.IsingXY(0.3, [0, 2])],
    "chemistry": lambda: [qml.SingleExcitation(0.3, [0, 1])],
    "controls": lambda: [
        qml.MultiControlledX([0, 1, 2], [0, 1]),
        qml.ctrl(qml.RX(0.3, 0), [1, 2]),
    ],
    "matrix": lambda: [qml.QubitUnitary(np.eye(4)[[1, 0, 3, 2]], [0, 1])],
    "phases": lambda: [qml.GlobalPhase(0.3), qml.ctrl(qml.GlobalPhase(0.3), 1)],
    "nothing": lambda: [qml.Identity(), qml.Identity([0, 1]), qml.Barrier([0, 1]), qml.Snapshot()],
    "evolution": lambda: [qml.evolve(qml.X(0) @ qml.Z(1), 0.3)],
    "small angles": lambda: [qml.RX(1e-9, 0), qml.RX(-3e-12, 0)],
    "numbers": lambda: [qml.RX(np.float64(0.2), 0), qml.RX(np.array(0.2), 0)],
}


@every("gates", GATES)
def test_gates_beyond_those_of_openqasm_2(gates: Callable[[], list[Any]]) -> None:
    assert_same([*uneven([0, 1, 2]), *gates(), qml.Hadamard(0), qml.Hadamard(2)], [0, 1, 2])


def test_states_are_prepared() -> None:
    assert_same([qml.StatePrep(np.array([0.6, 0, 0.8j, 0]), [0, 1])], [0, 1])
    assert_same([qml.BasisState([1, 0, 1], [0, 1, 2]), *uneven([1])], [0, 1, 2])


def test_observables_are_turned_into_the_computational_basis() -> None:
    tape = qml.tape.QuantumScript([qml.RX(0.3, 0)], [qml.expval(qml.X(0))])
    turned = qml.tape.QuantumScript([qml.RX(0.3, 0), qml.Hadamard(0)], [qml.probs(wires=0)])
    assert circuit_input(turned) == circuit_input(tape)


def recorded(function: Callable[[], object]) -> Any:
    with qml.queuing.AnnotatedQueue() as queue:
        function()
    return qml.tape.QuantumScript.from_queue(queue)


def test_measurement_in_mid_circuit_is_sent_as_openqasm_3() -> None:
    tape = recorded(lambda: [qml.Hadamard(0), qml.measure(0), qml.X(0), qml.probs(wires=0)])
    found = circuit_input(tape)
    assert "ionq.qasm3.v1" == found.type_
    assert "mcms[0] = measure q[0];\nx q[0];" in str(found.input["data"])


REFUSED: dict[str, tuple[Callable[[], Any], str]] = {
    "batch": (
        lambda: qml.tape.QuantumScript([qml.RX(np.array([0.1, 0.2]), 0)]),
        "batches of parameters",
    ),
    "observables": (
        lambda: qml.tape.QuantumScript([], [qml.expval(qml.X(0)), qml.expval(qml.Z(0))]),
        "cannot be measured together",
    ),
    "conditional": (
        lambda: recorded(lambda: [qml.cond(qml.measure(0), qml.X)(1), qml.probs(wires=0)]),
        "depend on a measurement",
    ),
    "reset": (
        lambda: recorded(lambda: [qml.measure(0, reset=True), qml.probs(wires=0)]),
        "cannot write the tape as OpenQASM: .*reset",
    ),
    "node": (
        lambda: qml.QNode(lambda: qml.probs(wires=0), qml.device("default.qubit")),
        "class QNode is no tape; .*construct_tape",
    ),
}


@every("made, message", REFUSED)
def test_what_cannot_be_sent_is_refused(made: Callable[[], Any], message: str) -> None:
    with pytest.raises(InvalidCircuitError, match=message):
        circuit_input(made())


QASM2 = """// made by hand
OPENQASM 2.0;
include "qelib1.inc";
gate x2(a) q { rx(a) q; ry(a/2) q; }
gate h2 p, q { x2(pi/8) q; cx p, q; }
qreg a[1]; qreg b[2]; creg first[2]; creg second[1];
u3(0.1,0.2,0.3) b; h2 b[1], a[0];
measure b[1] -> first[0]; measure a -> second;
"""


def test_openqasm_2() -> None:
    found = circuit_input(QASM2)
    assert ("qis", 3) == (found.input["gateset"], found.input["qubits"])
    assert {"first": (2, None), "second": (0,)} == found.registers
    with pytest.raises(InvalidCircuitError, match=r"cannot be read: line 5, column 15: 'x3'"):
        circuit_input(QASM2.replace("x2(pi/8)", "x3(pi/8)"))
