"""How many gates a payload has, for an estimate of its cost."""

import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from attrs import frozen

from ionq_api.codec import is_list, is_object

from ...errors import InvalidRequestError
from ..circuits.payload_types import QASM3
from ..circuits.rules.kinds import GATE_SETS
from ..errors import MissingExtraError
from .payloads import NATIVE, GateList, gate_lists, qubits_of

NO_GATES = frozenset({"measure", "barrier", "reset", "delay", "id"})
DEEPEST = 20  # definitions within definitions, in a program

_VERSION = re.compile(r"OPENQASM\s+3(\.\d+)?\s*;")
_NATIVE_PARAMETERS = {"gpi": 1, "gpi2": 1, "ms": None, "zz": 1}
"""Native gates that IonQ's OpenQASM has without an include, and how many parameters they take."""


@frozen
class GateCounts:
    """The size of a job, as the service prices it.

    Attributes:
        qubits: The qubits of its largest circuit.
        one_qubit_gates: The gates on one qubit, in all of its circuits.
        two_qubit_gates: The gates on two qubits, likewise.
    """

    qubits: int
    one_qubit_gates: int
    two_qubit_gates: int


def count_gates(body: Mapping[str, object]) -> GateCounts:
    """Count the gates of a payload as it is written, before the service compiles it.

    A one-qubit gate with several targets counts once for each. A gate with c controls on one target
    counts as 2^(c+1) - 3 two-qubit gates, which is what it takes without ancillas if any
    controlled one-qubit gate counts as one (Barenco et al. 1995, section 7.1): 1, 5, 13 for one,
    two, three controls. A control of a two-qubit gate is one more. Each term of a pauliexp with
    w letters other than I counts as 2w - 3 two-qubit gates, or as a one-qubit gate if w is 1.

    Args:
        body: The payload: circuits of gates, or an OpenQASM 3 program, which Qiskit reads.

    Raises:
        MissingExtraError: It is a program, and Qiskit is not installed.
        InvalidRequestError: It is a program that Qiskit does not read, or a job of another kind,
            whose gates nothing tells.
    """
    if body.get("type") == QASM3:
        given = body.get("input")
        return _of_program(str(given.get("data")) if is_object(given) else "")
    counted = [_of_circuit(each) for each in gate_lists(body)]
    if not counted:
        raise InvalidRequestError(
            f"the gates of a job of type {body.get('type')} cannot be counted; submit it with "
            "dry_run=True, which costs nothing, and read the estimate in handle.cost()"
        )
    return GateCounts(
        max(each.qubits for each in counted),
        sum(each.one_qubit_gates for each in counted),
        sum(each.two_qubit_gates for each in counted),
    )


def _of_circuit(circuit: GateList) -> GateCounts:
    one = two = 0
    highest = -1
    for gate in circuit.gates:
        count = _of_native if circuit.gateset == NATIVE else _of_gate
        ones, twos = count(gate)
        one, two = one + ones, two + twos
        named = qubits_of(gate, "target", "targets", "control", "controls")
        highest = max([highest, *named])
    return GateCounts(max(circuit.qubits, highest + 1, 1), one, two)


def _of_native(gate: Mapping[str, object]) -> tuple[int, int]:
    kind = GATE_SETS[NATIVE].get(str(gate.get("gate")))
    width = kind.width if kind else None  # that of nop is None
    return int(width == 1), int(width == 2)


def _of_gate(gate: Mapping[str, object]) -> tuple[int, int]:
    """The gates on one and on two qubits that a QIS gate counts as."""
    name = str(gate.get("gate"))
    targets = len(set(qubits_of(gate, "target", "targets")))
    controls = len(set(qubits_of(gate, "control", "controls")))
    if name == "pauliexp":
        terms = gate.get("terms")
        weights = [_weight(each) for each in terms] if is_list(terms) else []
        sizes = [_of_term(weight, controls) for weight in weights if weight]
        return sum(one for one, _ in sizes), sum(two for _, two in sizes)
    kind = GATE_SETS["qis"].get(name)
    if kind is not None and kind.width == 2:
        return 0, _controlled(controls + 1)
    return (targets, 0) if controls == 0 else (0, targets * _controlled(controls))


def _controlled(controls: int) -> int:
    """The two-qubit gates of a one-qubit gate with so many controls, at least one."""
    return (1 << controls + 1) - 3


def _weight(term: object) -> int:
    return sum(letter in "XYZ" for letter in term) if isinstance(term, str) else 0


def _of_term(weight: int, controls: int) -> tuple[int, int]:
    """A rotation about a Pauli string: a ladder of CNOTs to a zz in its middle, and back."""
    if weight == 1:
        return (1, 0) if controls == 0 else (0, _controlled(controls))
    return 0, 2 * (weight - 2) + _controlled(controls + 1)


def _of_program(text: str) -> GateCounts:
    """The gates of an OpenQASM 3 program, as Qiskit reads it."""
    try:
        load: Any = import_module("qiskit.qasm3").loads  # Any: Qiskit has no types for it
        import_module("qiskit_qasm3_import")
    except ImportError:
        raise MissingExtraError(
            "Qiskit is needed to count the gates of an OpenQASM program: "
            "pip install 'ionq-session[qiskit]'",
            extra="qiskit",
        ) from None
    try:
        circuit: Any = load(_with_native_gates(text))
    except Exception as error:  # noqa: BLE001  # Qiskit's importer raises errors of many kinds
        raise InvalidRequestError(
            f"the gates of the program cannot be counted ({type(error).__name__}: {error}); "
            "submit it with dry_run=True, which costs nothing, and read the estimate in "
            "handle.cost()"
        ) from None
    one, two = _of_instructions(circuit, DEEPEST)
    return GateCounts(max(int(circuit.num_qubits), 1), one, two)


def _with_native_gates(text: str) -> str:
    """A program that declares the native gates which it uses; what they do does not matter here."""
    declared: list[str] = []
    for name, number in _NATIVE_PARAMETERS.items():
        use = re.search(rf"(?<![\w.]){name}\s*\(([^;]*?)\)\s*[\w\[]", text)
        if use is None or re.search(rf"\bgate\s+{name}\b", text):
            continue
        parameters = number or use[1].count(",") + 1
        given = ", ".join(f"p{index}" for index in range(parameters))
        qubits = "a, b" if name in ("ms", "zz") else "a"
        declared.append(f"gate {name}({given}) {qubits} {{ }}")
    version = _VERSION.search(text)
    place = version.end() if version else 0
    return " ".join([text[:place], *declared, text[place:]]) if declared else text


def _of_instructions(circuit: Any, depth: int) -> tuple[int, int]:  # Any: a QuantumCircuit
    """The gates on one and two qubits; larger ones count as what they are defined by."""
    one = two = 0
    for instruction in circuit.data:
        operation = instruction.operation
        if operation.name in NO_GATES:
            continue
        if operation.num_qubits == 1:
            one += 1
        elif operation.num_qubits == 2:
            two += 1
        elif operation.num_qubits > 2 and operation.definition is not None and depth:
            ones, twos = _of_instructions(operation.definition, depth - 1)
            one, two = one + ones, two + twos
    return one, two
