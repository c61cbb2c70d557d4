"""IonQ's JSON circuits of QIS gates, as Qiskit circuits; an invalid gate fails the job.

Matrices, fields and their order are those of IonQ's documents: angles are in radians, xx, yy and zz
are exp(-i a PP / 2), v is the square root of x, and a one-qubit gate with several `targets` acts on
each of them.
"""

from collections.abc import Sequence
from math import isfinite

from ..machines.targets import Target
from . import native_gates as native
from . import qiskit
from .gates import GateFields
from .limits import (
    MAX_ENTRIES,
    MAX_EXPONENTIAL,
    MAX_SAMPLED_ENTRIES,
    MAX_SAMPLED_EXPONENTIAL,
)
from .pauliexp import append_pauliexp, matrix_widths

MAX_CONTROLS = 7  # on a gate, by IonQ's documents

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


def read_qis(gates: Sequence[GateFields], qubits: int, target: Target) -> qiskit.Circuit:
    """A circuit of QIS gates.

    Args:
        gates: The gates.
        qubits: How many qubits the circuit has.
        target: Where it is to run.

    Raises:
        JobFailed: A gate is invalid; the message names it.
    """
    circuit = qiskit.new_circuit(qubits)
    room = _Room(target)
    for fields in gates:
        _GateReader(circuit, fields, room).append()
    return circuit


class _Room:
    """How much a circuit may have of matrices that are to be computed.

    Args:
        target: Where it is to run; what must be compiled has less room.
    """

    def __init__(self, target: Target) -> None:
        self._target = target
        self._left = MAX_SAMPLED_ENTRIES if target.samples else MAX_ENTRIES

    def take(self, fields: GateFields, widths: Sequence[int]) -> None:
        """Use some of the room.

        Args:
            fields: The gate.
            widths: How many qubits each of its matrices is on.

        Raises:
            JobFailed: There is not enough.
        """
        limit = MAX_SAMPLED_EXPONENTIAL if self._target.samples else MAX_EXPONENTIAL
        widest = max(widths, default=0)
        if widest > limit:
            raise fields.failed(
                f"its terms do not commute and act on {widest} qubits, controls included; for "
                f"{self._target.name} this emulator computes at most {limit}: split the time into "
                "steps with terms that commute",
                "QuantumCircuitComplexityError",
            )
        self._left -= sum(1 << 2 * width for width in widths if width > 2)
        if self._left < 0:
            raise fields.failed(
                "the circuit has too many exponentials of terms that do not commute; for "
                f"{self._target.name} this emulator computes "
                f"{(MAX_SAMPLED_ENTRIES if self._target.samples else MAX_ENTRIES) >> 2 * limit} on "
                f"{limit} qubits, and four times as many on each qubit less",
                "QuantumCircuitComplexityError",
            )


class _GateReader:
    """Reads one gate of the JSON and appends it to the circuit."""

    def __init__(self, circuit: qiskit.Circuit, fields: GateFields, room: _Room) -> None:
        self._circuit = circuit
        self._fields = fields
        self._room = room
        self._name = fields.name

    def append(self) -> None:
        """Append the gate; a one-qubit gate once for each target."""
        name = self._name
        one_qubit = name in _ONE_QUBIT or name in _ROTATIONS
        if not (one_qubit or name in _TWO_QUBIT_ROTATIONS or name in ("swap", "pauliexp")):
            problem = "there is no such gate"
            if name in native.NAMES:
                problem = "a native gate can't be in a circuit of the gate set qis"
            raise self._fields.failed(problem, "UnsupportedGate")
        targets = self._fields.qubits("target", "targets")
        controls = self._fields.qubits("control", "controls")
        self._check_places(targets, controls)
        if name == "pauliexp":
            self._append_pauliexp(targets, controls)
        elif one_qubit:
            for target in targets:
                qiskit.append(self._circuit, self._one_qubit_gate(name), [target], controls)
        elif len(targets) == 2:
            gate = (
                qiskit.gate("Swap")
                if name == "swap"
                else qiskit.gate(_TWO_QUBIT_ROTATIONS[name], self._fields.number("rotation"))
            )
            qiskit.append(self._circuit, gate, targets, controls)
        else:
            raise self._fields.failed(f"it needs two targets and has {len(targets)}")

    def _one_qubit_gate(self, name: str) -> qiskit.Gate:
        if name in _ROTATIONS:
            return qiskit.gate(_ROTATIONS[name], self._fields.number("rotation"))
        if name == "z" and self._fields.get("rotation") is not None:
            # This is how qiskit-ionq sends its phase gate, diag(1, e^ia).
            return qiskit.gate("Phase", self._fields.number("rotation"))
        return qiskit.gate(_ONE_QUBIT[name])

    def _append_pauliexp(self, targets: list[int], controls: list[int]) -> None:
        terms, coefficients = self._fields.get("terms"), self._fields.get("coefficients")
        if not isinstance(terms, list) or not isinstance(coefficients, list) or not terms:
            raise self._fields.failed("it needs lists of terms and coefficients")
        if len(terms) != len(coefficients):
            raise self._fields.failed("it needs as many coefficients as terms")
        words = [word for word in terms if isinstance(word, str) and not set(word) - set("IXYZ")]
        if len(words) != len(terms) or any(len(word) != len(targets) for word in words):
            raise self._fields.failed("each term needs one letter of I, X, Y, Z for each target")
        time = self._fields.number("time")
        if time <= 0:
            raise self._fields.failed("its time must be positive")
        angles = [time * self._fields.finite(value, "coefficients") for value in coefficients]
        if not all(isfinite(2 * angle) for angle in angles):  # what a rotation takes
            raise self._fields.failed("its time multiplied by a coefficient is too large")
        self._room.take(self._fields, matrix_widths(words, len(controls)))
        append_pauliexp(self._circuit, words, angles, targets, controls)

    def _check_places(self, targets: list[int], controls: list[int]) -> None:
        if not targets:
            raise self._fields.failed("it has no target")
        if self._name == "cnot" and not controls:
            raise self._fields.failed("it has no control")
        self._fields.check_distinct([*targets, *controls])
        if len(controls) > MAX_CONTROLS:
            raise self._fields.failed(
                f"it has {len(controls)} controls; at most {MAX_CONTROLS} are allowed",
                "TooManyControls",
            )
