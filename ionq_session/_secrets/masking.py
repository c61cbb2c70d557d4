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
MOST_LAYERS = 3  # of escapes within escapes
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
    """A text without escapes, which knows where each of its characters came from."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._small = _small(text)
        self._form = text
        self._origins: list[tuple[int, int]] | None = None
        for _ in range(MOST_LAYERS):
            if not _SPECIAL.search(self._form) or not self._undo_escapes():
                break
        self._small_form = _small(self._form).replace("+", " ")  # a space in a query

    def _undo_escapes(self) -> bool:
        """Undo one layer of escapes; whether there was one."""
        letters: list[str] = []
        origins: list[tuple[int, int]] = []
        before = self._origins or [(place, place + 1) for place in range(len(self._form))]
        place = 0
        for escape in _ESCAPE.finditer(self._form):
            start, end = escape.span()
            letters.append(self._form[place:start])
            origins += before[place:start]
            letter = _letter(escape)
            letters.append(letter)
            origins += [(before[start][0], before[end - 1][1])] * len(letter)
            place = end
        if not place:
            return False
        letters.append(self._form[place:])
        self._form, self._origins = "".join(letters), [*origins, *before[place:]]
        return True

    def spans_of(self, part: str) -> Iterator[tuple[int, int]]:
        """Where a part of a secret stands in the text, however it is written."""
        yield from _spans(self._small, _small(part))
        yield from _spans(self._small, part.encode().hex())
        # What was percent-encoded is UTF-8, byte by byte.
        for form in {part, part.encode().decode("latin-1")}:
            wanted = _Canonical(form)._small_form if _SPECIAL.search(form) else _small(form)
            if len(wanted) >= SHORTEST_MASKED:
                yield from self._back(_spans(self._small_form, wanted))
        for form in _base64_forms(part):
            yield from (_widened(self._text, *span) for span in _spans(self._text, form))
            if self._origins is not None:
                widened = (_widened(self._form, *span) for span in _spans(self._form, form))
                yield from self._back(widened)

    def _back(self, spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Where spans of the form came from."""
        for start, end in spans:
            if self._origins is None:
                yield start, end
            else:
                yield self._origins[start][0], self._origins[end - 1][1]


def _small(text: str) -> str:
    """A text in small letters, as long as before."""
    return text.lower() if text.isascii() else text.translate(_SMALL)


def _letter(escape: re.Match[str]) -> str:
    """The character that an escape stands for; none for a backslash."""
    groups = escape.groupdict()
    letter = groups["bare"] or ""
    for name in _HEXADECIMAL:
        if groups[name]:
            letter = chr(int(groups[name], 16))
    if groups["decimal"]:
        letter = chr(int(groups["decimal"]))
    if groups["name"]:
        letter = html.unescape(f"&{groups['name']};")
    return "" if letter == "\\" else letter


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
        content = b"\0" * offset + part.encode()
        encoded = base64.b64encode(content).decode().rstrip("=")
        middle = encoded[(offset * 8 + 5) // 6 : len(content) * 8 // 6]
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
