"""The `input` of a job, by its type: whether its structure is what the API requires."""

from ..job_types import (
    CIRCUIT,
    MAX_CIRCUITS,
    MAX_GATES,
    MULTI_CIRCUIT,
    QAOA,
    QASM3,
    QUANTUM_FUNCTION,
)
from ..jsontypes import JsonObject
from .checking import Check, is_integer, is_number


def check_input(check: Check, kind: str | None, source: JsonObject, payload: JsonObject) -> None:
    """Check the structure of an input.

    Args:
        check: Collects the problems.
        kind: The job's type.
        source: Its input.
        payload: The whole body, which for one type has more that belongs to the input.
    """
    if kind == CIRCUIT:
        gates = _check_circuit(check, source, "input.")
        check.that(gates <= MAX_GATES, "input.circuit", f"more than {MAX_GATES} gates")
    elif kind == QASM3:
        check.text(source, "data", "input.")
    elif kind == MULTI_CIRCUIT:
        _check_circuits(check, source)
    elif kind == QUANTUM_FUNCTION:
        check.object(source, "data", "input.")
        params = source.get("params")
        good = params is None or (
            isinstance(params, list) and all(is_number(value) for value in params)
        )
        check.that(good, "input.params", "must be a list of numbers")
    elif kind == QAOA:
        problem = source.get("problem_type")
        check.that(problem == "maxcut", "input.problem_type", "must be maxcut")
        check.object(source, "problem", "input.")
        external = check.object(payload, "external_settings")
        if external is not None:
            check.text(external, "api_credentials", "external_settings.")


def _check_circuit(check: Check, circuit: JsonObject, path: str) -> int:
    """Check one circuit's structure and count its gates."""
    # `gateset` may be missing: older clients leave it out and mean QIS.
    gateset = circuit.get("gateset", "qis")
    check.that(gateset in ("qis", "native", None), f"{path}gateset", "must be qis or native")
    gates = circuit.get("circuit")
    check.that(isinstance(gates, list), f"{path}circuit", "a list of gates is required")
    if isinstance(gates, list):
        good = all(isinstance(gate, dict) for gate in gates)
        check.that(good, f"{path}circuit", "every gate must be an object")
    # If it is missing, the live service accepts the job and fails it in preflight.
    qubits = circuit.get("qubits")
    check.that(qubits is None or is_integer(qubits), f"{path}qubits", "must be an integer")
    return len(gates) if isinstance(gates, list) else 0


def _check_circuits(check: Check, source: JsonObject) -> None:
    check.that("circuit" not in source, "input.circuit", "give circuits or circuit, not both")
    gateset = source.get("gateset", "qis")
    check.that(gateset in ("qis", "native"), "input.gateset", "must be qis or native")
    qubits = source.get("qubits")
    check.that(qubits is None or is_integer(qubits), "input.qubits", "must be an integer")
    circuits = source.get("circuits")
    if not isinstance(circuits, list) or not circuits:
        check.that(good=False, key="input.circuits", problem="a list of circuits is required")
        return
    if len(circuits) > MAX_CIRCUITS:
        check.that(good=False, key="input.circuits", problem=f"more than {MAX_CIRCUITS} circuits")
        return
    gates = 0
    for index, circuit in enumerate(circuits):
        path = f"input.circuits.{index}"
        if not isinstance(circuit, dict):
            check.that(good=False, key=path, problem="an object is required")
            continue
        gates += _check_circuit(check, circuit, f"{path}.")
        name, registers = circuit.get("name"), circuit.get("registers")
        check.that(name is None or isinstance(name, str), f"{path}.name", "must be a string")
        good = registers is None or isinstance(registers, dict)
        check.that(good, f"{path}.registers", "must be an object")
    check.that(gates <= MAX_GATES, "input.circuits", f"more than {MAX_GATES} gates")
