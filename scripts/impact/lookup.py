"""Uses of declarations in the user's files, each with the piece of syntax that it is a part of."""

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .analyser import Analyser
from .declarations import Declarations
from .sources import KeywordPattern, Place, Source


class Reference(NamedTuple):
    """A name in the user's code that leads to a declaration.

    Attributes:
        source: The file.
        place: Where it stands there.
        node: What it names.
    """

    source: Source
    place: Place
    node: ast.AST | KeywordPattern

    @property
    def call(self) -> ast.Call | None:
        """The call of what is named, if it is called here."""
        if isinstance(self.node, KeywordPattern):
            return None
        parent = self.source.parent(self.node)
        return parent if isinstance(parent, ast.Call) and parent.func is self.node else None


class References:
    """Looks declarations up, each once.

    Args:
        server: Knows what a name leads to.
        declarations: Those of the old packages.
        sources: The user's files; all others are left out.
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
            places: Where it is, in one form or several.
        """
        # A file that never spells a name cannot use it. What spells it is the server's to judge.
        if not any(name in source.text for source in self._sources.values()):
            return []
        found: dict[Place, Reference] = {}
        for place in places:
            self._server.open(self._declarations.source(place))
            found |= {each.place: each for each in await self.at(place)}
        return [*found.values()]

    async def at(self, place: Place) -> list[Reference]:
        """The uses of what is declared at one place, also under the name that an import gives."""
        if place not in self._known:
            self._known[place] = []
            found = [*self._located(await self._server.references(place))]
            for each in [*found]:
                if isinstance(each.node, ast.alias) and each.node.asname:
                    found += await self.at(each.source.place(each.node))
            self._known[place] = found
        return self._known[place]

    async def definitions(self, place: Place) -> list[Place]:
        """Where what is used at a place is declared, as far as that is in files that are open."""
        return await self._server.definitions(place)

    async def defined(self, source: Source, node: ast.AST) -> list[Reference]:
        """Where in the user's files a name of theirs is defined."""
        return [*self._located(await self._server.definitions(source.place(node)))]

    def _located(self, places: Iterable[Place]) -> Iterator[Reference]:
        for place in places:
            source = self._sources.get(place.path)
            node = source and source.named_at(place)
            if source and node:
                yield Reference(source, place, node)
