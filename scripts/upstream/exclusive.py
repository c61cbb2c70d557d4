"""One at a time may write the contract and what follows from it."""

import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager

from ..project import CONTRACT


class BusyError(RuntimeError):
    """Another process writes the contract."""


@contextmanager
def exclusive() -> Generator[None]:
    """Hold the contract's folder while the block runs; the system lets go of it in any case.

    Raises:
        BusyError: Another process holds it.
    """
    # The folder, since files in it are replaced.
    descriptor = os.open(CONTRACT.parent, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(
                f"another `spec.py` is at work on {CONTRACT.parent}; wait until it has ended"
            ) from None
        yield
    finally:
        os.close(descriptor)
