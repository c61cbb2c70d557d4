"""All differences of two documents, each judged by its rule."""

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from ionq_session._structure import structure

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
    """What differs between two documents.

    Attributes:
        findings: Each difference with the rule that judged it, the worst first.
        prose: How many texts (descriptions, summaries, examples) differ beside.
    """

    findings: tuple[Finding, ...]
    prose: int

    def count(self, level: Level) -> int:
        """How many findings are of a level."""
        return sum(finding.rule.level is level for finding in self.findings)


def compare(old: Node, new: Node) -> Comparison:
    """Compare two OpenAPI documents.

    Args:
        old: The document as it was.
        new: The document as it is.
    """
    before, after = _bare(old), _bare(new)
    findings = [judged(change) for change in _changes(before, after)]
    findings.sort(key=lambda each: (each.rule.level, each.rule.id, each.change.place.name))
    return Comparison(tuple(findings), prose_changes(old, new))


def _bare(document: Node) -> Node:
    """A document without prose, and with the parts that OpenAPI 3.1 lets it leave out."""
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
    """What two documents say of themselves."""
    if old["openapi"] != new["openapi"]:
        place = Place("OpenAPI", "/openapi")
        yield Change("document", "changed", place, "", old["openapi"], new["openapi"])
    before, after = node(old["info"]), node(new["info"])
    place = Place("the API's version", "/info/version")
    found: list[Change] = []
    if before.get("version") != after.get("version"):
        told = before.get("version"), after.get("version")
        found.append(Change("document", "changed", place, "version", *told))
    yield from with_leftovers(found, before, after, Place("info", "/info"), ("version",))


def _servers(old: Node, new: Node) -> Iterator[Change]:
    """The servers that differ; the first one is the session's default address."""
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
