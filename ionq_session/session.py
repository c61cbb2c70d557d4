"""`IonQSession`: every operation of the API as a method that blocks until it is answered."""

import random
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from ionq_api import UNSET, Operation, Unset
from ionq_api.operation import T
from ionq_api.operations import Operations

from . import _drivers
from ._call import Options, Surroundings, call
from ._drift import DriftReporter
from ._http import HttpClient
from ._retry import DEFAULT_BACKOFF_FACTOR, DEFAULT_CONNECT, DEFAULT_TOTAL, Retry
from .config import Config, configured


class IonQSession(Operations[Retry]):
    """A session with the IonQ Quantum Cloud.

    Each operation of the API is a method, named as the document names it, that returns exactly
    what the document says. One session serves many threads. Use it in a `with` statement, or
    call `close()`.

    Args:
        api_key: The API key; without it, the environment variable `IONQ_API_KEY` is read. Public
            operations, such as listing backends, need none.
        base_url: The address of the service; without it, `IONQ_API_URL` is read, and without
            that it is `https://api.ionq.co/v0.4`.
        headers: More headers for every call.
        auth_headers: Headers that hold secrets: sent only where a key is needed, and shown
            nowhere. An `Authorization` here takes the place of the key.
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
        self._http = HttpClient(trust_env=trust_env)
        self._around = surroundings(self._config)
        self._sleep: Callable[[float], None] = time.sleep
        self._at_close: list[Callable[[], None]] = [self._http.close]

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
        session._at_close.append(emulator.stop)
        return session

    @property
    def config(self) -> Config:
        """How the session was set up."""
        return self._config

    def execute(
        self,
        operation: Operation[T],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        validate: bool | None = None,
    ) -> T:
        """Send one operation and read its reply; the methods named after operations call it.

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
        return _drivers.run(flow, self._http.send, self._sleep)

    def close(self) -> None:
        """Close all connections, and the emulator of a local session. It may be called twice."""
        while self._at_close:
            self._at_close.pop(0)()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"IonQSession(base_url={self._config.base_url!r})"


def surroundings(config: Config) -> Surroundings:
    """The real time, real randomness, and warnings of drift."""
    return Surroundings(
        now=lambda: datetime.now(UTC),
        fraction=random.random,
        report=DriftReporter(config.credentials.values()).report,
    )
