"""Qiskit's circuits: gates of every kind, registers, OpenQASM 3 where gates do not do, refusals."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from ionq_session.jobs.circuits.conversion import circuit_input
from ionq_session.jobs.errors import CircuitWarning, InvalidCircuitError

from ....cases import every
from ....compat import lazily
from ..interpreted import distribution
from ..samples import EACH_NATIVE

# Any: Qiskit's types are incomplete.
qiskit: Any = lazily.module("qiskit")
circuits: Any = lazily.module("qiskit.circuit")
library: Any = lazily.module("qiskit.circuit.library")
information: Any = lazily.module("qiskit.quantum_info")
qiskit_ionq: Any = lazily.module("qiskit_ionq")
random: Any = lazily.module("qiskit.circuit.random")


def uneven(qubits: int) -> Any:
    """A state that differs in every qubit."""
    circuit = qiskit.QuantumCircuit(qubits)
    for qubit in range(qubits):
        circuit.ry(0.3 + 0.4 * qubit, qubit)
        circuit.rz(0.1 + 0.2 * qubit, qubit)
    return circuit


def assert_same(circuit: Any) -> list[dict[str, Any]]:
    """Compare with Qiskit's own numbers, and return the gates."""
    found = circuit_input(circuit)
    # Numbers of the product formula that a circuit names, which Qiskit's simulators run.
    wanted = information.Statevector(circuit.decompose("PauliEvolution")).probabilities()
    assert wanted == pytest.approx(distribution(found), abs=1e-7)
    gates: Any = found.input["circuit"]
    return gates  # type: ignore[no-any-return]


def test_circuits_of_every_gate_of_qiskit() -> None:
    for seed in range(100):
        assert_same(random.random_circuit(4, 5, max_operands=4, seed=seed))


def custom(name: str) -> Any:
    """A user's gate of one qubit, which is not what it is called."""
    inner = qiskit.QuantumCircuit(1, name=name)
    inner.ry(1.1, 0)
    return inner.to_gate()


def nested() -> Any:
    inner = qiskit.QuantumCircuit(2, name="nested")
    inner.append(custom("h"), [1])
    inner.cx(0, 1)
    return inner.to_instruction()


def evolution(*terms: tuple[str, float], time: float) -> Any:
    operator = information.SparsePauliOp.from_list(terms)
    return library.PauliEvolutionGate(operator, time=time)


COMMUTING = (("XXI", 0.3), ("ZZI", -0.4), ("IIZ", 0.7))
OTHERS = (("XXI", 0.3), ("IZZ", -0.4), ("XYZ", 0.7))
APPENDED: dict[str, Callable[[], tuple[Any, list[int]]]] = {
    "open control": lambda: (library.XGate().control(2, ctrl_state=1), [2, 0, 1]),
    "annotated control": lambda: (library.XGate().control(2, annotated=True), [2, 0, 1]),
    "own gate with IonQ's name": lambda: (custom("h"), [1]),
    "controlled own gate": lambda: (custom("x").control(1), [2, 0]),
    "own gate inside another": lambda: (nested(), [2, 0]),
    "commuting": lambda: (evolution(*COMMUTING, time=0.4), [2, 0, 1]),
    "back in time": lambda: (evolution(*COMMUTING, time=-0.4), [2, 0, 1]),
    "no time": lambda: (evolution(*COMMUTING, time=0.0), [2, 0, 1]),
    "not commuting": lambda: (evolution(*OTHERS, time=0.4), [2, 0, 1]),
    "state": lambda: (library.StatePreparation([0.6, 0, 0.8j, 0]), [2, 0]),
    "unitary": lambda: (library.UnitaryGate(information.random_unitary(8, seed=3)), [2, 0, 1]),
    "Fourier": lambda: (library.QFTGate(3), [2, 0, 1]),
    "permutation": lambda: (library.PermutationGate([2, 0, 1]), [0, 1, 2]),
    "controlled phase": lambda: (library.CPhaseGate(0.7), [2, 0]),
    "global phase": lambda: (library.GlobalPhaseGate(0.7), []),
}


