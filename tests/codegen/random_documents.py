"""A strategy for valid OpenAPI 3.0 documents: small, odd, and of every shape.

`python -m tests.codegen.random_documents COUNT`, from the project's root, prints some as JSON.
"""

import json
import sys

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from openapi_python_client.strings import pascal_case

from scripts.openapi.document import Json, Node, node
from scripts.openapi.places import pointer

from .hostile import words

NAMES = words(
    """
    Cat Dog Job Model Union a.b A-b a_b 1q 2Q STATUS Status Thing HTTPError HttpError class None
    Unset Text Ab AB List self jobs JobStatus Operation T date UUID int_ x
    """
)
FIELDS = words(
    """
    id name kind type self class from 1q_gates to_dict from_dict additional_properties field wire
    date datetime list str fooBar foo_bar Text UNSET metadata model values items keys __init__
    _private camelCase ALLCAPS a-b with.dot größe 日本 $ref @type {{x}}
    """
)


def _text(longest: int) -> SearchStrategy[str]:
    """Any text; not `st.text`, which also draws what it finds in the modules of the project."""
    characters = st.characters(exclude_categories=["Cs"])
    return st.lists(characters, max_size=longest).map("".join)


TEXTS = st.one_of(
    st.sampled_from(
        ['"""', "\\", 'ends in "', "{{ 1 }} {% if %}", "\\N{x}", "'''", "a\r\nb", "\x00"]
    ),
    _text(40),
)
FORMATS: tuple[Node, ...] = (
    {"type": "string"},
    {"type": "string", "format": "date"},
    {"type": "string", "format": "date-time"},
    {"type": "string", "format": "uuid"},
    {"type": "string", "format": "password"},
    {"type": "string", "format": "binary"},
    {"type": "string", "minLength": 1, "maxLength": 5},
    {"type": "string", "pattern": '^["\\\\]+$'},
    {"type": "integer"},
    {"type": "integer", "format": "int32", "minimum": -3, "maximum": 9},
    {"type": "integer", "format": "int64"},
    {"type": "number"},
    {"type": "number", "minimum": 0.5, "maximum": 1.5},
    {"type": "boolean"},
    {},
)


@st.composite
def documents(draw: DrawFn) -> Node:
    """A whole document."""
    names = draw(st.lists(_component_names(), max_size=8, unique_by=pascal_case))
    count = draw(st.integers(0, len(names)))
    records, others = names[:count], names[count:]
    schemas: Node = {}
    for at, name in enumerate(records):
        schemas[name] = draw(_record(records, records[:at]))
    for at, name in enumerate(others):
        # Only what stands before, so that no schema leads back to itself without an object.
        schemas[name] = draw(_schema([*records, *others[:at]], records, 2))
    known = list(schemas)
    document: Node = {
        "openapi": "3.0.3",
        "info": {"title": draw(TEXTS), "version": draw(TEXTS)},
        "paths": draw(_paths(known, records)),
        "components": {"schemas": schemas},
    }
    if draw(st.booleans()):
        document["security"] = [{"key": []}]
        node(document["components"])["securitySchemes"] = {
            "key": {"type": "apiKey", "name": "Authorization", "in": "header"}
        }
    return document


def _component_names() -> SearchStrategy[str]:
    return st.one_of(st.sampled_from(NAMES), st.from_regex(r"\A[A-Za-z0-9._-]{1,12}\Z"))


def _field_names() -> SearchStrategy[str]:
    return st.one_of(st.sampled_from(FIELDS), st.sampled_from(FIELDS), _text(8))


def _reference(name: str) -> Node:
    return {"$ref": f"#{pointer('components', 'schemas', name)}"}


@st.composite
def _described(draw: DrawFn, schema: Node) -> Node:
    """A schema with a text, or a default, or neither."""
    found = dict(schema)
    if "$ref" not in found and draw(st.integers(0, 3)) == 0:
        found["description"] = draw(TEXTS)
    if found == {"type": "string"} and draw(st.booleans()):
        found["default"] = draw(TEXTS)
    if "type" in found and "enum" not in found and draw(st.integers(0, 3)) == 0:
        found["nullable"] = True
    return found


@st.composite
def _enumeration(draw: DrawFn) -> Node:
    if draw(st.booleans()):
        whole = draw(st.lists(st.integers(-9, 9), min_size=1, max_size=4, unique=True))
        return {"type": "integer", "enum": [*whole]}
    texts = draw(st.lists(TEXTS, min_size=1, max_size=4, unique=True))
    null: list[Json] = [None] if draw(st.integers(0, 3)) == 0 else []
    schema: Node = {"type": "string", "enum": [*texts, *null]}
    return {**schema, "nullable": True} if null else schema


@st.composite
def _record(draw: DrawFn, records: list[str], before: list[str]) -> Node:
    """An object with a field `kind`, so that it can be a member of a union that has one."""
    properties: Node = {"kind": {"type": "string"}}
    for name in draw(st.lists(_field_names(), max_size=5, unique=True)):
        if name != "kind":
            properties[name] = draw(_schema(records, records, 2))
    required = draw(st.lists(st.sampled_from(list(properties)), max_size=3, unique=True))
    found: Node = {"type": "object", "properties": properties}
    if required:
        found["required"] = [*required]
    if draw(st.integers(0, 2)) == 0:
        found["additionalProperties"] = draw(st.one_of(st.booleans(), _scalar()))
    found = draw(_described(found))
    found.pop("nullable", None)
    if before and draw(st.integers(0, 4)) == 0:
        return {"allOf": [_reference(draw(st.sampled_from(before))), found]}
    return found


