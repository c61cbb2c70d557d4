"""One gate of IonQ's JSON: reads its fields, and fails the job with its position if one is bad."""

from math import isfinite

from ..failures import FailureCode, JobFailed
from ..jsontypes import Json, JsonObject


class GateFields:
    """The fields of one gate. Every failure names the gate and its position.

    Args:
        position: Its place in the circuit, from 0.
        fields: Its fields.
        qubits: How many qubits the circuit has.
    """

    def __init__(self, position: int, fields: JsonObject, qubits: int) -> None:
        self._position = position
        self._fields = fields
        self._limit = qubits

    @property
    def name(self) -> str:
        """The gate's name.

        Raises:
            JobFailed: It has none.
        """
        name = self._fields.get("gate")
        if not isinstance(name, str):
            raise self.failed("it has no name in its field gate")
        return name

    def get(self, key: str) -> Json:
        """A field's value, or None."""
        return self._fields.get(key)

    def qubits(self, single: str, plural: str) -> list[int]:
        """The qubits of a role, which come as one number or as a list.

        Args:
            single: The name of the field with one number.
            plural: The name of the field with a list.

        Returns:
            The qubits; none if both fields are missing.

        Raises:
            JobFailed: There are both fields, or their values are not qubits of the circuit.
        """
        one, many = self._fields.get(single), self._fields.get(plural)
        if one is not None and many is not None:
            raise self.failed(f"it has both {single} and {plural}")
        if one is not None:
            return [self._qubit(one, single)]
        if many is not None and not isinstance(many, list):
            raise self.failed(f"{plural} must be a list")
        return [self._qubit(value, plural) for value in many or []]

    def _qubit(self, value: Json, role: str) -> int:
        # The document declares the lists as numbers, so 1.0 is a qubit, too.
        if isinstance(value, bool) or not isinstance(value, int | float) or value % 1 != 0:
            raise self.failed(f"{role} must consist of whole numbers")
        if not 0 <= value < self._limit:
            last = self._limit - 1
            raise self.failed(f"qubit {value} is out of range: the circuit has 0 to {last}")
        return int(value)

    def check_distinct(self, places: list[int]) -> None:
        """Refuse a gate that names a qubit twice.

        Raises:
            JobFailed: It does.
        """
        if len(set(places)) != len(places):
            raise self.failed("it names a qubit twice")

    def number(self, key: str) -> float:
        """A field that must be a number.

        Raises:
            JobFailed: It is not a finite number.
        """
        return self.finite(self._fields.get(key), key)

    def finite(self, value: Json, key: str) -> float:
        """A value that must be a number.

        Raises:
            JobFailed: It is not a finite number; `key` is what to call it.
        """
        if isinstance(value, int | float) and not isinstance(value, bool):
            try:
                number = float(value)
            except OverflowError:
                number = float("inf")
            if isfinite(number):
                return number
        raise self.failed(f"{key} must be a number")

    def failed(self, problem: str, code: FailureCode = "PreflightError") -> JobFailed:
        """The failure for a problem with the gate, to be raised."""
        return JobFailed(code, f"gate {self._position} ({self._fields.get('gate')}): {problem}")
