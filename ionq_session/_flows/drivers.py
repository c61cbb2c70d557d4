"""The two ways to run a flow: `run` blocks and `arun` awaits. Read them side by side."""

import inspect
from collections.abc import Awaitable, Callable
from functools import partial

from ..errors import ConfigurationError, IonQError
from .flow import Event, Fault, Flow, Reply, Send, Sleep, T


def run(flow: Flow[T], send: Callable[[Send], Reply | Fault], sleep: Callable[[float], None]) -> T:
    """Run a flow to its result, blocking for each event."""
    step: Callable[[], Event] = partial(flow.send, None)
    try:
        while True:
            try:
                event = step()
            except StopIteration as stop:
                result: T = stop.value
                return result
            answer: object = None
            if isinstance(event, Send):
                try:
                    answer = send(event)
                except IonQError as error:  # for the flow, which knows what was done before
                    step = partial(flow.throw, error)
                    continue
            elif isinstance(event, Sleep):
                sleep(event.seconds)
            else:
                answer = event.begin()
                if inspect.isawaitable(answer):
                    if inspect.iscoroutine(answer):
                        answer.close()
                    raise ConfigurationError(
                        "a coroutine function was given to IonQSession; AsyncIonQSession takes it"
                    )
            step = partial(flow.send, answer)
    finally:
        flow.close()


async def arun(
    flow: Flow[T],
    send: Callable[[Send], Awaitable[Reply | Fault]],
    sleep: Callable[[float], Awaitable[None]],
) -> T:
    """Run a flow to its result, awaiting each event."""
    step: Callable[[], Event] = partial(flow.send, None)
    try:
        while True:
            try:
                event = step()
            except StopIteration as stop:
                result: T = stop.value
                return result
            answer: object = None
            if isinstance(event, Send):
                try:
                    answer = await send(event)
                except IonQError as error:  # for the flow, which knows what was done before
                    step = partial(flow.throw, error)
                    continue
            elif isinstance(event, Sleep):
                await sleep(event.seconds)
            else:
                answer = event.begin()
                if inspect.isawaitable(answer):
                    answer = event.convert(await answer)
            step = partial(flow.send, answer)
    finally:
        flow.close()
