"""Imports generated packages and sends values through them, in an interpreter of its own.

`python -m tests.codegen.exercise FOLDER NAME ...`, from the project's root, prints as JSON what is
wrong with each package NAME in FOLDER.
"""

import importlib
import inspect
import json
import pkgutil
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import cast

from ionq_api import JsonValue
from ionq_api.codec import Codec, Departure
from ionq_api.operation import Endpoint, Operation
from scripts.openapi.document import Node, follow, items, node
from scripts.openapi.places import operations

from .values import values


def main() -> None:
    """Print the faults of each package that has any."""
    folder, *names = sys.argv[1:]
    sys.path.insert(0, folder)
    found: dict[str, list[str]] = {}
    for name in names:
        try:
            faults = list(exercised(name, Path(folder)))
        except Exception:  # noqa: BLE001  # whatever it is, the test shows it
            faults = [traceback.format_exc(limit=-4)]
        if faults:
            found[name] = faults
    print(json.dumps(found))  # noqa: T201


def exercised(name: str, folder: Path) -> Iterator[str]:
    """What is wrong with a package."""
    document: Node = json.loads((folder / name / "openapi.json").read_text())
    package = importlib.import_module(name)
    modules = [
        importlib.import_module(each.name)
        for each in pkgutil.walk_packages(package.__path__, f"{name}.")
    ]
    models = importlib.import_module(f"{name}.models")
    for listed in models.__all__:
        getattr(models, listed)
    endpoints = dict(_endpoints(modules))
    described = {
        (method.upper(), path): (each, item) for path, method, each, item in operations(document)
    }
    if endpoints.keys() != described.keys():
        yield f"operations: {sorted(endpoints.keys() ^ described.keys())}"
    for address, endpoint in endpoints.items():
        operation, item = described[address]
        for part in _parts(endpoint, operation, document):
            yield from (f"{address}: {fault}" for fault in _carried(*part, document))
        yield from (
            f"{address}: {fault}" for fault in _called(name, endpoint, operation, item, document)
        )


def _endpoints(modules: list[ModuleType]) -> Iterator[tuple[tuple[str, str], Endpoint[object]]]:
    for module in modules:
        for value in vars(module).values():
            if type(value).__name__ == "Endpoint" and ".api." in module.__name__:
                endpoint = cast("Endpoint[object]", value)
                yield (endpoint.method, endpoint.path), endpoint


def _parts(
    endpoint: Endpoint[object], operation: Node, document: Node
) -> Iterator[tuple[Codec, Node]]:
    """The codecs of an endpoint, with the schema of each."""
    if endpoint.media == "json":
        answers = [
            _followed(node(reply), document)
            for code, reply in node(operation["responses"]).items()
            if code.startswith("2")
        ]
        yield endpoint.reply, _json(answers[0])
    if endpoint.body is not None:
        yield endpoint.body, _json(_followed(node(operation["requestBody"]), document))


def _json(holder: Node) -> Node:
    for kind, medium in node(holder["content"]).items():
        if "json" in kind:
            return node(node(medium).get("schema", {}))
    raise LookupError("no JSON")


def _followed(part: Node, document: Node) -> Node:
    reference = part.get("$ref")
    return follow(reference, document) if isinstance(reference, str) else part


def _carried(codec: Codec, schema: Node, document: Node) -> Iterator[str]:
    """What happens to values on the way from JSON and back."""
    for value in values(schema, document):
        departures: list[Departure] = []
        read = codec.decode(value, (None, "value"), departures.append)
        yield from _straightly(codec, value, read)
        yield from (f"is read with {each}: {value!r}" for each in departures)
        yield from (
            f"is refused, {each}: {value!r}"
            for each in codec.check(read, (None, "value"))
            if not hasattr(each, "suggestion")  # of a field that the document does not define
        )
        written = json.loads(json.dumps(codec.encode(read)))
        if written != value:
            yield f"{value!r} is written as {written!r}"
        if codec.decode(written, None, departures.append) != read:
            yield f"{value!r} is read as {read!r}, and another when it was written"
        repr(read)


