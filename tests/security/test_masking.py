"""Masking takes time in proportion to a text, and finds a secret in whatever spelling."""

import base64
import html
import json
import sys
from collections.abc import Callable
from itertools import pairwise
from types import FrameType
from typing import Any
from urllib.parse import quote, quote_plus

import pytest

from ionq_session._secrets.masking import masked, without_end
from ionq_session._secrets.secret import MASK, Secret

from .traces import KEY, TOKEN

SECRETS = [Secret(f"apiKey {KEY}"), Secret(TOKEN)]

SPELLINGS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": str.upper,
    "small letters": str.lower,
    "hexadecimal": lambda text: text.encode().hex(),
    "hexadecimal in capitals": lambda text: text.encode().hex().upper(),
    "percent-encoded": lambda text: quote(text, safe=""),
    "percent-encoded twice": lambda text: quote(quote(text, safe=""), safe=""),
    "a form": quote_plus,
    "percent-encoded throughout": lambda text: "".join(f"%{ord(each):02X}" for each in text),
    "JSON": lambda text: json.dumps(text)[1:-1],
    "JSON in JSON in JSON": lambda text: json.dumps(json.dumps(json.dumps(text))),
    "JSON throughout": lambda text: "".join(f"\\u{ord(each):04X}" for each in text),
    "HTML": html.escape,
    "HTML twice": lambda text: html.escape(html.escape(text)),
    "HTML in numbers": lambda text: "".join(f"&#{ord(each)};" for each in text),
    "HTML in hexadecimal": lambda text: "".join(f"&#x{ord(each):X};" for each in text),
    "a repr": repr,
    "a repr of a repr": lambda text: repr(repr(text)),
    "a repr in hexadecimal": lambda text: "".join(f"\\x{ord(each):02x}" for each in text),
    "Base64": lambda text: base64.b64encode(text.encode()).decode(),
    "Base64 at the next offset": lambda text: base64.b64encode(f"x{text}".encode()).decode(),
    "Base64 at the last offset": lambda text: base64.b64encode(f"xy{text}".encode()).decode(),
    "Base64 for addresses": lambda text: base64.urlsafe_b64encode(text.encode()).decode(),
    "small letters in JSON": lambda text: json.dumps(text.lower())[1:-1],
    "capitals percent-encoded": lambda text: quote(text.upper(), safe=""),
}


AROUND = [("", ""), ("before ", " after"), ("%zz \\ & + ", " \\ %"), ("ÄİK ", " ß")]

OTHER_TEXTS = (
    *("", "nothing", "50 % of \\ & + ", "a&amp;b", "%41%zz", "\\u0041", "&#65;", "İstanbul"),
    "x" * 999,
)


@pytest.mark.parametrize("secret", [KEY, TOKEN], ids=["key", "token"])
@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=SPELLINGS.keys())
def test_a_secret_is_masked_in_any_spelling(spelling: Callable[[str], str], secret: str) -> None:
    written = spelling(secret)
    for before, after in [
        ("", ""),
        ("before ", " after"),
        ("%zz \\ & + ", " \\ %"),
        ("ÄİK ", " ß"),
    ]:
        text = masked(f"{before}{written}{after}", SECRETS)
        assert MASK in text
        assert written not in text
        assert written[2:-2] not in text


@pytest.mark.parametrize("text", OTHER_TEXTS)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert text == masked(text, SECRETS)
    assert f"{text} {MASK} {text}" == masked(f"{text} {KEY} {text}", SECRETS)


CONFUSING = [
    ("100%ab12cd34ef56", "ab12cd34ef56"),
    ("%25ab12cd34ef56", "ab12cd34ef56"),
    ("\\x41bcdef12", "x41bcdef12"),
    ("http://user:p%C3%A4ssw%C3%B6rd@host", "p\u00e4ssw\u00f6rd"),
    ("ab12\\u0026amp;cd34ef", "ab12&cd34ef"),
    ("ab12%26amp%3Bcd34ef", "ab12&cd34ef"),
    ("\\u002561b12cd34", "ab12cd34"),
    ("x\\&amp;y1234", "x\\&y1234"),
    (base64.b64encode(b"abc/def?ghi>jkl~~~").decode().replace("/", "\\/"), "abc/def?ghi>jkl~~~"),
]


@pytest.mark.parametrize(("text", "secret"), CONFUSING)
def test_a_secret_is_masked_where_an_escape_could_be_read_in_two_ways(
    text: str, secret: str
) -> None:
    clean = masked(text, [Secret(secret)])
    assert MASK in clean
    assert text[6:-3] not in clean


def test_no_end_of_a_secret_in_base64_is_left() -> None:
    secret = "p\u00e4ssw\u00f6rd-\u00f6\u00e4\u00fc-lang"
    written = base64.b64encode(f"u:{secret}".encode()).decode()
    assert "dT***" == masked(written, [Secret(secret)])


def test_the_beginning_of_a_secret_at_the_end_of_a_text_is_masked() -> None:
    assert f"it was {MASK}" == without_end(f"it was {KEY[:9]}", SECRETS)


HARD = {
    "backslashes": "\\",
    "percent signs": "%25",
    "ampersands": "&amp;",
    "numbers": "&#0",
    "zeros": "&#x0000",
    "unicode": "\\u00",
    "slashed percent": "\\%",
    "nearly the key": KEY[:-1],
    "letters": "a",
    "Base64": base64.b64encode(KEY.encode()).decode()[:-8],
}


def steps(call: Callable[[], object]) -> int:
    """How many lines and functions of Python and C a call runs."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:  # Any: as the interpreter has it
        nonlocal count
        count += 1
        return trace

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "c_call"

    usual = sys.gettrace()
    sys.settrace(trace)
    sys.setprofile(profile)
    try:
        call()
    finally:
        sys.settrace(usual)
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", HARD.values(), ids=HARD.keys())
def test_the_steps_grow_no_faster_than_the_text(unit: str) -> None:
    counts: list[int] = []
    for power in range(10, 16):
        text = unit * ((1 << power) // len(unit))
        counts.append(steps(lambda: masked(text, SECRETS)))  # noqa: B023  # called at once
    for smaller, larger in pairwise(counts):
        assert larger <= 2.2 * smaller + 200


@pytest.mark.parametrize("unit", HARD.values(), ids=HARD.keys())
def test_a_text_of_a_megabyte_is_masked(unit: str) -> None:
    """What C does for one match does not grow with the text either, or this would take hours."""
    text = unit * ((1 << 20) // len(unit))
    assert f"{MASK} " in masked(f"{TOKEN} {text}", SECRETS)
