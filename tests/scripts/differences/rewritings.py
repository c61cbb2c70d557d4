"""Ways to write a document otherwise that do not change what it means."""

import json
import random
from collections.abc import Callable, Iterator
from typing import TypeAlias

from scripts.openapi.document import Json, Node, follow, items, node, operations
from scripts.openapi.places import schemas

Rewriting: TypeAlias = Callable[[Node, random.Random], object]

SCALARS = ("string", "integer", "number", "boolean")
LIKELY = 0.3
"""How often a rewriting is applied where it can be."""


def own(document: Node) -> Node:
    """A copy that shares no part with another place, as YAML's aliases make it."""
    return node(json.loads(json.dumps(document)))


def chosen(document: Node, chance: random.Random) -> Iterator[Node]:
    """Some of the schemas that are no references."""
    found = [schema for _, schema in schemas(document) if "$ref" not in schema]
    yield from (schema for schema in found if chance.random() < LIKELY)


def replace(schema: Node, other: Node) -> None:
    schema.clear()
    schema.update(other)


def only_member(document: Node, chance: random.Random) -> None:
    """A schema becomes the only member of a combinator."""
    for schema in chosen(document, chance):
        key = chance.choice(["allOf", "anyOf", "oneOf"])
        replace(schema, {key: [dict(schema)]})


def wrapped_reference(document: Node, chance: random.Random) -> None:
    """A reference becomes the only member of a combinator."""
    for _, schema in [*schemas(document)]:
        if "$ref" in schema and chance.random() < LIKELY:
            replace(schema, {chance.choice(["allOf", "anyOf", "oneOf"]): [dict(schema)]})


def part(schema: Node, names: list[str]) -> Node:
    """Some fields of an object, taken out of it."""
    properties = node(schema["properties"])
    taken: Node = {"properties": {name: properties.pop(name) for name in names}}
    required = schema.get("required")
    listed = required if isinstance(required, list) else []
    if any(name in names for name in listed):
        taken["required"] = [name for name in listed if name in names]
        schema["required"] = [name for name in listed if name not in names]
    if not schema.get("required"):
        schema.pop("required", None)  # an empty list is not valid
    return {"type": "object", **taken}


def objects(document: Node, chance: random.Random) -> Iterator[tuple[Node, list[str]]]:
    """Some objects that take any other field, with some of their fields."""
    for schema in chosen(document, chance):
        properties = schema.get("properties")
        is_open = schema.get("additionalProperties", True) in (True, {})
        if isinstance(properties, dict) and properties and is_open:
            names = [name for name in properties if chance.random() < 0.5]
            if names:
                yield schema, names


def moved_fields(document: Node, chance: random.Random) -> None:
    """Some fields of an object are moved into its `allOf`."""
    for schema, names in objects(document, chance):
        taken = part(schema, names)
        schema["allOf"] = [*items(schema.get("allOf")), taken]


def moved_to_component(document: Node, chance: random.Random) -> None:
    """Some fields of an object are moved into a component, which its `allOf` refers to."""
    components = node(node(document["components"])["schemas"])
    for schema, names in [*objects(document, chance)]:
        if len(names) == len(node(schema["properties"])):
            continue  # else the class of the component would take the place of the object's own
        name = f"PartOf{len(components)}"
        components[name] = part(schema, names)
        reference: Node = {"$ref": f"#/components/schemas/{name}"}
        schema["allOf"] = [*items(schema.get("allOf")), reference]


def inlined(document: Node, chance: random.Random) -> None:
    """A reference to what has no class becomes what it refers to."""
    for _, schema in [*schemas(document)]:
        reference = schema.get("$ref")
        if isinstance(reference, str) and chance.random() < LIKELY:
            target = follow(reference, document)
            if target.get("type") in SCALARS and not {"enum", "nullable"} & target.keys():
                replace(schema, own(target))


def extracted(document: Node, chance: random.Random) -> None:
    """What has no class becomes a component."""
    components = node(node(document["components"])["schemas"])
    for schema in [*chosen(document, chance)]:
        if schema.get("type") in SCALARS and not {"enum", "anyOf", "oneOf"} & schema.keys():
            name = f"Scalar{len(components)}"
            components[name] = dict(schema)
            replace(schema, {"$ref": f"#/components/schemas/{name}"})


