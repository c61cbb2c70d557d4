"""What circuits of both gate sets have in common: a growing list of gates on some qubits."""

import operator
import warnings
from collections.abc import Iterable, Iterator, Mapping
from typing import Self, SupportsIndex, cast

from ionq_api import JsonValue

from ..._user_line import levels_to_the_user
from ..errors import CircuitWarning, InvalidCircuitError
from .arguments import Number
from .building import from_arguments, from_json
from .gate import Gate
from .parameters import Parameter, bound_fields, bound_values
from .rules.implied import needed_qubits
from .rules.one_gate import RuleError
from .rules.refusals import label, name_in, refusal
from .views import Viewed


class BaseCircuit(Viewed):
    """A list of gates; `Circuit` and `NativeCircuit` add a method for each gate.

    Methods that add gates change the circuit and return it, as in Amazon Braket and, by their
    effect, in Qiskit and Cirq. `copy`, `inverse`, `repeat` and `+` make a new circuit. Circuits
    with the same qubits and gates are equal; as they can change, they have no hash.

    Args:
        qubits: How many qubits there are, at least 1.

    Raises:
        InvalidCircuitError: That is not a whole number of at least 1.
    """

    def __init__(self, qubits: SupportsIndex) -> None:
        self._qubits = _width(qubits)
        self._gates: list[Gate] = []
        self._warned: set[str] = set()

    @property
    def qubits(self) -> int:
        """How many qubits there are, idle ones included."""
        return self._qubits

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The gates, in the order in which they act."""
        return tuple(self._gates)

    def __len__(self) -> int:
        return len(self._gates)

    def __iter__(self) -> Iterator[Gate]:
        return iter(self.gates)

    def extend(
        self,
        gates: "BaseCircuit | Iterable[Gate | Mapping[str, JsonValue]]",
        *,
        qubits: Iterable[SupportsIndex] | None = None,
    ) -> Self:
        """Add the gates of a circuit, or gates as values or in IonQ's JSON. All are added, or none.

        Args:
            gates: Where the gates are from; their indices in errors begin at those of this circuit.
            qubits: Which qubits they go to: what acts on qubit i acts on the i-th of these. By
                default they keep their qubits. Only with a circuit.

        Raises:
            InvalidCircuitError: A gate is not one that this circuit can have.
        """
        if isinstance(gates, BaseCircuit):
            self._gates += self._read(_moved(gates, self.qubits, qubits))
        elif qubits is None:
            self._gates += self._read(gates)
        else:
            raise TypeError("extend() takes `qubits` only with a circuit")
        return self

    def _read(self, gates: "Iterable[Gate | Mapping[str, JsonValue]]") -> list[Gate]:
        read: list[Gate] = []
        for index, gate in enumerate(gates, start=len(self._gates)):
            read += self._read_one(index, gate.fields() if isinstance(gate, Gate) else gate)
        return read

    def _read_one(self, index: int, fields: object) -> list[Gate]:
        try:
            made, unlikely = from_json(self.gateset, fields, self.qubits)
        except RuleError as rule:
            raise refusal(index, name_in(fields), rule) from None
        self._warn(index, name_in(fields), unlikely)
        return made

    def _append(self, name: str, targets: object, controls: object = (), **values: object) -> Self:
        index = len(self._gates)
        try:
            made, unlikely = from_arguments(
                self.gateset, name, targets, controls, values, self._qubits
            )
        except RuleError as rule:
            raise refusal(index, name, rule) from None
        if unlikely:
            self._warn(index, name, unlikely)
        self._gates += made
        return self

    def _warn(self, index: int, name: object, unlikely: str) -> None:
        """Warn of a gate, once for each name: a wrong unit is wrong in a thousand gates."""
        if unlikely and name not in self._warned:
            self._warned.add(str(name))
            warning = CircuitWarning(f"{label(index, name)}: {unlikely}")
            warnings.warn(warning, stacklevel=levels_to_the_user())

    def copy(self) -> Self:
        """A circuit with the same gates, which can change on its own."""
        return self._with(self._gates)

    def __copy__(self) -> Self:
        return self.copy()  # the default would share the list of gates

    def _with(self, gates: Iterable[Gate]) -> Self:
        """A circuit like this one, also if it is of a subclass, with other gates."""
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made._gates, made._warned = [*gates], self._warned.copy()
        return made

    def __add__(self, other: Self) -> Self:
        # Whoever has no type checker may give anything.
        is_circuit = isinstance(other, BaseCircuit)  # pyright: ignore[reportUnnecessaryIsInstance]
        if not is_circuit or self.gateset != other.gateset:
            return NotImplemented
        made = self._with(self._gates + other._gates)
        made._qubits = max(self._qubits, other._qubits)
        return made

    def repeat(self, times: SupportsIndex) -> Self:
        """A new circuit with the gates of this one several times in a row.

        Args:
            times: How many times, from 0.

        Raises:
            ValueError: It is below 0.
        """
        count = operator.index(times)
        if count < 0:
            raise ValueError(f"repeat() needs times of at least 0, not {count}")
        return self._with(self._gates * count)

    def inverse(self) -> Self:
        """A new circuit that undoes this one: the inverse of each gate, in reverse order."""
        return self._with(gate.inverse() for gate in reversed(self._gates))

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the parameters that have no value yet, in the order of first use."""
        found: dict[str, None] = {}
        for gate in self._gates:
            found.update(dict.fromkeys(gate.parameters))
        return tuple(found)

    def bind(
        self,
        values: Mapping[str, Number] | Mapping[Parameter, Number] | None = None,
        /,
        **named: Number,
    ) -> Self:
        """A new circuit with numbers for parameters, which are checked like numbers given at once.

        Args:
            values: Numbers by parameters or their names.
            **named: The same, by names. Parameters without a number stay.

        Raises:
            InvalidCircuitError: The circuit has no such parameter, or a value is not a finite
                number, or not one that the gate takes.
        """
        pairs: list[tuple[object, object]] = [*(values or {}).items(), *named.items()]
        numbers = bound_values(pairs, self.parameters)
        made = self._with([])
        for index, gate in enumerate(self._gates):
            if gate.parameters:
                made._gates += made._read_one(index, bound_fields(gate.fields(), numbers))
            else:
                made._gates.append(gate)
        return made

    def depth(self) -> int:
        """The length of the longest chain of gates in which each shares a qubit with the next.

        It is of the circuit as written. What runs on a QPU depends on IonQ's compiler, and its
        machines perform one gate at a time.
        """
        depths: dict[int, int] = {}
        for gate in self._gates:
            reached = 1 + max((depths.get(qubit, 0) for qubit in gate.qubits), default=0)
            depths.update(dict.fromkeys(gate.qubits, reached))
        return max(depths.values(), default=0)

    def gate_counts(self) -> dict[str, int]:
        """How often each gate occurs, by its name, in the order of first use.

        They are counts of the circuit as written; a job's `stats` and the cost count gates after
        IonQ's compiler.
        """
        counts: dict[str, int] = {}
        for gate in self._gates:
            counts[gate.name] = counts.get(gate.name, 0) + 1
        return counts

    def to_ionq(self) -> dict[str, JsonValue]:
        """The `input` of a job, by the document's names: `gateset`, `qubits` and `circuit`.

        Raises:
            InvalidCircuitError: A parameter has no value.
        """
        circuit: list[JsonValue] = []
        for index, gate in enumerate(self._gates):
            try:
                circuit.append(gate.to_ionq())
            except InvalidCircuitError as error:
                raise InvalidCircuitError(f"gate {index}: {error.message}", gate=index) from None
        return {"gateset": self.gateset, "qubits": self._qubits, "circuit": circuit}

    @classmethod
    def from_ionq(cls, circuit: Mapping[str, JsonValue]) -> Self:
        """Read IonQ's JSON, such as the `input` of a job.

        Args:
            circuit: Its `circuit` is a list of gates, its `gateset` by default that of this class,
                its `qubits` by default as many as the gates need.

        Returns:
            The circuit. A gate of one qubit with several `targets` has become a gate for each.

        Raises:
            InvalidCircuitError: It is not a circuit, or has a gate that this class has not.
        """
        # Whoever has no type checker may give anything.
        if not isinstance(circuit, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InvalidCircuitError(
                f"IonQ's JSON of a circuit is an object, not {type(circuit).__name__}"
            )
        gateset = circuit.get("gateset") or cls.gateset
        if gateset != cls.gateset:
            reader = {"qis": "Circuit", "native": "NativeCircuit"}.get(str(gateset))
            advice = f": read it with {reader}.from_ionq" if reader else ""
            raise InvalidCircuitError(
                f"{cls.__name__} has the gate set {cls.gateset}, and this circuit "
                f"{gateset!r}{advice}"
            )
        gates = circuit.get("circuit")
        if not isinstance(gates, list):
            raise InvalidCircuitError("IonQ's JSON has the gates of a circuit in a list `circuit`")
        qubits = circuit.get("qubits") or needed_qubits(gates)
        # cast: those that are no qubits or no gates are refused while they are read.
        made = cls(cast("int", qubits))
        return made.extend(cast("list[Mapping[str, JsonValue]]", gates))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, BaseCircuit) or self.gateset != other.gateset:
            return NotImplemented
        return self._qubits == other._qubits and self._gates == other._gates


def _width(qubits: object) -> int:
    if isinstance(qubits, bool) or not hasattr(qubits, "__index__"):
        raise InvalidCircuitError(f"a circuit needs a whole number of qubits, not {qubits!r}")
    # cast: it was just asked for its __index__.
    width = operator.index(cast("SupportsIndex", qubits))
    if width < 1:
        raise InvalidCircuitError(f"a circuit needs at least 1 qubit, not {width}")
    return width


def _moved(
    circuit: BaseCircuit, width: int, qubits: Iterable[SupportsIndex] | None
) -> Iterable[Gate]:
    """The gates of a circuit, on other qubits."""
    if qubits is None:
        return circuit.gates
    places = [operator.index(qubit) for qubit in qubits]
    is_inside = all(0 <= qubit < width for qubit in places)
    if len(places) != circuit.qubits or len(set(places)) != len(places) or not is_inside:
        raise InvalidCircuitError(
            f"extend() needs a qubit of 0 to {width - 1} for each of the {circuit.qubits} qubits "
            f"of the other circuit, all different, and got {places}"
        )
    return (gate.moved(places) for gate in circuit.gates)
