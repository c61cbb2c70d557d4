"""What a change of the document adds, removes or retypes in the Python API."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from .renames import renames
from .surface import Alias, Class, Function, Member, Model, Surface, read_surface
from .type_expressions import canonical

Kind: TypeAlias = Literal["removed", "retyped", "added"]
What: TypeAlias = Literal["class", "field", "literal value", "method", "function", "parameter"]

MODELS = "ionq_api.models"


@frozen
class SurfaceChange:
    """One name that was added, removed or retyped.

    Attributes:
        kind: What happened to it.
        what: What it names.
        owner: The module or class that has it, as users import it.
        member: The name itself, or the value of an enumeration.
        parameter: For a parameter, its name; `member` is then the operation's.
        old: Its old type; for a method, that of its result. None if it was added.
        new: Its new type. None if it was removed.
        required: Whether code that creates the object, or calls the method, must now pass it and
            did not have to before.
        renamed_to: For a removed class, an added one that has nearly the same content.
        also: Other owners with the same change: the other session, and the module of the
            operation's function.
    """

    kind: Kind
    what: What
    owner: str
    member: str
    parameter: str | None = None
    old: str | None = None
    new: str | None = None
    required: bool = False
    renamed_to: str | None = None
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The full name, such as `ionq_session.IonQSession.get_jobs(limit)`."""
        return f"{self.owner}{self._rest}"

    @property
    def short_name(self) -> str:
        """The name without its module, such as `IonQSession.get_jobs(limit)`."""
        start = self.owner.rpartition(".")[2] if self.owner != MODELS else ""
        return f"{start}{self._rest}".removeprefix(".")

    @property
    def _rest(self) -> str:
        if self.what == "literal value":
            return f'["{self.member}"]'
        return f".{self.member}" + (f"({self.parameter})" if self.parameter else "")

    @property
    def touches_uses(self) -> bool:
        """Whether code that uses the name, or now has to pass it, may have to change."""
        return self.kind != "added" or self.required


def surface_changes(old_folder: Path, new_folder: Path) -> list[SurfaceChange]:
    """Compare two generated packages.

    Args:
        old_folder: The old package, or the folder that contains it.
        new_folder: The new package, likewise.

    Returns:
        The changes, sorted by name. The methods of both sessions and the function for the same
        operation share one change where they change in the same way. Prose, limits and the order
        of fields are not compared.

    Raises:
        SurfaceError: A folder does not contain such a package.
    """
    return compare(read_surface(old_folder), read_surface(new_folder))


def compare(old: Surface, new: Surface) -> list[SurfaceChange]:
    """Compare two surfaces; see `surface_changes`."""
    renamed = renames(old, new)
    types = _Types(old, new, renamed)
    found = [*_classes(old, new, types), *_operations(old, new, types)]
    return sorted(found, key=lambda each: (each.name, each.kind))


class _Types:
    """Compares old types with new ones."""

    def __init__(self, old: Surface, new: Surface, renamed: Mapping[str, str]) -> None:
        self.renamed = renamed
        # A field is not retyped because its class was renamed.
        self._old = {**_expansions(old), **renamed}
        self._new = _expansions(new)

    def difference(self, old: str, new: str) -> tuple[str, str] | None:
        """Two types as a report shows them if they differ: expanded if they are spelled merged."""
        # What is renamed to a new name is then expanded with the new aliases.
        before, after = canonical(canonical(old, self._old), self._new), canonical(new, self._new)
        if before == after:
            return None
        return (old, new) if old != new else (before, after)


def _expansions(surface: Surface) -> dict[str, str]:
    """Expansions of names; an enumeration accepts any text, so `| str` beside it adds nothing."""
    open_to_all = {
        name: f"{name} | str"
        for name, each in surface.classes.items()
        if isinstance(each, Alias) and each.values
    }
    return {**surface.plain_aliases, **open_to_all}


def _classes(old: Surface, new: Surface, types: _Types) -> Iterator[SurfaceChange]:
    for name, before in old.classes.items():
        after = new.classes.get(types.renamed.get(name, name))
        if name not in new.classes:
            renamed = types.renamed.get(name)
            description = _described(before)
            yield SurfaceChange(
                "removed", "class", MODELS, name, old=description, renamed_to=renamed
            )
        if after is not None:
            yield from _class(name, before, after, types)
    for name in new.classes.keys() - old.classes.keys():
        yield SurfaceChange("added", "class", MODELS, name, new=_described(new.classes[name]))


