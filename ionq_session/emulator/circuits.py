"""IonQ's JSON circuits of QIS gates, as Qiskit circuits. What is wrong with one fails the job.

Matrices, fields and the order of things are those of IonQ's documents: angles in radians, xx, yy
and zz are exp(-i a P(x)P / 2), v is the square root of x, and a one-qubit gate with several
`targets` acts on each.
"""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from ionq_session.emulator import _qiskit as qiskit
from ionq_session.emulator._pauliexp import append_pauliexp, commute
from ionq_session.emulator.jobs import FailureCode, JobFailed
from ionq_session.emulator.programs import Program

if TYPE_CHECKING:
    from ionq_session.emulator.jsontypes import Json, JsonObject
    from ionq_session.emulator.targets import Target

# Aer holds 16 bytes an amplitude, 1 GiB at 26 qubits, and a few times that while probabilities are
# taken. Two such jobs at once fit a machine of 24 GiB with room to spare.
MAX_QUBITS = 26

# IonQ's documents allow so many controls on a gate.
MAX_CONTROLS = 7

_ONE_QUBIT = {
    "x": "X",
    "not": "X",
    "cnot": "X",
    "y": "Y",
    "z": "Z",
    "h": "H",
    "s": "S",
    "si": "Sdg",
    "t": "T",
    "ti": "Tdg",
    "v": "SX",
    "vi": "SXdg",
}
_ROTATIONS = {"rx": "RX", "ry": "RY", "rz": "RZ"}
_TWO_QUBIT_ROTATIONS = {"xx": "RXX", "yy": "RYY", "zz": "RZZ"}


def make_program(circuit: qiskit.Circuit, target: Target) -> Program:
    """Take stock of a circuit.

    Gates are counted as the user wrote them, not as a compiler would leave them; those on more than
    two qubits count as two-qubit gates, into which they break down.

    Args:
        circuit: A circuit of gates only.
        target: Where it runs.

    Returns:
        The program.
    """
    widths = [len(step.qubits) for step in circuit.data]
    one, more = sum(width == 1 for width in widths), sum(width > 1 for width in widths)
    counts: JsonObject = {"1q": one, "2q": more}
    stats: JsonObject = {"qubits": circuit.num_qubits, "circuits": 1, "gate_counts": counts}
    return Program(target, circuit.num_qubits, (), stats, circuit)


def check_qubits(qubits: int, target: Target) -> None:
    """Refuse a circuit that is too wide.

    Args:
        qubits: Its width.
        target: Where it is to run.

    Raises:
        JobFailed: If it is wider than the service's target or than this emulator.
    """
    if qubits > target.qubits:
        message = f"{qubits} qubits asked for; the {target.name} has {target.qubits}"
        raise JobFailed("NotEnoughQubits", message)
    if qubits > MAX_QUBITS:
        message = f"{qubits} qubits asked for; this emulator simulates at most {MAX_QUBITS}"
        raise JobFailed("NotEnoughQubits", message)


def read_circuit(source: JsonObject, target: Target) -> Program:
    """Build the circuit of an `ionq.circuit.v1` job.

    Args:
        source: The job's `input`, whose structure was checked before.
        target: Where it is to run.

    Returns:
        The program.

    Raises:
        JobFailed: If the circuit is not a good one; the message names the gate.
    """
    qubits, gates = source.get("qubits"), source.get("circuit")
    if not isinstance(qubits, int | float) or qubits < 1:
        # Left out of the required fields by the document, but the live simulator wants it.
        raise JobFailed("PreflightError", "input.qubits is required and must be at least 1")
    check_qubits(int(qubits), target)
    if not isinstance(gates, list) or not gates:
        raise JobFailed("PreflightError", "the circuit has no gates")
    circuit = qiskit.new_circuit(int(qubits))
    for position, fields in enumerate(gates):
        _GateReader(circuit, position, fields if isinstance(fields, dict) else {}).append()
    return make_program(circuit, target)


