"""The attributes of `requests.Session`: readable, settable, some of them changed in place."""

from collections.abc import Mapping, MutableMapping

from attrs import evolve

from .._addresses import checked_address
from .._session_state import SessionState
from .._transport.tls import Cert, Verify
from .._transport.types import Auth, Cookies, Headers
from ..config import Hooks


class Attributes(SessionState):
    """Reads and writes a session's settings under requests' names."""

    @property
    def base_url(self) -> str:
        """The service's address, without a slash at its end; the key goes only to its origin."""
        return self._config.base_url

    @base_url.setter
    def base_url(self, value: str) -> None:
        self._config = evolve(self._config, base_url=checked_address(value))

    @property
    def headers(self) -> Headers:
        """Headers for every call, case-insensitive. httpx: an `httpx.Headers`."""
        return self._config.headers

    @headers.setter
    def headers(self, value: Mapping[str, str]) -> None:
        self._config = evolve(self._config, headers=Headers(dict(value)))

    @property
    def auth(self) -> Auth | None:
        """What signs requests in place of the key. httpx: its `auth=`, digest included."""
        return self._config.auth

    @auth.setter
    def auth(self, value: Auth | None) -> None:
        self._config = evolve(self._config, auth=value)

    @property
    def proxies(self) -> MutableMapping[str, str]:
        """Proxies by requests' keys. httpx: a transport for each proxy."""
        return self._config.proxies

    @proxies.setter
    def proxies(self, value: Mapping[str, str]) -> None:
        self._config = evolve(self._config, proxies=dict(value))

    @property
    def hooks(self) -> Hooks:
        """Functions by event, `response` or `attempt`, called with the response or the attempt.

        httpx: its event hooks are not used, since they see no retries.
        """
        return self._config.hooks

    @hooks.setter
    def hooks(self, value: Hooks) -> None:
        self._config = evolve(self._config, hooks=value)

    @property
    def params(self) -> MutableMapping[str, str]:
        """Query parameters for every call. httpx: merged here, before a request is made."""
        return self._config.params

    @params.setter
    def params(self, value: Mapping[str, str]) -> None:
        self._config = evolve(self._config, params=dict(value))

    @property
    def stream(self) -> bool:
        """Whether the HTTP verbs leave response bodies unread. httpx: `stream=True` of `send`."""
        return self._config.stream

    @stream.setter
    def stream(self, value: bool) -> None:
        self._config = evolve(self._config, stream=value)

    @property
    def verify(self) -> Verify:
        """Which authorities to trust: True, False, or a path. httpx: a shared `ssl.SSLContext`."""
        return self._config.verify

    @verify.setter
    def verify(self, value: Verify) -> None:
        self._config = evolve(self._config, verify=value)

    @property
    def cert(self) -> Cert | None:
        """The client certificate: a path, or two. httpx: loaded into the `ssl.SSLContext`."""
        return self._config.cert

    @cert.setter
    def cert(self, value: Cert | None) -> None:
        self._config = evolve(self._config, cert=value)

    @property
    def max_redirects(self) -> int:
        """How many redirects in a row an HTTP verb follows. httpx: it follows none by itself."""
        return self._config.max_redirects

    @max_redirects.setter
    def max_redirects(self, value: int) -> None:
        self._config = evolve(self._config, max_redirects=value)

    @property
    def trust_env(self) -> bool:
        """Whether to read proxies and CA bundles from the environment. httpx: read here instead."""
        return self._config.trust_env is not False

    @trust_env.setter
    def trust_env(self, value: bool) -> None:
        self._config = evolve(self._config, trust_env=value)

    @property
    def cookies(self) -> Cookies:
        """Cookies of the service and of the user. httpx: an `httpx.Cookies`."""
        return self._config.cookies

    @cookies.setter
    def cookies(self, value: Mapping[str, str] | Cookies) -> None:
        jar = value if isinstance(value, Cookies) else Cookies(dict(value))
        self._config = evolve(self._config, cookies=jar)

    def add_user_agent(self, user_agent: str) -> None:
        """Append a product to the `User-Agent` header, unless it is there already.

        Args:
            user_agent: Such as `my-program/1.0`.
        """
        present = self.headers.get("User-Agent", "").split()
        if user_agent not in present:
            self.headers["User-Agent"] = " ".join([*present, user_agent])
