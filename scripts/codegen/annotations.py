"""The type annotation of a property."""

from collections.abc import Iterator

from openapi_python_client.parser.properties import (
    AnyProperty,
    Class,
    EnumProperty,
    LiteralEnumProperty,
    ModelProperty,
)
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty

SIMPLE_ANNOTATIONS: dict[type[PropertyProtocol], str] = {
    AnyProperty: "JsonValue",
    BooleanProperty: "bool",
    DateProperty: "date",
    DateTimeProperty: "datetime",
    FileProperty: "str",  # JSON has no bytes
    FloatProperty: "float",
    IntProperty: "int",
    NoneProperty: "None",
    StringProperty: "str",
    UuidProperty: "UUID",
}


def is_map(model: ModelProperty) -> bool:
    """Whether a model has no named fields, so that a plain `dict` describes it better."""
    return not model.required_properties and not model.optional_properties


def annotation(prop: PropertyProtocol) -> str:
    """The annotation of a value that is present."""
    match prop:
        case ListProperty():
            return f"list[{annotation(prop.inner_property)}]"
        case UnionProperty():
            inner = [annotation(each) for each in prop.inner_properties]
            inner.sort(key=lambda text: text == "None")
            return " | ".join(dict.fromkeys(inner))
        case ModelProperty() | LiteralEnumProperty():
            return str(prop.class_info.name)
        case EnumProperty():
            raise TypeError("generator.yaml has to ask for literal enumerations")
        case _:
            return SIMPLE_ANNOTATIONS[type(prop)]


def classes(prop: PropertyProtocol) -> Iterator[Class]:
    """The generated classes and enumerations in an annotation."""
    match prop:
        case ListProperty():
            yield from classes(prop.inner_property)
        case UnionProperty():
            for inner in prop.inner_properties:
                yield from classes(inner)
        case ModelProperty() | LiteralEnumProperty():
            yield prop.class_info
        case _:
            return
