"""Looks up the uses of declarations in the user's files, each with its syntax node."""

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .analyser import Analyser
from .declarations import Declarations
from .sources import KeywordPattern, Place, Source


class Reference(NamedTuple):
    """A name in the user's code that refers to a declaration.

    Attributes:
        source: The file.
        place: Its place there.
        node: The node that it names.
    """

    source: Source
    place: Place
    node: ast.AST | KeywordPattern

    @property
    def call(self) -> ast.Call | None:
        """The call, if the name is called here."""
        if isinstance(self.node, KeywordPattern):
            return None
        parent = self.source.parent(self.node)
        return parent if isinstance(parent, ast.Call) and parent.func is self.node else None


class References:
    """Looks up the uses of declarations, each once.

    Args:
        server: Resolves names.
        declarations: Those of the old packages.
        sources: The user's files; uses elsewhere are left out.
    """

    def __init__(
        self, server: Analyser, declarations: Declarations, sources: Iterable[Source]
    ) -> None:
        self._server = server
        self._declarations = declarations
        self._sources = {source.resolved: source for source in sources}
        self._known: dict[Place, list[Reference]] = {}
        for source in self._sources.values():
            server.open(source)

    async def to(self, name: str, places: Iterable[Place]) -> list[Reference]:
        """The uses of a name of the old packages.

        Args:
            name: As it is declared.
            places: Where it is declared.
        """
        # Without the name in any file there is no use, and the server need not search.
        if not any(name in source.text for source in self._sources.values()):
            return []
        found: dict[Place, Reference] = {}
        for place in places:
            self._server.open(self._declarations.source(place))
            found |= {each.place: each for each in await self.at(place)}
        return [*found.values()]

    async def at(self, place: Place) -> list[Reference]:
        """The uses of the declaration at a place, including those through an import alias."""
        if place not in self._known:
            self._known[place] = []
            found = [*self._located(await self._server.references(place))]
            for each in [*found]:
                if isinstance(each.node, ast.alias) and each.node.asname:
                    found += await self.at(each.source.place(each.node))
            self._known[place] = found
        return self._known[place]

    async def definitions(self, place: Place) -> list[Place]:
        """Where the name at a place is declared, as far as in open files."""
        return await self._server.definitions(place)

    async def defined(self, source: Source, node: ast.AST) -> list[Reference]:
        """Where in the user's files a name is defined."""
        return [*self._located(await self._server.definitions(source.place(node)))]

    def _located(self, places: Iterable[Place]) -> Iterator[Reference]:
        for place in places:
            source = self._sources.get(place.path)
            node = source and source.named_at(place)
            if source and node:
                yield Reference(source, place, node)
