"""The operation behind `check_contract()`, whose reply is decoded into a comparison."""

import json
import pkgutil
from importlib import import_module
from typing import cast

from attrs import frozen

import ionq_api.api
from ionq_api import JsonValue, Operation
from ionq_api.codec import Report, kind_of
from ionq_api.operation import Endpoint
from ionq_api.scalars import Anything

from .. import contract
from ..contract import ContractDrift
from .structure import digest, parts, structure, using

LONGEST_TITLE = 60  # characters of another API's title
ADVICE = "(check base_url, or upgrade ionq-session)"


@frozen
class _Check(Operation[ContractDrift]):
    """Gets the live document; its reply is decoded into the comparison."""

    def parse(self, content: bytes, report: Report) -> ContractDrift:
        """Compare a document with the package's own.

        Raises:
            ValueError: It is not a document of IonQ's API.
        """
        try:
            return drift(_loaded(content))
        except RecursionError:
            raise ValueError(f"the reply is nested too deeply {ADVICE}") from None


CHECK = _Check(
    Endpoint(
        name="check_contract",
        method="GET",
        path="/api-docs",
        reply=Anything(),
        authenticated=False,
        repeatable=True,
    )
)


def drift(live: dict[str, JsonValue]) -> ContractDrift:
    """How a document differs from the package's.

    Raises:
        RecursionError: It is nested too deeply.
        ValueError: It describes another API.
    """
    bare = _bare(live)
    now = digest(bare)
    if now == contract.sha256:
        return ContractDrift(date=contract.date, sha256=contract.sha256, live_sha256=now)
    methods, before, after = _methods(), parts(_bare(contract.document())), parts(bare)
    if methods.keys().isdisjoint(after):
        raise ValueError(f"the reply is the document of another API{_title(live)} {ADVICE}")
    removed = [name for name in before if name not in after]
    changed = [name for name in before if name in after and before[name].text != after[name].text]
    touched = using(after, [*removed, *changed])
    return ContractDrift(
        date=contract.date,
        sha256=contract.sha256,
        live_sha256=now,
        added=tuple(name for name in after if name not in before),
        removed=tuple(removed),
        changed=tuple(changed),
        affected=tuple(method for name, method in methods.items() if name in touched),
    )


def _loaded(content: bytes) -> dict[str, JsonValue]:
    """The OpenAPI document in a reply.

    Raises:
        RecursionError: It is nested too deeply.
        ValueError: There is none.
    """
    try:
        found = cast("JsonValue", json.loads(content))
    except ValueError:
        raise ValueError(f"the reply is not JSON {ADVICE}") from None
    if not isinstance(found, dict):
        raise ValueError(f"the reply is {kind_of(found)}, not an OpenAPI document {ADVICE}")
    if not isinstance(found.get("openapi"), str) or not isinstance(found.get("paths"), dict):
        raise ValueError(f"the reply is JSON, but not an OpenAPI document {ADVICE}")
    return found


def _bare(document: dict[str, JsonValue]) -> dict[str, JsonValue]:
    return cast("dict[str, JsonValue]", structure(document))  # of an object, it is one


def _methods() -> dict[str, str]:
    """The names of a session's methods by the names of their operations in the document."""
    modules = [
        import_module(f"{ionq_api.api.__name__}.{each.name}")
        for each in pkgutil.iter_modules(ionq_api.api.__path__)
    ]
    return {
        f"{value.method} {value.path}": value.name
        for module in modules
        for value in cast("dict[str, object]", vars(module)).values()
        if isinstance(value, Endpoint)
    }


def _title(document: dict[str, JsonValue]) -> str:
    """The title of an API, as far as it can be shown."""
    info = document.get("info")
    title = info.get("title") if isinstance(info, dict) else None
    return f", {title[:LONGEST_TITLE]!r}" if isinstance(title, str) else ""
