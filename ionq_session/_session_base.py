"""Everything the two sessions share, except I/O: constructor, copies, pickling, secrets to mask."""

import random
import time
from abc import abstractmethod
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from http.client import responses
from typing import Any, Self, TypeVar

from attrs import evolve

from ionq_api import UNSET, Unset

from ._config_builder import Arguments, changed_config, new_config, validated, without_unset
from ._config_pickling import pickled, unpickled
from ._flows.attempts import FlowContext
from ._flows.drift import DriftReporter
from ._local import LocalEmulator
from ._pace import Pace
from ._requests_style.adapters import Adapters
from ._requests_style.attributes import Attributes
from ._requests_style.credentials import Credentials
from ._requests_style.redirects import Redirects
from ._retry import DEFAULT_BACKOFF_FACTOR, DEFAULT_CONNECT, DEFAULT_TOTAL, Retry, RetryBudget
from ._secrets.logs import watch
from ._secrets.masking import masked
from ._secrets.secret import KeySource, Secret
from ._transport.pool import Pool
from ._transport.proxies import unreached
from ._transport.tls import Cert, Verify
from ._transport.types import Auth, Fault, Reply, Send, TimeoutSetting
from .config import (
    DEFAULT_MAX_REDIRECTS,
    DEFAULT_TIMEOUT,
    Config,
    Hook,
    JournalSetting,
    secrets_of,
)
from .errors import ConfigurationError

ClientT = TypeVar("ClientT")
TransportT = TypeVar("TransportT")

# Any: the clients and transports of the other kind.
SessionT = TypeVar("SessionT", bound="SessionBase[Any, Any]")


