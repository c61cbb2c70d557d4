"""The body of a streamed reply, received part by part, blocking or awaited.

Compare `http`, which receives a whole reply at once.
"""

from collections.abc import AsyncIterator, Iterator

from attrs import define, field, frozen

from .guard import guarded
from .receiving import Body, Receiving
from .types import Fault, Response, Send


@define
class Stream:
    """The body of a reply to a `Send` that asked to leave it unread.

    Attributes:
        sent: What the reply is to.
        response: The reply.
    """

    sent: Send = field(repr=False)
    response: Response = field(repr=False)
    _parts: Iterator[bytes] | None = field(default=None, init=False, repr=False)
    _awaited_parts: AsyncIterator[bytes] | None = field(default=None, init=False, repr=False)

    @property
    def connection(self) -> object:
        """What the body comes through."""
        stream = self.response.stream
        return stream.connection if isinstance(stream, Body) else None

    def parts(self) -> Iterator[bytes]:
        """What is left of the body, decoded; none of the parts is empty."""
        if self._parts is None:
            self._parts = self.response.iter_bytes()
        return self._parts

    def awaited_parts(self) -> AsyncIterator[bytes]:
        """The same for a session that awaits."""
        if self._awaited_parts is None:
            self._awaited_parts = self.response.aiter_bytes()
        return self._awaited_parts

    def fault(self, error: Exception) -> Fault:
        """The fault that an exception stands for.

        Raises:
            Exception: The same one, if it is not of the HTTP library.
        """
        return Receiving(self.sent, self.connection, None, response=self.response).fault(error)


@frozen
class Receive:
    """The next part of a body is to be received; a flow yields it.

    The answer is the part, which is empty at the end of the body, or a `Fault`.

    Attributes:
        stream: The body.
        time_left: Seconds until the part has to be there; None for no limit but the time-out.
    """

    stream: Stream
    time_left: float | None = None


def receive(event: Receive) -> bytes | Fault:
    """Receive the next part of a body."""
    try:
        with guarded(event.time_left):
            return next(event.stream.parts(), b"")
    except Exception as error:  # noqa: BLE001  # what is not the library's is raised again
        return event.stream.fault(error)


async def areceive(event: Receive) -> bytes | Fault:
    """Receive the next part of a body; see `receive`."""
    try:
        with guarded(event.time_left):
            return await anext(event.stream.awaited_parts(), b"")
    except Exception as error:  # noqa: BLE001  # what is not the library's is raised again
        return event.stream.fault(error)
