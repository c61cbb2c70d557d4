"""The two ways to run a flow: `run` blocks and `arun` awaits. Read them side by side."""

from collections.abc import Awaitable, Callable

from ._flow import Answer, Fault, Flow, Reply, Request, Send, T


def run(
    flow: Flow[T], send: Callable[[Request], Reply | Fault], sleep: Callable[[float], None]
) -> T:
    """Run a flow to its result, doing each step that it asks for."""
    answer: Answer = None
    try:
        while True:
            try:
                event = flow.send(answer)
            except StopIteration as stop:
                result: T = stop.value
                return result
            if isinstance(event, Send):
                answer = send(event.request)
            else:
                sleep(event.seconds)
                answer = None
    finally:
        flow.close()


async def arun(
    flow: Flow[T],
    send: Callable[[Request], Awaitable[Reply | Fault]],
    sleep: Callable[[float], Awaitable[None]],
) -> T:
    """Run a flow to its result, awaiting each step that it asks for."""
    answer: Answer = None
    try:
        while True:
            try:
                event = flow.send(answer)
            except StopIteration as stop:
                result: T = stop.value
                return result
            if isinstance(event, Send):
                answer = await send(event.request)
            else:
                await sleep(event.seconds)
                answer = None
    finally:
        flow.close()
