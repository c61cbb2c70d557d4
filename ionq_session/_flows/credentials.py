"""The key, and where it may go: only to the origin of the session's address, and in secret."""

from collections.abc import Mapping

from .._secrets.masking import watch
from .._secrets.secret import AUTHORIZATION, Secret, usable
from ..config import KEY_VARIABLE, Config, is_safe_for_secrets, origin
from ..errors import ConfigurationError
from .flow import Flow, ask


def credentials(config: Config, url: str, *, needed: bool) -> Flow[Mapping[str, Secret]]:
    """The secret headers for a call; none for an address that is not the session's.

    Args:
        config: The session's.
        url: What is to be called.
        needed: Whether the call cannot do without.

    Raises:
        ConfigurationError: There is no key where one is needed, it cannot stand in a header, or
            it would go over plain http to another machine.
    """
    if origin(url) != origin(config.base_url):
        return {}
    if config.lost:
        raise ConfigurationError(
            f"this session was pickled, and {', '.join(config.lost)} stayed behind because secrets "
            "are not pickled; give it again with with_options()"
        )
    found = dict(config.auth_headers)
    replaced = config.auth is not None or AUTHORIZATION in config.headers
    if not replaced and not any(name.lower() == AUTHORIZATION for name in found):
        key = yield from _key(config)
        if key is not None:
            found["Authorization"] = _header(config, key)
        elif needed:
            raise ConfigurationError(
                f"this call needs an API key: set {KEY_VARIABLE} or pass api_key=; "
                "IonQSession.local(), or --local on the command line, needs none"
            )
    secret = found or config.auth is not None or AUTHORIZATION in config.headers
    if secret and not (config.allow_insecure or is_safe_for_secrets(url)):
        raise ConfigurationError(
            f"the API key would go over plain http to {origin(url)[1]}; "
            "use https, or allow_insecure=True if the network is yours"
        )
    return found


def _header(config: Config, key: Secret) -> Secret:
    """The header with the key in it, remembered so that it is masked wherever it turns up."""
    header = Secret(f"apiKey {key.reveal()}")
    for known in config.met:
        if known == header:
            return known
    config.met.append(header)
    watch([header])
    return header


def _key(config: Config) -> Flow[Secret | None]:
    source = config.api_key
    if source is None or isinstance(source, Secret):
        return source
    given = yield from ask(source, _sealed)
    if not isinstance(given, Secret):
        raise ConfigurationError("api_key= was asked for the API key and gave no text")
    return usable(given, "the API key")


def _sealed(given: object) -> object:
    return Secret(given.strip()) if isinstance(given, str) else None
