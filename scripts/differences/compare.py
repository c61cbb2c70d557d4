"""Finds all differences between two documents and classifies each by its rule."""

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from ionq_session._contract.structure import structure

from ..openapi.document import Node, items, node
from .change import Change, Place, same
from .components import component_changes
from .leftovers import with_leftovers
from .messages import Messages
from .operations import operation_changes
from .prose_count import prose_changes
from .rule import Finding, Level
from .rules import judged
from .schemas import Schemas

COMPARED: Final = frozenset({"paths", "components"})
KNOWN: Final = frozenset({"servers", "security", "tags"})


@frozen
class Comparison:
    """The differences between two documents.

    Attributes:
        findings: Each difference with its rule, the most severe first.
        prose: How many texts, examples and extensions also differ.
    """

    findings: tuple[Finding, ...]
    prose: int

    def count(self, level: Level) -> int:
        """The number of findings of a level."""
        return sum(finding.rule.level is level for finding in self.findings)


def compare(old: Node, new: Node) -> Comparison:
    """Compare two OpenAPI documents.

    Args:
        old: The old document.
        new: The new document.
    """
    before, after = _bare(old), _bare(new)
    findings = [judged(change) for change in _changes(before, after)]
    findings.sort(key=lambda each: (each.rule.level, each.rule.id, each.change.place.name))
    return Comparison(tuple(findings), prose_changes(old, new))


def _bare(document: Node) -> Node:
    """A document's structure, with the parts that are optional in OpenAPI 3.1."""
    return {"info": {}, "paths": {}, **node(structure(document))}


def _changes(old: Node, new: Node) -> Iterator[Change]:
    messages = Messages(old, new, Schemas(old, new))
    yield from operation_changes(old, new, messages)
    yield from component_changes(old, new, messages)
    place = Place("the document", "")
    before, after = ({key: each[key] for key in each.keys() - COMPARED} for each in (old, new))
    found = [*_heads(old, new), *_servers(old, new)]
    yield from with_leftovers(found, before, after, place, KNOWN)


def _heads(old: Node, new: Node) -> Iterator[Change]:
    """Differences in the OpenAPI version and in `info`."""
    if old["openapi"] != new["openapi"]:
        place = Place("OpenAPI", "/openapi")
        yield Change("document", "changed", place, "", old["openapi"], new["openapi"])
    before, after = node(old["info"]), node(new["info"])
    place = Place("the API's version", "/info/version")
    found: list[Change] = []
    if before.get("version") != after.get("version"):
        versions = before.get("version"), after.get("version")
        found.append(Change("document", "changed", place, "version", *versions))
    yield from with_leftovers(found, before, after, Place("info", "/info"), ("version",))


def _servers(old: Node, new: Node) -> Iterator[Change]:
    """Differences in the servers; the first one is the session's default `base_url`."""
    before, after = _addresses(old), _addresses(new)
    for url in [*before, *(url for url in after if url not in before)]:
        place = Place(url, "").at("servers", url)
        if url not in after:
            yield Change("server", "removed", place)
        elif url not in before:
            yield Change("server", "added", place)
        elif not same(before[url], after[url]):
            yield Change("server", "changed", place, "", before[url], after[url])


def _addresses(document: Node) -> dict[str, Node]:
    return {str(server["url"]): server for server in items(document.get("servers"))}
