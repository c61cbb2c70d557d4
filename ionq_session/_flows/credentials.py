"""The key and where it may go: only to the origin of the session's address, and over TLS."""

from collections.abc import Mapping

from .._addresses import host_of, is_safe_for_secrets
from .._secrets.secret import AUTHORIZATION, Secret, usable
from ..config import KEY_VARIABLE, Config
from ..errors import ConfigurationError
from .flow import Flow, ask
from .routing import Destination


def credentials(config: Config, to: Destination, *, required: bool) -> Flow[Mapping[str, Secret]]:
    """The secret headers for a call; none for an address of another origin.

    Args:
        config: The session's settings.
        to: Where the call goes.
        required: Whether the call needs a key.

    Raises:
        ConfigurationError: There is no key where one is required, it cannot stand in a header, or
            it would go over plain http to another machine.
    """
    if not to.is_home:
        return {}
    if config.not_pickled:
        raise ConfigurationError(
            f"this session was pickled, and {', '.join(config.not_pickled)} stayed behind because "
            "secrets are not pickled; give it again with with_options()"
        )
    headers = dict(config.auth_headers)
    replaced = config.auth is not None or AUTHORIZATION in config.headers
    if not replaced and not any(name.lower() == AUTHORIZATION for name in headers):
        key = yield from _key(config)
        if key is not None:
            headers["Authorization"] = _header(config, key)
        elif required:
            raise ConfigurationError(
                f"this call needs an API key: set {KEY_VARIABLE} or pass api_key=; "
                "IonQSession.local(), or --local on the command line, needs none"
            )
    if headers or replaced:
        check_is_safe(config, to)
    return headers


def check_is_safe(config: Config, to: Destination) -> None:
    """Refuse to send secrets where somebody could read them.

    Raises:
        ConfigurationError: They would go over plain http to another machine.
    """
    if config.allow_insecure or is_safe_for_secrets(to.origin, to.route.proxy):
        return
    if is_safe_for_secrets(to.origin):
        raise ConfigurationError(
            f"the API key would go over plain http to the proxy {host_of(to.route.proxy or '')}; "
            f"take {to.origin[1]} out of what goes through it, with NO_PROXY or proxies=, "
            "or set allow_insecure=True if the network is yours"
        )
    raise ConfigurationError(
        f"the API key would go over plain http to {to.origin[1]}; "
        "use https, or allow_insecure=True if the network is yours"
    )


def _header(config: Config, key: Secret) -> Secret:
    """The header with the key in it, remembered so that it is masked wherever it turns up."""
    header = Secret(f"apiKey {key.reveal()}")
    for known in config.runtime_secrets:
        if known == header:
            return known
    config.runtime_secrets.append(header)
    return header


def _key(config: Config) -> Flow[Secret | None]:
    source = config.api_key
    if source is None or isinstance(source, Secret):
        return source
    key = yield from ask(source, _wrapped)
    if not isinstance(key, Secret):
        raise ConfigurationError("api_key= was asked for the API key and gave no text")
    return usable(key, "the API key")


def _wrapped(key: object) -> object:
    return Secret(key.strip()) if isinstance(key, str) else None
