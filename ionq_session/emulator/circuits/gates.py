"""The fields of one gate in IonQ's JSON, read with an eye to what may be wrong with them."""

from math import isfinite

from ..failures import FailureCode, JobFailed
from ..jsontypes import Json, JsonObject


class GateFields:
    """One gate; every failure names it and its place."""

    def __init__(self, position: int, fields: JsonObject, qubits: int) -> None:
        """Take a gate.

        Args:
            position: Its place in the circuit, from 0.
            fields: Its fields.
            qubits: How many qubits the circuit has.
        """
        self._position = position
        self._fields = fields
        self._limit = qubits

    @property
    def name(self) -> str:
        """The gate's name.

        Raises:
            JobFailed: If it has none.
        """
        name = self._fields.get("gate")
        if not isinstance(name, str):
            raise self.failed("it has no name in its field gate")
        return name

    def get(self, key: str) -> Json:
        """Look a field up.

        Args:
            key: Its name.

        Returns:
            Its value, or None.
        """
        return self._fields.get(key)

    def qubits(self, single: str, plural: str) -> list[int]:
        """Read the qubits of a role, which come as one number or as a list.

        Args:
            single: The field of the one number.
            plural: The field of the list.

        Returns:
            The qubits; none if both fields are missing.

        Raises:
            JobFailed: If there are both, or if they are not qubits of the circuit.
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
        # The document types the lists as numbers, so 1.0 is a qubit too.
        if isinstance(value, bool) or not isinstance(value, int | float) or value % 1 != 0:
            raise self.failed(f"{role} takes whole numbers")
        if not 0 <= value < self._limit:
            last = self._limit - 1
            raise self.failed(f"qubit {value} is out of range: the circuit has 0 to {last}")
        return int(value)

    def check_distinct(self, places: list[int]) -> None:
        """Refuse a gate that names a qubit twice.

        Args:
            places: Its qubits of all roles.

        Raises:
            JobFailed: If one occurs twice.
        """
        if len(set(places)) != len(places):
            raise self.failed("it names a qubit twice")

    def number(self, key: str) -> float:
        """Read a number.

        Args:
            key: The field's name.

        Returns:
            Its value.

        Raises:
            JobFailed: If it is no finite number.
        """
        return self.finite(self._fields.get(key), key)

    def finite(self, value: Json, key: str) -> float:
        """Check that a value is a number.

        Args:
            value: The value.
            key: What to call it in a failure.

        Returns:
            The number.

        Raises:
            JobFailed: If it is no finite number.
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
        """Say what is wrong with the gate.

        Args:
            problem: What it is.
            code: The failure's code.

        Returns:
            The failure, to be raised.
        """
        return JobFailed(code, f"gate {self._position} ({self._fields.get('gate')}): {problem}")
