"""A lock: only one process at a time may write the contract and what depends on it."""

import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager

from ..project import CONTRACT


class BusyError(RuntimeError):
    """Another process is writing the contract."""


@contextmanager
def exclusive() -> Generator[None]:
    """Lock the contract's folder while the block runs; the system releases it even after a crash.

    Raises:
        BusyError: Another process holds the lock.
    """
    # Lock the folder, since the files in it are replaced.
    descriptor = os.open(CONTRACT.parent, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(
                f"another `scripts.spec` command is at work on {CONTRACT.parent}; "
                "wait until it has ended"
            ) from None
        yield
    finally:
        os.close(descriptor)
