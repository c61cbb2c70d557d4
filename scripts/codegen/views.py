"""Models, enumerations and endpoints as plain strings, ready for the templates to write."""

from attrs import frozen
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import LiteralEnumProperty, ModelProperty, Property
from openapi_python_client.schema.untrusted_string import UntrustedString

from ..openapi.document import Node, node
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


def _properties(model: ModelProperty) -> list[Property]:
    return [*(model.required_properties or []), *(model.optional_properties or [])]


def _dumped(model: ModelProperty) -> Node:
    """The schema of a model as the document has it."""
    return node(model.data.model_dump(mode="json", by_alias=True, exclude_unset=True))
