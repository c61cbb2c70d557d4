"""From a call to what goes over the wire: address, query, headers, cookies, body."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias
from urllib.parse import urlencode, urlsplit

from ionq_api import JsonValue

from .._secrets.masking import masked
from .._secrets.secret import AUTHORIZATION, Secret
from .._transport.types import Cookies, Headers, InvalidURL, Request, Response
from ..config import Config, origin, secrets_of
from ..errors import InvalidRequestError

Pairs: TypeAlias = Mapping[str, object] | Sequence[tuple[str, object]]
"""Names and values of a query or a form; a value may be a list."""


def joined(base_url: str, url: str) -> str:
    """An address as it is if it is whole, else below the base, whatever the slashes.

    Raises:
        InvalidRequestError: It is whole, and cannot be called.
    """
    try:
        parts = urlsplit(url)
        whole = parts.scheme in ("http", "https") and (parts.port or 1) > 0
    except ValueError:
        whole = None
    if whole is None:
        raise InvalidRequestError("the address cannot be called; look at its host and port")
    if whole:
        return url
    return f"{base_url}/{url.lstrip('/')}" if url.strip("/") else base_url


def with_query(url: str, *queries: Pairs | None) -> str:
    """An address with more query parameters behind those that it has; None values are left out."""
    pairs: list[tuple[str, object]] = []
    for query in queries:
        listed = query.items() if isinstance(query, Mapping) else query or ()
        pairs += [(name, value) for name, value in listed if value is not None]
    if not pairs:
        return url
    address, hash_, fragment = url.partition("#")
    return (
        f"{address}{'&' if '?' in address else '?'}{urlencode(pairs, doseq=True)}{hash_}{fragment}"
    )


def prepared(
    config: Config,
    method: str,
    url: str,
    *,
    secrets: Mapping[str, Secret],
    headers: Mapping[str, str | None] | None = None,
    params: Pairs | None = None,
    cookies: Mapping[str, str] | None = None,
    content: bytes | str | None = None,
    data: Mapping[str, object] | None = None,
    files: Mapping[str, object] | None = None,
    json: JsonValue | None = None,
) -> Request:
    """What goes over the wire for a call.

    Args:
        config: The session's; its headers, query parameters and cookies come first.
        method: The HTTP method.
        url: Relative to the session's address, or whole.
        secrets: The secret headers that may go there.
        headers: The call's own; None takes one of the session's away.
        params: The call's own query parameters.
        cookies: The call's own cookies.
        content: A body as it is.
        data: A form.
        files: A form with files.
        json: A body as JSON.
    """
    target = joined(config.base_url, url)
    merged = Headers(config.headers)
    if origin(target) != origin(config.base_url):
        merged.pop(AUTHORIZATION, None)
    for name, value in (headers or {}).items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = value
    request = made(
        lambda: Request(
            method,
            with_query(target, config.params, params),
            headers=merged,
            content=content,
            data=dict(data) if data is not None else None,
            files=files,  # type: ignore[arg-type]  # any that httpx takes
            json=json,
        )
    )
    jar = Cookies(config.cookies)
    jar.update(dict(cookies or {}))
    jar.set_cookie_header(request)
    for name, secret in secrets.items():  # last of all, so that no error passes them
        if name not in (headers or {}):
            request.headers[name] = secret.reveal()
    return request


def made(making: Callable[[], Request]) -> Request:
    """A request, or an error that says that there can be none.

    Raises:
        InvalidRequestError: The address, a header or the body cannot be sent.
    """
    try:
        return making()
    except (InvalidURL, TypeError, ValueError, AttributeError) as error:
        kind = type(error).__name__
    raise InvalidRequestError(
        f"address, headers or body cannot be sent ({kind}); headers and cookies are texts in ASCII"
    )


def keep_cookies(config: Config, response: Response) -> None:
    """Keep the cookies of a response, but none that holds a secret of the session."""
    fresh = Cookies()
    fresh.extract_cookies(response)
    secrets = secrets_of(config)
    for cookie in fresh.jar:
        text = f"{cookie.name}={cookie.value};{cookie.path};{cookie.domain};{cookie.comment}"
        if masked(text, secrets) == text:
            config.cookies.jar.set_cookie(cookie)
