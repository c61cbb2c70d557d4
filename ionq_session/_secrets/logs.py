"""Masks the secrets of all living sessions in the log records of HTTP libraries and our own."""

import logging
from typing import Protocol
from weakref import ReferenceType, ref

from .._fork_lock import Lock
from .masking import masked
from .secret import Secret

FAMILIES = ("", "2")  # of httpx and httpcore: these, and those of their successors, httpx2 and 2
LOGGERS = (
    *(f"httpx{family}" for family in FAMILIES),
    *(
        f"httpcore{family}.{part}"
        for family in FAMILIES
        for part in ("connection", "http11", "http2", "proxy", "socks")
    ),
    *("hpack", "hpack.hpack", "hpack.table", "h2", "h2.connection"),
    "ionq_session",
)
"""The loggers that write headers and addresses."""


class Holder(Protocol):
    """Something that has secrets, such as a session."""

    def _secrets(self) -> list[Secret]:
        """Its secrets at this moment."""
        ...


_holders: "tuple[ReferenceType[Holder], ...]" = ()
"""The living sessions; the tuple is replaced and never changed."""

_lock = Lock()


class MaskingFilter(logging.Filter):
    """Masks the secrets of all living sessions in a record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask the record; it always passes."""
        if record.name.startswith("hpack"):  # it writes headers in a code of its own
            record.msg, record.args = "a header, not shown", ()
            return True
        text = record.getMessage()
        holders = [holder for each in _holders if (holder := each()) is not None]
        clean = masked(text, [secret for holder in holders for secret in holder._secrets()])
        if clean != text:
            record.msg, record.args = clean, ()
        return True


_filter = MaskingFilter()


def watch(holder: Holder) -> None:
    """Mask the secrets of a holder in the log records of HTTP libraries for as long as it lives."""
    global _holders
    with _lock.mutex:
        alive = [each for each in _holders if each() is not None]
        _holders = (*alive, ref(holder))
        for name in LOGGERS:
            logging.getLogger(name).addFilter(_filter)  # adding it twice does nothing
