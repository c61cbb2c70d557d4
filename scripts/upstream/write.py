"""Writes the contract as YAML, keeping its comments, order and layout."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Final, Protocol, cast

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import FoldedScalarString, SingleQuotedScalarString

from ionq_session._contract.structure import compact

from ..openapi.document import Json, Node
from .errors import DocumentError

WIDTH: Final = 100
SAFE_LOADER: Final[type[yaml.CSafeLoader | yaml.SafeLoader]] = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)
"""The loader written in C, where PyYAML has it."""

LONG: Final = 60
"""Texts longer than this are folded."""


def written(document: Node, path: Path) -> str:
    """A document as YAML, laid out like the contract in a file.

    Args:
        document: What to write.
        path: The current contract. Unchanged parts keep their lines and comments.

    Raises:
        DocumentError: Reading the YAML again gives a different document.
    """
    tool = _tool()
    tree = tool.load(path.read_text(encoding="utf-8"))
    tree = _placed(tree, document)
    stream = StringIO()
    tool.dump(tree, stream)
    text = stream.getvalue()
    try:
        read = yaml.load(text, SAFE_LOADER)  # noqa: S506  # a safe one
    except yaml.YAMLError as error:
        raise DocumentError(f"cannot be written as YAML: {' '.join(str(error).split())}") from None
    if read != document or compact(read) != compact(document):  # in Python, 1 == True
        raise DocumentError("cannot be written as YAML without a change")
    return text


class _Map(Protocol):
    """A mapping of ruamel.yaml, whose types are incomplete."""

    def __iter__(self) -> Iterator[str]: ...
    def __contains__(self, key: str, /) -> bool: ...
    def __getitem__(self, key: str, /) -> object: ...
    def __setitem__(self, key: str, value: object, /) -> None: ...
    def __delitem__(self, key: str, /) -> None: ...
    def insert(self, pos: int, key: str, value: object) -> None: ...


class _Tool(Protocol):
    """The part of ruamel.yaml's interface that is used."""

    def load(self, stream: str) -> object: ...
    def dump(self, data: object, stream: StringIO) -> None: ...


class _Representer(RoundTripRepresenter):
    """Writes null as `null`, not as an empty value."""

    def represent_none(self, data: None) -> ScalarNode:
        """The node for null."""
        # ruamel.yaml has types, but not here.
        node: ScalarNode = self.represent_scalar(  # pyright: ignore[reportUnknownMemberType]
            "tag:yaml.org,2002:null", "null"
        )
        return node


_Representer.add_representer(  # pyright: ignore[reportUnknownMemberType]  # as above
    type(None), _Representer.represent_none
)


def _tool() -> _Tool:
    tool = YAML()
    tool.width = WIDTH
    tool.preserve_quotes = True
    tool.indent(mapping=2, sequence=4, offset=2)
    tool.Representer = _Representer
    return cast("_Tool", tool)


def _placed(tree: object, value: Json) -> object:
    """A value to replace a part of a tree; unchanged parts keep their layout."""
    if isinstance(value, dict):
        return _map(cast("_Map", tree if isinstance(tree, CommentedMap) else CommentedMap()), value)
    if isinstance(value, list):
        old = tree if isinstance(tree, CommentedSeq) else CommentedSeq()
        return _list(cast("list[object]", old), value)
    if isinstance(value, str):
        return tree if isinstance(tree, str) and tree == value else _text(value)
    same = (
        isinstance(tree, type(value))
        and tree == value
        and isinstance(tree, bool) == isinstance(value, bool)
    )
    return tree if same else value


def _map(tree: _Map, value: Node) -> _Map:
    for key in [key for key in tree if key not in value]:
        del tree[key]
    for position, (key, each) in enumerate(value.items()):
        if key in tree:
            tree[key] = _placed(tree[key], each)
        else:
            tree.insert(position, _text(key), _placed(None, each))
    return tree


def _list(tree: list[object], value: list[Json]) -> list[object]:
    old = list(tree)
    if compact(cast("Json", old)) == compact(value):
        return tree
    places = {repr(_plain(each)): each for each in old}
    del tree[len(value) :]
    for index, each in enumerate(value):
        placed = _placed(places.get(repr(each), old[index] if index < len(old) else None), each)
        if index < len(tree):
            tree[index] = placed
        else:
            tree.append(placed)
    return tree


def _plain(part: object) -> object:
    """A part of a tree without its layout."""
    if isinstance(part, dict):
        return {str(key): _plain(each) for key, each in cast("dict[str, object]", part).items()}
    if isinstance(part, list):
        return [_plain(each) for each in cast("list[object]", part)]
    return str(part) if isinstance(part, str) else part


def _text(value: str) -> str:
    """A text as YAML writes it: quoted if it would be read as another type, folded if long."""
    if _is_read_as_another_type(value):
        return cast("str", SingleQuotedScalarString(value))
    if len(value) > LONG and " " in value and value == " ".join(value.split()):
        return cast("str", FoldedScalarString(value))
    return value


def _is_read_as_another_type(value: str) -> bool:
    try:
        return not isinstance(yaml.safe_load(value), str | dict | list)
    except yaml.YAMLError:
        return False  # ruamel.yaml quotes what cannot be read without quotes
