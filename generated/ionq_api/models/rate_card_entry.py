"""The model `RateCardEntry` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar, Literal, TypeAlias

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Enumeration, Number, Text
from ..types import UNSET, JsonValue, Unset

RateCardEntryUnit: TypeAlias = Literal["compute_second", "gates"] | str
"""What is charged for: `compute_second` each second of quantum compute time, `gates` each
gate in each shot.
"""

RATE_CARD_ENTRY_UNIT = Enumeration.of(RateCardEntryUnit)


@define(kw_only=True, repr=False)
class RateCardEntry(Model):
    """Price of one item charged."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    sku: str = field(metadata=wire("sku", Text()))
    """Item as it is named in billing."""
    unit: RateCardEntryUnit = field(metadata=wire("unit", RATE_CARD_ENTRY_UNIT))
    """What is charged for: `compute_second` each second of quantum compute time, `gates` each
    gate in each shot.
    """
    unit_cost: float | Unset = field(default=UNSET, metadata=wire("unit_cost", Number()))
    """Price of one second of quantum compute time, for `compute_second`."""
    cost_1q_gate: float | Unset = field(default=UNSET, metadata=wire("cost_1q_gate", Number()))
    """Price of one one-qubit gate in one shot, for `gates`."""
    cost_2q_gate: float | Unset = field(default=UNSET, metadata=wire("cost_2q_gate", Number()))
    """Price of one two-qubit gate in one shot, for `gates`."""
    job_cost_minimum: float | Unset = field(
        default=UNSET, metadata=wire("job_cost_minimum", Number())
    )
    """Least amount charged for a job. Absent if there is none."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
