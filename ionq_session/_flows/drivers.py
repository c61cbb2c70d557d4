"""The two ways to run a flow: `run` blocks and `arun` awaits. Read them side by side.

What an event raises is raised in the flow, where it was asked for: the flow knows what was done
before, such as a write that the service has taken.
"""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from functools import partial

from .._transport import streaming
from ..errors import ConfigurationError
from .flow import Ask, Defer, Event, Fault, Flow, Receive, Reply, Send, Sleep, T, Work


def run(
    flow: Flow[T],
    send: Callable[[Send], Reply | Fault],
    sleep: Callable[[float], None],
    receive: Callable[[Receive], bytes | Fault] = streaming.receive,
) -> T:
    """Run a flow to its result, blocking for each event."""
    deferred: list[Ask | Work] = []

    def answer(event: Event) -> object:
        if isinstance(event, Send):
            return send(event)
        if isinstance(event, Receive):
            return receive(event)
        if isinstance(event, Sleep):
            sleep(event.seconds)
            return None
        if isinstance(event, Work):
            return event.function()
        if isinstance(event, Defer):
            deferred.append(event.event)
            return None
        result = event.begin()
        if inspect.isawaitable(result):
            if inspect.iscoroutine(result):
                result.close()
            raise ConfigurationError(
                "a coroutine function was given to IonQSession; AsyncIonQSession takes it"
            )
        return result

    step: Callable[[], Event] = partial(flow.send, None)
    try:
        while True:
            try:
                event = step()
            except StopIteration as stop:
                result: T = stop.value
                return result
            try:
                step = partial(flow.send, answer(event))
            except Exception as error:  # noqa: BLE001  # the flow raises it again
                step = partial(flow.throw, error)
    finally:
        flow.close()
        while deferred:
            answer(deferred.pop())


async def arun(
    flow: Flow[T],
    send: Callable[[Send], Awaitable[Reply | Fault]],
    sleep: Callable[[float], Awaitable[None]],
    receive: Callable[[Receive], Awaitable[bytes | Fault]] = streaming.areceive,
) -> T:
    """Run a flow to its result, awaiting each event."""
    deferred: list[Ask | Work] = []

    async def answer(event: Event) -> object:
        if isinstance(event, Send):
            return await send(event)
        if isinstance(event, Receive):
            return await receive(event)
        if isinstance(event, Sleep):
            await sleep(event.seconds)
            return None
        if isinstance(event, Work):
            return await asyncio.to_thread(event.function)
        if isinstance(event, Defer):
            deferred.append(event.event)
            return None
        result = event.begin()
        if inspect.isawaitable(result):
            return event.convert(await result)
        return result

    step: Callable[[], Event] = partial(flow.send, None)
    try:
        while True:
            try:
                event = step()
            except StopIteration as stop:
                result: T = stop.value
                return result
            try:
                step = partial(flow.send, await answer(event))
            except Exception as error:  # noqa: BLE001  # the flow raises it again
                step = partial(flow.throw, error)
    finally:
        flow.close()
        while deferred:
            await answer(deferred.pop())
