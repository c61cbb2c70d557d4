"""OpenQASM 3 before its import: parsed, checked to be within IonQ's subset, constants computed.

IonQ's documents exclude loops, branches and other run-time control. A refused construct is named,
with its line.
"""

from collections.abc import Iterable

from openqasm3 import ast

from ..failures import JobFailed
from ..job_types import MAX_GATES
from ..machines.targets import Target
from .constants.folding import fold
from .limits import MAX_BITS, MAX_REGISTER
from .preflight import check_width
from .program import OUTPUT_ALL
from .qasm_tree import failed, nodes, parse_tree

_REFUSED: dict[type[ast.QASMNode], str] = {
    ast.BranchingStatement: "if",
    ast.ForInLoop: "a for loop",
    ast.WhileLoop: "a while loop",
    ast.SwitchStatement: "switch",
    ast.EndStatement: "end",
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


def parse_program(text: str, target: Target, *, takes_parameters: bool = False) -> ast.Program:
    """Parse a program and check that it is within the subset.

    Args:
        text: The program.
        target: Where it is to run.
        takes_parameters: Whether it may have `input` variables.

    Raises:
        JobFailed: It is not a program or not within the subset; the message says why.
    """
    tree = parse_tree(text)
    _check_constructs(tree, takes_parameters=takes_parameters)
    tree = fold(tree)
    _check_sizes(tree, target)
    _check_gates(tree)
    return tree


def bit_registers(tree: ast.Program) -> list[tuple[str, int]]:
    """The classical registers, name and size, in the order of their declaration."""
    return [
        (statement.identifier.name, _size(statement.type.size))
        for statement in tree.statements
        if isinstance(statement, ast.ClassicalDeclaration)
        and isinstance(statement.type, ast.BitType)
    ]


def _check_constructs(tree: ast.Program, *, takes_parameters: bool) -> None:
    if tree.version is not None and tree.version.split(".")[0] != "3":
        raise failed(f"OPENQASM {tree.version} is not supported; write OpenQASM 3")
    for node in nodes(tree):
        name = _refused_name(node, takes_parameters=takes_parameters)
        if name is not None:
            line = f"line {node.span.start_line}: " if node.span else ""
            raise failed(f"{line}{name} is not supported")


def _check_sizes(tree: ast.Program, target: Target) -> None:
    qubits = bits = 0
    for node in nodes(tree):
        if isinstance(node, ast.QubitDeclaration):
            qubits += _size(node.size)
        elif isinstance(node, ast.BitType):
            bits += _size(node.size)
    if qubits == 0:
        raise failed("the program declares no qubits")
    check_width(qubits, target)
    if bits > MAX_BITS:
        raise failed(f"{bits} classical bits declared; at most {MAX_BITS} are supported")
    for name, size in bit_registers(tree):
        if name == OUTPUT_ALL:
            raise failed(f"{name} is the name of the register of all qubits; choose another one")
        if size > MAX_REGISTER:
            raise failed(f"register {name} has {size} bits; at most {MAX_REGISTER} are supported")


def _refused_name(node: ast.QASMNode, *, takes_parameters: bool) -> str | None:
    if isinstance(node, ast.IODeclaration):
        if takes_parameters and node.io_identifier is ast.IOKeyword.input:
            return None
        return f"{node.io_identifier.name} (a run-time parameter)"
    if isinstance(node, ast.Identifier) and node.name.startswith("$"):
        return f"the physical qubit {node.name}"
    return _REFUSED.get(type(node))


def _size(size: ast.Expression | None) -> int:
    if size is None:
        return 1
    if isinstance(size, ast.IntegerLiteral) and size.value > 0:
        return size.value
    raise failed("the size of a register must be a constant whole number, at least 1")


def _check_gates(tree: ast.Program) -> None:
    """Bound the work: a few definitions that call each other can stand for millions of gates."""
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
    if total > MAX_GATES:
        raise JobFailed("TooManyGates", f"{total} gates; at most {MAX_GATES} are supported")
