"""A lock that a fork cannot leave locked forever in the child."""

import os
import threading
from types import TracebackType
from weakref import WeakSet

LONGEST_WAIT = 2.0  # seconds that a fork waits for OpenSSL; loading a certificate takes 0.1


class Lock:
    """A mutex that is unlocked in a forked child, whoever held it in the parent.

    Args:
        delays_fork: Whether a fork waits for the holder, because a fork in the middle of its work
            would leave a library locked in the child (OpenSSL has locks of its own).
    """

    def __init__(self, *, delays_fork: bool = False) -> None:
        self._lock = threading.Lock()
        self._delays_fork = delays_fork
        self._held_by_fork = False
        _locks.add(self)

    def before_fork(self) -> None:
        """Wait for the holder."""
        if self._delays_fork:
            self._held_by_fork = self._lock.acquire(timeout=LONGEST_WAIT)

    def after_fork(self) -> None:
        """Release it, in the parent."""
        if self._held_by_fork:
            self._held_by_fork = False
            self._lock.release()

    def renew(self) -> None:
        """Start unlocked, in a child that has no other thread yet."""
        self._lock = threading.Lock()
        self._held_by_fork = False

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._lock.release()


_locks: "WeakSet[Lock]" = WeakSet()


def _before() -> None:
    for lock in list(_locks):
        lock.before_fork()


def _in_parent() -> None:
    for lock in list(_locks):
        lock.after_fork()


def _in_child() -> None:
    for lock in list(_locks):
        lock.renew()


if hasattr(os, "register_at_fork"):  # Windows knows no fork
    os.register_at_fork(before=_before, after_in_parent=_in_parent, after_in_child=_in_child)
