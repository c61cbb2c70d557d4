"""One text for both sessions: a call is made on either, and its result or error comes back."""

import asyncio
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Literal, Protocol, TypeAlias

import pytest

from ionq_session import AsyncIonQSession, IonQSession

Kind: TypeAlias = Literal["sync", "async"]

KINDS: tuple[Kind, ...] = ("sync", "async")
KEY = "made-up-key"

both = pytest.mark.parametrize("kind", KINDS)


# Any: a call gives its result at once on one session, and something to await on the other.
def perform(kind: Kind, call: Callable[[Any], Any], **options: Any) -> Any:
    """Make a session of the kind, make the call on it, close it, and return the result.

    Args:
        kind: Which session.
        call: Is given the session.
        options: What the session is made with; a key and no back-off unless they say otherwise.
    """
    options = {"api_key": KEY, "backoff_factor": 0, **options}
    if kind == "sync":
        with IonQSession(**options) as session:
            return call(session)

    async def main() -> Any:
        async with AsyncIonQSession(**options) as session:
            return await call(session)

    return asyncio.run(main())


class Call(Protocol):
    """Calls a method of a session by its name and waits for what it returns."""

    def __call__(self, name: str, /, *args: object, **options: object) -> object:
        """Call it."""
        ...


class Opener(Protocol):
    """Opens a session for the length of a block."""

    def __call__(self, base_url: str, **options: Any) -> AbstractContextManager[Call]:
        """Open it."""
        ...


# Any: what a session is made with.
@contextmanager
def opened(kind: Kind, base_url: str, **options: Any) -> Generator[Call]:
    """Make a session of the kind for the length of a block; its methods are called by name.

    Args:
        kind: Which session.
        base_url: The service's address.
        options: What else it is made with; it never tries again unless they say otherwise.
    """
    options = {"api_key": KEY, "base_url": base_url, "retries_total": 0, **options}
    if kind == "sync":
        with IonQSession(**options) as session:

            def call(name: str, /, *args: object, **options: object) -> object:
                result: object = getattr(session, name)(*args, **options)
                return result

            yield call
        return
    waiting = AsyncIonQSession(**options)
    with asyncio.Runner() as runner:

        def awaited(name: str, /, *args: object, **options: object) -> object:
            result: object = runner.run(getattr(waiting, name)(*args, **options))
            return result

        try:
            yield awaited
        finally:
            runner.run(waiting.close())
