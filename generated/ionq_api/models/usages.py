"""The model `Usages`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from ..composites import ListOf, Object
from ..model import Model, wire
from ..scalars import Number, Text, Timestamp
from ..types import UNSET, JsonValue, Unset
from .shared import GROUP_BY, MODALITY

if TYPE_CHECKING:
    from datetime import datetime

    from .shared import GroupBy, Modality
    from .usage import Usage
    from .usage_amount import UsageAmount


@define(kw_only=True, repr=False)
class Usages(Model):
    """What an organisation used over a span of time. The published list of required keys names
    `start_date` and `end_date`, which are not keys of the reply.
    """

    organization: str | Unset = field(default=UNSET, metadata=wire("organization", Text()))
    """Identifier of an organisation. Published as a UUID, although the service uses names such
    as com.example.
    """
    usage_from: datetime | Unset = field(default=UNSET, metadata=wire("usage_from", Timestamp()))
    """Beginning of the span."""
    usage_to: datetime | Unset = field(default=UNSET, metadata=wire("usage_to", Timestamp()))
    """End of the span."""
    group_type: GroupBy = field(metadata=wire("group_type", GROUP_BY))
    """What each group of the usage figures stands for."""
    modality: Modality = field(metadata=wire("modality", MODALITY))
    """Length of the periods that usage is split into."""
    job_count: int | Unset = field(default=UNSET, metadata=wire("job_count", Number(whole=True)))
    """Number of jobs in the whole span."""
    time_us_total: float | Unset = field(default=UNSET, metadata=wire("time_us_total", Number()))
    """Quantum compute time in the whole span, in microseconds."""
    amount_total: float | Unset = field(default=UNSET, metadata=wire("amount_total", Number()))
    """Amount charged for the whole span, in `usage_unit`."""
    usage_unit: str | Unset = field(default=UNSET, metadata=wire("usage_unit", Text()))
    """Unit of `amount_total`. US dollars, or credits if any were used in the span."""
    amount_totals: list[UsageAmount] | Unset = field(
        default=UNSET, metadata=wire("amount_totals", ListOf(Object("UsageAmount")))
    )
    """Amounts charged for the whole span, one for each unit."""
    usage_data: list[Usage] | Unset = field(
        default=UNSET, metadata=wire("usage_data", ListOf(Object("Usage")))
    )
    """The periods in the span, the newest first."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
