"""From a session's arguments to its settings, with no secret in any frame of an error."""

from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from attrs import evolve

from ionq_api import Unset

from ._option_types import checked
from ._retry import Retry
from ._secrets.secret import AUTHORIZATION, KeySource, Secret, usable
from ._transport.types import Cookies, Headers
from ._version import USER_AGENT
from .config import Config, Hook, address_or_default, key_from_environment
from .errors import ConfigurationError

T = TypeVar("T")

NOT_PICKLED = {
    "auth": "auth=",
    "proxies": "a proxy's password",
    "api_key": "the header authorization",
}
"""What a pickle leaves out, by the option that sets it again."""


class Arguments(dict[str, object]):
    """The arguments of a session by name; their values are not shown."""

    def __repr__(self) -> str:
        return "Arguments(...)"


def validated(build: Callable[[Arguments], T], arguments: Arguments) -> T:
    """The result of a function of the arguments, whose errors show none of them.

    Raises:
        ConfigurationError: They cannot be used. Neither the error nor a frame of its traceback
            shows any of them.
    """
    try:
        return build(arguments)
    except ConfigurationError as error:
        message = error.message
    except (AttributeError, TypeError, ValueError) as error:
        message = f"an option is of the wrong type ({type(error).__name__}); see the class's text"
    raise ConfigurationError(message)


def new_config(arguments: Arguments) -> Config:
    """The configuration of a new session.

    Raises:
        ConfigurationError: An argument cannot be used.
    """
    arguments = _checked(arguments)
    plain, secret = _sorted_headers(arguments)
    options = {
        name: value
        for name, value in arguments.items()
        if name not in ("retries_total", "retries_connect", "backoff_factor")
    }
    given = arguments["retry"]
    config = Config(
        **{  # type: ignore[arg-type]  # by name, as the constructor declares them
            **options,
            **_containers(arguments),
            "base_url": address_or_default(cast("str | None", arguments["base_url"])),
            "api_key": _checked_key(arguments["api_key"], secret),
            "auth_headers": secret,
            "headers": Headers({"User-Agent": USER_AGENT, "Accept": "application/json"}),
            "retry": _numbers(Retry(), arguments) if given is None else given,
        }
    )
    config.headers.update(plain)
    return config


def changed_config(old: Config, arguments: Arguments) -> Config:
    """The configuration of a copy: its own arguments, then the session's settings.

    Raises:
        ConfigurationError: An argument cannot be used.
    """
    arguments = _checked(arguments)
    plain, secret = _sorted_headers(arguments)
    headers = secret if "auth_headers" in arguments else {**old.auth_headers, **secret}
    changes: dict[str, object] = {**arguments, **_containers(_Filled(old, arguments))}
    for name in ("retries_total", "retries_connect", "backoff_factor"):
        changes.pop(name, None)
    changes["headers"] = Headers(old.headers)
    changes["auth_headers"] = headers
    given = arguments.get("retry")
    changes["retry"] = (
        _numbers(Retry() if "retry" in arguments else old.retry, arguments)
        if given is None
        else given
    )
    if "base_url" in arguments:
        changes["base_url"] = address_or_default(cast("str | None", arguments["base_url"]))
    if "api_key" in arguments:
        changes["api_key"] = _checked_key(arguments["api_key"], headers)
    again = {NOT_PICKLED[name] for name in NOT_PICKLED if name in arguments} | {
        f"the header {name}" for name in secret
    }
    changes["not_pickled"] = tuple(name for name in old.not_pickled if name not in again)
    config = evolve(old, **changes)  # type: ignore[arg-type]  # by name, as with_options declares them
    config.headers.update(plain)
    return config


def changed_credentials(old: Config, arguments: Arguments) -> Config:
    """The same configuration with another key or other secret headers, and its own containers.

    Raises:
        ConfigurationError: They cannot be used.
    """
    new = changed_config(old, arguments)
    return evolve(
        old, api_key=new.api_key, auth_headers=new.auth_headers, not_pickled=new.not_pickled
    )


def _checked(arguments: Arguments) -> Arguments:
    """The arguments as they are kept, each of the type that its option takes.

    Raises:
        ConfigurationError: One is of another type, or a number out of range.
    """
    return Arguments({name: checked(name, value) for name, value in arguments.items()})


class _Filled(Arguments):
    """The arguments of a copy, with the session's containers for those that are left out."""

    def __init__(self, old: Config, arguments: Arguments) -> None:
        own = {"proxies": old.proxies, "params": old.params, "hooks": old.hooks}
        super().__init__({**own, "cookies": old.cookies, **arguments})


def _containers(arguments: Arguments) -> dict[str, object]:
    """The values that are changed in place, so that each session has its own."""
    cookies = arguments["cookies"]
    hooks = cast("Mapping[str, list[Hook]]", arguments["hooks"] or {})
    return {
        "proxies": dict(cast("Mapping[str, str]", arguments["proxies"] or {})),
        "params": dict(cast("Mapping[str, str]", arguments["params"] or {})),
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


def _sorted_headers(arguments: Arguments) -> tuple[dict[str, str], dict[str, Secret]]:
    """Plain headers and secret ones; an Authorization is secret wherever it stands.

    Raises:
        ConfigurationError: A secret one cannot be sent.
    """
    headers = cast("Mapping[str, str]", arguments.get("headers") or {})
    plain = {name: text for name, text in headers.items() if name.lower() != AUTHORIZATION}
    secret = {name: text for name, text in headers.items() if name not in plain}
    secret.update(cast("Mapping[str, str]", arguments.get("auth_headers") or {}))
    return plain, {
        name: usable(Secret(text.strip()), f"the header {name}") for name, text in secret.items()
    }


def _checked_key(arguments: object, headers: Mapping[str, Secret]) -> Secret | KeySource | None:
    """The key, which has to be usable unless a header takes its place.

    Raises:
        ConfigurationError: It cannot be sent.
    """
    key: Secret | KeySource | None = None
    if arguments is None:
        key = key_from_environment()
    elif isinstance(arguments, str):
        key = Secret(arguments.strip())
    else:
        key = cast("KeySource", arguments)
    replaced = any(name.lower() == AUTHORIZATION for name in headers)
    return usable(key, "the API key") if isinstance(key, Secret) and not replaced else key


def _numbers(retry: Retry, arguments: Arguments) -> Retry:
    """A retry policy with those of its numbers that are among the arguments."""
    names = {"retries_total": "total", "retries_connect": "connect"}
    names["backoff_factor"] = "backoff_factor"
    changes = {names[name]: arguments[name] for name in names if name in arguments}
    return evolve(retry, **changes)  # type: ignore[arg-type]  # numbers, as the constructor declares


def without_unset(**options: object) -> Arguments:
    """The arguments of a copy, without those that were left out."""
    return Arguments(
        {name: value for name, value in options.items() if not isinstance(value, Unset)}
    )