@every("appended", APPENDED)
def test_gates_beyond_the_basis(appended: Callable[[], tuple[Any, list[int]]]) -> None:
    circuit = uneven(3)
    gate, qubits = appended()
    circuit.append(gate, qubits)
    circuit.h(0)
    circuit.h(2)
    assert_same(circuit)


def test_exponentials_stay_one_gate_where_the_service_takes_them() -> None:
    circuit = uneven(3)
    circuit.append(evolution(*COMMUTING, time=-0.4), [2, 0, 1])
    (gate,) = [each for each in assert_same(circuit) if each["gate"] == "pauliexp"]
    assert (0.4, [2, 0, 1]) == (gate["time"], gate["targets"])
    assert [-0.3, 0.4, -0.7] == gate["coefficients"]


def test_controls_stay_one_gate_up_to_the_documented_number() -> None:
    circuit = uneven(8)
    circuit.mcx(list(range(7)), 7)
    assert 17 == len(assert_same(circuit))
    circuit = uneven(9)
    circuit.mcx(list(range(8)), 8)
    assert max(len(each.get("controls", [])) for each in assert_same(circuit)) <= 7


def test_initialize_at_the_beginning_needs_no_reset() -> None:
    circuit = qiskit.QuantumCircuit(3, 1)
    circuit.initialize([0.6, 0, 0.8, 0], [2, 0])
    circuit.measure(2, 0)
    found = circuit_input(circuit)
    assert ("ionq.circuit.v1", {"c": (2,)}) == (found.type_, found.registers)
    assert [0.36, 0.64] == pytest.approx([each for each in distribution(found) if each > 1e-9])


def test_registers() -> None:
    circuit = qiskit.QuantumCircuit(3)
    circuit.h(0)
    assert {} == circuit_input(circuit).registers
    circuit.measure_all()
    assert {"meas": (0, 1, 2)} == circuit_input(circuit).registers
    circuit = qiskit.QuantumCircuit(3, 4)
    circuit.h(0)
    assert {} == circuit_input(circuit).registers
    circuit.measure([2, 0, 2], [0, 3, 2])
    assert {"c": (2, None, 2, 0)} == circuit_input(circuit).registers
    circuit.measure(1, 0)  # writes the bit again
    assert {"c": (1, None, 2, 0)} == circuit_input(circuit).registers


def test_bits_of_no_register_and_of_several() -> None:
    first = circuits.ClassicalRegister(2, "a")
    alias = circuits.ClassicalRegister(bits=[first[1], first[0]], name="b")
    loose = [circuits.Clbit(), circuits.Clbit()]
    circuit = qiskit.QuantumCircuit(circuits.QuantumRegister(2, "q"), first, alias, loose)
    circuit.h(0)
    circuit.measure([0, 1], [first[0], loose[1]])
    wanted = {"a": (0, None), "b": (None, 0), "loose_bits": (None, 1)}
    assert wanted == circuit_input(circuit).registers


def test_a_circuit_on_physical_qubits_keeps_their_numbers() -> None:
    circuit = uneven(2)
    circuit.measure_all()
    laid_out = qiskit.transpile(
        circuit, coupling_map=[[0, 1], [1, 2]], initial_layout=[2, 1], basis_gates=["cx", "u"]
    )
    found = circuit_input(laid_out)
    assert (3, {"meas": (2, 1)}) == (found.input["qubits"], found.registers)
    laid_out.reset(2)
    laid_out.measure(2, 0)
    assert "$" not in str(circuit_input(laid_out).input["data"])


def test_native_gates() -> None:
    circuit = qiskit.QuantumCircuit(2, 1)
    circuit.append(qiskit_ionq.GPI2Gate(0.1), [0])
    circuit.append(qiskit_ionq.GPIGate(0.2), [1])
    circuit.append(qiskit_ionq.MSGate(0.3, 0.4, 0.2), [1, 0])
    circuit.append(qiskit_ionq.ZZGate(0.1), [0, 1])
    found = circuit_input(circuit)
    assert {"gateset": "native", "qubits": 2, "circuit": EACH_NATIVE} == found.input
    wanted = information.Statevector(circuit.remove_final_measurements(False)).probabilities()
    assert wanted == pytest.approx(distribution(found), abs=1e-7)
    circuit.h(0)
    with pytest.raises(InvalidCircuitError, match=r"native gates .* and others \(h\)"):
        circuit_input(circuit)


