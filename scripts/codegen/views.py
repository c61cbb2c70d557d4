"""Models, enumerations and endpoints as plain strings, ready for the templates to write."""

from attrs import frozen
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import LiteralEnumProperty, ModelProperty, Property
from openapi_python_client.schema.untrusted_string import UntrustedString

from ..openapi.document import Json, Node, items, node
from .annotations import annotation
from .endpoints import Endpoints, EndpointView
from .names import OUR_CLASSES, OUR_FIELDS
from .rendering import Codecs
from .value_views import Names, Value, named, names_in, names_of, raw_text, value_of


@frozen
class Views:
    """Makes views of one document's parts.

    Attributes:
        codecs: Writes the codecs.
        endpoints: Makes the views of endpoints.
    """

    codecs: Codecs
    endpoints: Endpoints

    def fields(self, model: ModelProperty) -> list[Value]:
        """The fields of a model, in the document's order."""
        found = {raw_text(prop.name): prop for prop in _properties(model)}
        schema = _dumped(model)
        names = [name for name in node(schema.get("properties", {})) if name in found]
        names += [name for name in found if name not in names]  # from an allOf
        values = [
            value_of(self.codecs, found[name], self.codecs.property_schema(schema, name))
            for name in names
        ]
        # In a class's body, a field hides what is called the same from the lines below it.
        taken = {*OUR_CLASSES, *OUR_FIELDS}
        written = [text for each in values for text in (each.annotation, each.codec)]
        taken |= names_in([*written, *self.additional(model)])
        return named(values, taken)

    def names(self, model: ModelProperty) -> Names:
        """What a model uses of `models`."""
        extra = [model.additional_properties] if model.additional_properties else []
        codecs = [each.codec for each in self.fields(model)] + [self.additional(model)[1]]
        return names_of(self.codecs, [*_properties(model), *extra], codecs)

    def additional(self, model: ModelProperty) -> tuple[str, str]:
        """The annotation and the codec of fields that the document does not name."""
        codec = self.codecs.additional(model, _dumped(model))
        if codec == "Anything()" or model.additional_properties is None:
            return "JsonValue", codec
        return annotation(model.additional_properties), codec

    def is_closed(self, model: ModelProperty) -> bool:
        """Whether the document rules out other fields."""
        return model.data.additionalProperties is False

    def needs(self, model: ModelProperty) -> list[str]:
        """Each `x-one-required` of a schema as a `Need` in Python.

        Raises:
            ValueError: It names a field that the schema does not have.
        """
        schema = _dumped(model)
        known = {raw_text(each.name) for each in _properties(model)}
        found: list[str] = []
        for rule in items(schema.get("x-one-required")):
            unless = node(rule.get("unless", {}))
            one_of, values = _texts(rule.get("properties")), _texts(unless.get("values"))
            field = _texts([unless["property"]] if unless else [])
            if not one_of or not {*one_of, *field} <= known:
                raise ValueError("x-one-required names a field that the schema does not have")
            written = f", ({field[0]!r}, {values!r})" if field else ""
            found.append(f"Need({one_of!r}{written})")
        return found

    def implied(self, model: ModelProperty) -> tuple[frozenset[str], list[str]]:
        """The required fields of each `x-implied` of a schema, and the rules in Python.

        Raises:
            ValueError: One names a field that the schema does not require.
        """
        required = {raw_text(each.name) for each in model.required_properties or []}
        names: set[str] = set()
        found: list[str] = []
        for rule in items(_dumped(model).get("x-implied")):
            name, by = str(rule.get("property")), str(rule.get("by"))
            values = tuple((key, str(each)) for key, each in node(rule.get("values")).items())
            if not {name, by} <= required:
                raise ValueError("x-implied names a field that the schema does not require")
            names.add(name)
            found.append(f"Implied({name!r}, {by!r}, {values!r})")
        return frozenset(names), found

    def text(self, description: UntrustedString | None) -> str:
        """A description as text, for `safe_for_docstring` to escape."""
        return raw_text(description).strip()

    def constant(self, prop: LiteralEnumProperty) -> str:
        """The name of the codec of an enumeration."""
        return self.codecs.constant(prop)

    def listed(self, prop: LiteralEnumProperty) -> list[str]:
        """The values of an enumeration as Python writes them, always in one order."""
        return [repr(value) for value in sorted(prop.values, key=_in_order)]

    def endpoint(self, endpoint: Endpoint) -> EndpointView:
        """One endpoint; see `Endpoints.view`."""
        return self.endpoints.view(endpoint)


def _in_order(value: str | int) -> tuple[str, str] | tuple[int, int]:
    """Integers by size; text ignoring case, with upper case first where only case differs."""
    return (value.lower(), value) if isinstance(value, str) else (value, value)


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list) else ()


def _properties(model: ModelProperty) -> list[Property]:
    return [*(model.required_properties or []), *(model.optional_properties or [])]


def _dumped(model: ModelProperty) -> Node:
    """The schema of a model as the document has it."""
    return node(model.data.model_dump(mode="json", by_alias=True, exclude_unset=True))
