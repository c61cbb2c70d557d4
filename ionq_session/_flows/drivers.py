"""The two ways to run a flow: `run` blocks and `arun` awaits. Read them side by side."""

import inspect
from collections.abc import Awaitable, Callable

from ..errors import ConfigurationError
from .flow import Fault, Flow, Reply, Send, Sleep, T


def run(flow: Flow[T], send: Callable[[Send], Reply | Fault], sleep: Callable[[float], None]) -> T:
    """Run a flow to its result, blocking for each event."""
    answer: object = None
    try:
        while True:
            try:
                event = flow.send(answer)
            except StopIteration as stop:
                result: T = stop.value
                return result
            if isinstance(event, Send):
                answer = send(event)
            elif isinstance(event, Sleep):
                sleep(event.seconds)
                answer = None
            else:
                answer = event.begin()
                if inspect.isawaitable(answer):
                    if inspect.iscoroutine(answer):
                        answer.close()
                    raise ConfigurationError(
                        "a coroutine function was given to IonQSession; AsyncIonQSession takes it"
                    )
    finally:
        flow.close()


async def arun(
    flow: Flow[T],
    send: Callable[[Send], Awaitable[Reply | Fault]],
    sleep: Callable[[float], Awaitable[None]],
) -> T:
    """Run a flow to its result, awaiting each event."""
    answer: object = None
    try:
        while True:
            try:
                event = flow.send(answer)
            except StopIteration as stop:
                result: T = stop.value
                return result
            if isinstance(event, Send):
                answer = await send(event)
            elif isinstance(event, Sleep):
                await sleep(event.seconds)
                answer = None
            else:
                answer = event.begin()
                if inspect.isawaitable(answer):
                    answer = event.convert(await answer)
    finally:
        flow.close()
