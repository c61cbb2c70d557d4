"""The operations tagged `usage`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ...composites import Object
from ...models.shared import GROUP_BY, MODALITY
from ...operation import Endpoint, Operation, Parameter
from ...scalars import Day, Text

if TYPE_CHECKING:
    from datetime import date

    from ...models import GroupBy, Modality, Usages


GET_USAGES: Final[Endpoint[Usages]] = Endpoint(
    name="get_usages",
    method="GET",
    path="/organizations/{organization_id}/usage",
    reply=Object("Usages"),
    path_parameters=(Parameter("organization_id", "organization_id", Text()),),
    query_parameters=(
        Parameter("start_date", "start_date", Day(), required=True),
        Parameter("end_date", "end_date", Day(), required=True),
        Parameter("group_by", "group_by", GROUP_BY, required=True),
        Parameter("modality", "modality", MODALITY, required=True),
    ),
    authenticated=True,
    repeatable=True,
)


def get_usages(
    organization_id: str,
    start_date: date,
    end_date: date,
    group_by: GroupBy,
    modality: Modality,
) -> Operation[Usages]:
    """Get an organisation's usage.

    Reads how many jobs were run, how much quantum compute time they took and what they
    cost, by period and by group. Needs a key with the right to see usage, otherwise gives
    403. Only reads, so it is safe to repeat.

    Args:
        organization_id: Organisation whose usage is asked for.
        start_date: First day to count.
        end_date: Last day to count. Itself included, though earlier documents left it
            out.
        group_by: What to group the figures by.
        modality: Length of the periods to split the figures into.

    Returns:
        The usage in the days asked for.
    """
    return Operation(
        GET_USAGES,
        {
            "organization_id": organization_id,
            "start_date": start_date,
            "end_date": end_date,
            "group_by": group_by,
            "modality": modality,
        },
    )
