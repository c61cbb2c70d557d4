"""The model `Usage`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from ..composites import ListOf, Object
from ..model import Model, wire
from ..scalars import Number, Text, Timestamp
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from datetime import datetime

    from .group_usage import GroupUsage
    from .usage_amount import UsageAmount


@define(kw_only=True, repr=False)
class Usage(Model):
    """What was used in one period (a day, a week or a month)."""

    from_: datetime = field(metadata=wire("from", Timestamp()))
    """First day of the period. The service sends a full timestamp."""
    job_count: int = field(metadata=wire("job_count", Number(whole=True)))
    """Number of jobs in the period."""
    time_us: float = field(metadata=wire("time_us", Number()))
    """Quantum compute time, in microseconds. It may be a fraction."""
    amount: float = field(metadata=wire("amount", Number()))
    """Amount charged, in `amount_unit`."""
    amount_unit: str | Unset = field(default=UNSET, metadata=wire("amount_unit", Text()))
    """Unit of `amount`, either US dollars or credits."""
    amounts: list[UsageAmount] | Unset = field(
        default=UNSET, metadata=wire("amounts", ListOf(Object("UsageAmount")))
    )
    """Amounts charged, one for each unit."""
    group_usages: list[GroupUsage] = field(
        metadata=wire("group_usages", ListOf(Object("GroupUsage")))
    )
    """The five groups that cost most in the period."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
