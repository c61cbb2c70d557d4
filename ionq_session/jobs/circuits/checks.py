"""Checks what a gate is given, and refuses it with the gate's place and the rule."""

import math
import operator
import warnings
from collections.abc import Iterable, Sequence
from numbers import Complex, Real
from typing import SupportsFloat, SupportsIndex, TypeAlias, cast

from ..._user_line import levels_to_the_user
from ..errors import CircuitWarning, InvalidCircuitError
from .parameters import Angle, Expression

Qubits: TypeAlias = SupportsIndex | Iterable[SupportsIndex]
"""One qubit or several, counted from 0. NumPy's integers and arrays of them will do."""

Number: TypeAlias = SupportsFloat | SupportsIndex | Expression
"""A real number, NumPy's will do, or a parameter in its place."""

MAX_CONTROLS = (
    7  # on a gate, by IonQ's documentation of v0.3; the service fails with TooManyControls
)

# Texts, and what has no order: which of two targets is the first would be up to chance.
_NOT_QUBITS: tuple[type, ...] = (str, bytes, set, frozenset)

MAX_RADIANS = 4 * math.pi  # the period of a rotation, its sign included; more is often in degrees
MAX_TURNS = 1.0  # by IonQ's documentation of v0.3; more is often in radians
MAX_MS_ANGLE = 0.25  # turns; the document has the angle of an ms between 0 and this


class GateChecks:
    """Reads the values of one gate.

    Args:
        name: The gate's name.
        index: Its place in the circuit, from 0.
        qubits: How many qubits the circuit has.
        warned: The names of gates that the circuit has given a warning of, which stays the only
            one: a wrong unit is wrong in a thousand gates, each with an angle of its own.
    """

    __slots__ = ("_index", "_name", "_qubits", "_warned")

    def __init__(self, name: str, index: int, qubits: int, warned: set[str]) -> None:
        self._name = name
        self._index = index
        self._qubits = qubits
        self._warned = warned

    def refused(self, problem: str) -> InvalidCircuitError:
        """The error for a problem with the gate, to be raised."""
        return InvalidCircuitError(
            f"gate {self._index} ({self._name}): {problem}", gate=self._index
        )

    def qubits(self, value: object, role: str) -> tuple[int, ...]:
        """One qubit or several.

        Raises:
            InvalidCircuitError: They are not qubits of the circuit.
        """
        if type(value) is int:
            return (self._in_range(value, role),)
        if (single := _index(value)) is not None:
            return (self._in_range(single, role),)
        if not isinstance(value, Iterable) or isinstance(value, _NOT_QUBITS):
            raise self.refused(self._not_a_qubit(value, role))
        # cast: what an iterable of an unknown type gives is unknown.
        return tuple(self._qubit(each, role) for each in cast("Iterable[object]", value))

    def _qubit(self, value: object, role: str) -> int:
        single = _index(value)
        if single is None:
            raise self.refused(self._not_a_qubit(value, role))
        return self._in_range(single, role)

    def _not_a_qubit(self, value: object, role: str) -> str:
        hint = " (qubits come before angles)" if isinstance(value, float) else ""
        return f"{role} must be a qubit, a whole number from 0, but is {_short(value)}{hint}"

    def _in_range(self, qubit: int, role: str) -> int:
        if not 0 <= qubit < self._qubits:
            rule = f"the circuit has qubits 0 to {self._qubits - 1}"
            raise self.refused(f"{role} {qubit} is out of range: {rule}")
        return qubit

    def check_distinct(self, qubits: Sequence[int]) -> None:
        """Refuse a qubit that is named twice.

        Raises:
            InvalidCircuitError: One is.
        """
        if len(set(qubits)) != len(qubits):
            twice = next(qubit for qubit in qubits if qubits.count(qubit) > 1)
            raise self.refused(f"qubit {twice} is named twice; a gate needs different qubits")

    def check_controls(self, controls: Sequence[int]) -> None:
        """Refuse more controls than the service takes.

        Raises:
            InvalidCircuitError: There are more.
        """
        if len(controls) > MAX_CONTROLS:
            raise self.refused(
                f"it has {len(controls)} controls, and IonQ takes {MAX_CONTROLS} at most: split it "
                "with Toffoli gates and helper qubits"
            )

    def angle(self, value: object, role: str) -> Angle:
        """A finite number, or a parameter that will be one.

        Raises:
            InvalidCircuitError: It is neither.
        """
        return value if isinstance(value, Expression) else self.number(value, role)

    def number(self, value: object, role: str) -> float:
        """A finite number.

        Raises:
            InvalidCircuitError: It is none.
        """
        number = value if type(value) is float else _number(value)
        if number is None or not math.isfinite(number):
            raise self.refused(f"{role} must be a finite number, but is {_short(value)}")
        return number

    def radians(self, value: object, role: str) -> Angle:
        """An angle in radians; a very large one gives a warning.

        Raises:
            InvalidCircuitError: It is not a finite number.
        """
        number = self.angle(value, role)
        if not isinstance(number, Expression) and abs(number) > MAX_RADIANS:
            self._warn(f"{role} is {number:.6g}, more than 4 pi; it is taken in radians")
        return number

    def turns(self, value: object, role: str) -> Angle:
        """A phase or angle in turns; one of more than a turn gives a warning.

        Raises:
            InvalidCircuitError: It is not a finite number.
        """
        number = self.angle(value, role)
        if not isinstance(number, Expression) and abs(number) > MAX_TURNS:
            self._warn(f"{role} is {number:.6g}, more than 1; it is taken in turns of 2 pi radians")
        return number

    def ms_angle(self, value: object) -> Angle:
        """The angle of an ms, in turns; one outside the documented range gives a warning.

        Raises:
            InvalidCircuitError: It is not a finite number.
        """
        number = self.angle(value, "angle")
        if not isinstance(number, Expression) and not 0 <= number <= MAX_MS_ANGLE:
            self._warn(
                f"angle is {number:.6g}, and IonQ documents 0 to {MAX_MS_ANGLE} for ms; it is "
                "taken in turns of 2 pi radians"
            )
        return number

    def _warn(self, problem: str) -> None:
        if self._name not in self._warned:
            self._warned.add(self._name)
            warning = CircuitWarning(f"gate {self._index} ({self._name}): {problem}")
            warnings.warn(warning, stacklevel=levels_to_the_user())


def _index(value: object) -> int | None:
    """A whole number as Python's own; None if it is something else, a truth value included."""
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        return None
    try:
        # cast: it was just asked for its __index__.
        return operator.index(cast("SupportsIndex", value))
    except TypeError:  # an array of several, or a truth value of NumPy's
        return None


def _number(value: object) -> float | None:
    """A number as Python's own float; None if it is no real number.

    Texts and truth values are none, nor are arrays, also of one element.
    """
    dtype: object = getattr(value, "dtype", None)
    if isinstance(value, bool) or getattr(dtype, "kind", "") == "b" or getattr(value, "ndim", 0):
        return None
    if isinstance(value, Complex) and not isinstance(value, Real):
        return None
    if not hasattr(value, "__float__") and not hasattr(value, "__index__"):
        return None
    try:
        # cast: it was just asked for its methods.
        return float(cast("SupportsFloat", value))
    except (TypeError, ValueError):  # such as a parameter without a value
        return None
    except OverflowError:  # a whole number beyond the floats
        return math.inf


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."  # enough to recognize it by
