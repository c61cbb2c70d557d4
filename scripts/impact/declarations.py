"""Finds where the names of the old package are declared, so that their uses can be requested."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from .sources import Place, Source, read_source
from .surface import SESSION_PACKAGE, SESSIONS, Surface


class Declarations:
    """The places of declarations in a copy of the old packages.

    Args:
        folder: The folder with `ionq_api` and `ionq_session`.
        surface: The surface of `ionq_api`.
    """

    def __init__(self, folder: Path, surface: Surface) -> None:
        self._folder = folder.resolve()
        self._surface = surface
        self._sources: dict[Path, Source] = {}
        self._by_path: dict[Path, Source] = {}
        self._sessions = [*self._read_sessions()]

    def source(self, place: Place) -> Source:
        """The file that contains a declaration."""
        return self._by_path[place.path]

    def of_class(self, name: str) -> list[Place]:
        """Where a class of `ionq_api.models` is declared."""
        return self._find(self._surface.classes[name].module, name)

    def of_field(self, class_name: str, name: str) -> list[Place]:
        """Where a field is declared."""
        return self._find(self._surface.classes[class_name].module, class_name, name)

    def of_operation(
        self, name: str, owners: Iterable[str], parameter: str | None = None
    ) -> list[Place]:
        """Where an operation is declared, or a parameter of it.

        Args:
            name: The operation's name.
            owners: Its owners. A session may override it with a wider type, and uses then resolve
                to the override as well.
            parameter: The parameter's name.
        """
        below = [name, *([parameter] if parameter else [])]
        forms = self._surface.operations.get(name, {})
        found: list[Place] = []
        for owner in owners:
            form = forms.get(owner)
            if form is not None:
                within = [form.within] if form.within else []
                found += self._find(form.module, *within, *below)
            for source, session in self._sessions:
                if owner == f"{SESSION_PACKAGE}.{session.name}":
                    found += _places(source, [session], below)
        return found

    def _find(self, module: str, *names: str) -> list[Place]:
        path = self._folder.joinpath(*module.split("."))
        source = self._read(path / "__init__.py" if path.is_dir() else path.with_suffix(".py"))
        return _places(source, [source.tree], list(names))

    def _read(self, path: Path) -> Source:
        if path not in self._sources:
            source = self._sources[path] = read_source(path)
            self._by_path[source.resolved] = source
        return self._sources[path]

    def _read_sessions(self) -> Iterator[tuple[Source, ast.ClassDef]]:
        for path in sorted((self._folder / SESSION_PACKAGE).glob("*session.py")):
            source = self._read(path)
            for node in source.tree.body:
                if isinstance(node, ast.ClassDef) and node.name in SESSIONS.values():
                    yield source, node


def _places(source: Source, within: list[ast.AST], names: list[str]) -> list[Place]:
    """The places of the last name, each name being declared in the one before it."""
    for name in names:
        within = [
            node for above in within for node in _declared(above) if _declared_name(node) == name
        ]
    return [
        source.place(node.target if isinstance(node, ast.AnnAssign) else node) for node in within
    ]


def _declared(node: ast.AST) -> list[ast.AST]:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        case ast.Module() | ast.ClassDef():
            return [*node.body]
        case _:
            return []


def _declared_name(node: ast.AST) -> str | None:
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return name
        case ast.arg(arg=name) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
        case _:
            return None
