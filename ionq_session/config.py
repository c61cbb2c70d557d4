"""How a session is set up: one value, made from arguments and from the environment."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from contextlib import suppress
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from attrs import Factory, field, frozen

from ._addresses import ADDRESS_VARIABLE, Origin, checked_address, origin
from ._retry import Retry
from ._secrets.secret import AUTHORIZATION, SECRET_HEADERS, KeySource, Secret
from ._transport.environment import environment
from ._transport.tls import Cert, Verify
from ._transport.types import Auth, Cookies, Headers, SigningAuth, TimeoutSetting

KEY_VARIABLE = "IONQ_API_KEY"
DEFAULT_ADDRESS = "https://api.ionq.co/v0.4"  # the server that the document names
DEFAULT_TIMEOUT = 30.0  # seconds; a body of 10 MB on a slow line arrives within it
KEYS_REMEMBERED = 32  # of a key function that returns new ones: more than are in use at a time
DEFAULT_MAX_REDIRECTS = 30  # as in requests

Hook: TypeAlias = Callable[..., object]
JournalSetting: TypeAlias = str | os.PathLike[str] | bool | None
Hooks: TypeAlias = MutableMapping[str, list[Hook]]


@frozen
class Config:
    """The settings of a session.

    The value itself is frozen; `headers`, `params`, `cookies`, `hooks` and `proxies` are
    containers that may be changed in place, as in requests.

    Attributes:
        base_url: The service's address without a slash at its end.
        api_key: The key, or a function that returns it; None if there is none.
        auth_headers: Secret headers, sent only with the key and where the key may go.
        headers: Other headers, sent with every call.
        retry: When a failed call is retried.
        timeout: Seconds for connecting and for each wait for data, one number or two.
        deadline: Seconds for all attempts of a call together; None for no limit.
        auth: What signs requests in place of the key: a user and a password, or a function.
        proxies: Proxy addresses by requests' keys: `https`, `http`, `all`, `https://host`.
        params: Query parameters added to every call.
        hooks: Functions by event: `response` and `attempt`.
        verify: Which certificate authorities to trust: True for the common ones, a path to a CA
            bundle, a context of the user's own, or False to accept any certificate.
        cert: The client certificate: a path, or two for certificate and key.
        stream: Whether the HTTP verbs leave response bodies unread.
        max_redirects: How many redirects in a row an HTTP verb follows.
        trust_env: Whether proxies and CA bundles are read from the environment; None means yes
            unless the user passed a transport or a client.
        cookies: Cookies of the service and of the user.
        validate: Whether requests are checked against the document before they are sent.
        allow_insecure: Whether the key may go over plain http to another machine.
        journal: Where submissions are written down: True for the place that the user's system
            has for data, a path, or False for nowhere.
        tag_jobs: Whether a submitted job carries an id of its submission in its metadata.
        resubmit_unknown: Whether a job is sent again whose submission stayed unknown.
        not_pickled: Secrets that a pickled session had and that were left out of the pickle.
        runtime_secrets: The last keys that a key function returned, masked like the others.
        home: The origin of `base_url`, the only one that the key is sent to.
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
    journal: str | bool = True
    tag_jobs: bool = True
    resubmit_unknown: bool = False
    not_pickled: tuple[str, ...] = ()
    runtime_secrets: "deque[Secret]" = field(
        factory=lambda: deque(maxlen=KEYS_REMEMBERED), repr=False
    )
    home: Origin = field(
        init=False, repr=False, default=Factory(lambda self: origin(self.base_url), takes_self=True)
    )

    @property
    def has_credentials(self) -> bool:
        """Whether there is a key, or something in its place."""
        return bool(self.api_key or self.auth_headers or self.auth or AUTHORIZATION in self.headers)


def address_or_default(base_url: str | None) -> str:
    """The service's address: the argument, else the environment's, else the document's.

    Raises:
        ConfigurationError: See `checked_address`.
    """
    return checked_address(base_url or os.environ.get(ADDRESS_VARIABLE) or DEFAULT_ADDRESS)


def key_from_environment() -> Secret | None:
    """The API key that the environment holds."""
    found = os.environ.get(KEY_VARIABLE)
    return Secret(found.strip()) if found is not None else None


def secrets_of(config: Config, proxy: str | None = None) -> list[Secret]:
    """What no text about a session may show, the passwords of the environment's proxies included.

    It reads the environment, so it is for errors and other rare texts.

    Args:
        config: The session's settings.
        proxy: As for `own_secrets`.
    """
    secrets = own_secrets(config, proxy)
    if config.trust_env is not False:
        secrets += _passwords(environment().proxies.values())
    return secrets


def own_secrets(config: Config, proxy: str | None = None) -> list[Secret]:
    """The secrets in a session's settings: key, secret headers, passwords.

    Args:
        config: The session's settings.
        proxy: The address of the proxy that a call goes through, which may hold a password, too.
    """
    secrets = [*config.auth_headers.values(), *config.runtime_secrets]
    if isinstance(config.api_key, Secret):
        secrets.append(config.api_key)
    secrets += [Secret(config.headers[name]) for name in SECRET_HEADERS if name in config.headers]
    auth = config.auth
    if auth is not None and not callable(auth) and not isinstance(auth, SigningAuth):
        secrets.append(Secret(auth[1]))
    return secrets + _passwords([*config.proxies.values(), proxy or ""])


def _passwords(proxies: Iterable[object]) -> list[Secret]:
    secrets: list[Secret] = []
    for proxy in proxies:
        if not isinstance(proxy, str):  # put there in place, and refused when it is used
            continue
        with suppress(ValueError):  # not an address, likewise
            password = unquote(urlsplit(proxy).password or "")
            if password:
                secrets.append(Secret(password))
    return secrets
