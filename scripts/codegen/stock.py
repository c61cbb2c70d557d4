"""Checks that the templates of openapi-python-client that ours override have not changed.

`openapi/templates/stock.json` has a hash of the original of each template that we override. A new
version of openapi-python-client may change an original, for instance to fix a bug that ours has as
well. Then somebody has to compare the two, and confirms it with `record`.
"""

import hashlib
import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import cast

from ..openapi.document import OPENAPI

TEMPLATES = OPENAPI / "templates"
OURS = (
    "aliases.jinja",
    "header.jinja",
    "models_shared.py.jinja",
    "operation_macros.jinja",
    "text.jinja",
)
"""Templates that override nothing, like those in `package/`."""


def changed_templates(templates: Path = TEMPLATES, stock: Traversable | None = None) -> list[str]:
    """Which originals have changed since the overriding template was written.

    Args:
        templates: The folder of our templates, with `stock.json`.
        stock: The folder of the originals; by default that of openapi-python-client.

    Returns:
        For each, what happened and what to do; empty if none has changed.
    """
    originals = stock or _stock()
    known = _recorded(templates)
    found: list[str] = []
    for name in sorted({*known, *_overriding(templates)}):
        original, ours = originals / name, f"openapi/templates/{name}"
        if not (templates / name).is_file():
            found.append(f"{name}: {ours} is gone; take it out of stock.json{HOW}")
        elif not original.is_file():
            found.append(
                f"{name}: openapi-python-client has no such template any more, so {ours} has no"
                f" effect; find what took its place, or remove it{HOW}"
            )
        elif name not in known:
            found.append(
                f"{name}: {ours} overrides a template whose hash is not known; record it{HOW}"
            )
        elif _hash(original) != known[name]:
            found.append(
                f"{name}: the original of {ours} has changed; compare them, adopt what is"
                f" needed, then record the new one{HOW}"
            )
    return found


HOW = " (`python -c 'from scripts.codegen.stock import record; record()'`)"


def record(templates: Path = TEMPLATES, stock: Traversable | None = None) -> None:
    """Update `stock.json`, once all overrides have been compared with the current originals."""
    originals = stock or _stock()
    known = {
        name: _hash(originals / name)
        for name in _overriding(templates)
        if (originals / name).is_file()
    }
    (templates / "stock.json").write_text(json.dumps(known, indent=2) + "\n", encoding="utf-8")


def _stock() -> Traversable:
    return files("openapi_python_client") / "templates"


def _overriding(templates: Path) -> list[str]:
    """The templates that override one of openapi-python-client."""
    names = (each.relative_to(templates) for each in templates.rglob("*.jinja"))
    return sorted(
        each.as_posix() for each in names if each.parts[0] != "package" and each.name not in OURS
    )


def _recorded(templates: Path) -> dict[str, str]:
    file = templates / "stock.json"
    if not file.is_file():
        return {}
    return cast("dict[str, str]", json.loads(file.read_text(encoding="utf-8")))


def _hash(template: Traversable) -> str:
    return hashlib.sha256(template.read_bytes()).hexdigest()
