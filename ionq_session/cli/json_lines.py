"""The line of a JSON text on which the value at a path begins."""

import re
from collections.abc import Iterator
from json import JSONDecoder

_DECODER = JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n]*")  # all that JSON counts as white space


def line_of(text: str, path: str) -> int:
    """The line on which a value begins, counted from 1.

    Args:
        text: JSON, known to be valid.
        path: Such as `.input.circuit[3].gate`; empty for the whole. A missing value has the line
            of the innermost value that would contain it.
    """
    return text.count("\n", 0, _offset(text, path)) + 1


def _offset(text: str, path: str) -> int:
    """The offset at which the value at a path begins."""
    start = _after_space(text, 0)
    while path:
        found = None
        for step, place in _children(text, start):
            if path == step or path.startswith((f"{step}.", f"{step}[")):
                found = step, place  # of a repeated key the last one counts, as in `json`
        if found is None:
            break
        step, start = found
        path = path.removeprefix(step)
    return start


def _children(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The steps from an object or a list to its values, with the offsets of those."""
    if text[start] not in "{[":
        return
    index = 0
    place = _after_space(text, start + 1)
    while text[place] not in "}]":
        if text[start] == "{":
            key, place = _DECODER.raw_decode(text, place)
            step = f".{key}"
            place = _after_space(text, _after_space(text, place) + 1)  # past the colon
        else:
            step = f"[{index}]"
            index += 1
        yield step, place
        _, end = _DECODER.raw_decode(text, place)
        place = _after_space(text, end)
        if text[place] == ",":
            place = _after_space(text, place + 1)


def _after_space(text: str, place: int) -> int:
    space = _SPACE.match(text, place)
    return space.end() if space else place
