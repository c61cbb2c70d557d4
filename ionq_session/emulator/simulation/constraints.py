"""Constraints on the bits of an outcome, and the validation of a quantum function's numbers."""

from math import isfinite

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from ..failures import JobFailed
from ..jsontypes import Json, JsonObject


@frozen
class Constraint:
    """Requires x Q x + a x <= bound of the bits x, in the order of the qubits."""

    quadratic: NDArray[np.float64]
    linear: NDArray[np.float64]
    bound: float

    def excess(self, states: NDArray[np.int64]) -> NDArray[np.float64]:
        """How far each state exceeds the bound; 0 where the constraint holds. Bit i is qubit i."""
        bits = (states[:, None] >> np.arange(len(self.linear)) & 1).astype(np.float64)
        reached = np.einsum("si,ij,sj->s", bits, self.quadratic, bits) + bits @ self.linear
        excess: NDArray[np.float64] = np.clip(reached - self.bound, 0.0, None)
        return excess


def read_constraints(data: JsonObject, qubits: int) -> tuple[Constraint, ...]:
    """The constraints of an energy function: the linear ones, then the quadratic ones.

    Args:
        data: The function's data.
        qubits: How many qubits its ansatz has.

    Raises:
        JobFailed: One is invalid.
    """
    constraints: list[Constraint] = []
    for item in _list(data.get("linear_constraints"), "linear_constraints"):
        fields = object_of(item, "a linear constraint")
        linear = _vector(fields.get("coeffs"), qubits, "coeffs")
        bound = number_of(fields.get("rhs"), "rhs")
        constraints.append(Constraint(np.zeros((qubits, qubits)), linear, bound))
    for item in _list(data.get("quadratic_constraints"), "quadratic_constraints"):
        fields = object_of(item, "a quadratic constraint")
        rows = _list(fields.get("quadratic_coeff"), "quadratic_coeff")
        if len(rows) != qubits:
            raise invalid(f"quadratic_coeff needs {qubits} rows")
        square = np.array([_vector(row, qubits, "a row of quadratic_coeff") for row in rows])
        linear = _vector(fields.get("linear_coeff"), qubits, "linear_coeff")
        constraints.append(Constraint(square, linear, number_of(fields.get("rhs"), "rhs")))
    return tuple(constraints)


def object_of(value: Json, name: str) -> JsonObject:
    """A value that must be an object; `name` is what to call it in a failure.

    Raises:
        JobFailed: It is not one.
    """
    if not isinstance(value, dict):
        raise invalid(f"{name} must be an object")
    return value


def number_of(value: Json, name: str) -> float:
    """A value that must be a finite number; `name` is what to call it in a failure.

    Raises:
        JobFailed: It is not one.
    """
    if not isinstance(value, bool) and isinstance(value, int | float):
        number = float(value) if abs(value) < 1e300 else float("inf")
        if isfinite(number):
            return number
    raise invalid(f"{name} must be a number")


def invalid(problem: str) -> JobFailed:
    """The failure for a problem with a quantum function or an optimization, to be raised."""
    return JobFailed("InvalidInput", problem)


def _list(value: Json, name: str) -> list[Json]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise invalid(f"{name} must be a list")
    return value


def _vector(value: Json, size: int, name: str) -> NDArray[np.float64]:
    items = _list(value, name)
    if len(items) != size:
        raise invalid(f"{name} needs {size} numbers, one a qubit")
    return np.array([number_of(item, name) for item in items])
