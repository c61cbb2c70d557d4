"""OpenQASM 3 programs, as Qiskit circuits: what lies outside the subset fails the job in preflight.

The subset follows IonQ's documents, which rule out loops, branches and other run-time control. This
emulator runs the ideal simulator alone so far, hence no mid-circuit measurement and no reset
either; measurements at the end change nothing about exact probabilities and are dropped.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from openqasm3 import ast, parse

from ionq_session.emulator import _qiskit as qiskit
from ionq_session.emulator.jobs import JobFailed
from ionq_session.emulator.preflight import check_width, qis_program

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ionq_session.emulator.jsontypes import JsonObject
    from ionq_session.emulator.programs import Program
    from ionq_session.emulator.targets import Target

# Bits of all registers together: more than any program needs, few enough to make at once.
_MAX_BITS = 10_000

# IonQ's bound on the gates of a job. Definitions that call definitions reach it in a few lines.
_MAX_GATES = 150_000

# How the importer's messages begin.
_PLACE = re.compile(r"^(\d+),(\d+): ")

_REFUSED: dict[type[ast.QASMNode], str] = {
    ast.BranchingStatement: "if",
    ast.ForInLoop: "a for loop",
    ast.WhileLoop: "a while loop",
    ast.SwitchStatement: "switch",
    ast.EndStatement: "end",
    ast.QuantumReset: "reset",
    ast.DelayInstruction: "delay",
    ast.Box: "box",
    ast.SubroutineDefinition: "def",
    ast.ExternDeclaration: "extern",
    ast.ClassicalAssignment: "an assignment of classical values",
    ast.CalibrationGrammarDeclaration: "defcalgrammar",
    ast.CalibrationDefinition: "defcal",
    ast.CalibrationStatement: "cal",
    ast.Pragma: "pragma",
}


def read_qasm(source: JsonObject, target: Target) -> Program:
    """Build the circuit of an `ionq.qasm3.v1` job.

    Args:
        source: The job's `input`, whose structure was checked before.
        target: Where it is to run.

    Returns:
        The program. Its qubits stand in the order of their declaration.

    Raises:
        JobFailed: If the program is not a good one; the message names what is wrong in it.
    """
    text = source.get("data")
    tree = _parse(text if isinstance(text, str) else "")
    _check_constructs(tree, target)
    _check_gates(tree)
    return qis_program(_without_measurements(_convert(tree)), target)


def _parse(text: str) -> ast.Program:
    _check_tokens(text)
    try:
        return parse(text)
    except Exception as error:  # noqa: BLE001
        # The parser raises whatever it stumbles over: its own error, RecursionError, AttributeError
        # for an empty text. All of them mean that the text is no program.
        raise _failed(f"the program can't be parsed: {_where(error)}") from None


def _check_tokens(text: str) -> None:
    """Refuse characters that start no token, before the parser prints them to stderr."""
    # Any, because antlr4 and the lexer made with it are untyped.
    antlr: Any = import_module("antlr4")
    parser: Any = import_module("openqasm3.parser")
    lexer = parser.qasm3Lexer(antlr.InputStream(text))
    lexer.removeErrorListeners()
    lexer.addErrorListener(_Listener())
    lexer.getAllTokens()


class _Listener:
    """What ANTLR's lexer reports to."""

    def syntaxError(  # noqa: N802 - ANTLR's name and arguments
        self,
        recognizer: object,
        offendingSymbol: object,  # noqa: N803
        line: int,
        column: int,
        msg: str,
        e: object,
    ) -> None:
        """Turn the first complaint into a failure."""
        raise _failed(f"the program can't be parsed: line {line}, column {column}: {msg}")


def _where(error: Exception) -> str:
    """Find the place that a parser's error speaks of, which sits in the error's cause."""
    cause = error.__cause__
    token = getattr(cause.args[0], "offendingToken", None) if cause and cause.args else None
    if token is not None:
        return f"line {token.line}, column {token.column}: unexpected {token.text!r}"
    return str(error) or type(error).__name__


