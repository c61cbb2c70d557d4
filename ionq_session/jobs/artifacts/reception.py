"""One artifact on its way into a file, over as many replies as it takes."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from attrs import define, evolve, field

from ..._flows.attempts import TimeLeft
from ..._flows.flow import Ask, Fault, Flow, Reply, Send, Stream, ask, defer, receive, work
from ..._secrets.masking import masked
from ..._transport.types import Request, close_response
from ...config import Config, secrets_of
from ...errors import IonQError
from .partial_file import PartialFile
from .ranges import Entity, entity_of, mismatch, part_of

Progress: TypeAlias = Callable[[int, int | None], object]
"""Called with the bytes that have come, and with all that there are, if the service tells."""

WHOLE = (200, 203)  # 203: from a proxy that may have changed it
PARTIAL = 206


@define
class Reception:
    """Receives the bodies of replies into a file, and asks for what is still missing.

    Attributes:
        file: Where the artifact arrives.
        request: What is sent; its headers ask for the rest that is missing.
        on_progress: Called with each part that has come.
        config: The session's settings.
        uses_ranges: Whether a rest may be asked for.
        is_whole: Whether all of it has come.
        problem: Why the last reply could not be used, though its status is a success.
        furthest: The most bytes that were ever there.
    """

    file: PartialFile
    request: Request
    on_progress: Progress | None
    config: Config
    uses_ranges: bool = True
    is_whole: bool = False
    problem: str | None = None
    furthest: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.furthest = self.file.size
        self.ask_for_rest(self.request)

    @property
    def asks_for_rest(self) -> bool:
        """Whether the request asks for a rest."""
        return "range" in self.request.headers

    def ask_for_rest(self, request: Request) -> None:
        """Make a request ask for what is missing: a rest where that is possible, or all of it."""
        self.request = request
        for name in ("Range", "If-Range"):
            request.headers.pop(name, None)
        entity = self.file.entity
        if self.uses_ranges and self.file.is_resumable and entity and entity.validator:
            request.headers["Range"] = f"bytes={self.file.size}-"
            request.headers["If-Range"] = entity.validator

    def begin_again(self) -> None:
        """Ask for all of it from now on."""
        self.uses_ranges, self.problem = False, None
        self.ask_for_rest(self.request)

    def receive(self, event: Send, reply: Reply, time_left: TimeLeft) -> Flow[Reply | Fault]:
        """Receive a reply's body, as a part of its attempt; see `attempts.Receiver`."""
        native = reply.native
        if native is None:
            raise IonQError("the driver gave a reply without a response")
        closing = partial(close_response, native)
        yield from defer(Ask(closing))
        answer = yield from self._received(Stream(event, native), reply, time_left)
        yield from ask(closing)
        if not isinstance(answer, Fault):
            return answer
        progress = self.file.size > self.furthest
        self.furthest = max(self.furthest, self.file.size)
        self.ask_for_rest(self.request)
        return evolve(answer, progress=progress)

    def _received(self, stream: Stream, reply: Reply, time_left: TimeLeft) -> Flow[Reply | Fault]:
        self.problem = None
        end = yield from self._begun(reply)
        if self.problem is not None:
            return reply
        yield from self._report()
        while True:
            data = yield from receive(stream, time_left())
            if isinstance(data, Fault):
                return data
            if not data:
                break
            if end is not None and self.file.size + len(data) > end:
                self.problem = f"it goes on behind byte {end}, which is said to be its last"
                return reply
            if self.file.feed(data):
                yield from work(self.file.flush)
            yield from self._report()
            left = time_left()
            if left is not None and left <= 0:
                return Fault("no answer in time", sent=True, timed_out=True, partial=reply)
        missing = self._missing(end)
        if missing is not None:
            return Fault(f"the answer broke off, {missing}", sent=True, partial=reply)
        self.is_whole = True
        return reply

    def _begun(self, reply: Reply) -> Flow[int | None]:
        """Get the file ready for a reply's body.

        Returns:
            The index behind the last byte that the reply brings, if it tells.
        """
        headers, file = reply.headers, self.file
        if reply.status in WHOLE:
            entity = self._without_secrets(entity_of(headers))
            yield from work(partial(file.begin, entity))
            return entity.length
        if reply.status != PARTIAL or not self.asks_for_rest or file.entity is None:
            self.problem = "that is no artifact"
            return None
        self.problem = mismatch(headers, file.size, file.entity)
        part = part_of(headers)
        if self.problem is not None or part is None:
            return None
        if file.entity.length is None:
            file.entity = evolve(file.entity, length=part.length)
        return part.end

    def _without_secrets(self, entity: Entity) -> Entity:
        """A file's description that may be written down."""
        validator = entity.validator or ""
        echoes = masked(validator, secrets_of(self.config)) != validator
        return evolve(entity, validator=None) if echoes else entity

    def _missing(self, end: int | None) -> str | None:
        """What is missing though the reply is at its end, in words; None if nothing is."""
        entity = self.file.entity
        length = (entity.length if entity else None) or end
        if length is None or self.file.size >= length:
            return None
        return f"{self.file.size} of {length} bytes came"

    def _report(self) -> Flow[None]:
        if self.on_progress is not None:
            entity = self.file.entity
            length = entity.length if entity else None
            yield from ask(partial(self.on_progress, self.file.size, length))
