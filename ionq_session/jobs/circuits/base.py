"""What circuits of both gate sets have in common: a growing list of gates on some qubits."""

import operator
import shutil
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Self, SupportsIndex, cast

from ionq_api import JsonValue

from ..errors import InvalidCircuitError
from .building import build, read_gate
from .calls import calls
from .checks import GateChecks, Number
from .drawing import draw
from .gate import Gate
from .parameters import Parameter, bound_fields, bound_values
from .picture import notebook_picture, standalone_picture

FALLBACK_SIZE = (80, 24)  # columns and lines, where there is no terminal


class BaseCircuit:
    """A list of gates; `Circuit` and `NativeCircuit` add a method for each gate.

    Methods that add gates change the circuit and return it, as in Amazon Braket and, by their
    effect, in Qiskit and Cirq. `copy`, `inverse`, `repeat` and `+` make a new circuit. Circuits
    with the same qubits and gates are equal; as they can change, they have no hash.

    Args:
        qubits: How many qubits there are, at least 1.

    Raises:
        InvalidCircuitError: That is not a whole number of at least 1.
    """

    gateset: ClassVar[str]
    """The set that the gates are from, as the document names it: `qis` or `native`."""

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
            fields = gate.fields() if isinstance(gate, Gate) else gate
            # Whoever has no type checker may give anything.
            if not isinstance(fields, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
                raise InvalidCircuitError(
                    f"gate {index} must be an object with the fields of IonQ's JSON, not "
                    f"{type(fields).__name__}",
                    gate=index,
                )
            read += read_gate(self.gateset, fields, index, self.qubits, self._warned)
        return read

    def _append(self, name: str, targets: object, controls: object = (), **values: object) -> Self:
        checks = GateChecks(name, len(self._gates), self._qubits, self._warned)
        self._gates += build(self.gateset, name, checks, targets, controls, values)
        return self

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
                number.
        """
        pairs: list[tuple[object, object]] = [*(values or {}).items(), *named.items()]
        numbers = bound_values(pairs, self.parameters)
        gates: list[Gate] = []
        warned = self._warned.copy()
        for index, gate in enumerate(self._gates):
            if gate.parameters:
                fields = bound_fields(gate.fields(), numbers)
                gates += read_gate(self.gateset, fields, index, self.qubits, warned)
            else:
                gates.append(gate)
        return self._with(gates)

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
        qubits = circuit.get("qubits") or _needed(gates)
        # cast: those that are no qubits or no gates are refused while they are read.
        made = cls(cast("int", qubits))
        return made.extend(cast("list[Mapping[str, JsonValue]]", gates))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, BaseCircuit) or self.gateset != other.gateset:
            return NotImplemented
        return self._qubits == other._qubits and self._gates == other._gates

    def draw(self, *, width: int | None = None, ascii: bool = False) -> str:  # noqa: A002  # as in print(ascii(...))
        """Draw the circuit as text: a line for each qubit, time from left to right.

        Controls are dots, an X with controls is a plus in a circle, the ends of a swap are crosses.
        Angles of rotations are in radians, phases and angles of native gates have a τ, which is one
        turn, 2π. Gates stand as far to the left as they can without crossing another.

        Args:
            width: The columns of text after which the drawing goes on below; by default those of
                the terminal, or 80 where there is none. 0 for no limit.
            ascii: Use no character that is not ASCII.

        Raises:
            ValueError: `width` is below 0.
        """
        if width is None:
            width = shutil.get_terminal_size(FALLBACK_SIZE).columns
        if width < 0:
            raise ValueError(f"draw() needs a width of at least 0, not {width}")
        return draw(self._gates, self._qubits, width, ascii_only=ascii)

    def __str__(self) -> str:
        return self.draw()

    def __repr__(self) -> str:
        written = calls(self._gates)
        if written is None:
            gates = [gate.fields() for gate in self._gates]
            whole = {"gateset": self.gateset, "qubits": self._qubits, "circuit": gates}
            return f"{type(self).__name__}.from_ionq({whole})"
        return f"{type(self).__name__}({self._qubits}){written}"

    def _repr_html_(self) -> str:
        """What notebooks show."""
        return notebook_picture(self._gates, self._qubits)

    def _repr_svg_(self) -> str:
        """What programs show that know no HTML; also a file for a browser or a text."""
        return standalone_picture(self._gates, self._qubits)


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


def _needed(gates: list[JsonValue]) -> int:
    """How many qubits gates need that were written without their number."""
    found = 0
    for gate in gates:
        for role in ("target", "targets", "control", "controls"):
            named = gate.get(role) if isinstance(gate, dict) else None
            for qubit in named if isinstance(named, list) else [named]:
                if type(qubit) is int:
                    found = max(found, qubit)
    return found + 1
