"""The operations tagged `backends`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ...composites import ListOf, Object
from ...operation import Endpoint, Operation, Parameter
from ...scalars import Text

if TYPE_CHECKING:
    from ...models import Backend, KnownBackend


GET_BACKENDS: Final[Endpoint[list[Backend]]] = Endpoint(
    name="get_backends",
    method="GET",
    path="/backends",
    reply=ListOf(Object("Backend")),
    authenticated=False,
    repeatable=True,
)


def get_backends() -> Operation[list[Backend]]:
    """List the backends.

    Lists every quantum computer and simulator with its state, size and queue, all in one
    reply. Only reads, so it is safe to repeat, and needs no key.

    Returns:
        Every backend.
    """
    return Operation(
        GET_BACKENDS,
        {},
    )


GET_BACKEND: Final[Endpoint[Backend]] = Endpoint(
    name="get_backend",
    method="GET",
    path="/backends/{backend}",
    reply=Object("Backend"),
    path_parameters=(Parameter("backend", "backend", Text()),),
    authenticated=False,
    repeatable=True,
)


def get_backend(
    backend: KnownBackend | str,
) -> Operation[Backend]:
    """Get one backend.

    Reads the entry of one backend, the same as in the list. Safe to repeat, and needs no
    key. The path lists quantum computers only, but the service answers for `simulator`
    too.

    Args:
        backend: Backend to ask about.

    Returns:
        The backend.
    """
    return Operation(
        GET_BACKEND,
        {
            "backend": backend,
        },
    )
