"""What the templates see of models and endpoints: plain strings, ready to be written."""

import re
from collections.abc import Iterable

from attrs import frozen
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import LiteralEnumProperty, ModelProperty, Property
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.responses import Response
from openapi_python_client.schema.untrusted_string import UntrustedString

from .document import Json, Node, follow, items, node, operations
from .rendering import Codecs, annotation, classes, constant_name, enumerations

MEDIA = {"response.json()": "json", "response.content": "bytes", "response.text": "text"}
BRACES = re.compile(r"{[^}]*}")


@frozen
class Value:
    """A field of a model, or a parameter of an endpoint."""

    name: str
    wire: str
    annotation: str
    codec: str
    required: bool
    description: str
    default: Json
    constant: str
    """The only value that a required field may have, as Python writes it; else empty."""

    @property
    def optional_annotation(self) -> str:
        """The type of a field that may be left out; null, if it may be, stands last."""
        bare = self.annotation.removesuffix(" | None")
        return f"{bare} | Unset{' | None' if bare != self.annotation else ''}"


@frozen
class Imports:
    """What a module needs from `models`: types for checkers, codecs when it runs."""

    types: list[tuple[str, str]]
    constants: list[tuple[str, str]]


@frozen
class EndpointView:
    """All that a template writes about one endpoint."""

    name: str
    operation_id: str
    method: str
    path: str
    summary: str
    description: str
    path_values: list[Value]
    query_values: list[Value]
    body: Value | None
    result: str
    result_description: str
    reply: str
    media: str
    authenticated: bool
    repeatable: bool
    imports: Imports


@frozen
class Views:
    """Makes views of one document's models and endpoints."""

    document: Node
    codecs: Codecs

    def fields(self, model: ModelProperty) -> list[Value]:
        """The fields of a model, in the document's order."""
        found = {_raw(prop.name): prop for prop in _properties(model)}
        schema = _dumped(model)
        names = [name for name in node(schema.get("properties", {})) if name in found]
        names += [name for name in found if name not in names]  # from an allOf
        return [self._value(found[name], _property(schema, name)) for name in names]

    def imports(self, model: ModelProperty) -> Imports:
        """What a model's module needs."""
        extra = [model.additional_properties] if model.additional_properties else []
        return _imports([*_properties(model), *extra], besides=str(model.class_info.name))

    def additional(self, model: ModelProperty) -> tuple[str, str]:
        """The annotation and the codec of what stands beside the named fields."""
        codec = self.codecs.additional(model, _dumped(model))
        if codec == "Anything()" or model.additional_properties is None:
            return "JsonValue", codec
        return annotation(model.additional_properties), codec

    def is_closed(self, model: ModelProperty) -> bool:
        """Whether the document knows no other fields."""
        return model.data.additionalProperties is False

    def text(self, description: UntrustedString | None) -> str:
        """A description as text, for `safe_for_docstring` to make harmless."""
        return _raw(description).strip()

    def endpoint(self, endpoint: Endpoint) -> EndpointView:
        """One endpoint."""
        path, raw = self._operation(endpoint)
        parameters = {str(each["name"]): each for each in self._parameters(raw)}
        success = _success(endpoint)
        response = self._response(raw, success.status_code.pattern)
        media = MEDIA.get(success.source["attribute"], "nothing")
        body = endpoint.bodies[0] if endpoint.bodies else None
        body_schema = _schema(node(raw["requestBody"])) if body else {}
        props: list[PropertyProtocol] = [
            success.prop,
            *endpoint.path_parameters,
            *endpoint.query_parameters,
        ]
        if body is not None:
            props.append(body.prop)
        return EndpointView(
            name=str(endpoint.name),
            operation_id=str(raw.get("operationId", endpoint.name)),
            method=endpoint.method.upper(),
            path=path,
            summary=str(raw.get("summary", "")).strip(),
            description=str(raw.get("description", "")).strip(),
            path_values=[self._parameter(prop, parameters) for prop in endpoint.path_parameters],
            query_values=[self._parameter(prop, parameters) for prop in endpoint.query_parameters],
            body=self._value(body.prop, body_schema) if body else None,
            result={"json": annotation(success.prop), "bytes": "bytes", "text": "str"}.get(
                media, "None"
            ),
            result_description=str(response.get("description", "")).strip(),
            reply=self.codecs.of(success.prop, _schema(response))
            if media == "json"
            else "Anything()",
            media=media,
            authenticated=endpoint.requires_security,
            repeatable=bool(
                raw.get(
                    "x-repeatable", endpoint.method in ("get", "head", "put", "delete", "options")
                )
            ),
            imports=_imports(props),
        )

    def _operation(self, endpoint: Endpoint) -> tuple[str, Node]:
        """The path and the operation behind an endpoint, whose path has Python's names."""
        shape = BRACES.sub("{}", endpoint.path.get_untrusted_value())
        for path, method, operation in operations(self.document):
            if method == endpoint.method and BRACES.sub("{}", path) == shape:
                return path, operation
        raise LookupError(f"{endpoint.method} {shape} is not in the document")

    def _parameters(self, raw: Node) -> list[Node]:
        return [self._followed(each) for each in items(raw.get("parameters"))]

    def _response(self, raw: Node, pattern: str) -> Node:
        return self._followed(node(node(raw["responses"])[pattern]))

    def _followed(self, part: Node) -> Node:
        reference = part.get("$ref")
        return follow(reference, self.document) if isinstance(reference, str) else part

    def _parameter(self, prop: Property, parameters: dict[str, Node]) -> Value:
        raw = parameters[_raw(prop.name)]
        return self._value(prop, node(raw.get("schema", {})), str(raw.get("description", "")))

    def _value(self, prop: Property, schema: Node, description: str = "") -> Value:
        if not description:
            description = str(schema.get("description", "") or _raw(prop.description))
        return Value(
            name=str(prop.python_name),
            wire=_raw(prop.name),
            annotation=annotation(prop),
            codec=self.codecs.of(prop, schema),
            required=prop.required,
            description=description.strip(),
            default=schema.get("default"),
            constant=_constant(prop),
        )


