"""What a change of the document adds to, removes from or retypes in the Python API."""

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
    """One name that was added, removed or given another type.

    Attributes:
        kind: What happened to it.
        what: What it names.
        owner: What it is found in: a module or a class, as users import it.
        member: The name itself, or the value of an enumeration.
        parameter: For a parameter, its name; `member` is then the operation's.
        old: Its type before; for a method, that of its result. None if it is new.
        new: Its type now. None if it is gone.
        required: Whether code that makes the object, or calls the method, has to give it now and
            did not have to before.
        renamed_to: For a class that is gone, the new one that has nearly the same content.
        also: Other owners in which the same happened: the other session, and the module of the
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
        """The whole name, such as `ionq_session.IonQSession.get_jobs(limit)`."""
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
        """Whether code that uses the name, or has to name it now, may have to follow."""
        return self.kind != "added" or self.required


def surface_changes(old_folder: Path, new_folder: Path) -> list[SurfaceChange]:
    """Compare two generated packages.

    Args:
        old_folder: The folder of one, or a folder that holds it.
        new_folder: That of the other.

    Returns:
        The changes, sorted by name. Methods that both sessions have, and the functions that make
        the same operations, are one change where they change alike. Prose, limits and the order
        of fields are no part of the surface.

    Raises:
        SurfaceError: A folder holds no such package.
    """
    return compare(read_surface(old_folder), read_surface(new_folder))


def compare(old: Surface, new: Surface) -> list[SurfaceChange]:
    """Compare two surfaces; see `surface_changes`."""
    renamed = renames(old, new)
    types = _Types(old, new, renamed)
    found = [*_classes(old, new, types), *_operations(old, new, types)]
    return sorted(found, key=lambda each: (each.name, each.kind))


class _Types:
    """Tells whether a type before and a type now are the same."""

    def __init__(self, old: Surface, new: Surface, renamed: Mapping[str, str]) -> None:
        self.renamed = renamed
        # A class that has another name has not made another type of each field that holds it.
        self._old = {**_followed(old), **renamed}
        self._new = _followed(new)

    def told(self, old: str, new: str) -> tuple[str, str] | None:
        """Two types as they are to be shown, if they differ: written out if only that shows it."""
        # Names of the old side that stand for new ones are followed with the new side's aliases.
        before, after = canonical(canonical(old, self._old), self._new), canonical(new, self._new)
        if before == after:
            return None
        return (old, new) if old != new else (before, after)


def _followed(surface: Surface) -> dict[str, str]:
    """What names stand for; an enumeration takes any text, so `| str` beside it says no more."""
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
            told = _told(before)
            yield SurfaceChange("removed", "class", MODELS, name, old=told, renamed_to=renamed)
        if after is not None:
            yield from _class(name, before, after, types)
    for name in new.classes.keys() - old.classes.keys():
        yield SurfaceChange("added", "class", MODELS, name, new=_told(new.classes[name]))


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
        case Alias(), Alias() if not types.told(before.annotation, after.annotation):
            return
        case _:
            yield SurfaceChange(
                "retyped", "class", MODELS, name, old=_told(before), new=_told(after)
            )


def _told(one: Class) -> str:
    return "class" if isinstance(one, Model) else canonical(one.annotation, {})


def _members(
    blank: SurfaceChange, old: Mapping[str, Member], new: Mapping[str, Member], types: _Types
) -> Iterator[SurfaceChange]:
    """The changes of fields or parameters.

    Args:
        blank: A change that says whose they are.
        old: Before, in order.
        new: Now.
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
            texts = types.told(before.annotation, after.annotation)
            if texts is None and (before.required != after.required or places[0] != places[1]):
                texts = (
                    before.annotation + _how(before, after, places[0]),
                    after.annotation + _how(after, before, places[1]),
                )
            if texts is not None:
                required = after.required and not before.required
                yield evolve(named, kind="retyped", old=texts[0], new=texts[1], required=required)


def _place(name: str, here: Mapping[str, Member], there: Mapping[str, Member]) -> int | None:
    """Where a parameter stands among those that may be given by position on both sides."""
    shared = [each for each in here if here[each].by_position and each in there]
    return shared.index(name) if name in shared else None


def _how(one: Member, other: Member, place: int | None) -> str:
    """What the annotation does not say."""
    if one.required != other.required:
        return ", required" if one.required else ", with a default"
    return ", by keyword" if place is None else f", at position {place + 1}"


def _operations(old: Surface, new: Surface, types: _Types) -> Iterator[SurfaceChange]:
    for name in {**old.operations, **new.operations}:
        before, after = old.operations.get(name, {}), new.operations.get(name, {})
        alike: dict[SurfaceChange, SurfaceChange] = {}
        for owner in {**before, **after}:
            for change in _operation(name, owner, before.get(owner), after.get(owner), types):
                # Sessions come first, so that a change bears the name that most users use.
                key = evolve(
                    change, owner="", what="method" if not change.parameter else "parameter"
                )
                first = alike.get(key)
                alike[key] = evolve(first, also=(*first.also, owner)) if first else change
        yield from alike.values()


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
        if texts := types.told(before.returns, after.returns):
            yield SurfaceChange("retyped", what, owner, name, old=texts[0], new=texts[1])
        blank = SurfaceChange("added", "parameter", owner, name)
        yield from _members(blank, before.parameters, after.parameters, types)
