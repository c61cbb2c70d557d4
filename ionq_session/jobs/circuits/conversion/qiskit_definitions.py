"""Qiskit's circuits without the gates that users defined, which only their programs know."""

from collections.abc import Container, Sequence
from typing import Any

from ...errors import InvalidCircuitError

# Any, for everything of Qiskit's here: its types are incomplete.


class Definitions:
    """Replaces the gates that users defined by their definitions.

    A gate of theirs may have the name of one of IonQ's, and be another.

    Args:
        qiskit: The package.
        basis: The names of the gates that qiskit-ionq takes.
    """

    def __init__(self, qiskit: Any, basis: Container[str]) -> None:
        self._qiskit = qiskit
        self._basis = basis

    def replaced(self, circuit: Any) -> Any:
        """A circuit of the same qubits and bits; a layout is left out, which renumbers neither.

        Raises:
            InvalidCircuitError: A user's gate has the name of one of IonQ's, and no definition.
        """
        flat = self._qiskit.QuantumCircuit(
            circuit.qubits, circuit.clbits, *circuit.qregs, *circuit.cregs, name=circuit.name
        )
        self._append(circuit, flat, circuit.qubits, circuit.clbits)
        return flat

    def _append(self, source: Any, flat: Any, qubits: Sequence[Any], clbits: Sequence[Any]) -> None:
        places = dict(zip((*source.qubits, *source.clbits), (*qubits, *clbits), strict=True))
        for each in source.data:
            on_qubits = [places[qubit] for qubit in each.qubits]
            on_clbits = [places[bit] for bit in each.clbits]
            operation = each.operation
            if operation.name == "global_phase":
                continue
            if self._is_users(operation) and operation.definition is not None:
                self._append(operation.definition, flat, on_qubits, on_clbits)
            elif self._is_users(operation) and operation.name in self._basis:
                raise InvalidCircuitError(
                    f"the circuit {source.name!r} has a gate {operation.name!r} that is not "
                    "Qiskit's and has no definition"
                )
            else:
                flat.append(operation, on_qubits, on_clbits, copy=False)

    def _is_users(self, operation: Any) -> bool:
        """Whether a gate was defined by a program, in Python or OpenQASM."""
        kinds = self._qiskit.circuit
        kind: type = getattr(operation, "base_class", operation.__class__)
        if kind in (kinds.Gate, kinds.Instruction, kinds.ControlledGate):
            return True
        module = kind.__module__
        return module.startswith("qiskit.qasm2") or module.partition(".")[0] not in (
            "qiskit",
            "qiskit_ionq",
        )
