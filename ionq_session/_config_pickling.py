"""A session's settings in a form that may be pickled: without any secret."""

import ssl
from typing import cast

from attrs import evolve, fields

from ._secrets.secret import SECRET_HEADERS, Secret
from ._transport.types import Cookies, Headers
from .config import Config, key_from_environment


def pickled(config: Config) -> dict[str, object]:
    """All settings but the secrets; `not_pickled` names those.

    Raises:
        TypeError: `verify` is a context, which cannot be pickled. It is not left out, since the
            session would trust others without it.
    """
    if isinstance(config.verify, ssl.SSLContext):
        raise TypeError(
            "a session whose verify= is an ssl.SSLContext cannot be pickled; give a path to a CA "
            "bundle, or make a session where it is needed"
        )
    missing = [*config.not_pickled, *(f"the header {name}" for name in config.auth_headers)]
    plain_proxies = {key: url for key, url in config.proxies.items() if not _has_password(url)}
    if plain_proxies != config.proxies:
        missing.append("a proxy's password")
    if config.auth is not None:
        missing.append("auth=")
    headers = [(name, text) for name, text in config.headers.multi_items() if not _is_secret(name)]
    missing += [f"the header {name}" for name in SECRET_HEADERS if name in config.headers]
    state: dict[str, object] = {
        each.name: getattr(config, each.name)
        for each in fields(Config)
        if each.init and each.name not in ("auth", "runtime_secrets")
    }
    state |= {
        "api_key": None if isinstance(config.api_key, Secret) else config.api_key,
        "auth_headers": {},
        "headers": headers,
        "proxies": plain_proxies,
        "cookies": list(config.cookies.jar),
        "not_pickled": tuple(dict.fromkeys(missing)),
    }
    return state


def unpickled(state: dict[str, object]) -> Config:
    """The configuration again, with the key that the environment has here."""
    config = Config(**{**state, "headers": Headers(), "cookies": Cookies()})  # type: ignore[arg-type]  # by name, as pickled() wrote them
    config.headers.update(cast("list[tuple[str, str]]", state["headers"]))
    for cookie in cast("list[object]", state["cookies"]):
        config.cookies.jar.set_cookie(cookie)  # type: ignore[arg-type]  # as it came from a jar
    if config.api_key is None:
        config = evolve(config, api_key=key_from_environment())
    return config


def _is_secret(name: str) -> bool:
    return name.lower() in SECRET_HEADERS


def _has_password(url: str) -> bool:
    return "@" in url
