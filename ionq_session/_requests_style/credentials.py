"""The names that qBraid's session has beside those of requests: key, secret headers, retries."""

from collections.abc import Collection, Mapping
from functools import partial
from types import MappingProxyType

from attrs import evolve

from .._config_builder import Arguments, changed_credentials, validated
from .._option_types import checked
from .._retry import CLOUDFLARE_DNS, RATE_LIMITED, TRANSIENT_FAILURES, Retry
from .._secrets.secret import AUTHORIZATION, KeySource, Secret
from .._session_state import SessionState
from ..errors import ConfigurationError

RETRIED = TRANSIENT_FAILURES | {RATE_LIMITED, CLOUDFLARE_DNS}


class Credentials(SessionState):
    """What a session authenticates with, and how it retries, as qBraid's session has them."""

    @property
    def auth_headers(self) -> Mapping[str, Secret]:
        """The secret headers by name, that of the key included; `str()` of one shows a mask.

        It is a view, which cannot be changed; set the attribute, or use `with_options()`. httpx: it
        has no headers that are secret.
        """
        shown = dict(self._config.auth_headers)
        key = self._config.api_key
        if isinstance(key, Secret) and not any(name.lower() == AUTHORIZATION for name in shown):
            shown["Authorization"] = Secret(f"apiKey {key.reveal()}")
        return MappingProxyType(shown)

    @auth_headers.setter
    def auth_headers(self, value: Mapping[str, str]) -> None:
        arguments = Arguments(auth_headers=value)
        del value
        self._config = validated(partial(changed_credentials, self._config), arguments)

    def _set_key(self, arguments: Arguments) -> None:
        self._config = validated(partial(changed_credentials, self._config), arguments)

    def initialize_retry(
        self,
        total: int = 3,
        connect: int = 1,
        backoff_factor: float = 0.5,
        status_forcelist: Collection[int] | None = None,
        raise_on_status: bool = True,
    ) -> None:
        """Set the retry policy, with qBraid's names and defaults.

        Args:
            total: The number of attempts that a call may make after the first.
            connect: How many of them may follow a failure to connect.
            backoff_factor: Seconds before the second attempt; doubled for each later one.
            status_forcelist: Statuses to retry after. Those of `Retry` always are, where sending
                again is safe; no others can be added, and a POST never is repeated because of one.
            raise_on_status: True; the verbs always raise for a status of 4xx or 5xx.

        Raises:
            ConfigurationError: A number is out of range, or what is asked for cannot be had.
        """
        more = sorted(set(status_forcelist or ()) - RETRIED)
        if more:
            raise ConfigurationError(
                f"status_forcelist= has {more[0]}, after which nothing is sent again; leave it out"
            )
        if raise_on_status is not True:
            raise ConfigurationError(
                "raise_on_status= takes True: the verbs raise for every status of 4xx or 5xx; "
                "send() returns the response whatever its status"
            )
        numbers = {
            "total": checked("retries_total", total),
            "connect": checked("retries_connect", connect),
            "backoff_factor": checked("backoff_factor", backoff_factor),
        }
        policy: Retry = evolve(self._config.retry, **numbers)  # type: ignore[arg-type]  # by name
        self._config = evolve(self._config, retry=policy)


class MaskedKey(Credentials):
    """The key of a session whose methods are IonQ's: shown nowhere."""

    @property
    def api_key(self) -> Secret | None:
        """The API key, shown by `reveal()` alone; None if there is none, or a function gives it."""
        key = self._config.api_key
        return key if isinstance(key, Secret) else None

    @api_key.setter
    def api_key(self, value: str | KeySource | None) -> None:
        arguments = Arguments(api_key=value)
        del value
        self._set_key(arguments)
