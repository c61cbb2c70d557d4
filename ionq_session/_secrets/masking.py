"""Removes secrets from any text, in the forms in which a service may echo them.

A text is brought into a canonical form, in which all spellings of a secret are the same: escapes
are undone, capitals are small letters. Secrets are looked for in that form, and what they are
found in is masked in the text itself. Every step takes time in proportion to the text's length.
"""

import base64
import html
import re
from collections.abc import Iterable, Iterator

from .secret import MASK, SHORTEST_MASKED, Secret

# Each repetition has a bound, so that no text makes a match long. Backslashes mean nothing in the
# canonical form, so a longer run of them is simply several matches.
_ESCAPE = re.compile(
    r"\\{1,32}(?:[uU](?:0000)?00(?P<unicode>[0-9a-fA-F]{2})|x(?P<hex>[0-9a-fA-F]{2})|(?P<bare>[^\\]))?"
    r"|%(?:25){0,16}(?P<percent>[0-9a-fA-F]{2})"
    r"|&(?:amp;){0,16}(?:#0{0,16}(?P<decimal>[0-9]{1,3});|#[xX]0{0,16}(?P<entity>[0-9a-fA-F]{1,2});"
    r"|(?P<name>quot|amp|lt|gt|apos);)"
)
_SPECIAL = re.compile(r"[\\%&+]")
_SMALL = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_HEXADECIMAL = ("unicode", "hex", "percent", "entity")
_BASE64 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_")


def masked(text: str, secrets: Iterable[Secret]) -> str:
    """A text with the secrets in it replaced by a mask.

    Each is found with and without its scheme (`apiKey`): verbatim, in capitals or small letters,
    percent-encoded, JSON- or HTML-escaped, in any mixture of these, in hexadecimal, and in Base64
    at any offset.
    """
    canonical = None
    spans: list[tuple[int, int]] = []
    for part in _parts(secrets):
        if canonical is None:
            canonical = _Canonical(text)
        spans += canonical.spans_of(part)
        spans += _spans(canonical.small, part.encode().hex())
        for form in _base64_forms(part):
            spans += (_widened(text, *span) for span in _spans(text, form))
    return _replaced(text, sorted(spans)) if spans else text


def _parts(secrets: Iterable[Secret]) -> dict[str, None]:
    """What to look for: each secret, and each without its scheme."""
    parts: dict[str, None] = {}
    for secret in secrets:
        revealed = secret.reveal()
        for part in (revealed, revealed.partition(" ")[2]):
            if len(part) >= SHORTEST_MASKED:
                parts[part] = None
    return parts


class _Canonical:
    """A text in its canonical form, which knows where each of its characters came from."""

    def __init__(self, text: str) -> None:
        self.small = text.lower() if text.isascii() else text.translate(_SMALL)
        self._starts: list[int] | None = None
        self._ends: list[int] = []
        self._form = self.small
        if _SPECIAL.search(text):
            self._undo_escapes(text)

    def _undo_escapes(self, text: str) -> None:
        letters: list[str] = []
        starts: list[int] = []
        place = 0
        for escape in _ESCAPE.finditer(text):
            start, end = escape.span()
            letters.append(self.small[place:start])
            starts += range(place, start)
            self._ends += range(place + 1, start + 1)
            letter = _letter(escape)
            letters.append(letter)
            starts += [start] * len(letter)
            self._ends += [end] * len(letter)
            place = end
        letters.append(self.small[place:])
        starts += range(place, len(text))
        self._ends += range(place + 1, len(text) + 1)
        self._form = "".join(letters).replace("+", " ")  # a space in a query
        self._starts = starts

    def spans_of(self, part: str) -> Iterator[tuple[int, int]]:
        """Where a part of a secret stands in the text, however it is written."""
        wanted = _Canonical(part)._form
        if self._starts is None:
            wanted = self._plain(wanted, part)
        if len(wanted) < SHORTEST_MASKED:
            return
        for start, end in _spans(self._form, wanted):
            if self._starts is None:
                yield start, end
            else:
                yield self._starts[start], self._ends[end - 1]

    def _plain(self, wanted: str, part: str) -> str:
        """A text without special characters holds only parts that have none either."""
        return wanted if not _SPECIAL.search(part) else part.translate(_SMALL)


def _letter(escape: re.Match[str]) -> str:
    """The character that an escape stands for, in small letters; none for a backslash."""
    groups = escape.groupdict()
    letter = groups["bare"] or ""
    for name in _HEXADECIMAL:
        if groups[name]:
            letter = chr(int(groups[name], 16))
    if groups["decimal"]:
        letter = chr(int(groups["decimal"]))
    if groups["name"]:
        letter = html.unescape(f"&{groups['name']};")
    return "" if letter == "\\" else letter.translate(_SMALL)


def _spans(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Where something stands in a text, as often as it does without overlapping."""
    place = text.find(wanted)
    while place >= 0:
        yield place, place + len(wanted)
        place = text.find(wanted, place + len(wanted))


def _base64_forms(part: str) -> list[str]:
    """The parts of a longer Base64 text that encode the secret, at each of the three offsets.

    A Base64 character holds six bits, so those at both ends depend on the neighbouring bytes; the
    middle does not.
    """
    forms: dict[str, None] = {}
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + part.encode()).decode().rstrip("=")
        middle = encoded[(offset * 8 + 5) // 6 : (offset + len(part)) * 8 // 6]
        if len(middle) >= SHORTEST_MASKED:
            forms[middle] = forms[middle.replace("+", "-").replace("/", "_")] = None
    return list(forms)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """A span in Base64 with the characters at both ends that hold some bits of the secret."""
    if start > 0 and text[start - 1] in _BASE64:
        start -= 1
    if end < len(text) and text[end] in _BASE64:
        end += 1
    while end < len(text) and text[end] == "=":
        end += 1
    return start, end


def _replaced(text: str, spans: list[tuple[int, int]]) -> str:
    """A text with a mask in the place of each span; spans that overlap are one."""
    pieces: list[str] = []
    place = 0
    for start, end in spans:
        if start >= place:
            pieces += [text[place:start], MASK]
        place = max(place, end)
    return "".join([*pieces, text[place:]])


def without_end(text: str, secrets: Iterable[Secret]) -> str:
    """A masked text that was truncated, without the beginning of a secret at its end."""
    for part in _parts(secrets):
        for length in range(len(part) - 1, SHORTEST_MASKED - 1, -1):
            if text.endswith(part[:length]):
                text = text[:-length] + MASK
                break
    return text