class _GateReader:
    """Reads one gate of the JSON and appends it to the circuit."""

    def __init__(self, circuit: qiskit.Circuit, position: int, fields: JsonObject) -> None:
        self._circuit = circuit
        self._position = position
        self._fields = fields
        self._name = fields.get("gate")

    def append(self) -> None:
        """Append the gate, once a target if it is a one-qubit gate."""
        name = self._name
        if not isinstance(name, str):
            raise self._failed("it has no name in its field gate")
        one_qubit = name in _ONE_QUBIT or name in _ROTATIONS
        if not (one_qubit or name in _TWO_QUBIT_ROTATIONS or name in ("swap", "pauliexp")):
            raise self._failed("the simulator has no such gate", "UnsupportedGate")
        targets, controls = self._qubits("target", "targets"), self._qubits("control", "controls")
        self._check_places(targets, controls)
        if name == "pauliexp":
            self._append_pauliexp(targets, controls)
        elif one_qubit:
            for target in targets:
                qiskit.append(self._circuit, self._one_qubit_gate(name), [target], controls)
        elif len(targets) == 2:
            made = (
                qiskit.gate("Swap")
                if name == "swap"
                else qiskit.gate(_TWO_QUBIT_ROTATIONS[name], self._number("rotation"))
            )
            qiskit.append(self._circuit, made, targets, controls)
        else:
            raise self._failed(f"it needs two targets and has {len(targets)}")

    def _one_qubit_gate(self, name: str) -> qiskit.Gate:
        if name in _ROTATIONS:
            return qiskit.gate(_ROTATIONS[name], self._number("rotation"))
        if name == "z" and self._fields.get("rotation") is not None:
            # qiskit-ionq sends its phase gate diag(1, e^ia) so.
            return qiskit.gate("Phase", self._number("rotation"))
        return qiskit.gate(_ONE_QUBIT[name])

    def _append_pauliexp(self, targets: list[int], controls: list[int]) -> None:
        terms, coefficients = self._fields.get("terms"), self._fields.get("coefficients")
        if not isinstance(terms, list) or not isinstance(coefficients, list) or not terms:
            raise self._failed("it needs lists of terms and coefficients")
        if len(terms) != len(coefficients):
            raise self._failed("it needs as many coefficients as terms")
        words = [word for word in terms if isinstance(word, str) and not set(word) - set("IXYZ")]
        if len(words) != len(terms) or any(len(word) != len(targets) for word in words):
            raise self._failed("each term needs one letter of I, X, Y, Z for each target")
        time = self._number("time")
        if time <= 0:
            raise self._failed("its time must be positive")
        angles = [time * self._finite(value, "coefficients") for value in coefficients]
        if not commute(words):
            problem = "its terms do not commute, which this emulator does not support"
            raise self._failed(problem, "UnsupportedGate")
        append_pauliexp(self._circuit, words, angles, targets, controls)

    def _qubits(self, single: str, plural: str) -> list[int]:
        """Read the qubits of a role, which come as one number or as a list."""
        one, many = self._fields.get(single), self._fields.get(plural)
        if one is not None and many is not None:
            raise self._failed(f"it has both {single} and {plural}")
        if one is not None:
            return [self._qubit(one, single)]
        if many is not None and not isinstance(many, list):
            raise self._failed(f"{plural} must be a list")
        return [self._qubit(value, plural) for value in many or []]

    def _qubit(self, value: Json, role: str) -> int:
        # The document types the lists as numbers, so 1.0 is a qubit too.
        if isinstance(value, bool) or not isinstance(value, int | float) or value % 1 != 0:
            raise self._failed(f"{role} takes whole numbers")
        if not 0 <= value < self._circuit.num_qubits:
            last = self._circuit.num_qubits - 1
            raise self._failed(f"qubit {value} is out of range: the circuit has 0 to {last}")
        return int(value)

    def _check_places(self, targets: list[int], controls: list[int]) -> None:
        if not targets:
            raise self._failed("it has no target")
        if self._name == "cnot" and not controls:
            raise self._failed("it has no control")
        if len({*targets, *controls}) != len(targets) + len(controls):
            raise self._failed("it names a qubit twice")
        if len(controls) > MAX_CONTROLS:
            problem = f"it has {len(controls)} controls; at most {MAX_CONTROLS} are allowed"
            raise self._failed(problem, "TooManyControls")

    def _number(self, key: str) -> float:
        return self._finite(self._fields.get(key), key)

    def _finite(self, value: Json, key: str) -> float:
        if isinstance(value, int | float) and not isinstance(value, bool):
            try:
                number = float(value)
            except OverflowError:
                number = float("inf")
            if isfinite(number):
                return number
        raise self._failed(f"{key} must be a number")

    def _failed(self, problem: str, code: FailureCode = "PreflightError") -> JobFailed:
        return JobFailed(code, f"gate {self._position} ({self._name}): {problem}")
