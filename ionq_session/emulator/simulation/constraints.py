"""Constraints on the bits of an outcome, and the reading of the numbers in a quantum function."""

from math import isfinite

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from ..failures import JobFailed
from ..jsontypes import Json, JsonObject


@frozen
class Constraint:
    """Demands x Q x + a x <= bound of the bits x, in the order of the qubits."""

    quadratic: NDArray[np.float64]
    linear: NDArray[np.float64]
    bound: float

    def excess(self, states: NDArray[np.int64]) -> NDArray[np.float64]:
        """Tell by how much states break the constraint.

        Args:
            states: Outcomes; bit i is qubit i.

        Returns:
            How far each exceeds the bound; 0 where it holds.
        """
        bits = (states[:, None] >> np.arange(len(self.linear)) & 1).astype(np.float64)
        reached = np.einsum("si,ij,sj->s", bits, self.quadratic, bits) + bits @ self.linear
        excess: NDArray[np.float64] = np.clip(reached - self.bound, 0.0, None)
        return excess


def read_constraints(data: JsonObject, qubits: int) -> tuple[Constraint, ...]:
    """Read the constraints of an energy function.

    Args:
        data: The function's data.
        qubits: How many qubits its ansatz has.

    Returns:
        The linear constraints and then the quadratic ones.

    Raises:
        JobFailed: If one is not a good one.
    """
    found: list[Constraint] = []
    for item in _list(data.get("linear_constraints"), "linear_constraints"):
        fields = object_of(item, "a linear constraint")
        linear = _vector(fields.get("coeffs"), qubits, "coeffs")
        bound = number_of(fields.get("rhs"), "rhs")
        found.append(Constraint(np.zeros((qubits, qubits)), linear, bound))
    for item in _list(data.get("quadratic_constraints"), "quadratic_constraints"):
        fields = object_of(item, "a quadratic constraint")
        rows = _list(fields.get("quadratic_coeff"), "quadratic_coeff")
        if len(rows) != qubits:
            raise invalid(f"quadratic_coeff needs {qubits} rows")
        square = np.array([_vector(row, qubits, "a row of quadratic_coeff") for row in rows])
        linear = _vector(fields.get("linear_coeff"), qubits, "linear_coeff")
        found.append(Constraint(square, linear, number_of(fields.get("rhs"), "rhs")))
    return tuple(found)


def object_of(value: Json, name: str) -> JsonObject:
    """Check that a value is an object.

    Args:
        value: The value.
        name: What to call it in a failure.

    Returns:
        The object.

    Raises:
        JobFailed: If it is none.
    """
    if not isinstance(value, dict):
        raise invalid(f"{name} must be an object")
    return value


def number_of(value: Json, name: str) -> float:
    """Check that a value is a number.

    Args:
        value: The value.
        name: What to call it in a failure.

    Returns:
        The number.

    Raises:
        JobFailed: If it is none.
    """
    if not isinstance(value, bool) and isinstance(value, int | float):
        number = float(value) if abs(value) < 1e300 else float("inf")
        if isfinite(number):
            return number
    raise invalid(f"{name} must be a number")


def invalid(problem: str) -> JobFailed:
    """Say what is wrong with a quantum function or a problem.

    Args:
        problem: What it is.

    Returns:
        The failure, to be raised.
    """
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
