"""The value of an expression of OpenQASM 3, as far as it is known before the program runs."""

import math
from collections.abc import Mapping

from openqasm3 import ast

from ...failures import JobFailed
from ..qasm_tree import failed, nodes
from . import functions
from .operators import combined
from .values import (
    MACHINE_BITS,
    MAX_BITS,
    Constant,
    ConstantError,
    Kind,
    convert,
    inverted,
    negated,
    of_float,
    of_integer,
)

BUILT_IN: Mapping[str, Constant] = {
    **dict.fromkeys(("pi", "π"), of_float(math.pi)),
    **dict.fromkeys(("tau", "τ"), of_float(math.tau)),
    **dict.fromkeys(("euler", "ℇ"), of_float(math.e)),
}
KINDS: Mapping[type[ast.ClassicalType], Kind] = {
    ast.BoolType: "bool",
    ast.IntType: "int",
    ast.UintType: "uint",
    ast.FloatType: "float",
    ast.AngleType: "angle",
    ast.BitType: "bit",
}
_FLOAT_BITS = (32, 64)


class Scope:
    """What names stand for: constants with their values, and the parameters of a gate.

    Args:
        constants: The constants.
        parameters: The names of the parameters, which have no value yet.
    """

    def __init__(
        self, constants: Mapping[str, Constant], parameters: frozenset[str] = frozenset()
    ) -> None:
        self.constants: dict[str, Constant] = dict(constants)
        self._parameters = parameters

    def value(self, node: ast.Expression) -> Constant | None:
        """The value of an expression, or None if it has none before the program runs.

        Raises:
            JobFailed: It can't be computed; the message has the line.
        """
        try:
            return self._computed(node)
        except ConstantError as error:
            raise failed_at(node, str(error)) from None

    def _computed(self, node: ast.Expression) -> Constant | None:
        match node:
            case ast.Identifier():
                return self.constants.get(node.name)
            case ast.IntegerLiteral():
                return of_integer(node.value)
            case ast.FloatLiteral():
                return of_float(node.value)
            case ast.BooleanLiteral():
                return Constant("bool", int(node.value), 1)
            case ast.BitstringLiteral():
                return Constant("bit", node.value, node.width, sized=True)
            case ast.UnaryExpression():
                return self._unary(node)
            case ast.BinaryExpression():
                left, right = self.value(node.lhs), self.value(node.rhs)
                if left is None or right is None:
                    self._check_operator(node)
                    return None
                return combined(node.op.name, left, right)
            case ast.Cast():
                given = self.value(node.argument)
                if given is None:
                    self._refuse_gate_parameter(node.argument, "a cast")
                    return None
                return self._converted(given, node.type, implicit=False)
            case ast.FunctionCall():
                return self._called(node)
            case _:
                return None

    def _unary(self, node: ast.UnaryExpression) -> Constant | None:
        given = self.value(node.expression)
        if given is None:
            return None
        if node.op.name == "-":
            return negated(given)
        if node.op.name == "~":
            return inverted(given)
        return Constant("bool", int(not convert(given, "bool", 1, sized=False).value), 1)

    def _called(self, node: ast.FunctionCall) -> Constant | None:
        name = node.name.name
        if name not in functions.NAMES:
            names = ", ".join(sorted(functions.NAMES))
            raise ConstantError(f"there is no function {name}; there are {names}")
        arguments = [self.value(argument) for argument in node.arguments]
        known = [argument for argument in arguments if argument is not None]
        if len(known) < len(arguments):
            self._refuse_gate_parameter(node, name)
            return None
        return functions.called(name, known)

    def _check_operator(self, node: ast.BinaryExpression) -> None:
        """Refuse what the importer would get wrong about parameters."""
        sign = node.op.name
        both = self._depends(node.lhs) and self._depends(node.rhs)
        if sign not in ("+", "-", "*", "/") or (both and sign in ("*", "/")):
            self._refuse_gate_parameter(node, sign)

    def _refuse_gate_parameter(self, node: ast.Expression, what: str) -> None:
        if self._depends(node):
            raise ConstantError(f"{what} of a gate's parameter is not supported; pass its value")

    def _depends(self, node: ast.QASMNode) -> bool:
        """Whether an expression has a gate's parameter in it."""
        names = {each.name for each in nodes(node) if isinstance(each, ast.Identifier)}
        return not names.isdisjoint(self._parameters)

    def convert(self, node: ast.QASMNode, given: Constant, kind: ast.ClassicalType) -> Constant:
        """Convert a value to a type that a declaration gives, as it happens without a cast.

        Raises:
            JobFailed: It can't be converted; the message has the line of the declaration.
        """
        try:
            return self._converted(given, kind, implicit=True)
        except ConstantError as error:
            raise failed_at(node, str(error)) from None

    def _converted(self, given: Constant, wanted: ast.ClassicalType, *, implicit: bool) -> Constant:
        kind = KINDS.get(type(wanted))
        if kind is None:
            name = type(wanted).__name__.removesuffix("Type").lower()
            raise ConstantError(f"constants of the type {name} are not supported")
        size: ast.Expression | None = getattr(wanted, "size", None)
        if size is None:
            bits = 1 if kind in ("bool", "bit") else MACHINE_BITS
            return convert(given, kind, bits, sized=kind == "bit", implicit=implicit)
        found = self.value(size)
        if found is None or found.kind not in ("int", "uint") or not 1 <= found.value <= MAX_BITS:
            raise ConstantError(f"the size of a type must be a whole number from 1 to {MAX_BITS}")
        if kind == "float" and found.value not in _FLOAT_BITS:
            raise ConstantError(f"float[{found.value}] is not supported; float[32] and [64] are")
        return convert(given, kind, int(found.value), sized=True, implicit=implicit)


def failed_at(node: ast.QASMNode, problem: str) -> JobFailed:
    """The failure for a problem with a part of a program, to be raised."""
    line = f"line {node.span.start_line}: " if node.span else ""
    return failed(f"{line}{problem}")
