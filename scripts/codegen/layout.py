"""Which module of `models/` declares each type.

A class has a module of its own. An enumeration or a map is an alias, only a few lines long: where
one class alone uses it, it stands above that class. The others stand in one module, `shared.py`,
which imports no model, so that no model is loaded for an alias.
"""

from collections.abc import Iterable, Mapping

from attrs import frozen
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.properties import LiteralEnumProperty, ModelProperty

from .annotations import is_map
from .names import SHARED
from .value_views import Names, names_in
from .views import Views

OF_CHECKERS = ("UUID", "date", "datetime")
"""Types of the standard library that generated modules import for checkers only."""


@frozen
class Imports:
    """What a module imports from `models`: types for checkers, codecs at run time."""

    types: list[tuple[str, str]]
    constants: list[tuple[str, str]]


@frozen
class Layout:
    """The modules of one document's package.

    Attributes:
        views: What the parts of the document name.
        classes: The models that have fields of their own.
        enumerations: The enumerations, by name.
        maps: The models without fields, by name.
        modules: The module of every type, by the type's name.
    """

    views: Views
    classes: list[ModelProperty]
    enumerations: Mapping[str, LiteralEnumProperty]
    maps: Mapping[str, ModelProperty]
    modules: Mapping[str, str]

    def enumerations_in(self, module: str) -> list[LiteralEnumProperty]:
        """The enumerations that a module declares."""
        return [self.enumerations[name] for name in self._declared(module, self.enumerations)]

    def maps_in(self, module: str) -> list[ModelProperty]:
        """The maps that a module declares."""
        return [self.maps[name] for name in self._declared(module, self.maps)]

    def is_deferred(self, model: ModelProperty) -> bool:
        """Whether annotations of a class name what is not there yet when Python gets to them."""
        name = str(model.class_info.name)
        module = self.modules[name]
        missing = {name, *OF_CHECKERS}
        missing |= {each for each, where in self.modules.items() if where != module}
        written = [each.annotation for each in self.views.fields(model)]
        return not missing.isdisjoint(names_in([*written, self.views.additional(model)[0]]))

    def imports(self, module: str, model: ModelProperty | None = None) -> Imports:
        """What a module of `models/` imports from the others.

        Args:
            module: Its name.
            model: The class in it, if there is one.
        """
        used = self.views.names(model) if model else Names()
        for each in self.maps_in(module):  # their codecs are written out where they are used
            used |= Names(types=self.views.names(each).types)
        owners = {self.views.codecs.constants[name]: name for name in self.enumerations}
        types = [(self.modules[name], name) for name in used.types]
        constants = [(self.modules[owners[name]], name) for name in used.constants]
        return Imports(
            sorted(each for each in types if each[0] != module),
            sorted(each for each in constants if each[0] != module),
        )

    def _declared(self, module: str, among: Iterable[str]) -> list[str]:
        return sorted(name for name in among if self.modules[name] == module)


def laid_out(parsed: GeneratorData, views: Views) -> Layout:
    """Choose the module of every type of a document."""
    enumerations = {
        str(each.class_info.name): each
        for each in parsed.enums
        if isinstance(each, LiteralEnumProperty)
    }
    maps = {str(each.class_info.name): each for each in parsed.models if is_map(each)}
    classes = [each for each in parsed.models if not is_map(each)]
    owners = {views.codecs.constants[name]: name for name in enumerations}
    users: dict[str, set[str]] = {name: set() for name in (*enumerations, *maps)}

    def use(used: Names, user: str) -> None:
        """Note who uses an alias, directly or by way of a map."""
        for name in {*used.types, *(owners[each] for each in used.constants)} & users.keys():
            if user not in users[name]:
                users[name].add(user)
                if name in maps:
                    use(views.names(maps[name]), user)

    for model in classes:
        use(views.names(model), str(model.class_info.module_name))
    for collection in parsed.endpoint_collections_by_tag.values():
        for endpoint in collection.endpoints:
            use(views.endpoint(endpoint).names, SHARED)
    modules = {str(each.class_info.name): str(each.class_info.module_name) for each in classes}
    for name, found in users.items():
        modules[name] = next(iter(found)) if len(found) == 1 else SHARED
    return Layout(views, classes, enumerations, maps, modules)
