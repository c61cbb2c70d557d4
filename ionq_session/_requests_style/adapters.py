"""Transports mounted by the user for the addresses with a prefix, as in requests."""

import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Generic, TypeVar

from .._flows.routing import route
from .._option_rules import Rule, ruled, text
from .._session_state import SessionState
from .._transport.pool import Pool
from ..errors import ConfigurationError

ClientT = TypeVar("ClientT")
TransportT = TypeVar("TransportT")


PREFIX = Rule("a text", text)


class Adapters(SessionState, Generic[ClientT, TransportT]):
    """The connections of a session, with the methods of `requests.Session` for adapters."""

    _transport_rule: ClassVar[Rule]
    _pool: Pool[ClientT, TransportT]
    _adapters: dict[str, tuple[TransportT, int]]

    def _connect(
        self, pool: Pool[ClientT, TransportT], adapters: Mapping[str, tuple[TransportT, int]]
    ) -> None:
        self._pool = pool
        self._adapters = dict(adapters)

    @property
    def adapters(self) -> Mapping[str, TransportT]:
        """What was mounted, by prefix, the longest first; `mount()` adds to it. httpx: `mounts`."""
        longest = sorted(self._adapters, key=len, reverse=True)
        return MappingProxyType({prefix: self._adapters[prefix][0] for prefix in longest})

    def mount(self, prefix: str, adapter: TransportT) -> None:
        """Send calls to addresses that begin with a prefix through an adapter of your own.

        Args:
            prefix: Such as `https://` or `https://api.ionq.co/v0.4/jobs`; the longest one that
                fits an address decides.
            adapter: An httpx transport; it is closed with the session. httpx: the calls go
                through a client over it.

        Raises:
            ConfigurationError: The adapter is no transport for this kind of session.
        """
        ruled("prefix", PREFIX, prefix)
        if adapter is None:
            raise ConfigurationError("adapter= takes an httpx transport, and got None")
        ruled("adapter", self._transport_rule, adapter)
        self._adapters[prefix.lower()] = (adapter, os.getpid())

    def get_adapter(self, url: str) -> TransportT:
        """The adapter that calls to an address go through.

        Args:
            url: The whole address.

        Returns:
            What was mounted for the longest fitting prefix; else the transport of the session
            for its present proxies and certificates. httpx: its `mounts`, by prefix.
        """
        mounted = self._mounted(url)
        return self._pool.adapter_for(route(self._config, url)) if mounted is None else mounted

    def _mounted(self, url: str) -> TransportT | None:
        fitting = [prefix for prefix in self._adapters if url.lower().startswith(prefix)]
        if not fitting:
            return None
        adapter, process = self._adapters[max(fitting, key=len)]
        if process != os.getpid():
            raise ConfigurationError(
                "this process was forked from the one that mounted an adapter, whose connections "
                "are that one's; mount one in this process"
            )
        return adapter
