"""The model `GetJobCostResponse`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import Object
from ..model import Model, Shape, wire
from ..scalars import Boolean
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .cost import Cost


@define(kw_only=True, repr=False)
class GetJobCostResponse(Model):
    """What a job is expected to cost and what it did cost."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    dry_run: bool = field(metadata=wire("dry_run", Boolean()))
    """Whether the job was only checked, compiled and priced."""
    estimated_cost: Cost | Unset = field(
        default=UNSET, metadata=wire("estimated_cost", Object("Cost"))
    )
    """An amount and what it is counted in."""
    cost: Cost | Unset = field(default=UNSET, metadata=wire("cost", Object("Cost")))
    """An amount and what it is counted in."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
