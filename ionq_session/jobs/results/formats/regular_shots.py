"""Shots of version 2 read in bulk, where the text of every shot is alike but for its bits.

A million shots of twelve qubits are 55 MB of JSON, of which Python's parser makes millions of
objects. But each bit is one character, so all shots have texts of one length, whatever spaces the
service writes, and are the rows of a table of bytes. The first shot is parsed, and says which
columns are bits; the others are compared with it, byte by byte. Any difference, and anything
unusual in the first shot, leaves the document to the parser.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ionq_api.codec import is_list, is_object

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bits = NDArray[np.uint8]

_SPACE = rb"[ \t\n\r]*"
_HEAD = re.compile(
    _SPACE + rb"\{" + _SPACE + rb'"shots"' + _SPACE + rb":" + _SPACE + rb"\[" + _SPACE
)
_SEPARATOR = re.compile(_SPACE + rb"," + _SPACE)
_TAIL = re.compile(_SPACE + rb"\]" + _SPACE + rb"\}" + _SPACE + rb"\Z")

# A string, or a bit. What is neither must be punctuation; no other number, and no escape, is.
_TOKEN = re.compile(rb'"[^"\\]*"|[01]')
_PUNCTUATION = frozenset(b"{}[]:, \t\n\r")

_FIRST = 1 << 16  # bytes in which the first shot has to end, thousands of qubits
_TAIL_LENGTH = 64  # bytes in which the end has to be; a few brackets, and spaces between them
_SLICE = 1 << 14  # shots that are compared at a time, so that the comparison takes little memory


def regular_bits(content: bytes) -> "tuple[dict[str, Bits], Bits | None] | None":
    """Read the document, if it is regular.

    Args:
        content: The document.

    Returns:
        The bits of each register, and the leakage bits, if there are any, with a row for each
        shot; None if the document is not regular.
    """
    head = _HEAD.match(content)
    if head is None:
        return None
    start = head.end()
    first = _first_shot(content[start : start + _FIRST])
    if first is None:
        return None
    text, shot = first
    separator = _SEPARATOR.match(content, start + len(text))
    tail = _TAIL.search(content, max(start, len(content) - _TAIL_LENGTH))
    if separator is None or tail is None:
        return None
    gap = separator.group()
    length = len(text) + len(gap)
    size = tail.start() - start + len(gap)
    lists = _lists(shot)
    columns = _bit_columns(text)
    if lists is None or columns is None or size % length:
        return None
    if sum(map(len, lists.values())) != len(columns):
        return None
    bits = _compared(content, start, size // length, (text, gap), columns)
    return None if bits is None else _parted(bits, lists)


def _first_shot(beginning: bytes) -> tuple[bytes, object] | None:
    """The text of the first shot, and what it says."""
    # As Latin-1 every byte is a character, so places in the text are places in the content.
    text = beginning.decode("latin-1")
    try:
        _, end = json.JSONDecoder().raw_decode(text)
        shot = json.loads(beginning[:end], object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return None
    return beginning[:end], shot


def _once(pairs: "list[tuple[str, object]]") -> dict[str, object]:
    """An object none of whose names comes twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name comes twice")
    return found


def _lists(shot: object) -> dict[tuple[str, str], Sequence[object]] | None:
    """The lists of a shot in the order of its text, by kind and name; None if it is unusual."""
    if not is_object(shot) or not shot.keys() <= {"registers", "leakage_bits"}:
        return None
    found: dict[tuple[str, str], Sequence[object]] = {}
    for kind, value in shot.items():
        named: Mapping[str, object] = {"": value}
        if kind == "registers":
            if not is_object(value):
                return None
            named = value
        for name, bits in named.items():
            if not is_list(bits) or not all(type(bit) is int and bit in (0, 1) for bit in bits):
                return None
            found[kind, name] = bits
    return found if "registers" in shot else None


def _bit_columns(text: bytes) -> list[int] | None:
    """Where the bits are in the text of a shot; None if it has more than names and bits."""
    rest = bytearray(text)
    columns: list[int] = []
    for token in _TOKEN.finditer(text):
        rest[token.start() : token.end()] = b" " * len(token.group())
        if token.group() in (b"0", b"1"):
            columns.append(token.start())
    return columns if _PUNCTUATION.issuperset(rest) else None


def _compared(
    content: bytes,
    start: int,
    rows: int,
    first: tuple[bytes, bytes],
    columns: Sequence[int],
) -> "Bits | None":
    """The bits of all shots; None if one differs from the first in more than bits.

    Args:
        content: The document.
        start: Where its first shot begins.
        rows: How many shots there are.
        first: The text of the first shot, and what comes between two; the last has nothing after.
        columns: Where the bits are.
    """
    import numpy as np

    text, gap = first
    length = len(text) + len(gap)
    # All binary digits count, but at a bit's place: there "0" and "1" differ in the lowest.
    mask = np.full(length, 0xFF, np.uint8)
    mask[list(columns)] = 0xFE
    expected = np.frombuffer(text + gap, np.uint8) & mask
    bits = np.empty((rows, len(columns)), np.uint8)
    for begin in range(0, rows, _SLICE):
        end = min(begin + _SLICE, rows)
        size = (end - begin) * length - (len(gap) if end == rows else 0)
        table = np.frombuffer(content, np.uint8, size, start + begin * length)
        if end == rows:
            table = np.concatenate([table, np.frombuffer(gap, np.uint8)])
        table = table.reshape(end - begin, length)
        if ((table & mask) != expected).any():
            return None
        bits[begin:end] = table[:, columns] & 1
    return bits


def _parted(
    bits: "Bits", lists: Mapping[tuple[str, str], Sequence[object]]
) -> "tuple[dict[str, Bits], Bits | None]":
    """The columns of each list."""
    registers: dict[str, Bits] = {}
    leakage: Bits | None = None
    begin = 0
    for (kind, name), values in lists.items():
        part = bits[:, begin : begin + len(values)]
        begin += len(values)
        if kind == "registers":
            registers[name] = part
        else:
            leakage = part
    return registers, leakage