@st.composite
def _scalar(draw: DrawFn) -> Node:
    plain = st.sampled_from(FORMATS)
    return draw(st.one_of(plain, plain, _enumeration()).flatmap(_described))


@st.composite
def _schema(draw: DrawFn, known: list[str], records: list[str], depth: int) -> Node:
    """Any schema.

    Args:
        draw: Hypothesis's.
        known: The components that it may refer to.
        records: Those of them that are objects with a `kind`.
        depth: How many more levels it may have.
    """
    kind = draw(
        st.sampled_from(
            ["scalar", "scalar", "reference", "nullable", "list", "map", "union", "record"]
        )
    )
    if kind in ("reference", "nullable") and known:
        reference = _reference(draw(st.sampled_from(known)))
        return reference if kind == "reference" else {"nullable": True, "allOf": [reference]}
    if depth == 0 or kind == "scalar" or not known:
        return draw(_scalar())
    inner = _schema(known, records, depth - 1)
    if kind == "list":
        return draw(_described({"type": "array", "items": draw(inner)}))
    if kind == "map":
        return draw(_described({"type": "object", "additionalProperties": draw(inner)}))
    if kind == "record":
        names = draw(st.lists(_field_names(), min_size=1, max_size=2, unique=True))
        return {"type": "object", "properties": {name: draw(inner) for name in names}}
    key = draw(st.sampled_from(["oneOf", "anyOf"]))
    if len(records) > 1 and draw(st.booleans()):
        chosen = draw(st.lists(st.sampled_from(records), min_size=2, max_size=3, unique=True))
        mapping: Node = {
            draw(TEXTS) + str(at): str(_reference(name)["$ref"]) for at, name in enumerate(chosen)
        }
        rule: Node = {"propertyName": "kind"}
        if draw(st.booleans()):
            rule["mapping"] = mapping
        return {key: [_reference(name) for name in chosen], "discriminator": rule}
    return {key: [draw(inner) for _ in range(draw(st.integers(1, 3)))]}


@st.composite
def _paths(draw: DrawFn, known: list[str], records: list[str]) -> Node:
    paths: Node = {}
    for number in range(draw(st.integers(0, 3))):
        at = draw(
            st.lists(
                st.sampled_from(["id", "UUID", "self", "body", "a-b"]), max_size=2, unique=True
            )
        )
        path = f"/{number}" + "".join(f"/{{{name}}}" for name in at)
        of_path: list[Json] = [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
            for name in at
        ]
        item: Node = {}
        shared = draw(st.booleans())
        if shared and of_path:
            item["parameters"] = of_path
        methods = draw(
            st.lists(
                st.sampled_from(["get", "post", "put", "delete", "head"]),
                min_size=1,
                max_size=2,
                unique=True,
            )
        )
        for method in methods:
            item[method] = draw(
                _operation(f"{method}_{number}", known, records, [] if shared else of_path)
            )
        paths[path] = item
    return paths


@st.composite
def _operation(
    draw: DrawFn, name: str, known: list[str], records: list[str], parameters: list[Json]
) -> Node:
    operation: Node = {"summary": draw(TEXTS), "description": draw(TEXTS)}
    if draw(st.booleans()):
        operation["operationId"] = draw(st.sampled_from(["", "do", "Import", "cat", "日"])) + name
    if draw(st.booleans()):
        operation["tags"] = [draw(st.sampled_from(["a", "A b", "import", "1", "日本", "jobs", ""]))]
    listed = [*parameters]
    for each in draw(st.lists(_field_names(), max_size=3, unique=True)):
        schema: Node = draw(_scalar())
        if draw(st.integers(0, 3)) == 0:
            schema = {"type": "array", "items": schema}
        parameter: Node = {"name": each, "in": "query", "description": draw(TEXTS)}
        parameter["required"] = draw(st.booleans())
        parameter["schema"] = schema
        listed.append(parameter)
    if listed:
        operation["parameters"] = listed
    if draw(st.integers(0, 2)) == 0:
        body: Node = {"content": {"application/json": {"schema": draw(_schema(known, records, 2))}}}
        operation["requestBody"] = {**body, "required": draw(st.booleans())}
    operation["responses"] = draw(_responses(known, records))
    return operation


@st.composite
def _responses(draw: DrawFn, known: list[str], records: list[str]) -> Node:
    good: Node = {"description": draw(TEXTS)}
    schema = draw(_schema(known, records, 2))
    match draw(st.sampled_from(["json", "json", "json", "bare", "text", "bytes", "nothing"])):
        case "json":
            good["content"] = {"application/json": {"schema": schema}}
        case "bare":
            good["content"] = {"application/json": {}}
        case "text":
            good["content"] = {"text/plain": {"schema": {"type": "string"}}}
        case "bytes":
            binary: Node = {"type": "string", "format": "binary"}
            good["content"] = {"application/octet-stream": {"schema": binary}}
        case _:
            pass
    responses: Node = {draw(st.sampled_from(["200", "201", "2XX"])): good}
    if draw(st.booleans()):
        responses["default"] = {
            "description": draw(TEXTS),
            "content": {"application/json": {"schema": draw(_schema(known, records, 1))}},
        }
    return responses


def main() -> None:
    """Print documents, the same ones every time; none is shrunk, since they are small."""
    found: list[Node] = []

    @settings(
        max_examples=int(sys.argv[1]),
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(documents())
    def draw(document: Node) -> None:
        found.append(document)

    draw()
    print(json.dumps(found))  # noqa: T201


if __name__ == "__main__":
    main()
