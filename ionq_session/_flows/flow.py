"""What a flow is: a generator that asks for I/O and does none.

A flow yields events such as `Send` and `Sleep`, receives the answer to each, and returns its
result. The two functions of `drivers` run it, one blocking and one awaiting, so every behaviour
with more than one step is written once.
"""

import inspect
from collections.abc import Callable, Generator
from typing import TypeAlias, TypeVar, cast

from attrs import frozen

from .._transport.streaming import Receive, Stream
from .._transport.types import Fault, Reply, Send

T = TypeVar("T")


@frozen
class Sleep:
    """A flow's request to wait for so many seconds; the answer is None."""

    seconds: float


@frozen
class Ask:
    """A flow's request to call a function of the user's; the answer is what it returns.

    Attributes:
        function: The function; a session that awaits takes a coroutine function as well.
        convert: Applied to the result. A secret is wrapped here, so that no frame of a driver
            ever holds it in the clear.
    """

    function: Callable[[], object]
    convert: Callable[[object], object] = lambda result: result

    def begin(self) -> object:
        """Call the function: the converted result, or an awaitable of the result."""
        result = self.function()
        return result if inspect.isawaitable(result) else self.convert(result)


@frozen
class Work:
    """A flow's request to do something that blocks, such as a file; the answer is the result.

    A driver that awaits does it in a thread, so that the event loop goes on.
    """

    function: Callable[[], object]


@frozen
class Defer:
    """A flow's request to have something done when the flow has ended; the answer is None.

    It is done however the flow ends: also if it is interrupted by Ctrl-C or canceled, after which
    a flow itself can have nothing done any more. What was deferred last is done first. It must
    not fail.
    """

    event: Ask | Work


Event: TypeAlias = Send | Receive | Sleep | Ask | Work | Defer
Flow: TypeAlias = Generator[Event, object, T]


def send(event: Send) -> Flow[Reply | Fault]:
    """Have one request sent."""
    answer = yield event
    if not isinstance(answer, Reply | Fault):
        raise TypeError("a driver answered a Send with something else")
    return answer


def receive(stream: Stream, time_left: float | None) -> Flow[bytes | Fault]:
    """Have the next part of a body received; it is empty at the end."""
    answer = yield Receive(stream, time_left)
    if not isinstance(answer, bytes | Fault):
        raise TypeError("a driver answered a Receive with something else")
    return answer


def sleep(seconds: float) -> Flow[None]:
    """Have the driver wait."""
    yield Sleep(seconds)


def ask(
    function: Callable[[], object], convert: Callable[[object], object] = lambda result: result
) -> Flow[object]:
    """Have a function of the user's called."""
    return (yield Ask(function, convert))


def work(function: Callable[[], T]) -> Flow[T]:
    """Have something done that blocks."""
    return cast("T", (yield Work(function)))


def defer(event: Ask | Work) -> Flow[None]:
    """Have something done when the flow has ended, however it ends."""
    yield Defer(event)


__all__ = (
    "Ask",
    "Defer",
    "Event",
    "Fault",
    "Flow",
    "Receive",
    "Reply",
    "Send",
    "Sleep",
    "Stream",
    "T",
    "Work",
    "ask",
    "defer",
    "receive",
    "send",
    "sleep",
    "work",
)
