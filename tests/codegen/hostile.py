"""Documents that a generator may trip over, by name, each as small as it can be.

A case says whether a package comes of it, or which words the error has to have: the place in the
document, first of all.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from attrs import frozen

from scripts.openapi.document import Json, Node, node

STRING: Node = {"type": "string"}
NUMBER: Node = {"type": "number"}
WHOLE: Node = {"type": "integer"}
TEXTS = (
    "It's \"quoted\", 'twice', `thrice`",
    '"""',
    'four """" quotes, and at the end: "',
    "ends with a backslash \\",
    "\\N{DASH} \\x \\u12 \\U0000 \\",
    "{{ 7 * 7 }} {% for x in y %} {# #} {%- raw %} ${HOME} %s %(x)s {0}",
    "*/ --> ]]> ''' # noqa \\\"\\\"\\\"",
    "NUL \x00, bell \x07, escape \x1b[31m, line \u2028 paragraph \u2029 joiner \u200d bidi \u202e",
    "carriage\rreturn, tab\tand\nline\r\nfeed\n\n    indented\n",
    "日本語 \U0001f600 \u00e9 e\u0301",
    "x" * 5000,
    '\\"' * 3000,
    "word " * 4000,
    "     ",
    "'''\n>>> import this\n'''",
    "Args:\n    nothing: no\n\nReturns:\n",
)


