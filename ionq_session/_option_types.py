"""What each option takes: one table for constructor, copies, attributes and calls."""

import ssl
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from ionq_api import Unset

from ._option_rules import (
    REFUSED,
    Rule,
    boolean,
    either,
    function,
    instance,
    mapping,
    optional,
    pair,
    path,
    ruled,
    seconds,
    text,
)
from ._retry import COUNT, WAIT, Retry
from ._transport.types import Cookies, SigningAuth, TimeoutSetting

if TYPE_CHECKING:
    from ._flows.operation import OperationOptions

EVENTS = ("response", "attempt")
"""The events that hooks may be for."""


def _hooks(value: object) -> object:
    """Lists of functions by event; one function may stand for a list, as in requests."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        return REFUSED
    found: dict[str, list[object]] = {}
    given = cast("Mapping[object, object]", value)
    for event, each in given.items():
        listed = [each] if callable(each) else each
        if event not in EVENTS or not isinstance(listed, list | tuple):
            return REFUSED
        found[str(event)] = list(cast("Iterable[object]", listed))
        if not all(map(callable, found[str(event)])):
            return REFUSED
    return given if found == given else found  # the user's own, which may be changed later


def _pairs(value: object) -> object:
    """A query: names and values as a mapping or in pairs."""
    if isinstance(value, Mapping):
        return mapping(lambda each: each)(cast("object", value))
    if not isinstance(value, list | tuple):
        return REFUSED
    listed = cast("Iterable[object]", value)
    fits = all(pair(lambda each: each, tuple, list)(each) is not REFUSED for each in listed)
    return cast("object", value) if fits else REFUSED


def _verify(value: object) -> object:
    """Whom to trust: None is True, since forgetting it may not turn the check off."""
    return True if value is None else either(boolean, path, instance(ssl.SSLContext))(value)


def _journal(value: object) -> object:
    """A place for the journal: None is False."""
    return False if value is None else either(boolean, path)(value)


def _proxies(value: object) -> object:
    """Addresses of proxies by requests' keys; None as an address means no proxy, as in requests."""
    kept = mapping(optional(text))(value)
    if kept is REFUSED:
        return REFUSED
    given = cast("Mapping[str, str | None]", kept)
    return kept if None not in given.values() else {k: each or "" for k, each in given.items()}


SECONDS = "a number of seconds above 0, or None for no limit"
TEXTS = "a mapping of texts to texts"

RULES: Mapping[str, Rule] = {
    "api_key": Rule("a text, or a function that gives it", optional(either(text, function))),
    "base_url": Rule("a text", optional(text)),
    "headers": Rule(TEXTS, optional(mapping(text))),
    "auth_headers": Rule(TEXTS, optional(mapping(text))),
    "retries_total": COUNT,
    "retries_connect": COUNT,
    "backoff_factor": WAIT,
    "retry": Rule("a Retry", optional(instance(Retry))),
    "timeout": Rule(
        "a number of seconds above 0, two of them for connecting and for waiting, or None for no "
        "limit",
        either(seconds, pair(seconds, tuple, list)),
    ),
    "deadline": Rule(SECONDS, seconds),
    "auth": Rule(
        "a tuple of user and password, an httpx.Auth, or a function that signs a request",
        optional(either(pair(text), instance(SigningAuth), function)),
    ),
    "proxies": Rule("a mapping of texts to addresses", optional(_proxies)),
    "params": Rule("a mapping with texts as keys", optional(mapping(lambda each: each))),
    "hooks": Rule(
        f"a mapping of {' or '.join(map(repr, EVENTS))} to lists of functions", optional(_hooks)
    ),
    "verify": Rule("True, False, a path to a CA bundle, or an ssl.SSLContext", _verify),
    "cert": Rule(
        "a path, or a tuple of two for certificate and key",
        optional(either(path, pair(path, tuple, list))),
    ),
    "stream": Rule("True or False", boolean),
    "max_redirects": COUNT,
    "trust_env": Rule("True, False or None", optional(boolean)),
    "cookies": Rule(TEXTS, optional(either(instance(Cookies), mapping(text)))),
    "validate": Rule("True or False", boolean),
    "allow_insecure": Rule("True or False", boolean),
    "journal": Rule("True for the default place, a path, or None for no journal", _journal),
    "tag_jobs": Rule("True or False", boolean),
    "resubmit_unknown": Rule("True or False", boolean),
}
"""The options of a session. Those of httpx are checked where the kind of session is known."""

CALL_RULES: Mapping[str, Rule] = {
    **{name: RULES[name] for name in ("timeout", "retry", "auth", "cert", "proxies", "hooks")},
    "headers": Rule(f"{TEXTS}; None removes one", optional(mapping(optional(text)))),
    "params": Rule("a mapping with texts as keys, or pairs", optional(_pairs)),
    "cookies": RULES["cookies"],
    "verify": Rule(RULES["verify"].takes, optional(_verify)),
    "stream": Rule(RULES["stream"].takes, optional(boolean)),
    "validate": Rule(RULES["validate"].takes, optional(boolean)),
    "allow_redirects": Rule("True or False", boolean),
}
"""The options of one call; None stands for the session's, but for `timeout`, where it is none."""


def checked(name: str, value: object) -> object:
    """The value to keep for an option of a session.

    Raises:
        ConfigurationError: It is of another type, or a number out of range.
    """
    return ruled(name, RULES[name], value)


def checked_for_call(options: Mapping[str, object]) -> dict[str, object]:
    """The values to keep for the options of a call; what is no option is kept as it is.

    Raises:
        ConfigurationError: One is of another type, or a number out of range.
    """
    return {
        name: ruled(name, CALL_RULES[name], value) if name in CALL_RULES else value
        for name, value in options.items()
    }


def checked_options(
    timeout: TimeoutSetting | Unset,
    headers: Mapping[str, str] | None,
    retry: Retry | None,
    validate: bool | None,
) -> "OperationOptions":
    """The options of an operation as they are kept.

    Raises:
        ConfigurationError: One is of another type, or a number out of range.
    """
    given: dict[str, object] = {"headers": headers, "retry": retry, "validate": validate}
    if not isinstance(timeout, Unset):
        given["timeout"] = timeout
    return cast("OperationOptions", checked_for_call(given))
