"""A lock that a fork cannot leave locked forever in the child."""

import os
import threading
from weakref import WeakSet

LONGEST_WAIT = 2.0  # seconds that a fork waits for OpenSSL; loading a certificate takes 0.1


class Lock:
    """A mutex that is unlocked in a forked child, whoever held it in the parent.

    Hold it by `with lock.mutex:`. That is one step for the interpreter, so that an exception out of
    a signal handler cannot come between taking the lock and entering the block.

    Args:
        delays_fork: Whether a fork waits for the holder, because a fork in the middle of its work
            would leave a library locked in the child (OpenSSL has locks of its own).
    """

    def __init__(self, *, delays_fork: bool = False) -> None:
        self.mutex = threading.Lock()
        self._delays_fork = delays_fork
        self._held_by_fork = False
        _locks.add(self)

    def before_fork(self) -> None:
        """Wait for the holder."""
        if self._delays_fork:
            self._held_by_fork = self.mutex.acquire(timeout=LONGEST_WAIT)

    def after_fork(self) -> None:
        """Release it, in the parent."""
        if self._held_by_fork:
            self._held_by_fork = False
            self.mutex.release()

    def renew(self) -> None:
        """Start unlocked, in a child that has no other thread yet."""
        self.mutex = threading.Lock()
        self._held_by_fork = False


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
