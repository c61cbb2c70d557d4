"""`AsyncIonQSession`: the same as `IonQSession`, with every method to be awaited."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from types import TracebackType
from typing import Self

from ionq_api import UNSET, Operation, Unset
from ionq_api.operation import T
from ionq_api.operations import AsyncOperations

from . import _drivers
from ._call import Options, call
from ._http import AsyncHttpClient
from ._retry import DEFAULT_BACKOFF_FACTOR, DEFAULT_CONNECT, DEFAULT_TOTAL, Retry
from .config import Config, configured
from .session import surroundings


class AsyncIonQSession(AsyncOperations[Retry]):
    """A session with the IonQ Quantum Cloud whose methods are awaited.

    One session serves many tasks of one event loop. Use it in an `async with` statement, or
    await `close()`.

    Args:
        api_key: As for `IonQSession`, like all others.
        base_url: The address of the service.
        headers: More headers for every call.
        auth_headers: Headers that hold secrets.
        retries_total: How many more attempts a call may make after the first.
        retries_connect: How many of them may follow a failure to connect.
        backoff_factor: Seconds before the second attempt; doubled for each later one.
        timeout: Seconds for connecting and for each wait for data; None for no limit.
        validate: Whether to check what is sent against the document before it leaves.
        trust_env: Whether to take proxies from the environment.

    Raises:
        ConfigurationError: The key or the address cannot be used.
    """

    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | None = None,
        headers: Mapping[str, str] | None = None,
        auth_headers: Mapping[str, str] | None = None,
        retries_total: int = DEFAULT_TOTAL,
        retries_connect: int = DEFAULT_CONNECT,
        backoff_factor: float = DEFAULT_BACKOFF_FACTOR,
        timeout: float | Unset | None = UNSET,
        validate: bool = True,
        trust_env: bool = True,
    ) -> None:
        self._config = configured(
            api_key,
            base_url=base_url,
            headers=headers,
            auth_headers=auth_headers,
            retry=Retry(retries_total, retries_connect, backoff_factor),
            timeout=timeout,
            validate=validate,
            trust_env=trust_env,
        )
        self._http = AsyncHttpClient(trust_env=trust_env)
        self._around = surroundings(self._config)
        self._sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
        self._at_close: list[Callable[[], Awaitable[None]]] = [self._http.close]

    @classmethod
    def local(cls) -> Self:
        """A session with an emulator of its own on this machine, which ends with the session.

        It needs no account and no network. A key and an address in the environment are ignored.

        Raises:
            ImportError: The extra `emulator` is not installed.
        """
        from .emulator import Emulator

        emulator = Emulator()
        emulator.start()
        session = cls(emulator.api_key, base_url=emulator.base_url, trust_env=False)
        session._at_close.append(lambda: asyncio.to_thread(emulator.stop))
        return session

    @property
    def config(self) -> Config:
        """How the session was set up."""
        return self._config

    async def execute(
        self,
        operation: Operation[T],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        validate: bool | None = None,
    ) -> T:
        """Send one operation and read its reply; the methods named after operations await it.

        Args:
            operation: What to send, as the functions of `ionq_api.api` make it.
            timeout: Seconds for each attempt, in place of the session's; None for no limit.
            headers: More headers for this call; they win over the session's.
            retry: When to try again, in place of the session's policy.
            validate: Whether to check what is sent, in place of the session's.

        Raises:
            IonQError: The call failed; which class says whether the service may have acted.
        """
        options = Options(timeout, headers, retry, validate)
        flow = call(operation, self._config, options, self._around)
        return await _drivers.arun(flow, self._http.send, self._sleep)

    async def close(self) -> None:
        """Close all connections, and the emulator of a local session. It may be called twice."""
        while self._at_close:
            await self._at_close.pop(0)()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"AsyncIonQSession(base_url={self._config.base_url!r})"