def _class(name: str, before: Class, after: Class, types: _Types) -> Iterator[SurfaceChange]:
    owner = f"{MODELS}.{name}"
    match before, after:
        case Model(), Model():
            yield from _members(
                SurfaceChange("added", "field", owner, ""), before.fields, after.fields, types
            )
        case Alias(values=(_, *_)), Alias(values=(_, *_)):
            for value in {*before.values} ^ {*after.values}:
                kind: Kind = "removed" if value in before.values else "added"
                yield SurfaceChange(kind, "literal value", owner, value)
        case Alias(), Alias() if not types.difference(before.annotation, after.annotation):
            return
        case _:
            yield SurfaceChange(
                "retyped", "class", MODELS, name, old=_described(before), new=_described(after)
            )


def _described(one: Class) -> str:
    return "class" if isinstance(one, Model) else canonical(one.annotation, {})


def _members(
    blank: SurfaceChange, old: Mapping[str, Member], new: Mapping[str, Member], types: _Types
) -> Iterator[SurfaceChange]:
    """The changes of fields or parameters.

    Args:
        blank: A change with their owner.
        old: The old ones, in order.
        new: The new ones, in order.
        types: Compares them.
    """
    for name in {**old, **new}:
        named = (
            evolve(blank, member=name) if blank.what == "field" else evolve(blank, parameter=name)
        )
        before, after = old.get(name), new.get(name)
        if before is None:
            assert after is not None
            required = after.required
            yield evolve(named, kind="added", new=after.annotation, required=required)
        elif after is None:
            yield evolve(named, kind="removed", old=before.annotation)
        else:
            places = _place(name, old, new), _place(name, new, old)
            texts = types.difference(before.annotation, after.annotation)
            if texts is None and (before.required != after.required or places[0] != places[1]):
                texts = (
                    before.annotation + _how(before, after, places[0]),
                    after.annotation + _how(after, before, places[1]),
                )
            if texts is not None:
                required = after.required and not before.required
                yield evolve(named, kind="retyped", old=texts[0], new=texts[1], required=required)


def _place(name: str, here: Mapping[str, Member], there: Mapping[str, Member]) -> int | None:
    """The index of a parameter among the positional ones that are in both versions."""
    shared = [each for each in here if here[each].by_position and each in there]
    return shared.index(name) if name in shared else None


def _how(one: Member, other: Member, place: int | None) -> str:
    """What differs beside the annotation."""
    if one.required != other.required:
        return ", required" if one.required else ", with a default"
    return ", by keyword" if place is None else f", at position {place + 1}"


def _operations(old: Surface, new: Surface, types: _Types) -> Iterator[SurfaceChange]:
    for name in {**old.operations, **new.operations}:
        before, after = old.operations.get(name, {}), new.operations.get(name, {})
        merged: dict[SurfaceChange, SurfaceChange] = {}
        for owner in {**before, **after}:
            for change in _operation(name, owner, before.get(owner), after.get(owner), types):
                # Sessions come first, so that a change has the name that most users use.
                key = evolve(
                    change, owner="", what="method" if not change.parameter else "parameter"
                )
                first = merged.get(key)
                merged[key] = evolve(first, also=(*first.also, owner)) if first else change
        yield from merged.values()


def _operation(
    name: str, owner: str, before: Function | None, after: Function | None, types: _Types
) -> Iterator[SurfaceChange]:
    function = before or after
    assert function is not None
    what: What = "method" if function.within else "function"
    if before is None:
        yield SurfaceChange("added", what, owner, name, new=function.returns)
    elif after is None:
        yield SurfaceChange("removed", what, owner, name, old=function.returns)
    else:
        if texts := types.difference(before.returns, after.returns):
            yield SurfaceChange("retyped", what, owner, name, old=texts[0], new=texts[1])
        blank = SurfaceChange("added", "parameter", owner, name)
        yield from _members(blank, before.parameters, after.parameters, types)
