"""Rejects valid OpenAPI that our templates cannot generate code for.

Each check stops the generator where the package would be silently wrong: a parameter that is
never sent, a body in another format, a method that hides one of the session's own.
"""

import re
from collections import Counter
from collections.abc import Iterator

from ionq_session._contract.structure import compact, structure

from ..openapi.document import Json, Node, items, resolved
from ..openapi.places import operation_name, operations, pointer, schemas
from .names import LONGEST, SESSION_NAMES, field_names, is_plain, method_name, tag_name

BRACES = re.compile(r"{[^}]*}")
COMPONENT_NAME = re.compile(r"[A-Za-z0-9._-]+")
DEEPEST_LIST = 8
COMPOUND = frozenset({"allOf", "anyOf", "items", "oneOf", "properties"})
"""Keywords of a schema that is composed of others."""
KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


def component_names(document: Node) -> Iterator[str]:
    """Component names that no reference can contain; OpenAPI's own schema accepts them."""
    components = document.get("components")
    for kind, named in components.items() if isinstance(components, dict) else ():
        if isinstance(named, dict) and not kind.startswith("x-"):
            for name in named:
                if not COMPONENT_NAME.fullmatch(name):
                    yield f"{pointer('components', kind, name)}: a name may hold A-Z a-z 0-9 . _ -"


def paths(document: Node) -> Iterator[str]:
    """Paths that are references, and paths that differ only in the names of their parameters."""
    found: dict[str, str] = {}
    listed = document.get("paths")
    for path, item in listed.items() if isinstance(listed, dict) else ():
        if isinstance(item, dict) and "$ref" in item:
            yield f"{pointer('paths', path)}: a path that is a reference cannot be followed"
        shape = BRACES.sub("{}", path)
        if shape in found:
            yield f"{pointer('paths', path)}: it is the same path as {found[shape]}"
        found.setdefault(shape, path)


def operation_ids(document: Node) -> Iterator[str]:
    """Operations whose methods would hide each other, or a method that sessions already have."""
    taken: dict[str, str] = {}
    for path, method, operation, _ in operations(document):
        where = operation_name(path, method)
        name = method_name(path, method, operation.get("operationId"))
        method_text = f"{where}: its operationId gives the method name {name!r}"
        if name in SESSION_NAMES:
            yield f"{method_text}, which sessions already have; rename it with an overlay action"
        elif name in ("date", "datetime"):
            yield f"{method_text}, a type in other methods; rename it with an overlay action"
        elif not (name.upper().isidentifier() and is_plain(name)) or name.upper() == name:
            yield f"{method_text}, which has no upper-case form of its own in Python"
        elif name in taken:
            yield f"{method_text}, as does that of {taken[name]}"
        taken.setdefault(name, where)


def tags(document: Node) -> Iterator[str]:
    """Tags that give no valid module name."""
    for path, method, operation, _ in operations(document):
        listed = operation.get("tags")
        for tag in map(str, listed[:1] if isinstance(listed, list) else []):
            module = tag_name(tag)
            if not is_plain(module) or len(module.encode()) > LONGEST:
                yield f"{operation_name(path, method)}: its tag gives no valid module name"


def parameters(document: Node) -> Iterator[str]:
    """Parameters that would not be sent, or not in the form that the document requires."""
    for path, method, operation, item in operations(document):
        for parameter in [*items(item.get("parameters")), *items(operation.get("parameters"))]:
            full = resolved(parameter, document)
            where = f"{operation_name(path, method)}: parameter {full.get('name')!r}"
            yield from (f"{where} {reason}" for reason in _parameter(full, document))


def _parameter(parameter: Node, document: Node) -> Iterator[str]:
    place = parameter["in"]
    if place not in ("path", "query"):
        yield f"is in a {place}; only those in path and query are sent"
        return
    schema = parameter.get("schema")
    if not isinstance(schema, dict):
        yield "has `content` instead of a schema, which is not supported"
        return
    if parameter.get("style") not in (None, "simple" if place == "path" else "form"):
        yield f"has the style {parameter['style']!r}; only the default style is supported"
    lists = False
    for kind in _types(schema, document):
        lists = lists or kind == "array"
        if kind == "object" or (kind == "array" and place == "path"):
            yield f"is an {kind}, which cannot be written into a {place}"
    if lists and parameter.get("explode") is False:
        yield "is a list with `explode: false`; only a list that repeats its name is supported"


def _types(schema: Node, document: Node) -> Iterator[str]:
    """The types that a value may have, as far as the schema specifies them."""
    full = resolved(schema, document)
    parts = [part for key in ("allOf", "anyOf", "oneOf") for part in items(full.get(key))]
    kind = full.get("type")
    if isinstance(kind, str):
        yield kind
    elif "properties" in full:
        yield "object"
    else:
        for part in parts:
            yield from _types(part, document)


def bodies(document: Node) -> Iterator[str]:
    """Requests whose body cannot be JSON."""
    for path, method, operation, _ in operations(document):
        body = operation.get("requestBody")
        if not isinstance(body, dict):
            continue
        content = resolved(body, document).get("content")
        kinds = list(content) if isinstance(content, dict) else []
        if not any(kind.partition(";")[0].strip() == "application/json" for kind in kinds):
            listed = ", ".join(map(repr, kinds)) or "nothing"
            yield f"{operation_name(path, method)}: its body may be {listed}; only JSON can be sent"


