"""The attributes of `requests.Session`: readable, settable, some of them changed in place."""

from collections.abc import Mapping, MutableMapping
from typing import cast

from attrs import evolve

from .._option_types import checked
from .._session_state import SessionState
from .._transport.tls import Cert, Verify
from .._transport.types import Auth, Cookies, Headers
from ..config import Hooks, address_or_default


class Attributes(SessionState):
    """Reads and writes a session's settings under requests' names.

    A value of another type than the option's is refused with a `ConfigurationError`.
    """

    @property
    def base_url(self) -> str:
        """The service's address, without a slash at its end; the key goes only to its origin."""
        return self._config.base_url

    @base_url.setter
    def base_url(self, value: str) -> None:
        given = cast("str | None", checked("base_url", value))
        self._config = evolve(self._config, base_url=address_or_default(given))

    @property
    def headers(self) -> Headers:
        """Headers for every call, case-insensitive. httpx: an `httpx.Headers`."""
        return self._config.headers

    @headers.setter
    def headers(self, value: Mapping[str, str]) -> None:
        kept = cast("Mapping[str, str]", checked("headers", value) or {})
        self._config = evolve(self._config, headers=Headers(dict(kept)))

    @property
    def auth(self) -> Auth | None:
        """What signs requests in place of the key. httpx: its `auth=`, digest included."""
        return self._config.auth

    @auth.setter
    def auth(self, value: Auth | None) -> None:
        self._set("auth", value)

    @property
    def proxies(self) -> MutableMapping[str, str]:
        """Proxies by requests' keys. httpx: a transport for each proxy."""
        return self._config.proxies

    @proxies.setter
    def proxies(self, value: Mapping[str, str]) -> None:
        kept = cast("Mapping[str, str]", checked("proxies", value) or {})
        self._config = evolve(self._config, proxies=dict(kept))

    @property
    def hooks(self) -> Hooks:
        """Functions by event, `response` or `attempt`, called with the response or the attempt.

        httpx: its event hooks are not used, since they see no retries.
        """
        return self._config.hooks

    @hooks.setter
    def hooks(self, value: Hooks) -> None:
        self._set("hooks", value, {})

    @property
    def params(self) -> MutableMapping[str, str]:
        """Query parameters for every call. httpx: merged here, before a request is made."""
        return self._config.params

    @params.setter
    def params(self, value: Mapping[str, str]) -> None:
        kept = cast("Mapping[str, str]", checked("params", value) or {})
        self._config = evolve(self._config, params=dict(kept))

    @property
    def stream(self) -> bool:
        """Whether the HTTP verbs leave response bodies unread. httpx: `stream=True` of `send`."""
        return self._config.stream

    @stream.setter
    def stream(self, value: bool) -> None:
        self._set("stream", value)

    @property
    def verify(self) -> Verify:
        """Which authorities to trust: True, False, a path, or a context of your own.

        httpx: a shared `ssl.SSLContext`.
        """
        return self._config.verify

    @verify.setter
    def verify(self, value: Verify | None) -> None:
        self._set("verify", value)

    @property
    def cert(self) -> Cert | None:
        """The client certificate: a path, or two. httpx: loaded into the `ssl.SSLContext`."""
        return self._config.cert

    @cert.setter
    def cert(self, value: Cert | None) -> None:
        self._set("cert", value)

    @property
    def max_redirects(self) -> int:
        """How many redirects in a row an HTTP verb follows. httpx: it follows none by itself."""
        return self._config.max_redirects

    @max_redirects.setter
    def max_redirects(self, value: int) -> None:
        self._set("max_redirects", value)

    @property
    def trust_env(self) -> bool:
        """Whether to read proxies and CA bundles from the environment. httpx: read here instead."""
        return self._config.trust_env is not False

    @trust_env.setter
    def trust_env(self, value: bool) -> None:
        self._set("trust_env", value)

    @property
    def cookies(self) -> Cookies:
        """Cookies of the service and of the user. httpx: an `httpx.Cookies`."""
        return self._config.cookies

    @cookies.setter
    def cookies(self, value: Mapping[str, str] | Cookies) -> None:
        kept = cast("Mapping[str, str] | Cookies | None", checked("cookies", value))
        jar = kept if isinstance(kept, Cookies) else Cookies(dict(kept or {}))
        self._config = evolve(self._config, cookies=jar)

    def _set(self, name: str, value: object, absent: object = None) -> None:
        """Set an option as it is kept.

        Raises:
            ConfigurationError: The value is of another type than the option.
        """
        kept = checked(name, value)
        changes = {name: absent if kept is None else kept}
        self._config = evolve(self._config, **changes)  # type: ignore[arg-type]  # by its name

    def add_user_agent(self, user_agent: str) -> None:
        """Append a product to the `User-Agent` header, unless it is there already.

        Args:
            user_agent: Such as `my-program/1.0`.
        """
        present = self.headers.get("User-Agent", "").split()
        if user_agent not in present:
            self.headers["User-Agent"] = " ".join([*present, user_agent])
