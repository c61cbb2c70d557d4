"""What a flow is: several steps of I/O, asked for and not done.

A flow is a generator. It yields `Send`, `Sleep` and `Ask`, is given what came of each, and returns
its result. The two functions of `_drivers` run it, one blocking and one awaiting; so every
behaviour with more than one step is written once.
"""

import inspect
from collections.abc import Callable, Generator
from typing import TypeAlias, TypeVar

from attrs import frozen

from .._transport.types import Fault, Reply, Send

T = TypeVar("T")


@frozen
class Sleep:
    """A flow's wish to wait for so many seconds; None is its answer."""

    seconds: float


@frozen
class Ask:
    """A flow's wish to have something of the user's called; its result is the answer.

    Attributes:
        source: What to call; a session that awaits takes a coroutine function as well.
        into: Makes the answer of the result; a secret is sealed by it, so that no frame of a
            driver ever holds it in the clear.
    """

    source: Callable[[], object]
    into: Callable[[object], object] = lambda result: result

    def begin(self) -> object:
        """Call it: the answer, or what is to be awaited for the result."""
        result = self.source()
        return result if inspect.isawaitable(result) else self.into(result)


Event: TypeAlias = Send | Sleep | Ask
Flow: TypeAlias = Generator[Event, object, T]


def send(wish: Send) -> Flow[Reply | Fault]:
    """Have one request sent."""
    answer = yield wish
    if not isinstance(answer, Reply | Fault):
        raise TypeError("a driver answered a Send with something else")
    return answer


def sleep(seconds: float) -> Flow[None]:
    """Have the driver wait."""
    yield Sleep(seconds)


def ask(
    source: Callable[[], object], into: Callable[[object], object] = lambda result: result
) -> Flow[object]:
    """Have something of the user's called."""
    return (yield Ask(source, into))


__all__ = ("Ask", "Event", "Fault", "Flow", "Reply", "Send", "Sleep", "T", "ask", "send", "sleep")
