"""Removes secrets from any text, in the forms in which a service may echo them."""

import base64
import html
import logging
import re
from collections.abc import Iterable
from functools import lru_cache
from weakref import ReferenceType, ref

from .._fork_lock import Lock
from .secret import MASK, SHORTEST_MASKED, Secret

LOGGERS = (
    "httpx",
    *(f"httpcore.{part}" for part in ("connection", "http11", "http2", "proxy", "socks")),
    *("hpack", "hpack.hpack", "hpack.table", "h2", "h2.connection"),
)
"""The loggers of HTTP libraries, which write headers and addresses."""

_secrets: "tuple[ReferenceType[Secret], ...]" = ()
"""The secrets of living sessions, by identity; the tuple is replaced and never changed."""

_lock = Lock()


def masked(text: str, secrets: Iterable[Secret]) -> str:
    """A text with the secrets in it replaced by a mask.

    Each is found with and without its scheme (`apiKey`): verbatim, percent-encoded, JSON- or
    HTML-escaped, in any mixture of these, and in Base64 at any offset.
    """
    for secret in secrets:
        revealed = secret.reveal()
        for part in (revealed, revealed.partition(" ")[2]):
            if len(part) >= SHORTEST_MASKED:
                text = _pattern(part).sub(MASK, text)
    return text


@lru_cache(maxsize=64)
def _pattern(part: str) -> re.Pattern[str]:
    letters = "".join(f"(?:{'|'.join(_forms(letter))})" for letter in part)
    return re.compile("|".join([letters, *_base64_forms(part)]))


def _forms(letter: str) -> list[str]:
    """The ways in which one character may be written, escaped any number of times."""
    code = ord(letter)
    hexadecimal = "".join(f"[{digit}{digit.upper()}]" for digit in f"{code:02x}")
    forms = {rf"\\*{re.escape(letter)}", f"%(?:25)*{hexadecimal}"}
    forms |= {rf"\\+u00{hexadecimal}", rf"\\+x{hexadecimal}"}
    forms |= {rf"&(?:amp;)*#0*{code};", f"&(?:amp;)*#[xX]0*{hexadecimal};"}
    if html.escape(letter) != letter:
        forms.add(rf"&(?:amp;)*{re.escape(html.escape(letter)[1:])}")
    if letter == " ":
        forms.add(r"\+")
    return sorted(forms, key=len, reverse=True)


def _base64_forms(part: str) -> list[str]:
    """The parts of a longer Base64 text that encode the secret, at each of the three offsets.

    A Base64 character holds six bits, so those at both ends depend on the neighbouring bytes; the
    middle does not.
    """
    forms: list[str] = []
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + part.encode()).decode().rstrip("=")
        middle = encoded[(offset * 8 + 5) // 6 : (offset + len(part)) * 8 // 6]
        forms += {middle, middle.replace("+", "-").replace("/", "_")}
    any_letter = "[A-Za-z0-9+/_-]?"
    long = [re.escape(form) for form in forms if len(form) >= SHORTEST_MASKED]
    return [f"{any_letter}{form}{any_letter}=*" for form in long]


def without_end(text: str, secrets: Iterable[Secret]) -> str:
    """A masked text that was truncated, without the beginning of a secret at its end."""
    for secret in secrets:
        revealed = secret.reveal()
        for part in (revealed, revealed.partition(" ")[2]):
            for length in range(len(part) - 1, SHORTEST_MASKED - 1, -1):
                if text.endswith(part[:length]):
                    text = text[:-length] + MASK
                    break
    return text


class MaskingFilter(logging.Filter):
    """Masks the secrets of all living sessions in log records."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask the record; it always passes."""
        if record.name.startswith("hpack"):  # it writes headers in a code of its own
            record.msg, record.args = "a header, not shown", ()
            return True
        text = record.getMessage()
        known = [secret for each in _secrets if (secret := each()) is not None]
        clean = masked(text, known)
        if clean != text:
            record.msg, record.args = clean, ()
        return True


_filter = MaskingFilter()


def watch(secrets: Iterable[Secret]) -> None:
    """Mask secrets in the log records of HTTP libraries for as long as they live."""
    global _secrets
    with _lock:
        alive = [each for each in _secrets if each() is not None]
        _secrets = (*alive, *(ref(secret) for secret in secrets))
        for name in (*LOGGERS, "ionq_session"):
            logging.getLogger(name).addFilter(_filter)  # adding it twice does nothing