def explicit(document: Node, chance: random.Random) -> None:
    """What OpenAPI assumes is written down."""
    for schema in chosen(document, chance):
        schema.setdefault("deprecated", False)
        schema.setdefault("nullable", False)
        if schema.get("type") == "string":
            schema.setdefault("minLength", 0)
        if schema.get("type") == "array":
            schema.update({"minItems": schema.get("minItems", 0), "uniqueItems": False})
        if schema.get("type") == "object" and "additionalProperties" not in schema:
            schema["additionalProperties"] = chance.choice([True, {}])
    for _, _, operation in operations(document):
        operation.setdefault("deprecated", False)
        for parameter in items(operation.get("parameters")):
            if "$ref" not in parameter:
                query = parameter["in"] == "query"
                parameter.setdefault("required", False)
                parameter.update({"style": "form" if query else "simple", "explode": query})


def reordered(document: Node, chance: random.Random) -> None:
    """Keys and names come in another order, as do lists whose order says nothing."""

    def shuffle(part: Json, key: str = "") -> None:
        if isinstance(part, dict):
            names = list(part)
            if key not in ("properties", "parameters", "paths", "get", "mapping"):
                chance.shuffle(names)
            for name in names:
                part[name] = part.pop(name)
                shuffle(part[name], name)
        elif isinstance(part, list):
            if key in ("required", "enum", "security"):
                chance.shuffle(part)
            for each in part:
                shuffle(each)

    shuffle(document)


def unions(document: Node, chance: random.Random) -> None:
    """One union is written as the other, or some of its members as a union of their own."""
    for schema in chosen(document, chance):
        for old, new in (("anyOf", "oneOf"), ("oneOf", "anyOf")):
            if old in schema and new not in schema:
                schema[new] = schema.pop(old)
                members = items(schema[new])
                if len(members) > 2 and not {"discriminator", "x-discriminator"} & schema.keys():
                    schema[new] = [members[0], {old: [*members[1:]]}]
                break


def words(document: Node, chance: random.Random) -> None:
    """Titles, texts and extensions come and go."""
    for schema in chosen(document, chance):
        for key in ("title", "description", "example"):
            schema.pop(key, None)
        schema.update({"title": f"Title {chance.random()}", "x-order": chance.random()})
    for scheme in node(node(document["components"])["securitySchemes"]).values():
        node(scheme).update({"x-default": "apiKey ...", "description": "A key."})


def shared_messages(document: Node, chance: random.Random) -> None:
    """Parameters and replies become components, or are written where they were referred to."""
    for _, _, operation in operations(document):
        for parameter in items(operation.get("parameters")):
            _share(parameter, "parameters", document, chance)
        for response in node(operation["responses"]).values():
            _share(node(response), "responses", document, chance)


def _share(message: Node, section: str, document: Node, chance: random.Random) -> None:
    reference = message.get("$ref")
    target = follow(reference, document) if isinstance(reference, str) else message
    if chance.random() > LIKELY or _has_inline_class(target):
        return
    if target is not message:
        replace(message, own(target))
        return
    named = node(node(document["components"]).setdefault(section, {}))
    name = f"Shared{len(named)}"
    named[name] = dict(message)
    replace(message, {"$ref": f"#/components/{section}/{name}"})


def _has_inline_class(message: Node) -> bool:
    """Whether a message has a class that is named by where it is."""
    whole: Node = {"paths": {}, "components": {"responses": {"it": message}}}
    named = {"properties", "enum", "additionalProperties"}
    return any(named & each.keys() for _, each in schemas(whole))


def short_mappings(document: Node, __: random.Random) -> None:
    """A discriminator names its components without the way to them."""
    for schema in [each for _, each in schemas(document)]:
        rules = schema.get("discriminator")
        mapping = rules.get("mapping") if isinstance(rules, dict) else None
        if isinstance(mapping, dict):
            mapping |= {value: str(target).rpartition("/")[2] for value, target in mapping.items()}


SAME_NAMES: tuple[Rewriting, ...] = (
    *(only_member, wrapped_reference, moved_fields, inlined, extracted, explicit, reordered),
    *(unions, words, shared_messages, short_mappings),
)
"""Rewritings after which the package has the same public names, of the same types."""

REWRITINGS: tuple[Rewriting, ...] = (*SAME_NAMES, moved_to_component)
"""All of them; the last one adds a class."""


def rewritten(document: Node, ways: tuple[Rewriting, ...], chance: random.Random) -> Node:
    """A copy of a document, written otherwise in some of these ways, in any order."""
    made = own(document)
    for way in chance.sample(ways, chance.randint(1, len(ways))):
        way(made, chance)
    return made
