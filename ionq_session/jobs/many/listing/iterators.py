"""Iterators whose every step is a flow, blocking and awaited, side by side."""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Generic, Protocol, TypeVar

from ...._flows.flow import Flow
from .paging import END, End, Walk

T = TypeVar("T")
Any_ = TypeVar("Any_")


class Run(Protocol):
    """Runs a flow, as a session does."""

    def __call__(self, flow: Flow[Any_], /) -> Any_:
        """Run it to its result."""
        ...


class AsyncRun(Protocol):
    """Runs a flow, as a session that awaits does."""

    def __call__(self, flow: Flow[Any_], /) -> Awaitable[Any_]:
        """Run it to its result."""
        ...


class FlowIterator(Iterator[T]):
    """An iterator that asks the service when its next item is asked for, and not before.

    Threads may share one: each item goes to one of them. After an error, `next()` goes on where it
    was.

    Args:
        run: Runs a flow.
        step: The flow of a step.
    """

    def __init__(self, run: Run, step: Callable[[], Flow[T | End]]) -> None:
        self._run = run
        self._step = step
        self._lock = threading.Lock()

    def __iter__(self) -> "FlowIterator[T]":
        return self

    def __next__(self) -> T:
        with self._lock:
            item = self._run(self._step())
        if item is END:
            raise StopIteration
        return item


class AsyncFlowIterator(AsyncIterator[T]):
    """A `FlowIterator` for `async for`; tasks may share one."""

    def __init__(self, run: AsyncRun, step: Callable[[], Flow[T | End]]) -> None:
        self._run = run
        self._step = step
        self._lock = asyncio.Lock()

    def __aiter__(self) -> "AsyncFlowIterator[T]":
        return self

    async def __anext__(self) -> T:
        async with self._lock:
            item = await self._run(self._step())
        if item is END:
            raise StopAsyncIteration
        return item


class _HasCursor(Generic[T]):
    """What both kinds of `Pages` have."""

    _walk: Walk[T]

    @property
    def cursor(self) -> str | None:
        """Where it stands: a text that the same method takes as `cursor=`; None at the beginning.

        A later iterator goes on behind the last item. Nothing that was listed then is left out.
        If the list has changed since, some items may come again: those of the page that was being
        read.
        """
        return self._walk.cursor

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self.cursor or 'the beginning'}>"


class Pages(_HasCursor[T], FlowIterator[T]):
    """All items of a list that the service gives in pages, one after the other.

    A page is asked for when its first item is. Threads may share an iterator: each item goes to
    one of them. An error leaves it where it was, so that `next()` asks for the same page again.
    """

    def __init__(self, run: Run, walk: Walk[T]) -> None:
        FlowIterator[T].__init__(self, run, walk.step)
        self._walk = walk


class AsyncPages(_HasCursor[T], AsyncFlowIterator[T]):
    """All items of a list that the service gives in pages, for `async for`; see `Pages`."""

    def __init__(self, run: AsyncRun, walk: Walk[T]) -> None:
        AsyncFlowIterator[T].__init__(self, run, walk.step)
        self._walk = walk