def _check_constructs(tree: ast.Program, target: Target) -> None:
    if tree.version is not None and tree.version.split(".")[0] != "3":
        raise _failed(f"OPENQASM {tree.version} is not supported; write OpenQASM 3")
    qubits = bits = 0
    for node in _nodes(tree):
        name = _refused_name(node)
        if name is not None:
            line = f"line {node.span.start_line}: " if node.span else ""
            raise _failed(f"{line}{name} is not supported")
        if isinstance(node, ast.QubitDeclaration):
            qubits += _size(node.size)
        elif isinstance(node, ast.BitType):
            bits += _size(node.size)
    if qubits == 0:
        raise _failed("the program declares no qubits")
    check_width(qubits, target)
    if bits > _MAX_BITS:
        raise _failed(f"{bits} classical bits declared; at most {_MAX_BITS} are supported")


def _refused_name(node: ast.QASMNode) -> str | None:
    if isinstance(node, ast.IODeclaration):
        return f"{node.io_identifier.name} (a run-time parameter)"
    if isinstance(node, ast.Identifier) and node.name.startswith("$"):
        return f"the physical qubit {node.name}"
    return _REFUSED.get(type(node))


def _nodes(tree: ast.QASMNode) -> Iterator[ast.QASMNode]:
    """Walk a syntax tree, each node before its parts."""
    open_nodes = [tree]
    while open_nodes:
        node = open_nodes.pop()
        yield node
        parts: list[object] = list(vars(node).values())
        for part in reversed(parts):
            # A list of nodes, or of pairs of nodes, or a node, or something of no interest here.
            group = cast("list[object]", part) if isinstance(part, list) else [part]
            open_nodes += [item for item in group if isinstance(item, ast.QASMNode)]


def _size(size: ast.Expression | None) -> int:
    if size is None:
        return 1
    if isinstance(size, ast.IntegerLiteral):
        return size.value
    raise _failed("the size of a register must be written as a number")


def _check_gates(tree: ast.Program) -> None:
    """Bound the work: count gates with their definitions taken apart."""
    sizes: dict[str, int] = {}

    def count(statements: Iterable[object]) -> int:
        return sum(
            sizes.get(statement.name.name, 1)
            for statement in statements
            if isinstance(statement, ast.QuantumGate)
        )

    for statement in tree.statements:
        if isinstance(statement, ast.QuantumGateDefinition):
            sizes[statement.name.name] = count(statement.body)
    total = count(tree.statements)
    if total > _MAX_GATES:
        raise JobFailed("TooManyGates", f"{total} gates; at most {_MAX_GATES} are supported")


def _convert(tree: ast.Program) -> qiskit.Circuit:
    # Any, to give Qiskit's untyped circuit the type of ours.
    visitor: Any = import_module("qiskit_qasm3_import.converter").ConvertVisitor()
    modified: Any = visitor._apply_gate_modifier

    def modify(modifier: ast.QuantumGateModifier, gate: Any, context: Any) -> Any:
        return modified(modifier, _Modified(gate), context)

    visitor._apply_gate_modifier = modify
    try:
        circuit: qiskit.Circuit = visitor.convert(tree).circuit
    except Exception as error:  # noqa: BLE001
        # Besides its own error the importer lets through whatever a bad program causes: IndexError,
        # TypeError, ZeroDivisionError, CircuitError.
        problem = _PLACE.sub(r"line \1, column \2: ", str(error))
        raise _failed(f"the program can't be imported: {problem}") from None
    return circuit


class _Modified:
    """A gate that is about to be modified; says how it is to be controlled.

    The importer leaves that open, which Qiskit 2.3 and later warn about: no matter for a default
    filter, but a failed job where warnings are errors, as they are in many tests.
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


def _without_measurements(circuit: qiskit.Circuit) -> qiskit.Circuit:
    """Drop barriers and the measurements at the end, and refuse measurements elsewhere."""
    bare = qiskit.new_circuit(circuit.num_qubits)
    measured: set[int] = set()
    for step in circuit.data:
        places = [circuit.find_bit(qubit).index for qubit in step.qubits]
        name = step.operation.name
        if name == "barrier":
            continue
        if measured.intersection(places):
            raise _failed(f"mid-circuit measurement is not supported: {name} follows on its qubit")
        if name == "measure":
            measured.update(places)
        else:
            bare.append(step.operation, places, copy=False)
    return bare


def _failed(problem: str) -> JobFailed:
    return JobFailed("PreflightError", problem)
