"""Sessions over a transport or a client that the user brought."""

from collections.abc import Callable
from typing import Any, Literal, TypeAlias

import httpx

from ..both import Kind, perform

Brought: TypeAlias = Literal["nothing", "transport", "client"]

BROUGHT: tuple[Brought, ...] = ("nothing", "transport", "client")


# Any: a call gives its result at once on one session, and something to await on the other.
def perform_over(brought: Brought, kind: Kind, call: Callable[[Any], Any], **options: Any) -> Any:
    """Make a call as `perform` does, over what the user brought, which is closed in the end."""
    if brought == "nothing":
        return perform(kind, call, **options)
    if brought == "transport":
        made = httpx.HTTPTransport() if kind == "sync" else httpx.AsyncHTTPTransport()
        return perform(kind, call, transport=made, **options)
    if kind == "sync":
        with httpx.Client() as client:
            return perform(kind, call, http_client=client, **options)
    waiting = httpx.AsyncClient()

    async def closing(session: Any) -> Any:
        async with waiting:
            return await call(session)

    return perform(kind, closing, http_client=waiting, **options)