def test_measurement_in_mid_circuit_is_sent_as_openqasm_3() -> None:
    circuit = qiskit.QuantumCircuit(1, 2)
    circuit.u(0.1, 0.2, 0.3, 0)
    circuit.measure(0, 0)
    circuit.append(custom("h"), [0])
    circuit.measure(0, 1)
    found = circuit_input(circuit)
    program = str(found.input["data"])
    assert ("ionq.qasm3.v1", {}) == (found.type_, found.registers)
    assert program.startswith('OPENQASM 3.0;\ninclude "stdgates.inc";\n')
    assert "gate " not in program  # standard gates only
    circuit = qiskit.QuantumCircuit(1, 2)
    circuit.append(qiskit_ionq.GPIGate(0.25), [0])
    circuit.measure(0, 0)
    circuit.append(qiskit_ionq.GPI2Gate(0.5), [0])
    program = str(circuit_input(circuit).input["data"])
    assert "gpi(0.25) q[0];\nc[0] = measure q[0];\ngpi2(0.5) q[0];" in program


def test_run_time_control_is_sent_as_openqasm_3() -> None:
    circuit = qiskit.QuantumCircuit(2, 1)
    circuit.measure(0, 0)
    with circuit.if_test((circuit.clbits[0], 1)):
        circuit.x(1)
    assert "if (c[0]) {" in str(circuit_input(circuit).input["data"])


def reserved() -> Any:
    circuit = qiskit.QuantumCircuit(
        qiskit.QuantumRegister(1), qiskit.ClassicalRegister(1, "output")
    )
    circuit.measure(0, 0)
    circuit.x(0)
    return circuit


def unbound() -> Any:
    circuit = qiskit.QuantumCircuit(1)
    circuit.rx(circuits.Parameter("beta"), 0)
    circuit.ry(circuits.Parameter("alpha"), 0)
    return circuit


def with_delay() -> Any:
    circuit = qiskit.QuantumCircuit(1)
    circuit.delay(100, 0)
    return circuit


def opaque() -> Any:
    circuit = qiskit.QuantumCircuit(1)
    circuit.append(circuits.Gate("h", 1, []), [0])
    return circuit


REFUSED: dict[str, tuple[Callable[[], Any], str]] = {
    "unbound": (unbound, "unbound parameters: alpha, beta; .* assign_parameters"),
    "delay": (with_delay, "has delay, which IonQ's gates cannot express"),
    "opaque": (opaque, "a gate 'h' that is not Qiskit's and has no definition"),
    "reserved": (reserved, "register 'output' cannot have this name"),
    "gate": (lambda: library.HGate(), "HGate is no circuit; put it into a QuantumCircuit"),
    "nothing": (lambda: qiskit.QuantumCircuit(), "no qubits"),
}


@every("made, message", REFUSED)
def test_what_cannot_be_sent_is_refused(made: Callable[[], Any], message: str) -> None:
    with pytest.raises(InvalidCircuitError, match=message):
        circuit_input(made())


def test_bound_parameters_and_barriers_are_taken() -> None:
    alpha = circuits.Parameter("alpha")
    circuit = uneven(2)
    circuit.rx(2 * alpha, 0)
    circuit.barrier()
    circuit.id(1)
    circuit = circuit.assign_parameters({alpha: np.float64(0.4)})
    assert 0.8 == assert_same(circuit)[-1]["rotation"]


def test_only_angles_of_the_circuit_are_warned_of() -> None:
    circuit = uneven(2)
    circuit.u(3.1, 3.1, 6.2, 0)  # the translation adds 3 pi
    circuit.u(-3.1, -9.1, -8.2, 1)
    for gate in assert_same(circuit):
        assert abs(gate.get("rotation", 0)) <= 4 * np.pi
    circuit.rx(90, 0)
    with pytest.warns(CircuitWarning, match="its rotation is 90,"):
        assert_same(circuit)
