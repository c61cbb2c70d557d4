"""The import of an OpenQASM 3 program by Qiskit's importer, and what it does not do by itself.

Qiskit and Aer know many gates by their names alone, so a gate that the program defines gets a name
that none of them knows. The gates of `stdgates.inc` are there without an `include`, as IonQ's
examples want it, except those whose names the program gives to something else.
"""

import re
from importlib import import_module
from typing import Any

from openqasm3 import ast

from . import qiskit
from .qasm_tree import failed, nodes

_PLACE = re.compile(r"^(\d+),(\d+): ")  # at the beginning of the importer's messages
_STANDARD = "stdgates.inc"


def own_gates(tree: ast.Program) -> frozenset[str]:
    """The names of the gates that a program defines."""
    return frozenset(
        node.name.name for node in tree.statements if isinstance(node, ast.QuantumGateDefinition)
    )


def convert(tree: ast.Program, own: frozenset[str]) -> qiskit.Circuit:
    """Turn a program into a Qiskit circuit.

    Args:
        tree: A program within the subset.
        own: The gates that it defines itself, which are known by what they are defined as.

    Raises:
        JobFailed: The importer rejects it.
    """
    # Any, to give Qiskit's untyped circuit the type of ours.
    visitor: Any = import_module("qiskit_qasm3_import.converter").ConvertVisitor()
    modified: Any = visitor._apply_gate_modifier
    define: Any = visitor._define_gate
    implied = _implied_include(tree)
    taken = _names(tree)

    def modify(modifier: ast.QuantumGateModifier, gate: Any, context: Any) -> Any:
        return modified(modifier, _Modified(gate), context)

    # Any: a gate's class, or what makes gates of a definition.
    def define_gate(name: str, make: Any, angles: int, qubits: int, node: Any, state: Any) -> Any:
        if node is implied and name in taken:
            return state
        if isinstance(node, ast.QuantumGateDefinition) and name in own:
            make._name = f"{qiskit.OWN}{name}"
        return define(name, make, angles, qubits, node, state)

    visitor._apply_gate_modifier = modify
    visitor._define_gate = define_gate
    first = [] if implied is None else [implied]
    try:
        circuit: qiskit.Circuit = visitor.convert(
            ast.Program([*first, *tree.statements], tree.version)
        ).circuit
    except Exception as error:  # noqa: BLE001
        # Besides its own error the importer lets through whatever a bad program causes: IndexError,
        # TypeError, CircuitError.
        problem = qiskit.written_name(_PLACE.sub(r"line \1, column \2: ", str(error)))
        raise failed(f"the program can't be imported: {problem}") from None
    return circuit


def _implied_include(tree: ast.Program) -> ast.Include | None:
    """The include that a program without one is run with."""
    if any(isinstance(statement, ast.Include) for statement in tree.statements):
        return None
    return ast.Include(_STANDARD)


def _names(tree: ast.Program) -> set[str]:
    """The names that a program declares."""
    names: set[str] = set()
    for node in nodes(tree):
        for key in ("name", "identifier", "qubit", "target"):
            declared = getattr(node, key, None)
            if isinstance(declared, ast.Identifier) and isinstance(node, _DECLARATIONS):
                names.add(declared.name)
    return names


_DECLARATIONS = (
    ast.QuantumGateDefinition,
    ast.QubitDeclaration,
    ast.ClassicalDeclaration,
    ast.IODeclaration,
    ast.AliasStatement,
)


class _Modified:
    """A gate that is about to be modified; says how to control it.

    The importer leaves that open, about which Qiskit 2.3 and later warn. The default filter ignores
    the warning, but it would fail the job where warnings are errors, as in many tests.
    """

    def __init__(self, gate: Any) -> None:
        self._gate = gate

    def inverse(self) -> object:
        """Undo the gate."""
        return self._gate.inverse()

    def power(self, exponent: float) -> object:
        """Raise the gate to a power."""
        return self._gate.power(exponent)

    def control(self, num_ctrl_qubits: int, *, ctrl_state: int) -> object:
        """Control the gate."""
        return self._gate.control(num_ctrl_qubits, ctrl_state=ctrl_state, annotated=False)
