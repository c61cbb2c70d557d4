"""The document's operations with all their examples, read without the generator's help."""

from functools import cache
from typing import cast

from attrs import frozen

from ionq_api import JsonValue
from ionq_api.api import backends, characterizations, jobs, schemas, sessions, usage, whoami
from ionq_api.operation import Endpoint
from scripts.openapi.document import OPENAPI, Node, effective, follow, items, load, node, operations

REPLY_TO_DEFAULT = 500  # the status to answer with where the document says `default`


@frozen
class Parameter:
    """A parameter of an operation with its example, if it has one."""

    name: str
    where: str
    has_example: bool
    example: JsonValue


@frozen
class Reply:
    """An example of a reply."""

    name: str
    status: int
    media: str
    value: JsonValue


@frozen
class Described:
    """An operation as the document has it."""

    id: str
    method: str
    path: str
    authenticated: bool
    parameters: tuple[Parameter, ...]
    bodies: dict[str, JsonValue]
    replies: tuple[Reply, ...]

    @property
    def successes(self) -> tuple[Reply, ...]:
        """The examples of what a successful call returns."""
        return tuple(each for each in self.replies if each.status < 300)

    @property
    def failures(self) -> tuple[Reply, ...]:
        """The examples of bodies of errors."""
        return tuple(each for each in self.replies if each.status >= 300)


@cache
def document() -> Node:
    """The contract with the overlay applied."""
    return effective()


@cache
def described() -> dict[str, Described]:
    """Every operation, by its id."""
    bare = load(OPENAPI / "ionq-v0.4.yaml")
    before = {str(each["operationId"]): each for _, _, each in operations(bare)}
    found: dict[str, Described] = {}
    for path, method, operation in operations(document()):
        name = str(operation["operationId"])
        replies = _replies(operation, document())
        # The overlay turns artifacts into plain bytes; the examples of their content stay behind.
        replies = replies or _replies(before[name], bare)
        found[name] = Described(
            id=name,
            method=method.upper(),
            path=path,
            authenticated=bool(operation.get("security")),
            parameters=tuple(_parameter(each) for each in items(operation.get("parameters"))),
            bodies=_bodies(operation),
            replies=replies,
        )
    return found


def _parameter(written: Node) -> Parameter:
    full = _followed(written, document())
    return Parameter(str(full["name"]), str(full["in"]), "example" in full, full.get("example"))


def _bodies(operation: Node) -> dict[str, JsonValue]:
    if "requestBody" not in operation:
        return {}
    body = _followed(node(operation["requestBody"]), document())
    return _examples(node(node(body["content"])["application/json"]))


def _replies(operation: Node, whole: Node) -> tuple[Reply, ...]:
    found: list[Reply] = []
    for code, response in node(operation["responses"]).items():
        status = REPLY_TO_DEFAULT if code == "default" else int(code)
        content = node(_followed(node(response), whole).get("content", {}))
        for media, body in content.items():
            found += [
                Reply(f"{code}-{name}" if name else code, status, media, value)
                for name, value in _examples(node(body)).items()
            ]
    return tuple(found)


def _examples(media: Node) -> dict[str, JsonValue]:
    """Named examples, and the unnamed one under an empty name."""
    found = {name: node(each)["value"] for name, each in node(media.get("examples", {})).items()}
    return {"": media["example"], **found} if "example" in media else found


def _followed(part: Node, whole: Node) -> Node:
    reference = part.get("$ref")
    return follow(reference, whole) if isinstance(reference, str) else part


@cache
def endpoints() -> dict[str, Endpoint[object]]:
    """The generated endpoints, by the document's id of the operation."""
    by_address = {(each.method, each.path): each.id for each in described().values()}
    tags = (backends, characterizations, jobs, schemas, sessions, usage, whoami)
    found: dict[str, Endpoint[object]] = {}
    for tag in tags:
        for value in vars(tag).values():
            if isinstance(value, Endpoint):
                endpoint = cast("Endpoint[object]", value)
                found[by_address[endpoint.method, endpoint.path]] = endpoint
    return found