def compositions(document: Node) -> Iterator[str]:
    """`allOf` with members that are not objects; unions with properties beside them."""
    for place, schema in schemas(document):
        parts = items(schema.get("allOf"))
        for key in ("oneOf", "anyOf"):
            if key in schema and "properties" in schema:
                yield f"{place}/properties: beside {key} they would be lost; add them to a member"
        if len(parts) > 1:
            kinds = Counter(kind for part in parts for kind in _types(part, document))
            if strange := sorted({*kinds} - {"object"}):
                yield f"{place}/allOf: it has a member of type {strange[0]}, not object"
        yield from (
            f"{place}/allOf: {name!r} has two different schemas"
            for name in _conflicting(schema, document)
        )


def fields(document: Node) -> Iterator[str]:
    """Properties that have the same name in Python, such as `a-b` and `a.b`."""
    for place, schema in schemas(document):
        properties = schema.get("properties")
        taken: dict[tuple[str, str], str] = {}
        for name in properties if isinstance(properties, dict) else ():
            names = field_names(name)
            if names in taken:
                where = f"{place}{pointer('properties', name)}"
                yield f"{where}: in Python it has the same name as {taken[names]!r}"
            taken.setdefault(names, name)


def lists(document: Node) -> Iterator[str]:
    """Deeply nested lists: each level doubles the time of a type checker."""
    for place, schema in schemas(document):
        depth, inner = 0, resolved(schema, document)
        while inner.get("type") == "array" and depth <= DEEPEST_LIST:
            of = inner.get("items")
            depth, inner = depth + 1, resolved(of if isinstance(of, dict) else {}, document)
        if depth > DEEPEST_LIST:
            yield f"{place}: it is a list of lists, more than {DEEPEST_LIST} levels deep"


def enumerations(document: Node) -> Iterator[str]:
    """Values of enumerations that do not match the type."""
    for place, schema in schemas(document):
        listed, kind = schema.get("enum"), str(schema.get("type"))
        allowed = KINDS.get(kind, (object,))
        for index, value in enumerate(listed if isinstance(listed, list) else []):
            if value is not None and type(value) not in allowed and object not in allowed:
                yield f"{place}{pointer('enum', index)}: {value!r} is not of the type {kind}"


def _conflicting(schema: Node, document: Node) -> Iterator[str]:
    """Properties that have different schemas in the members of an `allOf`."""
    found: dict[str, Node] = {}
    for name, inner in _all_properties(schema, document):
        full = resolved(inner, document)
        other = found.setdefault(name, full)
        if compact(structure(other)) != compact(structure(full)) and not _can_merge(
            other, full, document
        ):
            yield name


def _can_merge(one: Node, other: Node, document: Node) -> bool:
    """Whether the generator can merge two schemas of a field: both are the same kind of scalar."""
    if COMPOUND & (one.keys() | other.keys()) or {"array", "object"} & {
        str(each.get("type")) for each in (one, other)
    }:
        return False
    kinds = [set(_types(each, document)) for each in (one, other)]
    numbers = {"integer", "number"}
    return kinds[0] == kinds[1] or not (kinds[0] and kinds[1]) or kinds[0] | kinds[1] == numbers


def _all_properties(schema: Node, document: Node) -> Iterator[tuple[str, Node]]:
    for part in items(schema.get("allOf")):
        yield from _all_properties(resolved(part, document), document)
    properties = schema.get("properties")
    for name, inner in properties.items() if isinstance(properties, dict) else ():
        yield name, inner if isinstance(inner, dict) else {}


def discriminators(document: Node) -> Iterator[str]:
    """Discriminators that choose a schema that does not exist or is not in the union."""
    for place, schema in schemas(document):
        members = set(_members(schema, document))
        standard = schema.get("discriminator")
        mapping = standard.get("mapping") if isinstance(standard, dict) else None
        chosen: list[tuple[str, Json]] = []
        if isinstance(mapping, dict) and ("oneOf" in schema or "anyOf" in schema):
            chosen += [(pointer("discriminator", "mapping", key), mapping[key]) for key in mapping]
        for index, rule in enumerate(items(schema.get("x-discriminator"))):
            chosen.append((pointer("x-discriminator", index, "schema"), rule.get("schema")))
            if not isinstance(rule.get("property"), str):
                yield f"{place}{pointer('x-discriminator', index)}: it has no `property`"
        for where, target in chosen:
            if reference(str(target)) not in members:
                yield f"{place}{where}: {target!r} is not a member of the union"


def _members(schema: Node, document: Node) -> Iterator[str]:
    """The components in a union, including those of nested unions."""
    for part in [part for key in ("anyOf", "oneOf") for part in items(schema.get(key))]:
        if "$ref" in part:
            yield str(part["$ref"])
        yield from _members(resolved(part, document), document)


def reference(target: str) -> str:
    """The reference in a mapping, which may be given as a bare schema name."""
    return target if "/" in target else f"#/components/schemas/{target}"


CHECKS = (
    component_names,
    paths,
    operation_ids,
    tags,
    parameters,
    bodies,
    fields,
    lists,
    enumerations,
    compositions,
    discriminators,
)
