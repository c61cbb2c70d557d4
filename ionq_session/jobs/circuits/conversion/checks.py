"""What is refused or warned of before circuits are sent, naming gate and rule.

The rules of one gate are those of `rules.one_gate`; here are those of a circuit, and of a job.
"""

import warnings
from collections.abc import Sequence

from attrs import define, field

from ionq_api.types import JsonValue

from ...._user_line import levels_to_the_user
from ...errors import CircuitWarning, InvalidCircuitError
from ..payload_types import CIRCUIT, MULTI_CIRCUIT
from ..rules.gate_json import check_json
from ..rules.kinds import GATE_SETS
from ..rules.one_gate import RuleError
from ..rules.refusals import label, name_in, prefix, refusal
from .types import CircuitInput

MAX_GATES = 150_000  # in all circuits of a job together, by the contract
MAX_CIRCUITS = 5_000  # in one job, by the contract


@define
class Unlikely:
    """What is unlikely to be meant in a job, told once for each name of a gate.

    Attributes:
        first: What is unlikely of the first gate with a name, by the name.
        counts: How many gates of that name it holds for.
    """

    first: dict[str, str] = field(factory=dict[str, str])
    counts: dict[str, int] = field(factory=dict[str, int])

    def add(self, gate: str, place: str, problem: str) -> None:
        """Note a gate.

        Args:
            gate: Its name.
            place: What a message calls it.
            problem: What is unlikely of it.
        """
        self.first.setdefault(gate, f"{place}: {problem}")
        self.counts[gate] = self.counts.get(gate, 0) + 1

    def warn(self) -> None:
        """Give the warnings."""
        for gate, text in self.first.items():
            others = self.counts[gate] - 1
            more = f" (and so on, in {others} more of this gate)" if others else ""
            warnings.warn(CircuitWarning(text + more), stacklevel=levels_to_the_user())


def check(found: CircuitInput) -> None:
    """Refuse a circuit of gates, or several in one job, that cannot mean anything.

    OpenQASM, Hamiltonians and problems to optimize are left to the service.

    Raises:
        InvalidCircuitError: A gate breaks a rule, or there are too many.
    """
    if found.type_ == CIRCUIT and isinstance(gates := found.input.get("circuit"), list):
        _check_count(len(gates))
        unlikely = Unlikely()
        check_gates(gates, found.input.get("gateset"), found.input.get("qubits"), unlikely)
        unlikely.warn()
    elif found.type_ == MULTI_CIRCUIT:
        circuits = found.input.get("circuits")
        if not isinstance(circuits, list):
            raise InvalidCircuitError("'circuits' is not a list of circuits")
        if len(circuits) > MAX_CIRCUITS:
            raise InvalidCircuitError(
                f"{len(circuits)} circuits; one job takes {MAX_CIRCUITS}: split them into jobs"
            )
        all_gates, unlikely = 0, Unlikely()
        for index, each in enumerate(circuits):
            gates = each.get("circuit") if isinstance(each, dict) else None
            if not isinstance(each, dict) or not isinstance(gates, list):
                text = f"{prefix(index)}it has no list of gates in 'circuit'"
                raise InvalidCircuitError(text, circuit=index)
            all_gates += len(gates)
            gateset, qubits = (
                each.get(name, found.input.get(name)) for name in ("gateset", "qubits")
            )
            check_gates(gates, gateset, qubits, unlikely, circuit=index)
        _check_count(all_gates)
        unlikely.warn()


def check_gates(
    gates: Sequence[JsonValue],
    gateset: object,
    qubits: object,
    unlikely: Unlikely,
    *,
    circuit: int | None = None,
) -> None:
    """Check the gates of one circuit.

    Args:
        gates: Each with the document's names.
        gateset: `qis` or `native`.
        qubits: How many qubits the circuit has.
        unlikely: Gets what is probably not meant.
        circuit: Its index, if the job has several.

    Raises:
        InvalidCircuitError: A gate breaks a rule; `gate` is its index.
    """
    kinds = GATE_SETS.get(gateset) if isinstance(gateset, str) else None
    if kinds is None:
        raise InvalidCircuitError(
            f"{prefix(circuit)}the gateset is neither 'qis' nor 'native'", circuit=circuit
        )
    if qubits == 0:
        raise InvalidCircuitError(f"{prefix(circuit)}the circuit has no qubits", circuit=circuit)
    if type(qubits) is not int or qubits < 1:
        raise InvalidCircuitError(
            f"{prefix(circuit)}'qubits' is {qubits!r}, not a whole number above 0", circuit=circuit
        )
    for index, gate in enumerate(gates):
        try:
            _, _, problem = check_json(gate, kinds, qubits)
        except RuleError as rule:
            raise refusal(index, name_in(gate), rule, circuit) from None
        if problem:
            name = str(name_in(gate))
            unlikely.add(name, f"{prefix(circuit)}{label(index, name)}", problem)
    if not gates:
        # One client says that the service fails such a job, another that its result is empty.
        text = f"{prefix(circuit)}the circuit has no gates; the service may fail its job"
        warnings.warn(CircuitWarning(text), stacklevel=levels_to_the_user())


def _check_count(gates: int) -> None:
    if gates > MAX_GATES:
        raise InvalidCircuitError(f"{gates} gates; one job takes {MAX_GATES} in all its circuits")
