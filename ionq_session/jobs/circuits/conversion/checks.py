"""What is refused or warned of before a circuit is sent, naming gate and rule.

The service fails most of these as a job, after minutes in a queue, and takes some silently. Refused
is what can mean nothing; what is only unlikely to be meant gives a `CircuitWarning`.
"""

import warnings
from collections.abc import Sequence
from typing import cast

from ionq_api.types import JsonValue

from ...._user_line import levels_to_the_user
from ...errors import CircuitWarning, InvalidCircuitError
from .gate_checks import GateCheck, counted, prefix
from .gates import RULES, Gateset
from .types import CIRCUIT, MULTI_CIRCUIT, CircuitInput

MAX_GATES = 150_000  # in all circuits of a job together, by the contract
MAX_CIRCUITS = 5_000  # in one job, by the contract


def check(found: CircuitInput) -> None:
    """Refuse a circuit of gates, or several in one job, that cannot mean anything.

    OpenQASM, Hamiltonians and problems to optimize are left to the service.

    Raises:
        InvalidCircuitError: A gate breaks a rule, or there are too many.
    """
    if found.type_ == CIRCUIT and isinstance(gates := found.input.get("circuit"), list):
        _check_count(len(gates))
        check_gates(gates, found.input.get("gateset"), found.input.get("qubits"))
    elif found.type_ == MULTI_CIRCUIT:
        circuits = found.input.get("circuits")
        if not isinstance(circuits, list):
            raise InvalidCircuitError("'circuits' is not a list of circuits")
        if len(circuits) > MAX_CIRCUITS:
            raise InvalidCircuitError(
                f"{len(circuits)} circuits; one job takes {MAX_CIRCUITS}: split them into jobs"
            )
        all_gates = 0
        for index, each in enumerate(circuits):
            gates = each.get("circuit") if isinstance(each, dict) else None
            if not isinstance(each, dict) or not isinstance(gates, list):
                text = f"{prefix(index)}it has no list of gates in 'circuit'"
                raise InvalidCircuitError(text, circuit=index)
            all_gates += len(gates)
            gateset, qubits = (
                each.get(name, found.input.get(name)) for name in ("gateset", "qubits")
            )
            check_gates(gates, gateset, qubits, circuit=index)
        _check_count(all_gates)


def check_gates(
    gates: Sequence[JsonValue], gateset: object, qubits: object, *, circuit: int | None = None
) -> None:
    """Check the gates of one circuit.

    Args:
        gates: Each with the document's names.
        gateset: `qis` or `native`.
        qubits: How many qubits the circuit has.
        circuit: Its index, if the job has several.

    Raises:
        InvalidCircuitError: A gate breaks a rule; `gate` is its index.

    Warns:
        CircuitWarning: Once for each thing in the circuit that is probably not meant.
    """
    if gateset not in RULES:
        raise InvalidCircuitError(
            f"{prefix(circuit)}the gateset is neither 'qis' nor 'native'", circuit=circuit
        )
    if qubits == 0:
        raise InvalidCircuitError(f"{prefix(circuit)}the circuit has no qubits", circuit=circuit)
    if type(qubits) is not int or qubits < 1:
        raise InvalidCircuitError(
            f"{prefix(circuit)}'qubits' is {qubits!r}, not a whole number above 0", circuit=circuit
        )
    checking = GateCheck(cast("Gateset", gateset), qubits)
    checking.gates(gates, circuit)
    for texts in checking.unlikely.values():
        more = f" (so it is with {counted(len(texts) - 1, 'gate')} more)" if texts[1:] else ""
        _warn(f"{prefix(circuit)}{texts[0]}{more}")
    if not gates:
        # One client says that the service fails such a job, another that its result is empty.
        _warn(f"{prefix(circuit)}the circuit has no gates; the service may fail its job")


def _check_count(gates: int) -> None:
    if gates > MAX_GATES:
        raise InvalidCircuitError(f"{gates} gates; one job takes {MAX_GATES} in all its circuits")


def _warn(text: str) -> None:
    warnings.warn(CircuitWarning(text), stacklevel=levels_to_the_user())
