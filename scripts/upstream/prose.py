"""Keeps this project's own prose where a newer document has none."""

from http import HTTPStatus
from typing import Final

from ionq_session._contract.structure import LITERALS, NAMES, PROSE

from ..openapi.document import Json, Node, node

ALIGNED: Final = ("parameters", "servers", "tags")
"""Lists whose members can be matched by name."""


def with_prose(document: Node, known: Node) -> Node:
    """A document with the descriptions, summaries and examples that it lacks.

    Args:
        document: A newer document.
        known: The current contract, which provides the prose of parts that are in both.

    Returns:
        The document; a text that is not empty in it is kept. What OpenAPI requires (a title, a
        description of each response) is always there.
    """
    merged = node(_merged(document, known))
    info = merged.setdefault("info", {})
    if isinstance(info, dict):  # else `accept` reports it
        info.setdefault("title", node(known.get("info", {})).get("title", "IonQ"))
    _describe_responses(merged)
    return merged


def _merged(new: Json, old: Json) -> Json:
    if isinstance(new, list) and isinstance(old, list):
        return _members(new, old)
    if not isinstance(new, dict) or not isinstance(old, dict) or "$ref" in new:
        return new
    merged: Node = {}
    texts = {key: value for key, value in old.items() if key in PROSE and not new.get(key)}
    if "example" in new or "examples" in new:
        texts = {key: value for key, value in texts.items() if not key.startswith("example")}
    for key in _order(new, old, texts):
        merged[key] = texts[key] if key in texts else _value(key, new[key], old.get(key))
    return merged


def _order(new: Node, old: Node, texts: Node) -> list[str]:
    """The keys in the contract's order, with new ones after those that they follow."""
    order = [key for key in old if key in new or key in texts]
    before: str | None = None
    for key in new:
        if key not in order:
            order.insert(order.index(before) + 1 if before is not None else 0, key)
        before = key
    return order


def _value(key: str, new: Json, old: Json) -> Json:
    if key in LITERALS or key in PROSE or key.startswith("x-"):
        return new
    if key in NAMES and isinstance(new, dict) and isinstance(old, dict):
        names = _order(new, old, {})
        return {name: _merged(new[name], old.get(name)) for name in names}
    return _merged(new, old)


def _members(new: list[Json], old: list[Json]) -> list[Json]:
    """The members of a list, each with the prose of its counterpart."""
    known = {identity: each for each in old if (identity := _identity(each))}
    rest = iter([each for each in old if not _identity(each)])
    return [
        _merged(each, known.get(_identity(each)) if _identity(each) else next(rest, None))
        for each in new
    ]


def _identity(member: Json) -> str:
    """What identifies a member of a list; empty if nothing does."""
    if not isinstance(member, dict):
        return ""
    if "$ref" in member:
        return str(member["$ref"])
    return " ".join(str(member[key]) for key in ("in", "name", "url") if key in member)


def _describe_responses(part: Json) -> None:
    """Describe every response without a description, which OpenAPI requires, by its status."""
    if isinstance(part, list):
        for each in part:
            _describe_responses(each)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key == "responses" and isinstance(value, dict):
                for status, response in value.items():
                    if isinstance(response, dict) and "$ref" not in response:
                        response.setdefault("description", _phrase(status))
            _describe_responses(value)


def _phrase(status: str) -> str:
    known = {str(each.value): each.phrase for each in HTTPStatus}
    return f"{known.get(status, status.capitalize())}."
