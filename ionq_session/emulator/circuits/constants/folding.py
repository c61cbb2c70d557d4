"""Folding: the constants of a syntax tree replaced by their values, for the importer to read.

The importer rounds down where the specification drops the fraction, and knows no `const`, no
function and no cast. What depends on a gate's parameter or on an `input` variable stays.
"""

from collections.abc import Mapping
from copy import copy
from typing import Any, cast

from openqasm3 import ast

from .evaluation import BUILT_IN, KINDS, Scope, failed_at
from .values import Constant, of_float

# The fields that name something and hold no value.
_NAMES = ("name", "identifier", "qubit", "target", "io_identifier")


def fold(tree: ast.Program, inputs: Mapping[str, float] | None = None) -> ast.Program:
    """Replace constants by their values.

    Args:
        tree: A program; it is not changed.
        inputs: The values of its `input` variables; None leaves these as they are.

    Returns:
        The program without `const` declarations, and without `input` ones if there are values.

    Raises:
        JobFailed: A constant can't be computed; the message has the line.
    """
    return ast.Program(_Folder(inputs).statements(tree.statements), tree.version)


class _Folder:
    """Folds a program, statement by statement, and keeps what the names in it stand for."""

    def __init__(self, inputs: Mapping[str, float] | None) -> None:
        self._inputs = inputs
        self._scope = Scope(BUILT_IN)
        self._declared: set[str] = set(BUILT_IN)

    def statements(
        self, given: list[ast.Statement | ast.Pragma]
    ) -> list[ast.Statement | ast.Pragma]:
        """Fold the statements of a program."""
        folded: list[ast.Statement | ast.Pragma] = []
        for statement in given:
            if isinstance(statement, ast.QuantumGateDefinition):
                self._declare(statement, statement.name.name)
                folded.append(self._gate(statement))
            elif isinstance(statement, ast.ConstantDeclaration):
                constant = self._scope.value(statement.init_expression)
                if constant is None:
                    name = statement.identifier.name
                    raise failed_at(statement, f"the value of the constant {name} is not constant")
                constant = self._scope.convert(statement, constant, statement.type)
                self._declare(statement, statement.identifier.name)
                self._scope.constants[statement.identifier.name] = constant
            elif isinstance(statement, ast.IODeclaration):
                folded += self._input(statement)
            else:
                folded.append(self._folded(statement))
                for name in _declared_by(statement):
                    self._declare(statement, name)
        return folded

    def _declare(self, node: ast.QASMNode, name: str) -> None:
        if name in self._declared:
            raise failed_at(node, f"the name {name} is already defined")
        self._declared.add(name)

    def _input(self, statement: ast.IODeclaration) -> list[ast.Statement]:
        name = statement.identifier.name
        self._declare(statement, name)
        kind = KINDS.get(type(statement.type))
        if kind not in ("float", "angle"):
            raise failed_at(statement, "only float and angle are supported as input")
        if self._inputs is None:
            return [self._folded(statement)]
        given = self._scope.convert(statement, of_float(self._inputs[name]), statement.type)
        self._scope.constants[name] = given
        return []

    def _gate(self, statement: ast.QuantumGateDefinition) -> ast.QuantumGateDefinition:
        """Fold a definition, in which its own names hide those of the program."""
        outer = self._scope
        own = {node.name for node in (*statement.arguments, *statement.qubits)}
        seen = {name: value for name, value in outer.constants.items() if name not in own}
        self._scope = Scope(seen, frozenset(node.name for node in statement.arguments))
        folded = copy(statement)
        folded.body = [self._folded(each) for each in statement.body]
        self._scope = outer
        return folded

    def _folded(self, node: Any) -> Any:  # Any: a node, a list of nodes, or something else
        """Fold a part of the tree; what does not change is not copied."""
        if isinstance(node, list):
            items = cast("list[object]", node)
            folded = [self._folded(item) for item in items]
            same = all(one is other for one, other in zip(items, folded, strict=True))
            return items if same else folded
        if not isinstance(node, ast.QASMNode):
            return node
        if isinstance(node, ast.Expression):
            constant = self._scope.value(node)
            if constant is not None:
                return _literal(constant, node)
        changed = node
        for key, part in vars(node).items():
            if key in _NAMES and not isinstance(part, ast.IndexedIdentifier):
                continue
            folded_part = self._folded(part)
            if folded_part is not part:
                changed = copy(node) if changed is node else changed
                setattr(changed, key, folded_part)
        if isinstance(changed, ast.QuantumGate | ast.QuantumPhase):
            _check_arguments(changed)
        return _open_range(changed) if isinstance(changed, ast.RangeDefinition) else changed


def _declared_by(statement: ast.QASMNode) -> list[str]:
    if isinstance(statement, ast.QubitDeclaration):
        return [statement.qubit.name]
    if isinstance(statement, ast.ClassicalDeclaration):
        return [statement.identifier.name]
    return [statement.target.name] if isinstance(statement, ast.AliasStatement) else []


def _literal(constant: Constant, node: ast.Expression) -> ast.Expression:
    """A constant as the importer reads it, in the place where it was computed."""
    literal: ast.Expression
    if isinstance(node, ast.IntegerLiteral | ast.FloatLiteral):
        return node
    if constant.kind == "bool":
        literal = ast.BooleanLiteral(bool(constant.value))
    elif constant.kind == "bit":
        literal = ast.BitstringLiteral(int(constant.value), constant.bits)
    elif constant.kind in ("int", "uint"):
        literal = ast.IntegerLiteral(int(constant.value))
    else:
        literal = ast.FloatLiteral(constant.number)
    literal.span = node.span
    return literal


def _check_arguments(gate: ast.QuantumGate | ast.QuantumPhase) -> None:
    arguments = gate.arguments if isinstance(gate, ast.QuantumGate) else [gate.argument]
    for argument in arguments:
        if isinstance(argument, ast.BooleanLiteral | ast.BitstringLiteral):
            raise failed_at(gate, "the argument of a gate is an angle, and no bool or bit string")


def _open_range(node: ast.RangeDefinition) -> ast.RangeDefinition:
    """A range up to the last place, or down to the first one, without its end.

    The importer adds one to the end, or takes one away, and then counts from the wrong side.
    """
    step = 1 if node.step is None else getattr(node.step, "value", 0)
    last = -1 if step > 0 else 0
    if isinstance(node.end, ast.IntegerLiteral) and node.end.value == last:
        node = copy(node)
        node.end = None
    return node
