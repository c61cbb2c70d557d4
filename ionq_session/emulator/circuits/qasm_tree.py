"""The syntax tree of an OpenQASM 3 program: parsed, walked, and what says that it is no good."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, cast

from openqasm3 import ast, parse

from ..failures import JobFailed


def parse_tree(text: str) -> ast.Program:
    """Parse a program.

    Raises:
        JobFailed: The text is not one; the message says where.
    """
    _check_tokens(text)
    try:
        return parse(text)
    except Exception as error:  # noqa: BLE001
        # The parser raises whatever goes wrong in it: its own error, RecursionError, AttributeError
        # for an empty text. All of them mean that the text is not a program.
        raise failed(f"the program can't be parsed: {_where(error)}") from None


def nodes(tree: ast.QASMNode) -> Iterator[ast.QASMNode]:
    """Walk a syntax tree: every node, each before its children."""
    open_nodes = [tree]
    while open_nodes:
        node = open_nodes.pop()
        yield node
        parts: list[object] = list(vars(node).values())
        for part in reversed(parts):
            # A node, a list of nodes or of other things, or something else.
            group = cast("list[object]", part) if isinstance(part, list) else [part]
            open_nodes += [item for item in group if isinstance(item, ast.QASMNode)]


def failed(problem: str) -> JobFailed:
    """The failure for a problem with a program, to be raised."""
    return JobFailed("PreflightError", problem)


def _check_tokens(text: str) -> None:
    """Refuse characters that begin no token, before the parser prints them to stderr."""
    # Any, because antlr4 and the lexer made with it are untyped.
    antlr: Any = import_module("antlr4")
    parser: Any = import_module("openqasm3.parser")
    lexer = parser.qasm3Lexer(antlr.InputStream(text))
    lexer.removeErrorListeners()
    lexer.addErrorListener(_Listener())
    lexer.getAllTokens()


class _Listener:
    """What ANTLR's lexer reports errors to."""

    def syntaxError(  # noqa: N802 - ANTLR's name and arguments
        self,
        recognizer: object,
        offendingSymbol: object,  # noqa: N803
        line: int,
        column: int,
        msg: str,
        e: object,
    ) -> None:
        """Turn the first error into a failure."""
        raise failed(f"the program can't be parsed: line {line}, column {column}: {msg}")


def _where(error: Exception) -> str:
    """The place of a parser's error, which is in the error's cause."""
    cause = error.__cause__
    token = getattr(cause.args[0], "offendingToken", None) if cause and cause.args else None
    if token is not None:
        return f"line {token.line}, column {token.column}: unexpected {token.text!r}"
    return str(error) or type(error).__name__
