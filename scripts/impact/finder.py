"""Finds the uses that a change affects: of the name itself, of its owner, or of its values."""

import ast
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from attrs import evolve, frozen

from .calls import argument
from .changes import MODELS, SurfaceChange
from .declarations import Declarations
from .literals import occurrences
from .lookup import Reference, References
from .sources import Place, Source
from .surface import Model, Surface


@frozen
class Use:
    """A place in the user's code that a change affects.

    Attributes:
        path: The file, as found under the user's paths.
        line: Counted from 1.
        column: In characters, counted from 1.
        name: The name used there: the one that changed, or a field of a removed class.
        change: The change that affects it.
    """

    path: Path
    line: int
    column: int
    name: str
    change: SurfaceChange


_Found: TypeAlias = tuple[Source, Place, str]
"""Where something is used, and under which name."""


class Finder:
    """Finds the uses that changes affect.

    Args:
        surface: The old surface.
        declarations: Where its names are declared.
        references: Looks them up in the user's code.
        changes: All changes.
    """

    def __init__(
        self,
        surface: Surface,
        declarations: Declarations,
        references: References,
        changes: Iterable[SurfaceChange],
    ) -> None:
        self._found: dict[tuple[Path, int, int, SurfaceChange], Use] = {}
        self._surface = surface
        self._declarations = declarations
        self._references = references
        self._removed_fields = {
            place
            for change in changes
            if _is_removed(change)
            for field in self._fields(change.member)
            for place in declarations.of_field(change.member, field)
        }

    @property
    def uses(self) -> list[Use]:
        """What was found, sorted by place."""
        return sorted(
            self._found.values(), key=lambda use: (use.path, use.line, use.column, use.name)
        )

    async def look_for(self, change: SurfaceChange) -> None:
        """Collect the uses of one change, for each of its owners."""
        for owner in (change.owner, *change.also):
            for source, place, name in await self._uses(evolve(change, owner=owner)):
                # An expression of either session type uses both at one place; keep the first name.
                key = (source.path, place.line, place.column, change)
                self._found.setdefault(key, Use(*key[:3], name, change))

    async def _uses(self, change: SurfaceChange) -> list[_Found]:
        if change.what == "literal value":
            name = _class_name(change)
            found = await occurrences(
                change.member, name, self._surface, self._declarations, self._references
            )
            return [(*each, change.short_name) for each in found]
        uses: list[_Found] = []
        if change.kind != "added":
            uses += [(*each[:2], change.short_name) for each in await self._to(change)]
            if change.what == "parameter":
                uses += await self._by_position(change)
            if _is_removed(change):
                uses += await self._read_from(change)
        if change.required:
            uses += await self._missing_argument(change)
        return uses

    async def _to(self, change: SurfaceChange) -> list[Reference]:
        match change.what:
            case "class":
                places = self._declarations.of_class(change.member)
            case "field":
                places = self._declarations.of_field(_class_name(change), change.member)
            case _:
                places = self._declarations.of_operation(
                    change.member, (change.owner,), change.parameter
                )
        return await self._references.to(change.parameter or change.member, places)

    async def _calls(self, change: SurfaceChange) -> list[tuple[Source, ast.Call]]:
        """The calls of a changed operation, or of the class whose field changed."""
        if change.what == "field":
            name = _class_name(change)
            places = self._declarations.of_class(name)
        else:
            name = change.member
            places = self._declarations.of_operation(name, (change.owner,))
        found = await self._references.to(name, places)
        return [(each.source, call) for each in found if (call := each.call)]

    async def _by_position(self, change: SurfaceChange) -> list[_Found]:
        return [
            (source, source.place(argument_node), change.short_name)
            for source, call in await self._calls(change)
            if (argument_node := self._argument(change, call))
        ]

    async def _missing_argument(self, change: SurfaceChange) -> list[_Found]:
        """The calls that lack an argument that is now required."""
        name = change.parameter or change.member
        return [
            (source, source.place(call.func), change.short_name)
            for source, call in await self._calls(change)
            if all(each.arg != name for each in call.keywords) and not self._argument(change, call)
        ]

    def _argument(self, change: SurfaceChange, call: ast.Call) -> ast.expr | None:
        """The positional argument of a call for the changed parameter."""
        if change.parameter is None:
            return None
        return argument(
            call, change.parameter, self._surface.operations[change.member][change.owner]
        )

    async def _read_from(self, change: SurfaceChange) -> list[_Found]:
        """The fields read from objects that can only be of a removed class."""
        uses: list[_Found] = []
        for field in self._fields(change.member):
            declared = self._declarations.of_field(change.member, field)
            for source, place, node in await self._references.to(field, declared):
                if isinstance(node, ast.Attribute):
                    definitions = await self._references.definitions(place)
                    if self._removed_fields.issuperset(definitions):
                        uses.append((source, place, f"{change.short_name}.{field}"))
        return uses

    def _fields(self, name: str) -> Iterable[str]:
        found = self._surface.classes[name]
        return found.fields if isinstance(found, Model) else ()


def _is_removed(change: SurfaceChange) -> bool:
    return change.kind == "removed" and change.what == "class" and not change.renamed_to


def _class_name(change: SurfaceChange) -> str:
    return change.owner.removeprefix(f"{MODELS}.")
