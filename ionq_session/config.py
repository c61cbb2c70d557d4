"""How a session was set up: one value. The environment is read here, in `_tls` and `_proxies`."""

import os
from collections import deque
from collections.abc import Callable, Mapping, MutableMapping
from ipaddress import ip_address
from typing import TypeAlias
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies

from attrs import field, frozen

from ._retry import Retry
from ._secrets.secret import AUTHORIZATION, SECRET_HEADERS, KeySource, Secret
from ._transport.tls import Cert, Verify
from ._transport.types import Auth, Cookies, Headers, SigningAuth, TimeoutSetting
from .errors import ConfigurationError

KEY_VARIABLE = "IONQ_API_KEY"
ADDRESS_VARIABLE = "IONQ_API_URL"
DEFAULT_ADDRESS = "https://api.ionq.co/v0.4"  # the server that the document names
DEFAULT_TIMEOUT = 30.0  # seconds; a body of 10 MB on a slow line arrives within it
KEYS_REMEMBERED = 8  # of a function that gives ever new ones: more than are in use at a time
DEFAULT_MAX_REDIRECTS = 30  # as in requests

Hook: TypeAlias = Callable[..., object]
Hooks: TypeAlias = MutableMapping[str, list[Hook]]


@frozen
class Config:
    """All that a session was told.

    The value itself does not change; `headers`, `params`, `cookies`, `hooks` and `proxies` hold
    what was put into them since, as in requests.

    Attributes:
        base_url: The service's address without a slash at its end.
        api_key: The key, or what gives it; None to look into the environment.
        auth_headers: Secret headers, sent only with the key and where the key may go.
        headers: Other headers, sent with every call.
        retry: When a failed call is tried again.
        timeout: Seconds for connecting and for each wait for data, one number or two.
        deadline: Seconds for all attempts of a call together; None for any time.
        auth: What signs requests in place of the key: a user and a password, or a function.
        proxies: By requests' keys: `https`, `http`, `all`, `https://host`.
        params: More query parameters for every call.
        hooks: Functions by event: `response` and `attempt`.
        verify: Whom to trust: True, False, or a path to a CA bundle.
        cert: What to show to a server that asks: a path, or two.
        stream: Whether bodies of the verbs' replies are left unread.
        max_redirects: How many redirects in a row a verb follows.
        trust_env: Whether proxies and CA bundles come from the environment; None means so unless
            the user brought a transport or a client.
        cookies: What the service set, and what the user did.
        validate: Whether what is sent is checked against the document.
        allow_insecure: Whether the key may go over plain http to another machine.
        lost: What a pickled session had and could not take along, because it is secret.
        met: Secrets that were only known when they were needed, to be masked like the others.
    """

    base_url: str = DEFAULT_ADDRESS
    api_key: Secret | KeySource | None = None
    auth_headers: Mapping[str, Secret] = field(factory=dict[str, Secret])
    headers: Headers = field(factory=Headers)
    retry: Retry = field(factory=Retry)
    timeout: TimeoutSetting = DEFAULT_TIMEOUT
    deadline: float | None = None
    auth: Auth | None = field(default=None, repr=False)
    proxies: MutableMapping[str, str] = field(factory=dict[str, str], repr=False)
    params: MutableMapping[str, str] = field(factory=dict[str, str])
    hooks: Hooks = field(factory=dict[str, list[Hook]])
    verify: Verify = True
    cert: Cert | None = None
    stream: bool = False
    max_redirects: int = DEFAULT_MAX_REDIRECTS
    trust_env: bool | None = None
    cookies: Cookies = field(factory=Cookies, repr=False)
    validate: bool = True
    allow_insecure: bool = False
    lost: tuple[str, ...] = ()
    met: "deque[Secret]" = field(factory=lambda: deque(maxlen=KEYS_REMEMBERED), repr=False)

    @property
    def has_credentials(self) -> bool:
        """Whether there is a key, or something in its place."""
        return bool(self.api_key or self.auth_headers or self.auth or AUTHORIZATION in self.headers)

    def __attrs_post_init__(self) -> None:
        bounds = self.timeout if isinstance(self.timeout, tuple) else (self.timeout,)
        for name, seconds in [("deadline", self.deadline), *(("timeout", each) for each in bounds)]:
            if seconds is not None and not seconds > 0:
                raise ConfigurationError(
                    f"{name} is {seconds}; it has to be more than 0 seconds, or None for no limit"
                )
        if self.max_redirects < 0:
            raise ConfigurationError(
                f"max_redirects is {self.max_redirects}; it has to be 0 or more"
            )


def address(given: str | None) -> str:
    """The service's address: what was given, else the environment's, else the document's.

    Raises:
        ConfigurationError: See `checked_address`.
    """
    return checked_address(given or os.environ.get(ADDRESS_VARIABLE) or DEFAULT_ADDRESS)


def key_from_environment() -> Secret | None:
    """The API key that the environment holds."""
    found = os.environ.get(KEY_VARIABLE)
    return Secret(found.strip()) if found is not None else None


def checked_address(text: str) -> str:
    """An address that calls can be sent to, without a slash at its end.

    Raises:
        ConfigurationError: It is no `http` or `https` address, or holds a password, a query or a
            fragment.
    """
    parts = _parts(text.strip())
    if parts is None:
        raise ConfigurationError(
            "the address of the service has to be like https://api.ionq.co/v0.4; "
            f"check base_url= or {ADDRESS_VARIABLE}"
        )
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ConfigurationError(
            "the address of the service may hold no user, password, query or fragment; "
            "credentials go into api_key= or auth_headers="
        )
    return text.strip().rstrip("/")


def _parts(text: str) -> SplitResult | None:
    """The parts of an address, or None if it is no usable one."""
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # a port that is no number, or a bracket that is not closed
        return None
    return parts if usable and not any(letter.isspace() for letter in text) else None


def origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address: whom it belongs to."""
    parts = urlsplit(url)
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    return scheme, host, parts.port or (443 if scheme == "https" else 80)


def is_safe_for_secrets(url: str) -> bool:
    """Whether nobody on the way can read what is sent to an address."""
    scheme, host, _ = origin(url)
    if scheme == "https" or host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def secrets_of(config: Config) -> list[Secret]:
    """What no text about a session may show: key, secret headers, passwords."""
    found = [*config.auth_headers.values(), *config.met]
    if isinstance(config.api_key, Secret):
        found.append(config.api_key)
    found += [Secret(config.headers[name]) for name in SECRET_HEADERS if name in config.headers]
    auth = config.auth
    if auth is not None and not callable(auth) and not isinstance(auth, SigningAuth):
        found.append(Secret(auth[1]))
    proxies = list(config.proxies.values())
    if config.trust_env is not False:
        proxies += getproxies().values()
    return found + [Secret(password) for each in proxies if (password := _password(each))]


def _password(proxy: str) -> str:
    try:
        return unquote(urlsplit(proxy).password or "")
    except ValueError:  # no address; that is for others to say
        return ""
