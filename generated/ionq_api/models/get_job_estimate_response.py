"""The model `GetJobEstimateResponse`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import Object
from ..model import Model, Shape, wire
from ..scalars import Number, Text, Timestamp
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from datetime import datetime

    from .get_job_estimate_context import GetJobEstimateContext
    from .rate_card import RateCard


@define(kw_only=True, repr=False)
class GetJobEstimateResponse(Model):
    """Price, running time and queue to expect for a job of a given size."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    estimate_context: GetJobEstimateContext = field(
        metadata=wire("estimate_context", Object("GetJobEstimateContext"))
    )
    """What was priced and for whom. The query is repeated with its defaults filled in."""
    estimated_at: datetime = field(metadata=wire("estimated_at", Timestamp()))
    """Point in time, as ISO 8601 in UTC with milliseconds and a final Z."""
    estimated_total_cost: float = field(metadata=wire("estimated_total_cost", Number()))
    """Price of the whole job, in `estimated_unit`."""
    estimated_unit: str = field(metadata=wire("estimated_unit", Text()))
    """Unit of every amount in this reply, such as `usd`."""
    estimated_execution_time: int = field(
        metadata=wire("estimated_execution_time", Number(whole=True, bits=32))
    )
    """Expected running time, in milliseconds."""
    estimated_quantum_compute_time_us: int | Unset = field(
        default=UNSET,
        metadata=wire("estimated_quantum_compute_time_us", Number(whole=True, bits=32)),
    )
    """Expected quantum compute time, in microseconds. Present only where compute seconds are
    charged.
    """
    current_predicted_queue_time: int = field(
        metadata=wire("current_predicted_queue_time", Number(whole=True, bits=32))
    )
    """Expected wait before running if submitted now, in milliseconds."""
    rate_card: RateCard = field(metadata=wire("rate_card", Object("RateCard")))
    """Prices the estimate rests on."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
