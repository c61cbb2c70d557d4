"""The public names of a generated package, read with griffe without importing it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import griffe
from attrs import frozen

from .type_expressions import literal_values

PACKAGE = "ionq_api"
SESSION_PACKAGE = "ionq_session"
SESSIONS = {"Operations": "IonQSession", "AsyncOperations": "AsyncIonQSession"}
"""The session that inherits the methods of each mixin."""


class SurfaceError(ValueError):
    """A folder does not contain a package that the generator wrote."""


@frozen
class Member:
    """A field of a model, or a parameter of an operation.

    Attributes:
        annotation: Its annotation.
        required: Whether it must be passed.
        by_position: Whether it may be passed by position.
    """

    annotation: str
    required: bool
    by_position: bool = False


@frozen
class Model:
    """A class with fields.

    Attributes:
        module: Where it is declared, such as `ionq_api.models.backend`.
        fields: By name.
    """

    module: str
    fields: Mapping[str, Member]


@frozen
class Alias:
    """A name for a type: an enumeration, or a dict that has no fields of its own.

    Attributes:
        module: Where it is declared.
        annotation: The type that it stands for.
        values: The known values of an enumeration; empty for other types.
    """

    module: str
    annotation: str
    values: tuple[str, ...]


Class: TypeAlias = Model | Alias


@frozen
class Function:
    """An operation, as a method of a session or as a function that makes an `Operation`.

    Attributes:
        module: Where it is declared.
        within: The class that declares it; None for a function.
        owner: Where users find it: `ionq_session.IonQSession`, or `ionq_api.api.jobs`.
        parameters: By name, in order.
        returns: The type of its result, or of the result of the operation that it creates.
    """

    module: str
    within: str | None
    owner: str
    parameters: Mapping[str, Member]
    returns: str


@frozen
class Surface:
    """The public names of a package.

    Attributes:
        classes: Those of `ionq_api.models`, by name.
        operations: Each operation by name, with all its callable forms by owner.
    """

    classes: Mapping[str, Class]
    operations: Mapping[str, Mapping[str, Function]]

    @property
    def plain_aliases(self) -> dict[str, str]:
        """The types, such as `dict[str, float]`, of aliases that are not enumerations."""
        return {
            name: each.annotation
            for name, each in self.classes.items()
            if isinstance(each, Alias) and not each.values
        }


def package_in(folder: Path) -> Path:
    """The folder of the package.

    Args:
        folder: The package, or the folder that contains it.

    Raises:
        SurfaceError: It is neither.
    """
    resolved = folder.resolve()
    for candidate in (resolved / PACKAGE, resolved):
        if candidate.name == PACKAGE and (candidate / "__init__.py").is_file():
            return candidate
    raise SurfaceError(
        f"{folder} holds no package {PACKAGE}; give the folder that `generate` wrote"
    )


def read_surface(folder: Path) -> Surface:
    """Read the surface of a generated package.

    Args:
        folder: The package, or the folder that contains it.

    Raises:
        SurfaceError: There is no such package, or it has no models and no operations.
    """
    package = package_in(folder)
    root = griffe.load(
        PACKAGE, search_paths=[package.parent], allow_inspection=False, resolve_aliases=False
    )
    try:
        models, mixins, api = root["models"], root["operations"], root["api"]
    except KeyError as error:
        raise SurfaceError(f"{folder} is not as the generator writes it: no {error}") from None
    # griffe skips what it cannot parse.
    written = {path.stem for path in (package / "models").glob("*.py")} - {"__init__"}
    if unparsed := sorted(written - models.members.keys()):
        raise SurfaceError(f"{folder} has modules that are not Python: {', '.join(unparsed)}")
    operations: dict[str, dict[str, Function]] = {}
    for function in (*_methods(mixins), *_functions(api)):
        name, form = function
        operations.setdefault(name, {})[form.owner] = form
    return Surface(dict(_classes(models)), operations)


def _own(parent: griffe.Object | griffe.Alias) -> Iterator[griffe.Object]:
    """The members that are declared here, not imported."""
    for member in parent.members.values():
        if isinstance(member, griffe.Object):
            yield member


def _classes(models: griffe.Object | griffe.Alias) -> Iterator[tuple[str, Class]]:
    for module in _own(models):
        for declared in _own(module):
            if isinstance(declared, griffe.Class):
                fields = {each.name: _field(each) for each in _own(declared) if _is_field(each)}
                yield declared.name, Model(module.path, fields)
            elif isinstance(declared, griffe.Attribute) and str(declared.annotation) == "TypeAlias":
                text = str(declared.value)
                yield declared.name, Alias(module.path, text, literal_values(text))


def _is_field(member: griffe.Object) -> bool:
    return isinstance(member, griffe.Attribute) and not str(member.annotation).startswith(
        "ClassVar"
    )


def _field(member: griffe.Object) -> Member:
    assert isinstance(member, griffe.Attribute)
    keywords: set[str] = set()
    if isinstance(member.value, griffe.ExprCall):
        arguments = member.value.arguments
        keywords = {each.name for each in arguments if isinstance(each, griffe.ExprKeyword)}
    return Member(str(member.annotation), required=not keywords & {"default", "factory"})


def _methods(mixins: griffe.Object | griffe.Alias) -> Iterator[tuple[str, Function]]:
    for mixin, session in SESSIONS.items():
        for method in _own(mixins[mixin]):
            # `execute` does not come from the document.
            if isinstance(method, griffe.Function) and method.name != "execute":
                owner = f"{SESSION_PACKAGE}.{session}"
                yield method.name, _function(method, mixins.path, mixin, owner)


def _functions(api: griffe.Object | griffe.Alias) -> Iterator[tuple[str, Function]]:
    for tag in _own(api):
        for function in _own(tag):
            if isinstance(function, griffe.Function):
                yield function.name, _function(function, tag.path, None, tag.path)


def _function(found: griffe.Function, module: str, within: str | None, owner: str) -> Function:
    parameters = {
        each.name: Member(
            str(each.annotation),
            required=each.default is None,
            by_position=each.kind is not griffe.ParameterKind.keyword_only,
        )
        for each in found.parameters
        if each.name != "self"
    }
    returns = str(found.returns)
    if returns.startswith("Operation["):
        returns = returns.removeprefix("Operation[").removesuffix("]")
    return Function(module, within, owner, parameters, returns)
