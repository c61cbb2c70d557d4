"""How one value of the document is written in Python: its annotation and its codec.

openapi-python-client's properties know the names of classes, the schemas know the limits; the
two are walked side by side.
"""

from collections.abc import Iterable, Iterator

from attrs import frozen
from openapi_python_client.config import Config
from openapi_python_client.parser.properties import (
    AnyProperty,
    Class,
    EnumProperty,
    LiteralEnumProperty,
    ModelProperty,
)
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.const import ConstProperty
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
from openapi_python_client.strings import snake_case

from .document import Json, Node, items, node, resolved

SIMPLE_ANNOTATIONS: dict[type[PropertyProtocol], str] = {
    AnyProperty: "JsonValue",
    BooleanProperty: "bool",
    DateProperty: "date",
    DateTimeProperty: "datetime",
    FileProperty: "bytes",
    FloatProperty: "float",
    IntProperty: "int",
    NoneProperty: "None",
    StringProperty: "str",
    UuidProperty: "UUID",
}
JSON_TYPES: dict[type[PropertyProtocol], str] = {
    BooleanProperty: "boolean",
    FloatProperty: "number",
    IntProperty: "integer",
    ListProperty: "array",
    ModelProperty: "object",
}


def is_map(model: ModelProperty) -> bool:
    """Whether a model has no field of its own, so that a plain `dict` says it better."""
    return not model.required_properties and not model.optional_properties


def constant_name(prop: LiteralEnumProperty) -> str:
    """The name of the codec of an enumeration, beside its type."""
    return snake_case(prop.class_info.name).upper()


def annotation(prop: PropertyProtocol) -> str:
    """The Python type of a value that is there."""
    match prop:
        case ListProperty():
            return f"list[{annotation(prop.inner_property)}]"
        case UnionProperty():
            inner = [annotation(each) for each in prop.inner_properties]
            inner.sort(key=lambda text: text == "None")
            return " | ".join(dict.fromkeys(inner))
        case ModelProperty() | LiteralEnumProperty():
            return str(prop.class_info.name)
        case ConstProperty():
            return "str" if isinstance(prop.value.raw_value, str) else "JsonValue"
        case EnumProperty():
            raise TypeError("generator.yaml has to ask for literal enumerations")
        case _:
            return SIMPLE_ANNOTATIONS[type(prop)]


def classes(prop: PropertyProtocol) -> Iterator[Class]:
    """The generated classes and enumerations that an annotation names."""
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


def enumerations(prop: PropertyProtocol) -> Iterator[LiteralEnumProperty]:
    """The enumerations whose codecs a codec needs."""
    match prop:
        case ListProperty():
            yield from enumerations(prop.inner_property)
        case UnionProperty():
            for inner in prop.inner_properties:
                yield from enumerations(inner)
        case LiteralEnumProperty():
            yield prop
        case _:
            return


