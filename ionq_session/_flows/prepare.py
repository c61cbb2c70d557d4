"""From a call to the request that goes over the wire: address, query, headers, cookies, body."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias
from urllib.parse import urlencode

from ionq_api import JsonValue

from .._secrets.masking import masked
from .._secrets.secret import AUTHORIZATION, Secret
from .._transport.types import Cookies, Headers, InvalidURL, Request, Response
from ..config import Config, secrets_of
from ..errors import InvalidRequestError
from .routing import Destination

FRAMING = ("content-length", "transfer-encoding")
"""Headers that say where a body ends, which the body alone decides."""

Pairs: TypeAlias = Mapping[str, object] | Sequence[tuple[str, object]]
"""Names and values of a query or a form; a value may be a list."""


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
    to: Destination,
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
    """The request that goes over the wire for a call.

    Args:
        config: The session's settings; its headers, query parameters and cookies come first.
        method: The HTTP method.
        to: Where it goes.
        secrets: The secret headers that may go there.
        headers: The call's own; None removes one of the session's.
        params: The call's own query parameters.
        cookies: The call's own cookies.
        content: A body as it is.
        data: A form.
        files: A form with files.
        json: A body as JSON.
    """

    def build() -> Request:
        request = Request(
            method,
            with_query(to.url, config.params, params),
            headers=_merged(config, to, headers or {}),
            content=content,
            data=dict(data) if data is not None else None,
            files=files,  # type: ignore[arg-type]  # any that httpx takes
            json=json,
        )
        body = request.read()  # so that a file can be sent again, or along a redirect
        if request.headers.pop("transfer-encoding", None):  # its length is known by now
            request.headers["content-length"] = str(len(body))
        jar = Cookies(config.cookies)
        jar.update(dict(cookies or {}))
        jar.set_cookie_header(request)
        return request

    request = built(build)
    own = {name.lower() for name in headers or {}}
    for name, secret in secrets.items():  # last of all, so that no error passes them
        if name.lower() not in own:
            request.headers[name] = secret.reveal()
    return request


def _merged(config: Config, to: Destination, own: Mapping[str, str | None]) -> Headers:
    """The session's headers with a call's own."""
    merged = Headers(config.headers)
    if not to.is_home:
        merged.pop(AUTHORIZATION, None)
    for name, value in own.items():
        if value is None or name.lower() in FRAMING:
            merged.pop(name, None)
        else:
            merged[name] = value
    return merged


def built(build: Callable[[], Request]) -> Request:
    """A request of the HTTP library, or an error without what it was built from.

    Raises:
        InvalidRequestError: The address, a header or the body cannot be sent.
    """
    try:
        return build()
    except (InvalidURL, TypeError, ValueError, AttributeError, RecursionError) as error:
        kind = type(error).__name__
    raise InvalidRequestError(
        f"address, headers or body cannot be sent ({kind}); headers and cookies are texts in ASCII"
    )


def keep_cookies(config: Config, response: Response) -> None:
    """Keep the cookies of a response, but none that holds a secret of the session."""
    if "set-cookie" not in response.headers:
        return
    fresh = Cookies()
    fresh.extract_cookies(response)
    secrets = secrets_of(config)
    for cookie in fresh.jar:
        text = f"{cookie.name}={cookie.value};{cookie.path};{cookie.domain};{cookie.comment}"
        if masked(text, secrets) == text:
            config.cookies.jar.set_cookie(cookie)
