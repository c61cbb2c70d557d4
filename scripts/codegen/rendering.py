"""Renders codecs: the expression that decodes, checks and encodes one value.

openapi-python-client's properties know the names of classes, and the schemas the limits, so the
two are walked side by side.
"""

from collections.abc import Iterable, Iterator

from attrs import frozen
from openapi_python_client.config import Config
from openapi_python_client.parser.properties import (
    AnyProperty,
    Class,
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

from ..openapi.document import Json, Node, items, node, resolved, traced
from .annotations import is_map
from .unsupported import reference

JSON_TYPES: dict[type[PropertyProtocol], str] = {
    BooleanProperty: "boolean",
    FloatProperty: "number",
    IntProperty: "integer",
    NoneProperty: "null",
}
"""The JSON type of properties that are not strings there."""
FORMATS: dict[str, type[PropertyProtocol]] = {
    "binary": FileProperty,
    "date": DateProperty,
    "date-time": DateTimeProperty,
    "uuid": UuidProperty,
}
"""The formats of strings that have a type of their own in Python."""


@frozen
class Codecs:
    """Writes the expressions that make codecs, for one document.

    Attributes:
        document: The whole document, to follow references.
        config: The generator's, for the names of classes.
        models: Every model by its class's name; where another property refers to one, it may hold
            a copy from before the model's own properties were known.
        constants: The name of the codec of each enumeration, by its type's.
    """

    document: Node
    config: Config
    models: dict[str, ModelProperty]
    constants: dict[str, str]

    def constant(self, prop: LiteralEnumProperty) -> str:
        """The name of the codec of an enumeration, beside its type."""
        return self.constants[str(prop.class_info.name)]

    def of(self, prop: PropertyProtocol, schema: Node, inside: tuple[str, ...] = ()) -> str:
        """The expression for one value.

        Args:
            prop: The value, as openapi-python-client understood it.
            schema: The same value's schema.
            inside: The maps around it, whose codecs are written out, unlike those of classes.

        Raises:
            ValueError: A map holds itself, so that its codec would have no end.
        """
        schema = resolved(schema, self.document)
        match prop:
            case ListProperty():
                inner = self.of(prop.inner_property, node(schema.get("items", {})), inside)
                least, most = schema.get("minItems"), schema.get("maxItems")
                return _call("ListOf", inner, max_items=most, min_items=least)
            case UnionProperty():
                return self._union(prop, schema, inside)
            case ModelProperty():
                model = self.models[str(prop.class_info.name)]
                if is_map(model):
                    return f"MapOf({self.additional(model, schema, inside)})"
                return f'Object("{model.class_info.name}")'
            case LiteralEnumProperty():
                return self.constant(prop)
            case _:
                return _scalar(prop, schema)

    def additional(self, model: ModelProperty, schema: Node, inside: tuple[str, ...] = ()) -> str:
        """The expression for the values of an object's fields that the document does not name.

        Raises:
            ValueError: See `of`.
        """
        values = schema.get("additionalProperties")
        if not (isinstance(values, dict) and values and model.additional_properties is not None):
            return "Anything()"
        name = str(model.class_info.name)
        if name in inside:
            raise ValueError(f"{name} is a map that holds itself; only an object with fields may")
        return self.of(model.additional_properties, values, (*inside, name))

    def property_schema(self, schema: Node, name: str) -> Node:
        """The schema of a property, including one from an `allOf`; the last definition wins."""
        found: Node = {}
        parts = [resolved(part, self.document) for part in items(schema.get("allOf"))]
        for part in parts:
            found = {**found, **self.property_schema(part, name)}
        return {**found, **node(node(schema.get("properties", {})).get(name, {}))}

    def _union(self, prop: UnionProperty, schema: Node, inside: tuple[str, ...]) -> str:
        alternatives = list(self._alternatives(schema))
        members: list[str] = []
        listed: set[str] = set()
        for inner in prop.inner_properties:
            if isinstance(inner, LiteralEnumProperty) and inner.value_type is str:
                listed.add(self.constant(inner))
            # Members of one type are one property, though each may have limits of its own.
            matching = [part for name, part in alternatives if self._matches(inner, name, part)]
            members += [self.of(inner, part, inside) for part in matching or [{}]]
        if "Text()" in members:  # known values and any other string: nothing is left to check
            members = [member for member in members if member not in listed]
        members = list(dict.fromkeys(members))
        nullable = "Null()" in members
        others = [member for member in members if member != "Null()"]
        written = others[0] if others else "Null()"
        if len(others) > 1:
            cases = list(dict.fromkeys(self._cases(prop, schema)))
            written = f"Union({_tuple(others)}{f', {_tuple(cases)}' if cases else ''})"
        return f"Nullable({written})" if nullable and others else written

    def _matches(self, prop: PropertyProtocol, component: str, schema: Node) -> bool:
        """Whether a property was made from an alternative of a union."""
        schema = resolved(schema, self.document)
        kinds = _json_types(schema)
        listed = schema.get("enum")
        match prop:
            case ListProperty():
                inner = node(schema.get("items", {}))
                name = str(inner.get("$ref", ""))
                return "array" in kinds and self._matches(prop.inner_property, name, inner)
            case UnionProperty():
                return all(
                    any(
                        self._matches(inner, name, part)
                        for name, part in self._alternatives(schema)
                    )
                    for inner in prop.inner_properties
                    if not isinstance(inner, NoneProperty)
                )
            case ModelProperty():
                if component:
                    return str(prop.class_info.name) == self._class_name(component)
                written = {*node(schema.get("properties", {}))}
                fields = {*node(prop.data.model_dump(mode="json").get("properties") or {})}
                return "object" in kinds and written == fields
            case LiteralEnumProperty():
                found = {repr(each) for each in listed} if isinstance(listed, list) else set[str]()
                return found - {"None"} == {*map(repr, prop.values)}
            case AnyProperty():
                return not kinds
            case _:
                kind = JSON_TYPES.get(type(prop), "string")
                known = FORMATS.get(str(schema.get("format")), StringProperty)
                return not listed and kind in kinds and (kind != "string" or known is type(prop))

    def _alternatives(self, schema: Node) -> Iterator[tuple[str, Node]]:
        """The members of a union, flattened, each with its reference if it is a component."""
        parts = [part for key in ("anyOf", "oneOf") for part in items(schema.get(key))]
        if not parts:
            yield "", schema
        for part in parts:
            target = resolved(part, self.document)
            if "anyOf" in target or "oneOf" in target:
                yield from self._alternatives(target)
            else:
                yield str(part.get("$ref", "")), target

    def _class_name(self, component: str) -> str:
        """The class of a component: by `x-class-name`, now its title, or by its own name."""
        last, target = traced({"$ref": component}, self.document)
        written = str(target.get("title") or last.rpartition("/")[2])
        return str(Class.from_string(string=written, config=self.config).name)

    def _cases(self, prop: UnionProperty, schema: Node) -> Iterator[str]:
        """What tells the members of a union apart, and those of the unions in it.

        That is the standard's `discriminator`, or `x-discriminator` for unions whose members
        share no field: a list of `schema`, `property` and, unless its presence decides, `values`.
        """
        standard = schema.get("discriminator")
        if isinstance(standard, dict):
            chosen: dict[str, list[str]] = {}
            for value, target in node(standard.get("mapping", {})).items():
                chosen.setdefault(reference(str(target)), []).append(value)
            for component, _ in self._alternatives(schema):
                if component and component not in chosen:  # then it is known by its own name
                    chosen[component] = [component.rpartition("/")[2]]
            for component, values in chosen.items():
                yield from self._case(prop, component, str(standard["propertyName"]), values)
        for rule in items(schema.get("x-discriminator")):
            listed = rule.get("values")
            values = [str(value) for value in listed] if isinstance(listed, list) else []
            yield from self._case(prop, str(rule["schema"]), str(rule["property"]), values)
        if self._is_ruled(schema):
            for part in [part for key in ("anyOf", "oneOf") for part in items(schema.get(key))]:
                yield from self._cases(prop, resolved(part, self.document))

    def _is_ruled(self, schema: Node) -> bool:
        """Whether rules cover every object; otherwise those of inner unions would refuse some."""
        if "discriminator" in schema or "x-discriminator" in schema:
            return True
        parts = [part for key in ("anyOf", "oneOf") for part in items(schema.get(key))]
        if parts:
            return all(self._is_ruled(resolved(part, self.document)) for part in parts)
        kinds = _json_types(schema)
        return bool(kinds) and "object" not in kinds

    def _case(
        self, prop: UnionProperty, component: str, field: str, values: list[str]
    ) -> Iterator[str]:
        name = self._class_name(component)
        listed = f", {_tuple(map(repr, values))}" if values else ""
        for inner in prop.inner_properties:
            if isinstance(inner, ModelProperty) and str(inner.class_info.name) == name:
                member = self.of(inner, resolved({"$ref": component}, self.document))
                yield f"Case({member}, {field!r}{listed})"


def _tuple(parts: Iterable[str]) -> str:
    listed = list(parts)
    return f"({', '.join(listed)}{',' if len(listed) == 1 else ''})"


def _json_types(schema: Node) -> list[str]:
    """The types that a schema names; the generator's parser adds null where it is allowed."""
    declared = schema.get("type", "object" if "properties" in schema or "allOf" in schema else [])
    return [str(each) for each in declared] if isinstance(declared, list) else [str(declared)]


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