@frozen
class Codecs:
    """Writes the expressions that make codecs, for one document.

    Attributes:
        document: The whole document, to follow references.
        config: The generator's, for the names of classes.
        models: Every model by its class's name; where another property refers to one, it may hold
            a copy from before the model's own properties were known.
    """

    document: Node
    config: Config
    models: dict[str, ModelProperty]

    def of(self, prop: PropertyProtocol, schema: Node) -> str:
        """The expression for one value.

        Args:
            prop: The value, as openapi-python-client understood it.
            schema: The same value's schema.
        """
        schema = resolved(schema, self.document)
        match prop:
            case ListProperty():
                inner = self.of(prop.inner_property, node(schema.get("items", {})))
                least, most = schema.get("minItems"), schema.get("maxItems")
                return _call("ListOf", inner, max_items=most, min_items=least)
            case UnionProperty():
                return self._union(prop, schema)
            case ModelProperty():
                model = self.models[str(prop.class_info.name)]
                if is_map(model):
                    return f"MapOf({self.additional(model, schema)})"
                return f'Object("{model.class_info.name}")'
            case LiteralEnumProperty():
                return constant_name(prop)
            case ConstProperty():
                return f"Enumeration(({prop.value.python_code.as_unembedded_code()},))"
            case _:
                return _scalar(prop, schema)

    def additional(self, model: ModelProperty, schema: Node) -> str:
        """The expression for the values that an object has beside its named fields."""
        values = schema.get("additionalProperties")
        if isinstance(values, dict) and values and model.additional_properties is not None:
            return self.of(model.additional_properties, values)
        return "Anything()"

    def _union(self, prop: UnionProperty, schema: Node) -> str:
        alternatives = list(self._alternatives(schema))
        is_open = any(isinstance(inner, StringProperty) for inner in prop.inner_properties)
        members: list[str] = []
        for inner in prop.inner_properties:
            if is_open and isinstance(inner, LiteralEnumProperty):
                continue  # known values beside any other string: nothing is left to check
            wanted = JSON_TYPES.get(type(inner), "string")
            matching = [
                part
                for name, part in alternatives
                if _json_type(part) == wanted and self._is_class(inner, name)
            ]
            members.append(self.of(inner, matching[0] if matching else {}))
        nullable = "Null()" in members
        others = [member for member in members if member != "Null()"]
        written = others[0] if others else "Null()"
        if len(others) > 1:
            cases = list(self._cases(schema))
            written = f"Union({_tuple(others)}{f', {_tuple(cases)}' if cases else ''})"
        return f"Nullable({written})" if nullable and others else written

    def _alternatives(self, schema: Node) -> Iterator[tuple[str, Node]]:
        """The members of a union, flattened, each with the component's name if it is one."""
        parts = [part for key in ("anyOf", "oneOf") for part in items(schema.get(key))]
        if not parts:
            yield "", schema
        for part in parts:
            reference = part.get("$ref")
            target = resolved(part, self.document)
            if "anyOf" in target or "oneOf" in target:
                yield from self._alternatives(target)
            else:
                yield (str(reference).rpartition("/")[2] if reference else ""), target

    def _is_class(self, inner: PropertyProtocol, component: str) -> bool:
        if not isinstance(inner, ModelProperty) or not component:
            return True
        return str(inner.class_info.name) == self._class_name(component)

    def _class_name(self, component: str) -> str:
        return str(Class.from_string(string=component, config=self.config).name)

    def _cases(self, schema: Node) -> Iterator[str]:
        """What tells the members of a union apart.

        That is the standard's `discriminator`, or `x-discriminator` for unions whose members
        share no field: a list of `schema`, `property` and, unless its presence decides, `values`.
        """
        standard = schema.get("discriminator")
        chosen: dict[str, list[str]] = {}
        if isinstance(standard, dict):
            for value, reference in node(standard.get("mapping", {})).items():
                chosen.setdefault(str(reference), []).append(value)
            for reference, values in chosen.items():
                yield self._case(reference, str(standard["propertyName"]), values)
        for rule in items(schema.get("x-discriminator")):
            values_node = rule.get("values")
            values = [str(value) for value in values_node] if isinstance(values_node, list) else []
            yield self._case(str(rule["schema"]), str(rule["property"]), values)

    def _case(self, reference: str, field: str, values: list[str]) -> str:
        name = self._class_name(reference.rpartition("/")[2])
        listed = f", {_tuple(map(repr, values))}" if values else ""
        return f'Case(Object("{name}"), {field!r}{listed})'


def _tuple(parts: Iterable[str]) -> str:
    listed = list(parts)
    return f"({', '.join(listed)}{',' if len(listed) == 1 else ''})"


def _json_type(schema: Node) -> str:
    declared = schema.get("type", "object")
    if isinstance(declared, list):  # 3.1 writes what may be null as a list of types
        return str(next((each for each in declared if each != "null"), "null"))
    return str(declared)


def _scalar(prop: PropertyProtocol, schema: Node) -> str:
    match prop:
        case IntProperty() | FloatProperty():
            return _number(schema, whole=isinstance(prop, IntProperty))
        case StringProperty():
            secret = schema.get("format") == "password" or None
            least, most = schema.get("minLength"), schema.get("maxLength")
            return _call("Text", secret=secret, min_length=least, max_length=most)
        case BooleanProperty():
            return "Boolean()"
        case NoneProperty():
            return "Null()"
        case DateTimeProperty():
            return "Timestamp()"
        case DateProperty():
            return "Day()"
        case UuidProperty():
            return "Identifier()"
        case _:
            return "Anything()"


def _number(schema: Node, *, whole: bool) -> str:
    bits = {"int32": 32, "int64": 64}.get(str(schema.get("format"))) if whole else None
    least, most = schema.get("minimum"), schema.get("maximum")
    return _call("Number", whole=whole or None, bits=bits, minimum=least, maximum=most)


def _call(name: str, *positional: str, **keywords: Json) -> str:
    given = [f"{key}={_literal(value)}" for key, value in keywords.items() if value is not None]
    return f"{name}({', '.join([*positional, *given])})"


def _literal(value: Json) -> str:
    """A limit as Python; the generator's parser makes a float of every one."""
    return repr(int(value) if isinstance(value, float) and value.is_integer() else value)
