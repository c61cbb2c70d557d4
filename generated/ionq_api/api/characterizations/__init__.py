"""The operations tagged `characterizations`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ...composites import Object
from ...operation import Endpoint, Operation, Parameter
from ...scalars import Day, Identifier, Number, Text

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from ...models import Characterization, CharacterizationPage, KnownBackend


GET_CHARACTERIZATIONS_FOR_BACKEND: Final[Endpoint[CharacterizationPage]] = Endpoint(
    name="get_characterizations_for_backend",
    method="GET",
    path="/backends/{backend}/characterizations",
    reply=Object("CharacterizationPage"),
    path_parameters=(Parameter("backend", "backend", Text()),),
    query_parameters=(
        Parameter("start", "start", Day()),
        Parameter("end", "end", Day()),
        Parameter("limit", "limit", Number(whole=True, minimum=1, maximum=10)),
        Parameter("page", "page", Number(whole=True, minimum=1)),
    ),
    authenticated=False,
    repeatable=True,
)


def get_characterizations_for_backend(
    backend: KnownBackend | str,
    *,
    start: date | None = None,
    end: date | None = None,
    limit: int | None = None,
    page: int | None = None,
) -> Operation[CharacterizationPage]:
    """List a backend's characterizations.

    Lists measured performance figures of a backend, the newest first. They are taken
    about once a day. Only reads, so it is safe to repeat, and needs no key. A backend
    that is never measured, such as the simulator, may give null in place of the list.

    Args:
        backend: Backend to ask about.
        start: Only characterizations of this date or later, as `YYYY-MM-DD`.
        end: Only characterizations before this date, as `YYYY-MM-DD`.
        limit: Largest number of characterizations on a page (1 to 10, by default 10).
            Defaults to 10.
        page: Page to read, counted from 1.

    Returns:
        One page of characterizations.
    """
    return Operation(
        GET_CHARACTERIZATIONS_FOR_BACKEND,
        {
            "backend": backend,
            "start": start,
            "end": end,
            "limit": limit,
            "page": page,
        },
    )


GET_CHARACTERIZATION: Final[Endpoint[Characterization]] = Endpoint(
    name="get_characterization",
    method="GET",
    path="/backends/{backend}/characterizations/{UUID}",
    reply=Object("Characterization"),
    path_parameters=(
        Parameter("backend", "backend", Text()),
        Parameter("uuid", "UUID", Identifier()),
    ),
    authenticated=True,
    repeatable=True,
)


def get_characterization(
    backend: KnownBackend | str,
    uuid: UUID | str,
) -> Operation[Characterization]:
    """Get one characterization.

    Reads the performance figures of one day. The latest is named by `characterization_id`
    of the backend. Only reads, so it is safe to repeat.

    Args:
        backend: Backend to ask about.
        uuid: Identifier of the characterization.

    Returns:
        The characterization.
    """
    return Operation(
        GET_CHARACTERIZATION,
        {
            "backend": backend,
            "uuid": uuid,
        },
    )
