"""Valid documents that our templates cannot turn into a package.

Each check stops the generator where the package would be silently wrong: a parameter that is
never sent, a body in another format, a method that hides one of a session's own.
"""

import re
from collections import Counter
from collections.abc import Iterator

from .document import Json, Node, items, resolved
from .names import LONGEST, SESSION_NAMES, field_names, is_plain, method_name, tag_name
from .places import operation_name, operations, pointer, schemas

BRACES = re.compile(r"{[^}]*}")
COMPONENT_NAME = re.compile(r"[A-Za-z0-9._-]+")
DEEPEST_LIST = 8
COMPOUND = frozenset({"allOf", "anyOf", "items", "oneOf", "properties"})
"""Keys of a schema that is made of others."""
KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


def component_names(document: Node) -> Iterator[str]:
    """Names of components that no reference could spell; OpenAPI's schema lets them pass."""
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
    """Operations whose methods would hide one another, or one that sessions already have."""
    taken: dict[str, str] = {}
    for path, method, operation, _ in operations(document):
        where = operation_name(path, method)
        name = method_name(path, method, operation.get("operationId"))
        named = f"{where}: its operationId gives the method name {name!r}"
        if name in SESSION_NAMES:
            yield f"{named}, which sessions already have; change it with an overlay action"
        elif name in ("date", "datetime"):
            yield f"{named}, which other methods use as a type; change it with an overlay action"
        elif not (name.upper().isidentifier() and is_plain(name)) or name.upper() == name:
            yield f"{named}, which has no upper-case form in Python, or an unexpected one"
        elif name in taken:
            yield f"{named}, as does that of {taken[name]}"
        taken.setdefault(name, where)


def tags(document: Node) -> Iterator[str]:
    """Tags that cannot be the name of a module."""
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
        yield f"stands in a {place}; only those in path and query are sent"
        return
    schema = parameter.get("schema")
    if not isinstance(schema, dict):
        yield "has `content` in place of a schema, which is not sent"
        return
    if parameter.get("style") not in (None, "simple" if place == "path" else "form"):
        yield f"has the style {parameter['style']!r}; only that of {place} by default is written"
    lists = False
    for kind in _types(schema, document):
        lists = lists or kind == "array"
        if kind == "object" or (kind == "array" and place == "path"):
            yield f"is an {kind}, which cannot be written into a {place}"
    if lists and parameter.get("explode") is False:
        yield "is a list that is not exploded; only one that repeats its name is written"


def _types(schema: Node, document: Node) -> Iterator[str]:
    """The types that a value may have, as far as the schema says."""
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
            yield f"{operation_name(path, method)}: its body may be {listed}, and only JSON is sent"


def compositions(document: Node) -> Iterator[str]:
    """`allOf` that holds more than objects; unions with fields beside them."""
    for place, schema in schemas(document):
        parts = items(schema.get("allOf"))
        single = len(parts) == 1 and "$ref" in parts[0]
        for key in ("oneOf", "anyOf", *(["allOf"] if single else [])):
            if key in schema and "properties" in schema:
                yield f"{place}/properties: beside its {key} they are lost; move them into a part"
        if len(parts) > 1:
            kinds = Counter(kind for part in parts for kind in _types(part, document))
            if strange := sorted({*kinds} - {"object"}):
                yield f"{place}/allOf: it holds a schema of type {strange[0]}, not object"
        yield from (
            f"{place}/allOf: {name!r} is defined in two ways" for name in _doubled(schema, document)
        )


def fields(document: Node) -> Iterator[str]:
    """Properties whose Python names would be the same, such as `a-b` and `a.b`."""
    for place, schema in schemas(document):
        properties = schema.get("properties")
        taken: dict[tuple[str, str], str] = {}
        for name in properties if isinstance(properties, dict) else ():
            names = field_names(name)
            if names in taken:
                where = f"{place}{pointer('properties', name)}"
                yield f"{where}: its Python name is also that of {taken[names]!r}"
            taken.setdefault(names, name)


def lists(document: Node) -> Iterator[str]:
    """Lists of lists of lists: a checker's time doubles with each level of such a type."""
    for place, schema in schemas(document):
        depth, inner = 0, resolved(schema, document)
        while inner.get("type") == "array" and depth <= DEEPEST_LIST:
            of = inner.get("items")
            depth, inner = depth + 1, resolved(of if isinstance(of, dict) else {}, document)
        if depth > DEEPEST_LIST:
            yield f"{place}: it is a list of lists, more than {DEEPEST_LIST} levels deep"


def enumerations(document: Node) -> Iterator[str]:
    """Values of enumerations that the type beside them forbids."""
    for place, schema in schemas(document):
        listed, kind = schema.get("enum"), str(schema.get("type"))
        allowed = KINDS.get(kind, (object,))
        for index, value in enumerate(listed if isinstance(listed, list) else []):
            if value is not None and type(value) not in allowed and object not in allowed:
                yield f"{place}{pointer('enum', index)}: {value!r} is not of the type {kind}"


def _doubled(schema: Node, document: Node) -> Iterator[str]:
    """The properties that parts of an `allOf` define differently, of which only one would count."""
    found: dict[str, Node] = {}
    for name, inner in _all_properties(schema, document):
        full = resolved(inner, document)
        other = found.setdefault(name, full)
        if other != full and not _combine(other, full, document):
            yield name


def _combine(one: Node, other: Node, document: Node) -> bool:
    """Whether the generator can merge two schemas of a field: both of one kind of scalar."""
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
    """Rules that choose a schema that does not exist, or is not in the union."""
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
    """The components that a union may be, those of the unions in it, too."""
    for part in [part for key in ("anyOf", "oneOf") for part in items(schema.get(key))]:
        if "$ref" in part:
            yield str(part["$ref"])
        yield from _members(resolved(part, document), document)


def reference(target: str) -> str:
    """What a mapping's value refers to; it may be only a schema's name."""
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
