"""Per-call options of the HTTP verbs, under requests' names."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches
from typing import TypeAlias, TypedDict, TypeVar, cast

from attrs import evolve

from ionq_api import JsonValue

from .._flows.prepare import Pairs
from .._option_types import checked_for_call
from .._transport.tls import Cert, Verify
from .._transport.types import URL, Auth, TimeoutSetting
from ..config import Config, Hook
from ..errors import InvalidRequestError

Body: TypeAlias = Mapping[str, object] | bytes | str | None

AnyText: TypeAlias = str | bytes | URL

POSITIONS = (
    *("params", "data", "headers", "cookies", "files", "auth", "timeout", "allow_redirects"),
    *("proxies", "hooks", "stream", "verify", "cert", "json"),
)
"""The order in which `requests.Session.request` takes its options."""


class SendOptions(TypedDict, total=False):
    """How one request is sent; an option that is left out is the session's.

    Attributes:
        stream: Whether to leave the body unread.
        timeout: Seconds for connecting and for each wait for data, one number or two.
        verify: Which certificate authorities to trust.
        cert: The client certificate.
        proxies: Proxies by requests' keys; they win over the session's.
        allow_redirects: Whether to follow redirects.
        auth: What signs the request in place of the key.
        hooks: Functions by event, called after the session's.
    """

    stream: bool | None
    timeout: TimeoutSetting
    verify: Verify | None
    cert: Cert | None
    proxies: Mapping[str, str] | None
    allow_redirects: bool
    auth: Auth | None
    hooks: Mapping[str, list[Hook]] | None


class CallOptions(SendOptions, total=False):
    """The options of a call whose body is given apart.

    Attributes:
        params: Query parameters, added to the session's.
        headers: Headers, added to the session's; None removes one of those.
        cookies: Cookies, added to the session's.
        files: The files of a multipart form.
    """

    params: Pairs | None
    headers: Mapping[str, str | None] | None
    cookies: Mapping[str, str] | None
    files: Mapping[str, object] | None


class JsonOptions(CallOptions, total=False):
    """The same, and a body as JSON."""

    json: JsonValue | None


class RequestOptions(JsonOptions, total=False):
    """The same, and a form or a raw body."""

    data: Body


SEND_OPTIONS: frozenset[str] = SendOptions.__optional_keys__
REQUEST_OPTIONS: frozenset[str] = RequestOptions.__optional_keys__

SendT = TypeVar("SendT", bound=SendOptions)


def configured(config: Config, options: SendOptions) -> Config:
    """A session's settings with a call's own, as `checked` returns them, in their place."""
    own = {name: options.get(name) for name in ("stream", "verify", "cert", "auth")}
    changes: dict[str, object] = {name: value for name, value in own.items() if value is not None}
    if "timeout" in options:
        changes["timeout"] = options["timeout"]
    changes["proxies"] = {**config.proxies, **(options.get("proxies") or {})}
    more = options.get("hooks") or {}
    changes["hooks"] = {
        event: [*config.hooks.get(event, []), *more.get(event, [])]
        for event in {*config.hooks, *more}
    }
    return evolve(config, **changes)  # type: ignore[arg-type]  # by name, as above


def checked(options: SendT, takes: frozenset[str]) -> SendT:
    """The options of a call as they are kept.

    Args:
        options: As the caller gave them, by name.
        takes: The names of the options that the call has.

    Raises:
        TypeError: There is one that the call does not have, as Python says of any function.
        ConfigurationError: One is of another type.
    """
    for name in options.keys() - takes:
        near = get_close_matches(name, takes, 1)
        meant = f"; did you mean {near[0]!r}?" if near else ""
        raise TypeError(f"a call has no option {name!r}{meant}")
    return cast("SendT", checked_for_call(options))


def as_text(name: str, given: AnyText) -> str:
    """A method or an address, which requests takes as bytes, too.

    Raises:
        InvalidRequestError: It is not UTF-8.
        TypeError: It is of another type.
    """
    if isinstance(given, str):
        return given
    if isinstance(given, URL):
        return str(given)
    if not isinstance(given, bytes):  # pyright: ignore[reportUnnecessaryIsInstance]  # a caller may
        raise TypeError(f"{name} is a text or bytes, not {type(given).__name__}")
    with suppress(UnicodeDecodeError):
        return given.decode()
    raise InvalidRequestError(f"{name} is given as bytes that are no UTF-8")


def with_more(options: CallOptions, **more: object) -> RequestOptions:
    """The options of a call with those that a verb takes as arguments of its own."""
    own = {name: value for name, value in more.items() if value is not None}
    return {**options, **own}  # type: ignore[typeddict-item]  # as the verbs declare them


def positional(args: Sequence[object], options: RequestOptions) -> RequestOptions:
    """The options of a call with those that were given by position, as requests takes them.

    Raises:
        TypeError: There are too many, or one was given twice.
    """
    if len(args) > len(POSITIONS):
        raise TypeError(f"request() takes up to {len(POSITIONS)} options, and got {len(args)}")
    named = dict(zip(POSITIONS, args, strict=False))
    twice = named.keys() & options.keys()
    if twice:
        raise TypeError(f"request() got {', '.join(sorted(twice))} twice")
    return with_more(options, **named)
