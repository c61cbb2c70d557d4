"""The emulator of a local session, which ends with the session that started it."""

from collections.abc import Callable

from attrs import define

from ._addresses import origin
from .errors import ConnectionFailedError


@define
class LocalEmulator:
    """What a local session and its copies know of their emulator.

    Attributes:
        address: Where it is, or was.
        stop: Stops it.
        ended: Whether it was stopped.
    """

    address: str
    stop: Callable[[], object]
    ended: bool = False

    def end(self) -> None:
        """Stop it, for the session and for all its copies."""
        self.ended = True
        self.stop()

    def check(self, url: str) -> None:
        """Refuse a call to an emulator that was stopped.

        Raises:
            ConnectionFailedError: It goes there; nothing was sent.
        """
        if self.ended and origin(url) == origin(self.address):
            raise ConnectionFailedError(
                "this local session was closed, and its emulator ended with it; make the calls "
                "before close() or inside the with statement, or make a new session with local()"
            )