class SessionBase(Attributes, Credentials, Redirects, Adapters[ClientT, TransportT]):
    """A session without I/O; `IonQSession` describes the arguments."""

    def __init__(
        self,
        api_key: str | KeySource | None = None,
        *,
        base_url: str | None = None,
        headers: Mapping[str, str] | None = None,
        auth_headers: Mapping[str, str] | None = None,
        retries_total: int = DEFAULT_TOTAL,
        retries_connect: int = DEFAULT_CONNECT,
        backoff_factor: float = DEFAULT_BACKOFF_FACTOR,
        retry: Retry | None = None,
        timeout: TimeoutSetting = DEFAULT_TIMEOUT,
        deadline: float | None = None,
        auth: Auth | None = None,
        proxies: Mapping[str, str] | None = None,
        params: Mapping[str, str] | None = None,
        hooks: Mapping[str, list[Hook]] | None = None,
        verify: Verify | None = True,
        cert: Cert | None = None,
        stream: bool = False,
        max_redirects: int = DEFAULT_MAX_REDIRECTS,
        trust_env: bool | None = None,
        cookies: Mapping[str, str] | None = None,
        validate: bool = True,
        allow_insecure: bool = False,
        journal: JournalSetting = True,
        tag_jobs: bool = True,
        resubmit_unknown: bool = False,
        transport: TransportT | None = None,
        http_client: ClientT | None = None,
    ) -> None:
        arguments = Arguments(
            api_key=api_key,
            base_url=base_url,
            headers=headers,
            auth_headers=auth_headers,
            retries_total=retries_total,
            retries_connect=retries_connect,
            backoff_factor=backoff_factor,
            retry=retry,
            timeout=timeout,
            deadline=deadline,
            auth=auth,
            proxies=proxies,
            params=params,
            hooks=hooks,
            verify=verify,
            cert=cert,
            stream=stream,
            max_redirects=max_redirects,
            trust_env=trust_env,
            cookies=cookies,
            validate=validate,
            allow_insecure=allow_insecure,
            journal=journal,
            tag_jobs=tag_jobs,
            resubmit_unknown=resubmit_unknown,
        )
        # So that no traceback that begins here can show what may be secret.
        del api_key, base_url, headers, auth_headers, auth, proxies, params, cookies
        if transport is not None and http_client is not None:
            raise ConfigurationError("transport= and http_client= cannot both be given")
        config = validated(new_config, arguments)
        self._set_up(config, self._make_pool(transport, http_client), RetryBudget(), Pace())
        self._pool.own(self)

    def _set_up(
        self, config: Config, pool: Pool[ClientT, TransportT], budget: RetryBudget, pace: Pace
    ) -> None:
        """Set the whole state of a session, but for what is mounted on it."""
        context = FlowContext(
            now=lambda: datetime.now(UTC),
            monotonic=time.monotonic,
            random=random.random,
            report=DriftReporter().report,
            budget=budget,
            pace=pace,
        )
        self._begin(config, context)
        self._connect(pool, {})
        self._local: LocalEmulator | None = None
        self._owns_local = True
        watch(self._secrets)

    def _secrets(self) -> list[Secret]:
        """What no text about the session may show at this moment."""
        return secrets_of(self._config)

    def _emulator_to_end(self) -> LocalEmulator | None:
        """The emulator that ends with this session, unless it has ended, or is another's."""
        local = self._local if self._owns_local else None
        return None if local is None or local.ended else local

    def _check_local(self, event: Send) -> None:
        """Refuse a call to an emulator that ended with its session."""
        if self._local is not None:
            self._local.check(str(event.request.url))

    @abstractmethod
    def _make_pool(
        self, transport: TransportT | None, http_client: ClientT | None
    ) -> Pool[ClientT, TransportT]:
        """The connections of this kind of session."""

    def with_options(
        self,
        *,
        api_key: str | KeySource | Unset | None = UNSET,
        base_url: str | Unset | None = UNSET,
        headers: Mapping[str, str] | Unset | None = UNSET,
        auth_headers: Mapping[str, str] | Unset | None = UNSET,
        retries_total: int | Unset = UNSET,
        retries_connect: int | Unset = UNSET,
        backoff_factor: float | Unset = UNSET,
        retry: Retry | Unset | None = UNSET,
        timeout: TimeoutSetting | Unset = UNSET,
        deadline: float | Unset | None = UNSET,
        auth: Auth | Unset | None = UNSET,
        proxies: Mapping[str, str] | Unset | None = UNSET,
        params: Mapping[str, str] | Unset | None = UNSET,
        hooks: Mapping[str, list[Hook]] | Unset | None = UNSET,
        verify: Verify | Unset | None = UNSET,
        cert: Cert | Unset | None = UNSET,
        stream: bool | Unset = UNSET,
        max_redirects: int | Unset = UNSET,
        trust_env: bool | Unset | None = UNSET,
        cookies: Mapping[str, str] | Unset | None = UNSET,
        validate: bool | Unset = UNSET,
        allow_insecure: bool | Unset = UNSET,
        journal: JournalSetting | Unset = UNSET,
        tag_jobs: bool | Unset = UNSET,
        resubmit_unknown: bool | Unset = UNSET,
        transport: TransportT | Unset | None = UNSET,
        http_client: ClientT | Unset | None = UNSET,
    ) -> Self:
        """A copy with some options changed; it shares the connections, and leaves this one alone.

        Each argument means what it means for the constructor; without it, the copy has what this
        session has. The connections are closed with this session. A new `transport` or
        `http_client` is the copy's own.

        Raises:
            ConfigurationError: As the constructor.
        """
        arguments = without_unset(
            api_key=api_key,
            base_url=base_url,
            headers=headers,
            auth_headers=auth_headers,
            retries_total=retries_total,
            retries_connect=retries_connect,
            backoff_factor=backoff_factor,
            retry=retry,
            timeout=timeout,
            deadline=deadline,
            auth=auth,
            proxies=proxies,
            params=params,
            hooks=hooks,
            verify=verify,
            cert=cert,
            stream=stream,
            max_redirects=max_redirects,
            trust_env=trust_env,
            cookies=cookies,
            validate=validate,
            allow_insecure=allow_insecure,
            journal=journal,
            tag_jobs=tag_jobs,
            resubmit_unknown=resubmit_unknown,
        )
        # So that no traceback that begins here can show what may be secret.
        del api_key, base_url, headers, auth_headers, auth, proxies, params, cookies
        copied = object.__new__(type(self))
        config = validated(partial(changed_config, self._config), arguments)
        # The limit is the service's, for an account.
        old = self._config
        same = (config.base_url, config.api_key) == (old.base_url, old.api_key)
        pace = self._context.pace if same else Pace()
        pool = self._pool_for(transport, http_client)
        copied._set_up(config, pool, self._context.budget, pace)
        copied._connect(copied._pool, self._adapters)
        copied._local, copied._owns_local = self._local, False
        if copied._pool is not self._pool:
            copied._pool.own(copied)
        return copied

    def _twin(self, kind: "type[SessionT]") -> "SessionT":
        """A session of another kind with the settings, the budget and the pace of this one."""
        twin = object.__new__(kind)
        twin._set_up(
            self._config, twin._make_pool(None, None), self._context.budget, self._context.pace
        )
        twin._pool.own(twin)
        twin._local, twin._owns_local = self._local, False
        return twin

    def _pool_for(
        self, transport: TransportT | Unset | None, http_client: ClientT | Unset | None
    ) -> Pool[ClientT, TransportT]:
        """The connections of a copy: this session's, or new ones over the user's transport."""
        if isinstance(transport, Unset) and isinstance(http_client, Unset):
            return self._pool
        new_transport = None if isinstance(transport, Unset) else transport
        new_client = None if isinstance(http_client, Unset) else http_client
        if new_transport is not None and new_client is not None:
            raise ConfigurationError("transport= and http_client= cannot both be given")
        return self._make_pool(new_transport, new_client)

    def _reported(self, answer: Reply | Fault, event: Send) -> Reply | Fault:
        """An answer whose texts show no secret that it may echo, and name the proxy not reached."""
        if isinstance(answer, Fault):
            text, proxy, url = answer.text, event.route.proxy, str(event.request.url)
            if proxy and not answer.sent:
                text = unreached(text, proxy, url, timed_out=answer.timed_out)
            return evolve(answer, text=masked(text, secrets_of(self._config, proxy)))
        native = answer.native
        if native is not None and native.reason_phrase != responses.get(answer.status, ""):
            phrase = masked(native.reason_phrase, secrets_of(self._config))
            native.extensions["reason_phrase"] = phrase.encode("ascii", "replace")
        return answer

    def __copy__(self) -> Self:
        return self.with_options()

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        return self.with_options()

    def __getstate__(self) -> dict[str, object]:
        """The settings without their secrets; connections are not pickled.

        Raises:
            TypeError: The session has a transport, client or adapter of the user's.
        """
        if self._pool.is_brought or self._adapters:
            raise TypeError("a session with a transport or client of its own cannot be pickled")
        return pickled(self._config)

    def __setstate__(self, state: dict[str, object]) -> None:
        """Restore the settings, with the key of this environment or of the key function."""
        self._set_up(unpickled(state), self._make_pool(None, None), RetryBudget(), Pace())
        self._pool.own(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._config.base_url!r})"
