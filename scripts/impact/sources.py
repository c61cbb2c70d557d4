"""Finds, reads and parses the user's files, and maps places in them to syntax nodes."""

import ast
import os
import re
import tokenize
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from attrs import define, frozen

KEYWORD = re.compile(r"(\w+)\s*=[\s(]*$")
"""A name and an equals sign directly before a value."""


class Place(NamedTuple):
    """A place in a file, numbered as in editors.

    Attributes:
        path: The file, absolute and without symbolic links.
        line: Counted from 1.
        column: In characters, counted from 1.
    """

    path: Path
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@frozen
class Unread:
    """A file that could not be analysed.

    Attributes:
        path: The path, as found under the user's paths.
        line: The line of the error, counted from 1; None if it concerns the whole file.
        reason: What is wrong.
    """

    path: Path
    line: int | None
    reason: str


class KeywordPattern(NamedTuple):
    """`name=pattern` in a class pattern, which has no node of its own in the syntax tree.

    Attributes:
        pattern: The pattern after the name.
    """

    pattern: ast.pattern


@define(eq=False)
class Source:
    """One file.

    Attributes:
        path: The path, as found under the user's paths.
        text: Its content, with lines ended by line feeds.
        tree: Its syntax tree.
    """

    path: Path
    text: str
    tree: ast.Module

    @cached_property
    def resolved(self) -> Path:
        """The absolute path, as in `Place`."""
        return self.path.resolve()

    @cached_property
    def lines(self) -> list[str]:
        """Its lines, without line feeds."""
        return self.text.split("\n")

    @cached_property
    def _parents(self) -> dict[ast.AST, ast.AST]:
        return {
            below: above for above in ast.walk(self.tree) for below in ast.iter_child_nodes(above)
        }

    def parent(self, node: ast.AST) -> ast.AST | None:
        """The parent of a node."""
        return self._parents.get(node)

    @cached_property
    def _named(self) -> dict[tuple[int, int], ast.AST | KeywordPattern]:
        return {
            (place.line, place.column): named
            for node in ast.walk(self.tree)
            for place, named in self._names_of(node)
        }

    def named_at(self, place: Place) -> ast.AST | KeywordPattern | None:
        """The node of a name: an attribute, a keyword, a parameter, an import or a definition.

        For a name in a quoted annotation, the string.
        """
        return self._named.get((place.line, place.column)) or self._quoted(place)

    def _quoted(self, place: Place) -> ast.Constant | None:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and node.lineno == node.end_lineno == place.line:
                first, last = (
                    self._at(place.line, node.col_offset),
                    self._at(place.line, node.end_col_offset or 0),
                )
                if first.column < place.column < last.column:
                    return node
        return None

    def place(self, node: ast.AST) -> Place:
        """The place of a node's name, for an import that of the alias; else of its start."""
        named = [place for place, each in self._names_of(node) if each is node]
        if named:
            return named[-1]
        assert isinstance(node, ast.expr | ast.stmt | ast.pattern)
        return self._at(node.lineno, node.col_offset)

    def _names_of(self, node: ast.AST) -> Iterator[tuple[Place, ast.AST | KeywordPattern]]:
        match node:
            case ast.Attribute(attr=name, end_lineno=int(line), end_col_offset=int(end)):
                yield self._at(line, end, -len(name)), node
            case ast.alias(asname=str(name), end_lineno=int(line), end_col_offset=int(end)):
                yield self._at(node.lineno, node.col_offset), node
                yield self._at(line, end, -len(name)), node
            case ast.Name() | ast.arg() | ast.keyword() | ast.alias():
                yield self._at(node.lineno, node.col_offset), node
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                begun = self.lines[node.lineno - 1]
                found = re.compile(rf"\b{re.escape(node.name)}\b").search(begun, node.col_offset)
                if found:
                    yield Place(self.resolved, node.lineno, found.start() + 1), node
            case ast.MatchClass(kwd_patterns=patterns):
                for pattern in patterns:
                    place = self._at(pattern.lineno, pattern.col_offset)
                    found = KEYWORD.search(self.lines[place.line - 1][: place.column - 1])
                    if found:
                        where = Place(self.resolved, place.line, found.start() + 1)
                        yield where, KeywordPattern(pattern)
            case _:
                pass

    def _at(self, line: int, offset: int, shift: int = 0) -> Place:
        """The place at an offset in bytes, as the syntax tree has."""
        before = self.lines[line - 1].encode()[:offset].decode()
        return Place(self.resolved, line, len(before) + shift + 1)


def read_source(path: Path) -> Source:
    """Read and parse one file.

    Raises:
        OSError: It cannot be read.
        SyntaxError: The running version of Python cannot parse it.
        ValueError: It cannot be decoded.
    """
    with tokenize.open(path) as file:
        text = file.read()
    return Source(path, text, ast.parse(text))


def read_sources(paths: Iterable[Path]) -> tuple[list[Source], list[Unread]]:
    """Read the user's Python files.

    Args:
        paths: Files and folders. Hidden folders and virtual environments in them are skipped.

    Returns:
        The files that can be analysed, without duplicates, and those that cannot.

    Raises:
        FileNotFoundError: A path does not exist.
        ValueError: A path is a file that is not Python, such as a notebook.
    """
    sources: dict[Path, Source] = {}
    unread: dict[Path, Unread] = {}
    for start in paths:
        for path in _files(start):
            try:
                sources[path.resolve()] = read_source(path)
            except SyntaxError as error:
                unread[path.resolve()] = Unread(path, error.lineno, error.msg)
            except (OSError, ValueError) as error:
                unread[path.resolve()] = Unread(path, None, str(error))
    return [*sources.values()], [*unread.values()]


def _files(start: Path) -> Iterator[Path]:
    if not start.exists():
        raise FileNotFoundError(f"{start} does not exist; name files or folders with Python code")
    if start.is_file():
        if start.suffix != ".py":
            raise ValueError(
                f"{start} is not a Python file; notebooks are to be converted to Python first"
            )
        yield start
        return
    for folder, below, names in os.walk(start):
        below[:] = sorted(
            each
            for each in below
            if not each.startswith(".")
            and each not in ("__pycache__", "node_modules", "site-packages")
            and not (Path(folder) / each / "pyvenv.cfg").exists()
        )
        yield from (Path(folder) / name for name in sorted(names) if name.endswith(".py"))
