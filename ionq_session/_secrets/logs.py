"""Masks the secrets of all living sessions in the log records of HTTP libraries and our own."""

import logging
from collections.abc import Callable
from typing import TypeAlias
from weakref import WeakMethod

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


Secrets: TypeAlias = Callable[[], list[Secret]]
"""A method that returns the secrets which its object has at this moment."""

_sources: tuple[WeakMethod[Secrets], ...] = ()
"""Such methods of the living sessions; the tuple is replaced and never changed."""

_lock = Lock()


class MaskingFilter(logging.Filter):
    """Masks the secrets of all living sessions in a record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask the record; it always passes."""
        if record.name.startswith("hpack"):  # it writes headers in a code of its own
            record.msg, record.args = "a header, not shown", ()
            return True
        text = record.getMessage()
        sources = [source for each in _sources if (source := each()) is not None]
        clean = masked(text, [secret for source in sources for secret in source()])
        if clean != text:
            record.msg, record.args = clean, ()
        return True


_filter = MaskingFilter()


def watch(secrets: Secrets) -> None:
    """Mask what a method returns in the log records of HTTP libraries while its object lives."""
    global _sources
    with _lock.mutex:
        alive = [each for each in _sources if each() is not None]
        _sources = (*alive, WeakMethod(secrets))
        for name in LOGGERS:
            logging.getLogger(name).addFilter(_filter)  # adding it twice does nothing
