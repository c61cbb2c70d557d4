"""Reads a document from a URL or a file, and refuses what is not one."""

import json
from collections.abc import Hashable
from pathlib import Path
from typing import Final, NoReturn, cast

import yaml
from attrs import frozen

from ionq_session import IonQError, IonQSession

from ..openapi.document import Json, Node
from .errors import DocumentError

LIVE: Final = "https://api.ionq.co/v0.4/api-docs"
"""Where IonQ publishes its document; no key is needed."""

LARGEST: Final = 50_000_000
"""The most bytes that are read; IonQ's document has about 300,000."""


@frozen
class Upstream:
    """A document as it was published.

    Attributes:
        source: The URL or the file's name.
        document: Its content.
    """

    source: str
    document: Node


def is_address(source: str) -> bool:
    """Whether a source is a URL."""
    return source.startswith(("https://", "http://"))


def read(source: str) -> Upstream:
    """Read a document.

    Args:
        source: An `http` or `https` URL, or the path of a JSON or YAML file.

    Raises:
        DocumentError: It cannot be read, or is not a JSON or YAML object.
    """
    content = _fetched(source) if is_address(source) else _opened(Path(source))
    if len(content) > LARGEST:
        raise DocumentError(
            f"{source} has more than {LARGEST:,} bytes, too many for an API document"
        )
    named = source if is_address(source) else Path(source).name
    try:
        return Upstream(named, parse(content))
    except DocumentError as error:
        raise DocumentError(f"{source}: {error}") from None


def parse(content: bytes) -> Node:
    """Read JSON or YAML.

    Raises:
        DocumentError: It is neither, is not an object, or holds what JSON cannot represent.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError(f"is not UTF-8 text (byte {error.start})") from None
    if text.lstrip().startswith("<"):
        raise DocumentError("is a page in HTML, not an API document; is the URL right?")
    try:
        loaded = _loaded(text)
    except RecursionError:
        raise DocumentError("is nested too deeply") from None
    if not isinstance(loaded, dict):
        raise DocumentError(f"is {type(loaded).__name__} where an object belongs")
    return loaded


def _loaded(text: str) -> Json:
    if text.lstrip().startswith("{"):
        try:
            loaded: Json = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number)
            return loaded
        except json.JSONDecodeError as error:
            where = f"line {error.lineno}, column {error.colno}"
            ends = error.pos >= len(text.rstrip()) - 1 or error.msg.startswith("Unterminated")
            cut = " It seems to be cut off." if ends else ""
            raise DocumentError(f"is not JSON: {error.msg} ({where}).{cut}") from None
        except DocumentError:
            raise
        except ValueError as error:  # a number with thousands of digits
            raise DocumentError(f"holds what cannot be read: {error}") from None
    try:
        # The loader below is a restricted SafeLoader.
        read: object = yaml.load(text, _Loader)  # noqa: S506
        as_json: Json = json.loads(json.dumps(read, allow_nan=False))
        return as_json
    except yaml.YAMLError as error:
        raise DocumentError(f"is not YAML: {' '.join(str(error).split())}") from None
    except (TypeError, ValueError) as error:
        raise DocumentError(f"holds what JSON has no form for: {error}") from None


def _no_number(name: str) -> NoReturn:
    raise DocumentError(f"holds {name}, which JSON has no form for")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise DocumentError(f"gives the key {twice!r} twice in one object")
    return found


class _Loader(yaml.SafeLoader):
    """Reads YAML, but refuses aliases, which can expand a small text hugely, and duplicate keys."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise DocumentError("has an alias (`*name`), which is not read")
        return super().compose_node(parent, index)

    def construct_mapping(
        self, node: yaml.MappingNode, deep: bool = False
    ) -> dict[Hashable, object]:
        seen: set[str] = set()
        for key, _ in cast("list[tuple[yaml.ScalarNode, yaml.Node]]", node.value):
            if key.value in seen:
                line = key.start_mark.line + 1
                raise DocumentError(
                    f"gives the key {key.value!r} twice in one object (line {line})"
                )
            seen.add(key.value)
            key.tag = "tag:yaml.org,2002:str"  # else an unquoted status is a number
        return super().construct_mapping(node, deep)


# A date stays a string, as in JSON.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _fetched(address: str) -> bytes:
    try:
        with IonQSession() as session:
            return session.get(address).content
    except IonQError as error:
        raise DocumentError(f"{address} cannot be fetched: {error}") from error


def _opened(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)  # a device may have no end
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror}") from None
