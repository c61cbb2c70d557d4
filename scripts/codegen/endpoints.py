"""Endpoints as plain strings, ready for the templates to write."""

import re

from attrs import field, frozen
from openapi_python_client.parser.bodies import Body, BodyType
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.responses import Response
from openapi_python_client.strings import get_content_type

from ..openapi.document import Node, follow, items, node
from ..openapi.places import operations
from .annotations import annotation
from .names import OUR_CLASSES, OUR_PARAMETERS
from .rendering import Codecs
from .unsupported import BRACES
from .value_views import Names, Value, named, names_in, names_of, raw_text, value_of


@frozen
class EndpointView:
    """All that a template writes about one endpoint."""

    name: str
    constant: str
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
    names: Names

    @property
    def body_annotation(self) -> str:
        """The annotation of the body: where a model may be sent, so may a dict in its place."""
        if self.body is None:
            return ""
        has_model = re.match(r"(Nullable\()?(Union\(.*)?\bObject\(", self.body.codec, re.DOTALL)
        if not has_model:
            return self.body.annotation
        bare = self.body.annotation.removesuffix(" | None")
        return f"{bare} | Mapping[str, object]{self.body.annotation.removeprefix(bare)}"

    @property
    def used(self) -> frozenset[str]:
        """The names in its annotations and codecs."""
        values = [*self.path_values, *self.query_values, *([self.body] if self.body else [])]
        written = [self.result, self.reply, *([self.body_annotation] if self.body else [])]
        written += [text for value in values for text in (value.annotation, value.codec)]
        return names_in(written)


