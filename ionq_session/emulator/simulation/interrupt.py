"""An interrupt: how another thread tells a simulation that nobody waits for it any more."""

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager


class Interrupted(Exception):  # noqa: N818 - what became of a simulation, not a fault
    """A simulation was stopped, or did not begin, because nobody waits for it."""


class Interrupt:
    """Set once, from any thread; what is guarded by it then is stopped."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stop: Callable[[], None] | None = None
        self._is_set = False

    @property
    def is_set(self) -> bool:
        """Whether nobody waits any more."""
        return self._is_set

    def set(self) -> None:
        """Stop what is guarded, now or as soon as it begins."""
        with self._lock:
            self._is_set = True
            if self._stop is not None:
                self._stop()

    @contextmanager
    def guard(self, stop: Callable[[], None]) -> Generator[None]:
        """Let what happens meanwhile be stopped.

        Args:
            stop: Stops it, from another thread; it is not called after the block has ended.

        Raises:
            Interrupted: If nobody waits already.
        """
        with self._lock:
            if self._is_set:
                raise Interrupted
            self._stop = stop
        try:
            yield
        finally:
            with self._lock:
                self._stop = None