def _success(endpoint: Endpoint) -> Response:
    """The first reply with a status of 2xx.

    Raises:
        LookupError: There is none.
    """
    for response in endpoint.responses.patterns:
        if response.status_code.range is not None and response.status_code.range[0] // 100 == 2:
            return response
    raise LookupError("it has no successful response that could be read")


def _constant(prop: Property) -> str:
    if prop.required and isinstance(prop, LiteralEnumProperty) and len(prop.values) == 1:
        return repr(next(iter(prop.values)))
    return ""


def _properties(model: ModelProperty) -> list[Property]:
    return [*(model.required_properties or []), *(model.optional_properties or [])]


def _dumped(model: ModelProperty) -> Node:
    """The schema of a model as the document has it."""
    return node(model.data.model_dump(mode="json", by_alias=True, exclude_unset=True))


def _property(schema: Node, name: str) -> Node:
    return node(node(schema.get("properties", {})).get(name, {}))


def _schema(holder: Node) -> Node:
    """The schema of the first medium of a body or a response."""
    for medium in node(holder.get("content", {})).values():
        return node(node(medium).get("schema", {}))
    return {}


def _raw(text: UntrustedString | None) -> str:
    return "" if text is None else text.get_untrusted_value()


def _imports(props: Iterable[PropertyProtocol], besides: str = "") -> Imports:
    listed = list(props)
    types = {(info.module_name, str(info.name)) for prop in listed for info in classes(prop)}
    constants = {
        (each.class_info.module_name, constant_name(each))
        for prop in listed
        for each in enumerations(prop)
    }
    return Imports(sorted(each for each in types if each[1] != besides), sorted(constants))