@frozen
class Endpoints:
    """Makes views of one document's endpoints.

    Attributes:
        document: The whole document.
        codecs: Writes the codecs.
        tags: The names of the tags' modules.
    """

    document: Node
    codecs: Codecs
    tags: tuple[str, ...]
    _known: dict[tuple[str, str], EndpointView] = field(
        factory=dict[tuple[str, str], EndpointView], init=False
    )

    def view(self, endpoint: Endpoint) -> EndpointView:
        """One endpoint.

        Raises:
            LookupError: It has no successful reply.
            ValueError: It has a reply or a body that cannot be written.
        """
        key = (endpoint.method, endpoint.path.get_untrusted_value())
        if key not in self._known:
            self._known[key] = self._view(endpoint)
        return self._known[key]

    def used(self, endpoints: list[Endpoint]) -> frozenset[str]:
        """The names in the annotations and codecs of a tag's operations."""
        return frozenset(name for each in endpoints for name in self.view(each).used)

    def has_parameters(self, endpoints: list[Endpoint]) -> bool:
        """Whether any operation of a tag has a parameter."""
        views = [self.view(each) for each in endpoints]
        return any(view.path_values or view.query_values for view in views)

    def names(self, endpoints: list[Endpoint]) -> Names:
        """What a tag's operations use of `models`."""
        used = Names()
        for each in endpoints:
            used |= self.view(each).names
        return used

    def _view(self, endpoint: Endpoint) -> EndpointView:
        path, raw, item = self._operation(endpoint)
        success = self._success(endpoint, raw)
        response = self._response(raw, success.status_code.pattern)
        media, medium = self._medium(response)
        if endpoint.method == "head":
            media = "nothing"  # whatever it says, a reply to HEAD has no body
        body = _json_body(endpoint)
        props: list[PropertyProtocol] = [*endpoint.path_parameters, *endpoint.query_parameters]
        if media == "json":
            props.append(success.prop)
        if body is not None:
            props.append(body.prop)
        parameters = self._parameters(raw, item)
        taken = {*OUR_CLASSES, *OUR_PARAMETERS, str(endpoint.name).upper()}
        taken |= {f"{tag}_api" for tag in self.tags}
        at = [("path", prop) for prop in endpoint.path_parameters]
        at += [("query", prop) for prop in endpoint.query_parameters]
        values: list[Value] = []
        for where, prop in at:
            full = parameters[where, raw_text(prop.name)]
            text = str(full.get("description", ""))
            values.append(value_of(self.codecs, prop, node(full.get("schema", {})), text))
        values = named(values, taken)
        count = len(endpoint.path_parameters)
        body_value = (
            value_of(self.codecs, body.prop, self._body_schema(raw, body)) if body else None
        )
        reply = "Anything()"
        if media == "json":
            reply = self.codecs.of(success.prop, node(medium.get("schema", {})))
        codecs = [reply, *(each.codec for each in values)]
        if body_value is not None:
            codecs.append(body_value.codec)
        repeatable = endpoint.method in ("get", "head", "put", "delete", "options")
        security = raw.get("security", self.document.get("security"))
        return EndpointView(
            name=str(endpoint.name),
            constant=str(endpoint.name).upper(),
            operation_id=str(raw.get("operationId", endpoint.name)),
            method=endpoint.method.upper(),
            path=path,
            summary=str(raw.get("summary", "")).strip(),
            description=str(raw.get("description", "")).strip(),
            path_values=values[:count],
            query_values=values[count:],
            body=body_value,
            result={"json": annotation(success.prop), "bytes": "bytes", "text": "str"}.get(
                media, "None"
            ),
            result_description=str(response.get("description", "")).strip(),
            reply=reply,
            media=media,
            authenticated=any(items(security)),
            repeatable=bool(raw.get("x-repeatable", repeatable)),
            names=names_of(self.codecs, props, codecs),
        )

    def _operation(self, endpoint: Endpoint) -> tuple[str, Node, Node]:
        """The path, the operation and its path's item; an endpoint's path has Python's names."""
        shape = BRACES.sub("{}", endpoint.path.get_untrusted_value())
        for path, method, operation, item in operations(self.document):
            if method == endpoint.method and BRACES.sub("{}", path) == shape:
                return path, operation, item
        raise LookupError(f"{endpoint.method} {shape} is not in the document")

    def _parameters(self, raw: Node, item: Node) -> dict[tuple[str, str], Node]:
        """The parameters by place and name; an operation's own go before those of its path."""
        listed = [*items(item.get("parameters")), *items(raw.get("parameters"))]
        full = [self._followed(each) for each in listed]
        return {(str(each["in"]), str(each["name"])): each for each in full}

    def _success(self, endpoint: Endpoint, raw: Node) -> Response:
        """The first reply with a status of 2xx.

        Raises:
            LookupError: There is none.
            ValueError: There is another one of another kind, which would be read like the first.
        """
        found = [
            response
            for response in endpoint.responses.patterns
            if response.status_code.range is not None and response.status_code.range[0] // 100 == 2
        ]
        if not found:
            raise LookupError("it has no successful response that could be read")
        kinds = {
            (self._medium(self._response(raw, each.status_code.pattern))[0], annotation(each.prop))
            for each in found
        }
        if len(kinds) > 1:
            codes = ", ".join(each.status_code.pattern for each in found)
            raise ValueError(f"its replies {codes} are of different kinds; keep one by an overlay")
        return found[0]

    def _response(self, raw: Node, pattern: str) -> Node:
        return self._followed(node(node(raw["responses"])[pattern]))

    def _medium(self, response: Node) -> tuple[str, Node]:
        """What a reply's body is, by the first medium that openapi-python-client understands."""
        for name, medium in node(response.get("content", {})).items():
            kind = get_content_type(name, self.codecs.config) or ""
            if kind == "application/json" or kind.endswith("+json"):
                return "json", node(medium)
            if kind == "application/octet-stream" or kind.startswith("text/"):
                return ("text" if kind.startswith("text/") else "bytes"), node(medium)
        return "nothing", {}

    def _body_schema(self, raw: Node, body: Body) -> Node:
        content = node(self._followed(node(raw["requestBody"]))["content"])
        return node(node(content[body.content_type.get_untrusted_value()]).get("schema", {}))

    def _followed(self, part: Node) -> Node:
        reference = part.get("$ref")
        return (
            self._followed(follow(reference, self.document)) if isinstance(reference, str) else part
        )


def _json_body(endpoint: Endpoint) -> Body | None:
    """The body as plain JSON, which it can always be; see `limits.bodies`."""
    for body in endpoint.bodies:
        kind = body.content_type.get_untrusted_value().partition(";")[0].strip()
        if body.body_type is BodyType.JSON and kind == "application/json":
            return body
    return None