def words(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(text.split())


@frozen
class Case:
    """A document, and what becomes of it.

    Attributes:
        make: Makes the document.
        refused: Texts that the error has; nothing if a package comes of it.
    """

    make: Callable[[], Node]
    refused: tuple[str, ...] = ()


def reference(name: str) -> Node:
    return {"$ref": f"#/components/schemas/{name}"}


def record(properties: Node | None = None, **more: Json) -> Node:
    return {"type": "object", "properties": properties or {}, **more}


def json_of(schema: Node, kind: str = "application/json") -> Node:
    return {kind: {"schema": schema}}


def reply(schema: Node) -> Node:
    good: Node = {"description": "Yes.", "content": json_of(schema)}
    return {"200": good}


def sending(kind: str) -> Node:
    """A document with an operation whose body is of one medium."""
    body: Node = {"content": json_of(record({"a": STRING}), kind)}
    return reading(get(STRING, requestBody=body), method="post")


def answering(schema: Node) -> Node:
    """A document with an operation that returns this."""
    return reading(get(schema))


def get(schema: Node | None = None, **more: Json) -> Node:
    """An operation that reads something."""
    done: Node = {"204": {"description": "Done."}}
    responses = reply(schema) if schema else done
    return {"operationId": "read_it", "responses": responses, **more}


def whole(paths: Node | None = None, schemas: Node | None = None, **more: Json) -> Node:
    """A whole document."""
    document: Node = {
        "openapi": "3.0.3",
        "info": {"title": "A test", "version": "1"},
        "paths": paths or {},
        **more,
    }
    if schemas:
        document["components"] = {"schemas": schemas}
    return document


def reading(operation: Node, path: str = "/it", method: str = "get") -> Node:
    """A document with one operation."""
    return whole({path: {method: operation}})


def fields(*names: str) -> Node:
    """A document with a schema that has these properties, half of them required."""
    properties: Node = {name: [STRING, WHOLE, NUMBER][at % 3] for at, name in enumerate(names)}
    return whole(schemas={"Thing": record(properties, required=[*names[::2]])})


def parameter(name: str, where: str = "query", schema: Node | None = None, **more: Json) -> Node:
    return {
        "name": name,
        "in": where,
        "required": where == "path",
        "schema": schema or STRING,
        **more,
    }


def asking(*parameters: Node, path: str = "/it", **more: Json) -> Node:
    """A document with an operation that has these parameters."""
    return reading(get(STRING, parameters=cast("Json", [*parameters]), **more), path)


def described(text: str) -> Node:
    """A document with one text at every place that has one."""
    thing = record({"size": {**WHOLE, "description": text}}, description=text)
    kind: Node = {"type": "string", "enum": ["a"], "description": text, "title": "Kind"}
    operation = get(
        reference("Thing"),
        summary=text,
        description=text,
        parameters=[parameter("kind", schema=kind, description=text)],
        requestBody={"description": text, "content": json_of(reference("Thing"))},
    )
    operation["responses"] = {"200": {"description": text, "content": json_of(reference("Thing"))}}
    document = reading(operation, method="post")
    document["components"] = {"schemas": {"Thing": thing, "Map": {**thing, "properties": {}}}}
    document["info"] = {"title": text, "version": text, "description": text}
    document["tags"] = [{"name": "default", "description": text}]
    return document


def enumerated(*values: Json, **more: Json) -> Node:
    schema: Node = {"enum": [*values], **more}
    properties: Node = {"one": schema, "many": {"type": "array", "items": schema}}
    return whole(
        {"/it": {"get": get(reference("Kind"), parameters=[parameter("kind", schema=schema)])}},
        {"Kind": schema, "Thing": record(properties, required=["one"])},
    )


def defaulted() -> Node:
    """A document with a default of each kind, on a field and on a parameter."""
    defaults: list[tuple[Node, Json]] = [
        (STRING, 'a "quoted" \\ text\n{{ x }}'),
        (STRING, ""),
        (WHOLE, -3),
        (NUMBER, 1e300),
        ({"type": "boolean"}, True),
        ({"type": "array", "items": STRING}, ["a", "b"]),
        ({"type": "string", "format": "date"}, "2026-10-01"),
        ({"type": "string", "format": "date-time"}, "2026-10-01T00:00:00Z"),
        ({"type": "string", "format": "uuid"}, "a81bc81b-dead-4e5d-abff-90865d1e13b1"),
        ({"type": "string", "enum": ["a", "b"]}, "b"),
        ({"type": "string", "nullable": True}, None),
    ]
    properties: Node = {f"f{at}": {**of, "default": it} for at, (of, it) in enumerate(defaults)}
    document = asking(*(parameter(name, schema=node(properties[name])) for name in properties))
    document["components"] = {"schemas": {"Thing": record(properties)}}
    return document


def deep(levels: int, of: str) -> Node:
    """A document with a schema inside a schema inside a schema."""
    schema: Node = dict(STRING)
    for _ in range(levels):
        if of == "object":
            schema = record({"a": schema})
        elif of == "array":
            schema = {"type": "array", "items": schema}
        else:
            schema = {"type": "object", "additionalProperties": schema}
    return whole(schemas={"Deep": schema, "Thing": record({"deep": schema})})


def cyclic() -> Node:
    """A document that contains itself, as YAML's anchors allow."""
    document = fields("a")
    document["x-self"] = document
    return document


def shared() -> Node:
    """A document whose aliases would be billions of values if they were written out."""
    value: Json = "x"
    for _ in range(20):
        value = [value] * 10
    return {**whole(), "x-bomb": value}


def large() -> Node:
    """A document of 5 MB: a thousand schemas, two hundred operations, much text."""
    text = "A sentence that explains what this is, at length and more than once. " * 12
    properties: Node = {f"field_{at}": {**STRING, "description": text} for at in range(5)}
    schemas: Node = {f"Schema{at}": record(properties, description=text) for at in range(1000)}
    paths: Node = {
        f"/things/{at}": {"get": {**get(reference(f"Schema{at}")), "operationId": f"read_{at}"}}
        for at in range(200)
    }
    return whole(paths, schemas)


def union(*members: Node, key: str = "oneOf", **more: Json) -> Node:
    """A document with a union of Cat, Dog and what else is given, as a component and a field."""
    schema: Node = {key: [*members], **more}
    return whole(
        {"/it": {"get": get(schema)}},
        {
            "Cat": record({"kind": STRING, "lives": WHOLE}, required=["kind", "lives"]),
            "Dog": record({"kind": STRING, "tricks": {"type": "array", "items": STRING}}),
            "Map": {"type": "object", "additionalProperties": STRING},
            "Pet": schema,
            "Home": record({"pet": schema, "pets": {"type": "array", "items": reference("Pet")}}),
        },
    )


OURS: Json = [{"property": "a", "schema": "Cow"}]
CAT, DOG, MAP = reference("Cat"), reference("Dog"), reference("Map")


def by(mapping: Node | None = None, name: str = "kind") -> Node:
    found: Node = {"propertyName": name}
    return {**found, "mapping": mapping} if mapping else found


def responding(**responses: Json) -> Node:
    """A document with an operation that has these responses; `_200` stands for `200`."""
    named = {name.removeprefix("_"): value for name, value in responses.items()}
    return reading({"operationId": "read_it", "responses": named})


def twice(first: str, second: str, tag: str = "b") -> Node:
    """A document with two operations of two tags."""
    paths: Node = {
        "/a": {"get": {**get(STRING), "operationId": first, "tags": ["a"]}},
        "/b": {"post": {**get(STRING), "operationId": second, "tags": [tag]}},
    }
    return whole(paths)


def case(make: Callable[..., Node], *args: object, refused: str | tuple[str, ...] = ()) -> Case:
    texts = (refused,) if isinstance(refused, str) else refused
    return Case(partial(make, *args), texts)


def named(name: str, **more: Json) -> Node:
    """A document with a schema of a name, of each kind that makes a class."""
    return whole(
        {"/it": {"get": get(reference(name), parameters=[parameter("kind", schema=STRING)])}},
        {
            name: record({"a": reference(f"{name}Kind"), "b": reference(name)}),
            f"{name}Kind": {"type": "string", "enum": ["x", "y"]},
            "Holder": record(
                {
                    "one": reference(name),
                    "many": {"type": "array", "items": reference(name)},
                    "date": {"type": "string", "format": "date"},
                    "id": {"type": "string", "format": "uuid"},
                }
            ),
            **more,
        },
    )


def aliased(name: str) -> Node:
    """A document with a schema whose fields are enumerations and maps, of themselves as well."""
    kind: Node = {"type": "string", "enum": ["x", "y"]}
    kinds: Node = {"type": "object", "additionalProperties": kind}
    fields: Node = {
        "kind": kind,
        "size": {"type": "integer", "enum": [1, 2]},
        "kinds": kinds,
        "kinds_by_name": {"type": "object", "additionalProperties": kinds},
        "others": {"type": "object", "additionalProperties": reference(name)},
        "days": {"type": "object", "additionalProperties": {"type": "string", "format": "date"}},
    }
    return whole({"/it": {"get": get(reference(name))}}, {name: record(fields)})


def all_named(*names: str) -> Node:
    """A document with an object of each name, and one that holds them all."""
    fields: Node = {f"f{at}": reference(name) for at, name in enumerate(names)}
    document = named("Last")
    schemas = node(node(document["components"])["schemas"])
    for name in names:
        schemas[name] = record({"me": reference(name), "it": reference("Last"), "a": STRING})
    schemas["All"] = record({**fields, "b": {"nullable": True, "allOf": [reference(names[0])]}})
    return document


def all_listed(*names: str) -> Node:
    """A document with an enumeration of each name, and an operation that takes them all."""
    schemas: Node = {name: {"type": "string", "enum": ["x", name]} for name in names}
    fields: Node = {f"f{at}": reference(name) for at, name in enumerate(names)}
    document = asking(*(parameter(name, schema=node(fields[name])) for name in fields))
    document["components"] = {"schemas": {**schemas, "All": record(fields)}}
    return document


NOTHING: Node = {}
SOMETHING: Node = {"a": STRING}
OTHERS: tuple[Json, ...] = (
    True,
    False,
    {},
    STRING,
    {"nullable": True, **WHOLE},
    {"type": "array", "items": {"type": "string", "format": "date-time"}},
    {"type": "object", "additionalProperties": NUMBER},
    record({"deep": STRING}),
    {"type": "string", "enum": ["a", "b"]},
    {"oneOf": [STRING, WHOLE]},
)
"""What an object may say of the fields that it does not name."""

OUR_NAMES = words(
    """
    ABC Any Anything AsyncOperations Boolean Callable Case ClassVar ClassVariable Codec Date
    Datetime Day STATUS Departure Endpoint Enum Enumeration Field Final Generic Identifier Import
    JsonValue ListOf Literal MapOf Mapping Model Models None Null Nullable Number Object Operation
    Operations Parameter RetryT Self Shape T Text Timestamp TRUE True TypeAlias TypeVar UNSET UUID
    Union Unset Wire class def dict list str type Exception Init TypeChecking
    """
)

CASES: dict[str, Case] = {
    # Names of schemas.
    "schemas called as our own classes": case(all_named, *OUR_NAMES),
    "enumerations called as our own classes": case(all_listed, *OUR_NAMES, "READIT", "ReadIt"),
    "schema with dots and dashes": case(named, "a.b-c.D_e"),
    "schema with a leading digit": case(named, "1q.gates"),
    "schema of digits": case(named, "42"),
    "schema named as the module of shared aliases": case(named, "Shared"),
    "parameter named as a local variable": case(
        lambda: whole({"/it": {"get": get(STRING, parameters=[parameter("call", schema=STRING)])}})
    ),
    "aliases that one class alone uses": case(aliased, "Holder"),
    "schema of punctuation": case(whole, None, {"...": record({"a": STRING})}),
    "schemas of punctuation": case(
        whole,
        None,
        {"...": record(), "--": record({"a": STRING}), "_": record({"b": STRING})},
        refused="Field",
    ),
    "schema not of ASCII": case(
        whole, None, {"Größe": record()}, refused="/components/schemas/Größe"
    ),
    "schema with a slash": case(whole, None, {"a/b": record()}, refused="/components/schemas/a~1b"),
    "schema without a name": case(whole, None, {"": record()}, refused="/components/schemas/"),
    "schemas of one snake case": case(
        whole, None, {"AB": record({"a": STRING}), "Ab": record({"b": STRING})}
    ),
    "schemas of one snake case, nested": case(
        whole,
        None,
        {
            "HTTPError": record({"a": reference("HttpError")}),
            "HttpError": record({"b": reference("HTTPError")}),
        },
    ),
    "enumerations of one snake case": case(
        whole,
        None,
        {
            "AB": {"type": "string", "enum": ["a"]},
            "Ab": {"type": "string", "enum": ["b"]},
            "Thing": record({"one": reference("AB"), "two": reference("Ab")}),
        },
    ),
    "schemas of one class": case(
        whole, None, {"a-b": record({"x": STRING}), "a_b": record({"y": STRING})}, refused="AB"
    ),
    "enumerations of one class": case(
        whole,
        None,
        {"a-b": {"type": "string", "enum": ["a"]}, "a_b": {"type": "string", "enum": ["b"]}},
        refused="AB",
    ),
    "inner schema called as a component": case(
        whole,
        None,
        {"Foo": record({"bar": record({"a": STRING})}), "FooBar": record({"b": STRING})},
        refused="FooBar",
    ),
    "titles that are the same": case(
        whole,
        None,
        {
            "A": record(
                {"a": record({"x": STRING}, title="T1"), "b": record({"y": STRING}, title="T1")}
            )
        },
    ),
    "title that is hostile": case(
        whole, None, {"A": record({"a": record({"x": STRING}, title='T"""{{ 1 }}\\ \n')})}
    ),
    "title not of ASCII": case(whole, None, {"A": record({"a": STRING}, title="日本")}),
    "title that Python spells otherwise": case(
        whole, None, {"A": record({"a": STRING}, title="ﬁﬂ"), "B": record({"a": reference("A")})}
    ),
    "title beside a discriminator": case(
        whole,
        None,
        {
            "A": record({"kind": STRING, "a": WHOLE}, title="Alpha"),
            "B": record({"kind": STRING, "b": WHOLE}, title="Beta"),
            "Either": {
                "oneOf": [reference("A"), reference("B")],
                "discriminator": by({"a": "#/components/schemas/A", "b": "B"}),
            },
            "Thing": record({"it": reference("Either")}),
        },
    ),
    "name that no file system takes": case(named, "A" * 250, refused="AAAA"),
    "name as long as can be": case(named, "A" * 190),
    # Names of fields.
    "fields like keywords": case(
        fields, "self", "class", "None", "import", "async", "match", "1q_gates"
    ),
    "fields like builtins": case(
        fields, "list", "str", "dict", "type", "id", "print", "bytes", "int"
    ),
    "fields like modules": case(fields, "datetime", "date", "attrs", "uuid", "typing", "models"),
    "fields like our methods": case(
        fields, "to_dict", "from_dict", "toDict", "additional_properties", "additionalProperties"
    ),
    "fields like our functions": case(
        fields, "field", "define", "wire", "UNSET", "Text", "text", "Field"
    ),
    "fields like dunder names": case(
        fields,
        "__init__",
        "__class__",
        "__slots__",
        "__shape__",
        "__attrs_attrs__",
        "_private",
        "__",
    ),
    "fields of one snake case": case(fields, "fooBar", "foo_bar", "FooBar"),
    "fields that cannot be told apart": case(
        fields, "a-b", "a.b", refused="/components/schemas/Thing/properties/a.b"
    ),
    "field without a name": case(fields, "", "a"),
    "field of punctuation": case(
        fields, "$ref-like", "@type", "a b", "c/d", "e~f", '"', "\\g", "it's"
    ),
    "fields that are only punctuation": case(fields, "$", "%", refused="Thing/properties/%"),
    "field called $ref": case(fields, "$ref", "b"),
    "fields not of ASCII": case(fields, "größe", "日本", "ﬁ", "é", "e\u0301", "İ", "ß"),
    "fields that Python spells alike": case(fields, "ﬁ", "fi", "ª", "a"),
    "field with control characters": case(
        fields, "a\x00b", "line\nfeed", "tab\t", "zero\u200bwidth"
    ),
    "field with template marks": case(fields, "{{ x }}", "{% y %}", "%s", "${z}"),
    "field as long as can be": case(fields, "f" * 5000),
    "field of a date called date": case(
        whole,
        None,
        {
            "Thing": record(
                {
                    "date": {"type": "string", "format": "date"},
                    "other": {"type": "string", "format": "date"},
                    "datetime": {"type": "string", "format": "date-time"},
                    "UUID": {"type": "string", "format": "uuid"},
                    "uuid": {"type": "string", "format": "uuid"},
                    "JsonValue": {},
                    "json_value": {},
                }
            )
        },
    ),
    "field called as the type of what is beside it": case(
        whole,
        None,
        {
            "Thing": record(
                {"date": STRING, "uuid": STRING},
                additionalProperties={"type": "string", "format": "date"},
            )
        },
    ),
    "field called as its own type": case(
        whole,
        None,
        {
            "Thing": record({"Kind": reference("Kind"), "kind": reference("Kind")}),
            "Kind": record({"a": STRING}),
        },
    ),
    "required field that is not there": case(
        whole, None, {"A": record({"a": STRING}, required=["b"])}
    ),
    # Enumerations.
    "enumeration of one": case(enumerated, "only"),
    "enumeration with null": case(enumerated, "a", None),
    "enumeration with null and nullable": case(
        lambda: enumerated("a", "b", None, type="string", nullable=True)
    ),
    "enumeration of null": case(enumerated, None),
    "enumeration that is nullable": case(lambda: enumerated("a", type="string", nullable=True)),
    "enumeration of quotes": case(
        enumerated, '"', "'", '"""', "\\", "\n", "", " ", "\x00", "\u2028"
    ),
    "enumeration of template marks": case(enumerated, "{{ x }}", "{% y %}", "%s", "{0}"),
    "enumeration of dunders": case(enumerated, "__init__", "None", "class", "self", "UNSET"),
    "enumeration of capitals": case(enumerated, "A", "a", "B", "b"),
    "enumeration not of ASCII": case(enumerated, "日本", "é", "\U0001f600"),
    "enumeration twice the same": case(enumerated, "a", "a"),
    "enumeration of numbers": case(lambda: enumerated(1, 0, -5, type="integer")),
    "enumeration of fractions": case(enumerated, 0.5, 1.5, refused="Kind"),
    "enumeration of booleans": case(lambda: enumerated(True, type="boolean")),
    "enumeration of booleans without a type": case(enumerated, True, False, refused="Kind"),
    "enumeration of texts and numbers": case(enumerated, "a", 1, refused="Kind"),
    "enumeration of texts as numbers": case(
        lambda: enumerated("1", type="integer"), refused="/components/schemas/Kind/enum/0"
    ),
    "enumeration of objects": case(enumerated, {"a": 1}, refused="Kind"),
    "enumeration of nothing": case(enumerated, refused="/components/schemas/Kind/enum"),
    "enumeration called as its class": case(
        whole, None, {"STATUS": {"type": "string", "enum": ["a"]}}
    ),
    "enumeration called as an operation": case(
        reading,
        {
            **get(
                STRING,
                parameters=[parameter("s", schema={"type": "string", "enum": ["a"], "title": "S"})],
            ),
            "operationId": "read_it_s",
        },
    ),
    # Defaults and limits.
    "defaults of all kinds": case(defaulted),
    "default of another type": case(
        whole, None, {"Thing": record({"size": {**WHOLE, "default": "x"}})}, refused="Thing"
    ),
    "limits of all kinds": case(
        whole,
        None,
        {
            "Thing": record(
                {
                    "a": {"type": "string", "minLength": 1, "maxLength": 3},
                    "b": {"type": "integer", "format": "int32", "minimum": -1, "maximum": 5.0},
                    "c": {
                        "type": "number",
                        "minimum": 0.5,
                        "exclusiveMinimum": True,
                        "multipleOf": 0.1,
                    },
                    "d": {
                        "type": "array",
                        "items": NUMBER,
                        "minItems": 1,
                        "maxItems": 2,
                        "uniqueItems": True,
                    },
                    "e": {"type": "object", "additionalProperties": True, "minProperties": 1},
                    "f": {"type": "number", "maximum": 1e300, "minimum": -1e300},
                    "g": {"type": "string", "format": "password"},
                    "h": {"type": "string", "format": "binary"},
                    "i": {"type": "string", "format": "byte"},
                    "j": {"type": "string", "format": 'a "strange" one'},
                }
            )
        },
    ),
    "limit that is text": case(
        whole,
        None,
        {"A": {"type": "integer", "minimum": "0"}},
        refused="/components/schemas/A/minimum",
    ),
    "patterns": case(
        whole,
        None,
        {"Thing": record({"a": {**STRING, "pattern": '^["\'\\\\]\\d+"""{{ x }}$'}})},
    ),
    "number that JSON cannot hold": case(
        whole,
        None,
        {"A": {"type": "number", "maximum": float("inf")}},
        refused="/components/schemas/A/maximum",
    ),
    # Parameters.
    "parameters like our options": case(
        asking,
        *(
            parameter(name)
            for name in (
                "timeout",
                "headers",
                "retry",
                "validate",
                "self",
                "body",
                "operation",
                "execute",
                "default_api",
                "READ_IT",
                "Operation",
                "timeout_",
            )
        ),
    ),
    "parameters like keywords": case(
        asking, *map(parameter, ("class", "None", "lambda", "from", "1q"))
    ),
    "parameters like types": case(
        asking,
        parameter("date", schema={"type": "string", "format": "date"}),
        parameter("datetime", schema={"type": "string", "format": "date-time"}),
        parameter("dates", schema={"type": "array", "items": {"type": "string", "format": "date"}}),
        parameter("uuid", schema={"type": "string", "format": "uuid"}),
        parameter("list", schema={"type": "array", "items": STRING}),
        parameter("any", schema={}),
    ),
    "parameter in path and query": case(
        lambda: asking(
            parameter("id", "path", WHOLE),
            parameter("id", "query", {"type": "boolean"}),
            path="/it/{id}",
        )
    ),
    "parameters of one snake case": case(asking, parameter("fooBar"), parameter("foo_bar")),
    "parameters that cannot be told apart": case(
        asking, parameter("a-b"), parameter("a.b"), refused="GET /it"
    ),
    "parameter twice": case(
        asking, parameter("a"), parameter("a"), refused="/paths/~1it/get/parameters"
    ),
    "parameter with quotes": case(
        asking, *map(parameter, ('"', "it's", "\\c", "a\nb", "{{ x }}", "日本", "&d=e"))
    ),
    "parameter of the path": case(
        lambda: whole({"/it/{id}": {"parameters": [parameter("id", "path")], "get": get(STRING)}})
    ),
    "parameter of the path and the operation": case(
        lambda: whole(
            {
                "/it/{id}": {
                    "parameters": [parameter("id", "path"), parameter("a", "query", WHOLE)],
                    "get": get(STRING, parameters=[parameter("a", "query", STRING)]),
                }
            }
        )
    ),
    "parameter that is nowhere declared": case(
        lambda: asking(path="/it/{id}"), refused="GET /it/{id}"
    ),
    "parameter that is not in the path": case(asking, parameter("id", "path"), refused="GET /it"),
    "path parameter that begins with a digit": case(
        lambda: asking(parameter("1q", "path"), path="/it/{1q}"), refused="GET /it/{1q}"
    ),
    "path parameter that is not required": case(
        lambda: asking({**parameter("id", "path"), "required": False}, path="/it/{id}"),
        refused="/paths/~1it~1{id}/get/parameters/0",
    ),
    "path parameters like our options": case(
        lambda: asking(
            *(parameter(name, "path") for name in ("timeout", "self", "body")),
            path="/it/{timeout}/{self}/{body}",
        )
    ),
    "parameter in a header": case(
        asking, parameter("X-Trace", "header"), refused=("GET /it", "X-Trace")
    ),
    "parameter in a cookie": case(asking, parameter("sid", "cookie"), refused=("GET /it", "sid")),
    "parameter with content": case(
        asking, {"name": "a", "in": "query", "content": json_of(STRING)}, refused=("GET /it", "'a'")
    ),
    "parameter that is an object": case(
        asking, parameter("a", schema=record({"b": STRING})), refused=("GET /it", "'a'")
    ),
    "parameter of another style": case(
        lambda: asking(
            parameter("a", schema={"type": "array", "items": STRING}, style="pipeDelimited")
        ),
        refused=("GET /it", "'a'"),
    ),
    "parameter that is not exploded": case(
        lambda: asking(parameter("a", schema={"type": "array", "items": STRING}, explode=False)),
        refused=("GET /it", "'a'"),
    ),
    "component parameters": case(
        lambda: {
            **asking({"$ref": "#/components/parameters/A"}),
            "components": {"parameters": {"A": parameter("a", schema=WHOLE)}},
        }
    ),
    "component parameter that is a reference": case(
        lambda: {
            **asking({"$ref": "#/components/parameters/A"}),
            "components": {
                "parameters": {"A": {"$ref": "#/components/parameters/B"}, "B": parameter("b")}
            },
        },
        refused="/components/parameters/A",
    ),
    # Operations.
    "operation without an id": case(
        lambda: whole(
            {
                "/a/{b}": {
                    "get": {"parameters": [parameter("b", "path")], "responses": reply(STRING)}
                }
            }
        )
    ),
    "operation with an empty id": case(lambda: reading({**get(STRING), "operationId": ""})),
    "operations with one id": case(twice, "read", "read", refused=("GET /a", "POST /b")),
    "operations of one snake case": case(twice, "readIt", "read_it", refused=("GET /a", "POST /b")),
    "operations of one snake case and tag": case(
        twice, "readIt", "read_it", "a", refused="POST /b"
    ),
    **{
        f"operation {name}": case(twice, "a", name, refused=("POST /b", repr(name)))
        for name in ("get", "close", "headers", "with_options", "execute", "local", "date")
    },
    **{
        f"operation like a keyword: {name}": case(twice, "a", name)
        for name in (
            "import",
            "list",
            "self",
            "None",
            "print",
            "1q",
            "__init__",
            "operation",
            "final",
            "a_api",
            "unset",
            "text",
        )
    },
    "operation that Python spells otherwise": case(twice, "a", "ﬁ", refused="POST /b"),
    "operation without capitals in Python": case(twice, "a", "ŉ", refused="POST /b"),
    "operation that has no capitals": case(twice, "a", "日本", refused="POST /b"),
    "operation called as a schema": case(
        lambda: whole(
            {"/it": {"get": {**get(reference("Thing")), "operationId": "Thing"}}},
            {"Thing": record({"a": STRING}), "THING": {"type": "string", "enum": ["a"]}},
        )
    ),
    "tags with odd names": case(
        lambda: whole(
            {
                f"/{at}": {"get": {**get(STRING), "operationId": f"read_{at}", "tags": [tag]}}
                for at, tag in enumerate(
                    (
                        "",
                        "import",
                        "self",
                        "A b-c/d",
                        "1q",
                        "日本",
                        "__init__",
                        "None",
                        '"""',
                        "typing",
                        "operations",
                        "api",
                        "date",
                        "jobs",
                        "Jobs",
                    )
                )
            }
        )
    ),
    "tag that Python spells otherwise": case(twice, "a", "b", "ﬁ", refused="POST /b"),
    "tag that no file system takes": case(twice, "a", "b", "x" * 300, refused="POST /b"),
    "operations of all methods": case(
        lambda: whole(
            {
                "/it": {
                    method: {**get(STRING), "operationId": f"{method}_it"}
                    for method in (
                        "get",
                        "put",
                        "post",
                        "delete",
                        "options",
                        "head",
                        "patch",
                        "trace",
                    )
                }
            }
        )
    ),
    "security of the whole document": case(
        lambda: whole({"/it": {"get": get(STRING)}}, security=[{"key": []}])
    ),
    # Texts.
    **{f"text {number}": case(described, text) for number, text in enumerate(TEXTS)},
    "text with half a character": case(described, "\ud83d", refused="/info/title"),
    # Bodies and replies.
    "body that may be left out": case(
        lambda: reading(get(STRING, requestBody={"content": json_of(STRING)}), method="post")
    ),
    "body that may be left out, before what may not": case(
        lambda: reading(
            get(
                STRING,
                parameters=[{**parameter("a"), "required": True}, parameter("b")],
                requestBody={"content": json_of(STRING)},
            ),
            method="post",
        )
    ),
    "body that is a reference": case(
        lambda: {
            **reading(
                get(STRING, requestBody={"$ref": "#/components/requestBodies/A"}), method="post"
            ),
            "components": {
                "requestBodies": {
                    "A": {
                        "required": True,
                        "content": json_of({"type": "array", "items": WHOLE, "maxItems": 2}),
                    }
                }
            },
        }
    ),
    "body of several media": case(
        lambda: reading(
            get(
                STRING,
                requestBody={
                    "content": {
                        **json_of(
                            {"type": "string", "format": "binary"}, "application/octet-stream"
                        ),
                        **json_of(record({"a": WHOLE}), "application/json; charset=utf-8"),
                    }
                },
            ),
            method="post",
        )
    ),
    **{
        f"body of {kind}": case(
            sending,
            kind,
            refused=("POST /it", kind),
        )
        for kind in (
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "application/xml",
            "*/*",
            "",
        )
    },
    "reply without content": case(responding, refused="/paths/~1it/get/responses"),
    "reply of nothing": case(lambda: responding(_204={"description": "Done."})),
    "reply by default only": case(
        lambda: responding(default={"description": "All.", "content": json_of(STRING)}),
        refused="GET /it",
    ),
    "reply of a range": case(
        lambda: responding(_2XX={"description": "Yes.", "content": json_of(STRING)})
    ),
    "reply without a schema": case(
        lambda: responding(_200={"description": "Yes.", "content": {"application/json": {}}})
    ),
    "reply of several media": case(
        lambda: responding(
            _200={
                "description": "Yes.",
                "content": {
                    **json_of(STRING, "application/xml"),
                    **json_of(
                        record({"a": {"type": "integer", "minimum": 1}}), "application/vnd.x+json"
                    ),
                    **json_of(STRING, "text/plain"),
                },
            }
        )
    ),
    "reply of text": case(
        lambda: responding(_200={"description": "Yes.", "content": json_of(STRING, "text/csv")})
    ),
    "reply of bytes": case(
        lambda: responding(
            _200={
                "description": "Yes.",
                "content": json_of(
                    {"type": "string", "format": "binary"}, "application/octet-stream"
                ),
            }
        )
    ),
    "replies of one kind": case(
        lambda: responding(
            _200={"description": "Yes.", "content": json_of(STRING)},
            _201={"description": "Made.", "content": json_of(STRING)},
        )
    ),
    "replies of two kinds": case(
        lambda: responding(
            _200={"description": "Yes.", "content": json_of(STRING)}, _204={"description": "Done."}
        ),
        refused=("GET /it", "200, 204"),
    ),
    "reply with a number for a code": case(
        lambda: reading(
            {"operationId": "a", "responses": cast("Node", {200: {"description": "Yes."}})}
        ),
        refused=("/paths/~1it/get/responses", "200"),
    ),
    **{
        f"reply of a bare {kind}": case(answering, schema)
        for kind, schema in {
            "date": {"type": "string", "format": "date"},
            "moment": {"type": "string", "format": "date-time"},
            "uuid": {"type": "string", "format": "uuid"},
            "value": {},
            "value that may be null": {"nullable": True},
            "list of dates": {"type": "array", "items": {"type": "string", "format": "date"}},
            "list of lists": {"type": "array", "items": {"type": "array", "items": NUMBER}},
            "map": {"type": "object", "additionalProperties": {"type": "array", "items": WHOLE}},
            "boolean": {"type": "boolean"},
            "object": {"type": "object"},
            "binary text": {"type": "string", "format": "binary"},
            "number that may be null": {"type": "number", "nullable": True},
        }.items()
    },
    # Shapes.
    "list of nothing known": case(whole, None, {"A": {"type": "array"}}, refused="A"),
    "additional properties of all kinds": case(
        whole,
        None,
        {
            f"A{len(fields)}x{number}": record(fields, additionalProperties=kind)
            for fields in (NOTHING, SOMETHING)
            for number, kind in enumerate(OTHERS)
        },
    ),
    "nullable references": case(
        whole,
        None,
        {
            "A": record(
                {
                    "a": {"nullable": True, "allOf": [reference("A")]},
                    "b": {"nullable": True, "oneOf": [reference("B")]},
                    "c": {"type": "array", "items": {"nullable": True, "allOf": [reference("K")]}},
                    "d": {"allOf": [reference("K")], "description": "A kind."},
                },
                required=["a", "c"],
            ),
            "B": record({"x": {**STRING, "nullable": True}}, nullable=True),
            "K": {"type": "string", "enum": ["x", "y"]},
        },
    ),
    "read and write only": case(
        whole,
        None,
        {"A": record({"r": {**STRING, "readOnly": True}, "w": {**STRING, "writeOnly": True}})},
    ),
    "allOf": case(
        whole,
        None,
        {
            "A": record(
                {"a": {"type": "integer", "maximum": 5}, "k": reference("K")}, required=["a"]
            ),
            "K": {"type": "string", "enum": ["x"]},
            "B": {
                "allOf": [reference("A"), record({"b": {"oneOf": [WHOLE, STRING]}}, required=["k"])]
            },
            "C": {"allOf": [reference("B"), {"properties": {"c": STRING}}]},
        },
    ),
    "allOf with conflicting properties": case(
        whole,
        None,
        {
            "A": record({"a": STRING}),
            "B": {"allOf": [reference("A"), record({"a": {"type": "boolean"}})]},
        },
        refused="B",
    ),
    "allOf with one field of two shapes": case(
        whole,
        None,
        {
            "A": record({"a": {"type": "object", "additionalProperties": WHOLE}}),
            "B": {
                "allOf": [
                    reference("A"),
                    record({"a": {"type": "object", "additionalProperties": STRING}}),
                ]
            },
        },
        refused=("/components/schemas/B/allOf", "'a'"),
    ),
    "allOf with one nullable field of two types": case(
        whole,
        None,
        {
            "A": record({"a": {"type": "array", "items": STRING, "nullable": True}}),
            "B": {
                "allOf": [
                    reference("A"),
                    record({"a": {"nullable": True, "allOf": [reference("B")]}}),
                ]
            },
        },
        refused=("/components/schemas/B/allOf", "'a'"),
    ),
    "allOf with a union and a text": case(
        whole,
        None,
        {
            "A": record({"a": {"oneOf": [WHOLE, reference("A")]}}),
            "B": {"allOf": [reference("A"), record({"a": {**STRING, "nullable": True}})]},
        },
        refused=("/components/schemas/B/allOf", "'a'"),
    ),
    "allOf of what is no object": case(
        whole,
        None,
        {"A": {"allOf": [STRING, {"maxLength": 3}]}},
        refused="/components/schemas/A/allOf",
    ),
    "allOf with fields beside it": case(
        whole,
        None,
        {
            "A": record({"a": STRING}),
            "B": record({"b": STRING}, allOf=[reference("A")], required=["b"]),
        },
    ),
    "combinators with one inline member": case(
        whole,
        None,
        {
            "A": record(
                {
                    "a": {"allOf": [STRING], "maxLength": 3},
                    "b": {"anyOf": [{"type": "string", "enum": ["x"]}]},
                    "c": {"oneOf": [{"allOf": [record({"d": WHOLE})]}], "nullable": True},
                }
            ),
            "B": {"allOf": [record({"a": STRING})], "required": ["a"]},
        },
    ),
    "allOf in allOf": case(
        whole,
        None,
        {
            "A": record({"a": STRING}),
            "B": {
                "allOf": [
                    {"allOf": [reference("A"), record({"b": WHOLE})]},
                    record({"c": STRING}, allOf=[record({"d": STRING}, required=["d"])]),
                ]
            },
        },
    ),
    "allOf with one field in different words": case(
        whole,
        None,
        {
            "A": record({"a": {"type": "array", "items": STRING, "title": "A list"}}),
            "B": {
                "allOf": [
                    reference("A"),
                    record({"a": {"type": "array", "items": STRING, "description": "A list."}}),
                ]
            },
        },
    ),
    "allOf of itself": case(
        whole,
        None,
        {"A": {"allOf": [reference("A"), record({"a": STRING})]}},
        refused="/components/schemas/A",
    ),
    "allOf in a circle": case(
        whole,
        None,
        {
            "A": {"allOf": [reference("B"), record({"a": STRING})]},
            "B": {"allOf": [reference("A"), record({"b": STRING})]},
        },
        refused="/components/schemas/A",
    ),
    "cycle of objects": case(
        whole,
        None,
        {
            "A": record({"b": reference("B"), "many": {"type": "array", "items": reference("A")}}),
            "B": record(
                {
                    "a": reference("A"),
                    "map": {"type": "object", "additionalProperties": reference("B")},
                }
            ),
        },
    ),
    "cycle of lists": case(
        whole,
        None,
        {"A": {"type": "array", "items": reference("A")}},
        refused="/components/schemas/A",
    ),
    "cycle of maps": case(
        whole, None, {"A": {"type": "object", "additionalProperties": reference("A")}}, refused="A"
    ),
    "cycle of unions": case(
        whole, None, {"A": {"oneOf": [STRING, reference("A")]}}, refused="/components/schemas/A"
    ),
    "cycle of unions and maps": case(
        whole,
        None,
        {
            "V": {"oneOf": [STRING, reference("M")]},
            "M": {"type": "object", "additionalProperties": reference("V")},
            "Thing": record({"v": reference("V")}),
        },
        refused="M",
    ),
    "cycle of references": case(
        whole, None, {"A": reference("B"), "B": reference("A")}, refused="/components/schemas/A"
    ),
    "schema that is a reference": case(
        whole,
        None,
        {"A": reference("B"), "B": record({"a": STRING}), "C": record({"a": reference("A")})},
    ),
    # Unions.
    "union without a discriminator": case(union, CAT, DOG),
    "union of objects and others": case(
        union, CAT, STRING, WHOLE, {"type": "array", "items": DOG}, MAP
    ),
    "union of lists": case(
        union, {"type": "array", "items": WHOLE}, {"type": "array", "items": STRING}
    ),
    "union of texts": case(
        union,
        {"type": "string", "format": "date-time"},
        {"type": "string", "enum": ["now"]},
        STRING,
    ),
    "union of texts and listed numbers": case(
        union, STRING, {"type": "integer", "enum": [1, 2]}, {"type": "string", "enum": ["a"]}
    ),
    "union of short texts and a listed long one": case(
        union, {"type": "string", "maxLength": 3}, {"type": "string", "enum": ["longer"]}
    ),
    "union of lists in a list": case(
        union,
        {"type": "array", "items": {"type": "array", "items": STRING}},
        {"type": "array", "items": {"type": "array", "items": {**WHOLE, "maximum": 5}}},
        {"type": "array", "items": {"type": "array", "items": {**WHOLE, "minimum": 8}}},
    ),
    "union of numbers": case(union, WHOLE, NUMBER, {"type": "boolean"}),
    "union of one": case(union, CAT),
    "union of the same": case(union, CAT, CAT),
    "union of nothing": case(union),
    "union that may be null": case(lambda: union(CAT, DOG, key="anyOf", nullable=True)),
    "union in a union": case(
        lambda: union({"anyOf": [CAT, {"oneOf": [DOG, STRING], "nullable": True}]}, WHOLE)
    ),
    "discriminator": case(
        lambda: union(CAT, DOG, discriminator=by({"cat": "#/components/schemas/Cat", "dog": "Dog"}))
    ),
    "discriminator without a mapping": case(lambda: union(CAT, DOG, discriminator=by())),
    "discriminator of part": case(lambda: union(CAT, DOG, discriminator=by({"cat": "Cat"}))),
    "discriminator that no member has": case(
        lambda: union(CAT, DOG, discriminator=by(name="sort"))
    ),
    "discriminator that is hostile": case(
        lambda: union(CAT, DOG, discriminator=by({'"\\\n{{ x }}': "Cat", "": "Dog"}, 'a"\\{{ b }}'))
    ),
    "discriminator of a map": case(
        lambda: union(CAT, MAP, discriminator=by({"cat": "Cat", "map": "Map"}))
    ),
    "discriminator to an absent schema": case(
        lambda: union(CAT, DOG, discriminator=by({"cow": "#/components/schemas/Cow"})),
        refused="discriminator/mapping/cow",
    ),
    "discriminator to another schema": case(
        lambda: union(CAT, DOG, discriminator=by({"map": "Map"})),
        refused="discriminator/mapping/map",
    ),
    "discriminator of our own to an absent schema": case(
        lambda: union(CAT, DOG, key="oneOf", **{"x-discriminator": OURS}),
        refused="x-discriminator/0/schema",
    ),
    "discriminator in a union in a union": case(
        lambda: union(
            STRING, {"oneOf": [CAT, DOG], "discriminator": by({"cat": "Cat", "dog": "Dog"})}
        )
    ),
    "discriminator in a union beside an object": case(
        lambda: union(CAT, {"oneOf": [CAT, DOG], "discriminator": by({"cat": "Cat", "dog": "Dog"})})
    ),
    "union with fields beside it": case(
        lambda: union(CAT, DOG, properties={"a": STRING}),
        refused="/components/schemas/Pet/properties",
    ),
    # References.
    "reference to another file": case(
        whole,
        None,
        {"A": {"$ref": "other.json#/A"}},
        refused=("/components/schemas/A/$ref", "other.json"),
    ),
    "reference to an address": case(
        whole,
        None,
        {"A": {"$ref": "http://localhost:1/x.json"}},
        refused="/components/schemas/A/$ref",
    ),
    "reference to nothing": case(
        whole,
        None,
        {"A": record({"b": reference("B")})},
        refused=("/components/schemas/A/properties/b/$ref", "leads to nothing"),
    ),
    "reference into a schema": case(
        whole,
        None,
        {"A": record({"b": {"$ref": "#/components/schemas/A/properties/c"}, "c": STRING})},
        refused="/components/schemas/A/properties/b/$ref",
    ),
    "path that is a reference": case(
        whole,
        {"/it": {"$ref": "#/paths/~1other"}, "/other": {"get": get(STRING)}},
        refused="/paths/~1it",
    ),
    # The whole.
    "no paths, no components": case(whole),
    "empty components": case(lambda: whole(components={"schemas": {}})),
    "paths that differ in a name": case(
        lambda: whole(
            {
                "/a/{b}": {"get": {**get(STRING), "parameters": [parameter("b", "path")]}},
                "/a/{c}": {
                    "post": {
                        **get(STRING),
                        "operationId": "c",
                        "parameters": [parameter("c", "path")],
                    }
                },
            }
        ),
        refused="/paths/~1a~1{c}",
    ),
    "empty path item": case(whole, {"/it": {}}),
    "version 3.1": case(lambda: {**whole(), "openapi": "3.1.0"}, refused=("/openapi", "3.1.0")),
    "version 2": case(
        lambda: {"swagger": "2.0", "info": {}, "paths": {}}, refused=("/openapi", "Swagger")
    ),
    "version that is a number": case(lambda: {**whole(), "openapi": 3.0}, refused="/openapi"),
    "no document": case(dict[str, Json], refused="/openapi"),
    "another key": case(lambda: whole(more=1), refused="more"),
    "keyword of 3.1": case(
        whole, None, {"A": {"const": "a"}}, refused=("/components/schemas/A", "const")
    ),
    "list of types": case(
        whole, None, {"A": {"type": ["string", "null"]}}, refused="/components/schemas/A"
    ),
    "unknown type": case(
        whole, None, {"A": {"type": "text"}}, refused="/components/schemas/A/type"
    ),
    "document that contains itself": case(cyclic, refused="/x-self"),
    "document that aliases itself": case(shared, refused="more than"),
    "document with a date": case(
        lambda: whole(
            schemas={
                "A": {**STRING, "example": cast("Json", __import__("datetime").date(2026, 1, 1))}
            }
        ),
        refused="/components/schemas/A/example",
    ),
    "deep objects": case(deep, 20, "object"),
    "deep lists": case(deep, 8, "array"),
    "lists that no checker sees through": case(
        deep, 9, "array", refused=("/components/schemas/Deep", "levels deep")
    ),
    "deep maps": case(deep, 5, "map"),
    "maps too deep for a name": case(deep, 40, "map", refused="DeepAdditional"),
    "too deep": case(deep, 2000, "array", refused="levels deep"),
}
"""All but the one of 5 MB, which takes its time: see `large`."""
