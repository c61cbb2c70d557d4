"""What signs a request besides its headers: the user's own, run step by step."""

from collections.abc import Callable, Generator

import httpx

from .types import Request, Response, Send


def raise_unanswerable(error: BaseException, signing: httpx.Auth) -> None:
    """Say of a strange challenge that it is one; httpx's digest raises errors of any kind then."""
    if isinstance(error, Exception) and isinstance(signing, httpx.DigestAuth):
        kind = type(error).__name__
        raise httpx.DecodingError(f"its challenge cannot be answered, {kind}") from error


class _Function(httpx.Auth):
    """A function of the user's that signs requests."""

    def __init__(self, function: Callable[[Request], Request]) -> None:
        self._function = function

    def auth_flow(self, request: Request) -> Generator[Request, Response, None]:
        yield self._function(request)


def signing_of(event: Send) -> httpx.Auth | None:
    """What signs a request: its `auth`, or the user and password in its address."""
    auth, url = event.auth, event.request.url
    if auth is None:
        return httpx.BasicAuth(url.username, url.password) if url.userinfo else None
    if isinstance(auth, httpx.Auth):
        return auth
    return _Function(auth) if callable(auth) else httpx.BasicAuth(*auth)
