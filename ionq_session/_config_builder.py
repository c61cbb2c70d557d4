"""From what a session is given to its configuration, with no secret in any frame of an error."""

from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from attrs import evolve

from ionq_api import Unset

from ._retry import Retry
from ._secrets.secret import AUTHORIZATION, KeySource, Secret, usable
from ._transport.types import Cookies, Headers
from ._version import USER_AGENT
from .config import Config, Hook, address, key_from_environment
from .errors import ConfigurationError

T = TypeVar("T")

LOST = {"auth": "auth=", "proxies": "a proxy's password", "api_key": "the header authorization"}
"""What a pickled session has lost, by the option that gives it again."""


class Given(dict[str, object]):
    """The options that a session was given, by name; they are not shown."""

    def __repr__(self) -> str:
        return "Given(...)"


def settled(making: Callable[[Given], T], given: Given) -> T:
    """What is made of the options.

    Raises:
        ConfigurationError: They cannot be used; neither the error nor a frame that it passes
            shows any of them.
    """
    try:
        return making(given)
    except ConfigurationError as error:
        message = error.message
    except (AttributeError, TypeError, ValueError) as error:
        message = f"an option is of the wrong type ({type(error).__name__}); see the class's text"
    raise ConfigurationError(message)


def new_config(given: Given) -> Config:
    """The configuration of a new session.

    Raises:
        ConfigurationError: An option cannot be used.
    """
    plain, secret = _sorted_headers(given)
    told = {
        name: value
        for name, value in given.items()
        if name not in ("retries_total", "retries_connect", "backoff_factor")
    }
    config = Config(
        **{  # type: ignore[arg-type]  # by name, as the constructor declares them
            **told,
            **_containers(given),
            "base_url": address(cast("str | None", given["base_url"])),
            "api_key": _checked_key(given["api_key"], secret),
            "auth_headers": secret,
            "headers": Headers({"User-Agent": USER_AGENT, "Accept": "application/json"}),
            "retry": given["retry"] or _numbers(Retry(), given),
        }
    )
    config.headers.update(plain)
    return config


def changed_config(old: Config, given: Given) -> Config:
    """The configuration of a copy: what is given, and what the session has.

    Raises:
        ConfigurationError: An option cannot be used.
    """
    plain, secret = _sorted_headers(given)
    headers = secret if "auth_headers" in given else {**old.auth_headers, **secret}
    changes: dict[str, object] = {**given, **_containers(_Filled(old, given))}
    for name in ("retries_total", "retries_connect", "backoff_factor"):
        changes.pop(name, None)
    changes["headers"] = Headers(old.headers)
    changes["auth_headers"] = headers
    changes["retry"] = given.get("retry") or _numbers(
        Retry() if "retry" in given else old.retry, given
    )
    if "base_url" in given:
        changes["base_url"] = address(cast("str | None", given["base_url"]))
    if "api_key" in given:
        changes["api_key"] = _checked_key(given["api_key"], headers)
    again = {LOST[name] for name in LOST if name in given} | {
        f"the header {name}" for name in secret
    }
    changes["lost"] = tuple(name for name in old.lost if name not in again)
    config = evolve(old, **changes)  # type: ignore[arg-type]  # by name, as with_options declares them
    config.headers.update(plain)
    return config


class _Filled(Given):
    """The options given to a copy, and the containers of the session where there are none."""

    def __init__(self, old: Config, given: Given) -> None:
        own = {"proxies": old.proxies, "params": old.params, "hooks": old.hooks}
        super().__init__({**own, "cookies": old.cookies, **given})


def _containers(given: Given) -> dict[str, object]:
    """What is changed in place, so that each session has its own."""
    cookies = given["cookies"]
    hooks = cast("Mapping[str, list[Hook]]", given["hooks"] or {})
    return {
        "proxies": dict(cast("Mapping[str, str]", given["proxies"] or {})),
        "params": dict(cast("Mapping[str, str]", given["params"] or {})),
        "hooks": {
            "response": [],
            "attempt": [],
            **{key: list(each) for key, each in hooks.items()},
        },
        "cookies": Cookies(
            cookies
            if isinstance(cookies, Cookies)
            else dict(cast("Mapping[str, str]", cookies or {}))
        ),
    }


def _sorted_headers(given: Given) -> tuple[dict[str, str], dict[str, Secret]]:
    """Plain headers and secret ones; an Authorization is secret wherever it stands.

    Raises:
        ConfigurationError: A secret one cannot be sent.
    """
    headers = cast("Mapping[str, str]", given.get("headers") or {})
    plain = {name: text for name, text in headers.items() if name.lower() != AUTHORIZATION}
    secret = {name: text for name, text in headers.items() if name not in plain}
    secret.update(cast("Mapping[str, str]", given.get("auth_headers") or {}))
    return plain, {
        name: usable(Secret(text.strip()), f"the header {name}") for name, text in secret.items()
    }


def _checked_key(given: object, headers: Mapping[str, Secret]) -> Secret | KeySource | None:
    """The key, which has to be usable unless a header takes its place.

    Raises:
        ConfigurationError: It is neither a text nor a function, or cannot be sent.
    """
    if given is not None and not isinstance(given, str) and not callable(given):
        raise ConfigurationError("api_key= takes a text, or a function that gives it")
    key: Secret | KeySource | None = None
    if given is None:
        key = key_from_environment()
    elif isinstance(given, str):
        key = Secret(given.strip())
    else:
        key = cast("KeySource", given)
    replaced = any(name.lower() == AUTHORIZATION for name in headers)
    return usable(key, "the API key") if isinstance(key, Secret) and not replaced else key


def _numbers(retry: Retry, given: Given) -> Retry:
    """A retry policy with the numbers that are given."""
    names = {"retries_total": "total", "retries_connect": "connect"}
    names["backoff_factor"] = "backoff_factor"
    changes = {names[name]: given[name] for name in names if name in given}
    return evolve(retry, **changes)  # type: ignore[arg-type]  # numbers, as the constructor declares


def only(**options: object) -> Given:
    """The options that were given to a copy."""
    return Given({name: value for name, value in options.items() if not isinstance(value, Unset)})
