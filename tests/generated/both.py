"""One way to call both sessions, so that every test of this folder runs on each of them."""

import asyncio
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from ionq_session import AsyncIonQSession, IonQSession

KEY = "a-made-up-key"


class Call(Protocol):
    """Calls a method of a session by its name and waits for what it returns."""

    def __call__(self, name: str, /, *args: object, **options: object) -> object:
        """Call it."""
        ...


class Opener(Protocol):
    """Opens a session for the length of a block."""

    def __call__(
        self, base_url: str, *, api_key: str = KEY, validate: bool = True
    ) -> AbstractContextManager[Call]:
        """Open it; it never tries again, so that no test waits."""
        ...


@contextmanager
def blocking(base_url: str, *, api_key: str = KEY, validate: bool = True) -> Generator[Call]:
    """An `IonQSession`."""
    with IonQSession(
        api_key, base_url=base_url, validate=validate, trust_env=False, retries_total=0
    ) as session:

        def call(name: str, /, *args: object, **options: object) -> object:
            result: object = getattr(session, name)(*args, **options)
            return result

        yield call


@contextmanager
def awaiting(base_url: str, *, api_key: str = KEY, validate: bool = True) -> Generator[Call]:
    """An `AsyncIonQSession` on an event loop of its own."""
    session = AsyncIonQSession(
        api_key, base_url=base_url, validate=validate, trust_env=False, retries_total=0
    )
    with asyncio.Runner() as runner:

        def call(name: str, /, *args: object, **options: object) -> object:
            result: object = runner.run(getattr(session, name)(*args, **options))
            return result

        try:
            yield call
        finally:
            runner.run(session.close())


OPENERS: dict[str, Opener] = {"IonQSession": blocking, "AsyncIonQSession": awaiting}
