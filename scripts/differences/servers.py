"""Compares where two documents say that the service is."""

from collections.abc import Iterator

from codegen.document import Node, items

from .change import Change, Place, same


def server_changes(old: Node, new: Node) -> Iterator[Change]:
    """The servers that differ; the first one is the session's default address."""
    before, after = _servers(old), _servers(new)
    for url in [*before, *(url for url in after if url not in before)]:
        place = Place(url, "").at("servers", url)
        if url not in after:
            yield Change("server", "removed", place)
        elif url not in before:
            yield Change("server", "added", place)
        elif not same(before[url], after[url]):
            yield Change("server", "changed", place, "", before[url], after[url])


def _servers(document: Node) -> dict[str, Node]:
    return {str(server["url"]): server for server in items(document.get("servers"))}
