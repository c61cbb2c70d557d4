"""The operations tagged `whoami`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ...composites import Object
from ...operation import Endpoint, Operation

if TYPE_CHECKING:
    from ...models import Whoami


GET_WHOAMI: Final[Endpoint[Whoami]] = Endpoint(
    name="get_whoami",
    method="GET",
    path="/whoami",
    reply=Object("Whoami"),
    authenticated=True,
    repeatable=True,
)


def get_whoami() -> Operation[Whoami]:
    """Show which key is in use.

    Tells which API key a request was made with and which project that key belongs to.
    Only reads, so it is safe to repeat and suits checking a key before use. The service
    needs the key, although the published structure does not say so.

    Returns:
        The key in use.
    """
    return Operation(
        GET_WHOAMI,
        {},
    )