def _straightly(codec: Codec, value: JsonValue, read: object) -> Iterator[str]:
    """How straight-line code differs from a codec, unless it gives up."""
    straight = importlib.import_module(f"{type(codec).__module__.rpartition('.')[0]}.straight")
    tally = [0]
    with suppress(*straight.GIVE_UP):
        found = straight.reading(codec, "a value")(value, tally)
        if repr(found) != repr(read) or tally != [straight.strings_in(value)]:
            yield f"{value!r} is read as {read!r}, and by straight-line code as {found!r}"
    with suppress(*straight.GIVE_UP):
        written, expected = straight.writing(codec, "a value")(read), codec.encode(read)
        if json.dumps(written) != json.dumps(expected):
            yield f"{read!r} is written as {expected!r}, and by straight-line code as {written!r}"


def _called(
    package: str, endpoint: Endpoint[object], operation: Node, item: Node, document: Node
) -> Iterator[str]:
    """What is wrong with the methods of an endpoint."""
    module = importlib.import_module(f"{package}.operations")
    sent: list[Operation[object]] = []

    def execute(self: object, operation: Operation[object], **options: object) -> object:
        sent.append(operation)
        assert options.keys() == {"timeout", "headers", "retry", "validate"}
        return operation

    async def aexecute(self: object, operation: Operation[object], **options: object) -> object:
        return execute(self, operation, **options)

    given = _arguments(operation, item, document)
    by_name: dict[str, JsonValue] = {
        each.name: given[where, each.wire]
        for where, listed in (
            ("path", endpoint.path_parameters),
            ("query", endpoint.query_parameters),
        )
        for each in listed
    }
    if len(by_name) != len(given):
        yield f"it takes {sorted(by_name)} for {sorted(given)}"
    if endpoint.body is not None:
        content = _json(_followed(node(operation["requestBody"]), document))
        by_name["body"] = next(iter(values(content, document)), None)
    session = type("Session", (module.Operations,), {"execute": execute})()
    getattr(session, endpoint.name)(**by_name)
    called = type("AsyncSession", (module.AsyncOperations,), {"execute": aexecute})()
    awaited = getattr(called, endpoint.name)(**by_name)
    with suppress(StopIteration):
        awaited.send(None)
    for each in sent:
        body = by_name.get("body")
        if each.values != {
            key: by_name[key] for key in by_name if key != "body" or endpoint.body is None
        }:
            yield f"it is called with {by_name} and sends {each.values}"
        if endpoint.body is not None and each.has_body and each.json != body:
            yield f"its body {body!r} is sent as {each.json!r}"
        yield from (f"it refuses {problem}" for problem in each.problems())
        if "{" in each.path.replace("%7B", ""):
            yield f"its path is {each.path}"
        _ = each.query
    if len(sent) != 2:
        yield f"it was sent {len(sent)} times"
    taken = inspect.signature(getattr(session, endpoint.name)).parameters
    if {*by_name, "timeout", "headers", "retry", "validate"} != {*taken}:
        yield f"it takes {list(taken)}"


def _arguments(operation: Node, item: Node, document: Node) -> dict[tuple[str, str], JsonValue]:
    """A value for each parameter of an operation, by its place and name."""
    found: dict[tuple[str, str], JsonValue] = {}
    for parameter in [*items(item.get("parameters")), *items(operation.get("parameters"))]:
        full = _followed(parameter, document)
        schema = node(full.get("schema", {}))
        impossible: list[JsonValue] = [None, []] if full["in"] == "query" else [None, [], ""]
        possible = [value for value in values(schema, document) if value not in impossible]
        found[str(full["in"]), str(full["name"])] = next(iter(possible), None)
    return found


if __name__ == "__main__":
    main()
