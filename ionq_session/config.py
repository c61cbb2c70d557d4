"""How a session was set up: one frozen value. The environment is read here and nowhere else."""

import os
from collections.abc import Mapping
from urllib.parse import SplitResult, urlsplit

from attrs import evolve, field, frozen

from ionq_api import Unset

from ._retry import Retry
from ._secret import Secret, checked_header
from .errors import ConfigurationError

KEY_VARIABLE = "IONQ_API_KEY"
ADDRESS_VARIABLE = "IONQ_API_URL"
DEFAULT_ADDRESS = "https://api.ionq.co/v0.4"  # the server that the document names
DEFAULT_TIMEOUT = 30.0  # seconds; a body of 10 MB on a slow line arrives within it
AUTHORIZATION = "Authorization"


@frozen
class Config:
    """All that a session was told.

    Attributes:
        base_url: The service's address without a slash at its end.
        credentials: Secret header values by header name; sent only where a key is needed.
        headers: Other headers, sent with every call.
        retry: When a failed call is tried again.
        timeout: Seconds for connecting and for each wait for data; None for no limit.
        validate: Whether what is sent is checked against the document.
        trust_env: Whether proxies come from the environment.
    """

    base_url: str = DEFAULT_ADDRESS
    credentials: Mapping[str, Secret] = field(factory=dict[str, Secret])
    headers: Mapping[str, str] = field(factory=dict[str, str])
    retry: Retry = field(factory=Retry)
    timeout: float | None = DEFAULT_TIMEOUT
    validate: bool = True
    trust_env: bool = True

    def __attrs_post_init__(self) -> None:
        if self.timeout is not None and not self.timeout > 0:
            raise ConfigurationError(
                f"timeout is {self.timeout}; it has to be more than 0 seconds, or None for no limit"
            )


def configured(
    api_key: str | None,
    *,
    base_url: str | None,
    headers: Mapping[str, str] | None,
    auth_headers: Mapping[str, str] | None,
    retry: Retry,
    timeout: float | Unset | None,
    validate: bool,
    trust_env: bool,
) -> Config:
    """The configuration that a session's arguments and the environment amount to.

    Raises:
        ConfigurationError: A key or an address cannot be used; no secret is in the message.
    """
    plain, secret = _sorted_headers(headers or {}, auth_headers or {})
    key = api_key if api_key is not None else os.environ.get(KEY_VARIABLE)
    if key is not None and not any(name.lower() == AUTHORIZATION.lower() for name in secret):
        checked = checked_header(key, "the API key")
        secret[AUTHORIZATION] = Secret(f"apiKey {checked.reveal()}")
    config = Config(
        base_url=checked_address(base_url or os.environ.get(ADDRESS_VARIABLE) or DEFAULT_ADDRESS),
        credentials=secret,
        headers=plain,
        retry=retry,
        validate=validate,
        trust_env=trust_env,
    )
    return config if isinstance(timeout, Unset) else evolve(config, timeout=timeout)


def _sorted_headers(
    headers: Mapping[str, str], auth_headers: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, Secret]]:
    """Headers, and those of them that are secret: an Authorization is, wherever it stood."""
    secret = {
        name: checked_header(value, f"the header {name}")
        for name, value in {**headers, **auth_headers}.items()
        if name in auth_headers or name.lower() == AUTHORIZATION.lower()
    }
    return {name: value for name, value in headers.items() if name not in secret}, secret


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
