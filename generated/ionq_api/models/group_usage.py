"""The model `GroupUsage`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from ..composites import ListOf, Object
from ..model import Model, wire
from ..scalars import Number, Text
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .usage_amount import UsageAmount


@define(kw_only=True, repr=False)
class GroupUsage(Model):
    """What one group (a job, a project or a user) used in one period."""

    group_id: str | Unset = field(default=UNSET, metadata=wire("group_id", Text()))
    """Identifier of the job, project or user."""
    group_name: str | Unset = field(default=UNSET, metadata=wire("group_name", Text()))
    """Label of the job, project or user."""
    job_count: int | Unset = field(default=UNSET, metadata=wire("job_count", Number(whole=True)))
    """Number of jobs in the period."""
    time_us: float | Unset = field(default=UNSET, metadata=wire("time_us", Number()))
    """Quantum compute time, in microseconds. It may be a fraction."""
    amount: float | Unset = field(default=UNSET, metadata=wire("amount", Number()))
    """Amount charged, in `amount_unit`."""
    amount_unit: str | Unset = field(default=UNSET, metadata=wire("amount_unit", Text()))
    """Unit of `amount`, either US dollars or credits."""
    amounts: list[UsageAmount] | Unset = field(
        default=UNSET, metadata=wire("amounts", ListOf(Object("UsageAmount")))
    )
    """Amounts charged, one for each unit."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
