"""The model `ResultFormatsCatalog` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeAlias

from attrs import define, field

from ..composites import ListOf, MapOf, Object
from ..model import Model, Shape, wire
from ..scalars import Number, Text
from ..types import JsonValue

if TYPE_CHECKING:
    from .ionq_result_histogram_json_v2 import IonqResultHistogramJsonV2
    from .ionq_result_probabilities_json_v2 import IonqResultProbabilitiesJsonV2
    from .ionq_result_shots_json_v2 import IonqResultShotsJsonV2
    from .shared import IonqResultProbabilitiesAggregateJsonV1


IonqResultHistogramJsonV1: TypeAlias = dict[str, int]
"""How often each state was measured. Keys are states as decimal numbers in which bit i is
qubit i, so qubit 0 is the least significant bit.
"""


IonqResultProbabilitiesJsonV1: TypeAlias = dict[str, float]
"""Probability of each state. Keys are states as decimal numbers in which bit i is qubit i,
so qubit 0 is the least significant bit. States of probability 0 are left out.
"""


@define(kw_only=True, repr=False)
class ResultFormatsCatalog(Model):
    """All result formats by name, to have them in one place. No operation uses it."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    ionq_result_probabilities_json_v1: IonqResultProbabilitiesJsonV1 = field(
        metadata=wire("ionq.result.probabilities.json.v1", MapOf(Number()))
    )
    """Probability of each state. Keys are states as decimal numbers in which bit i is qubit i,
    so qubit 0 is the least significant bit. States of probability 0 are left out.
    """
    ionq_result_probabilities_json_v2: IonqResultProbabilitiesJsonV2 = field(
        metadata=wire("ionq.result.probabilities.json.v2", Object("IonqResultProbabilitiesJsonV2"))
    )
    """Probabilities of the states of each register."""
    ionq_result_histogram_json_v1: IonqResultHistogramJsonV1 = field(
        metadata=wire("ionq.result.histogram.json.v1", MapOf(Number(whole=True)))
    )
    """How often each state was measured. Keys are states as decimal numbers in which bit i is
    qubit i, so qubit 0 is the least significant bit.
    """
    ionq_result_histogram_json_v2: IonqResultHistogramJsonV2 = field(
        metadata=wire("ionq.result.histogram.json.v2", Object("IonqResultHistogramJsonV2"))
    )
    """Counts of the states of each register."""
    ionq_result_shots_json_v1: list[str] = field(
        metadata=wire("ionq.result.shots.json.v1", ListOf(Text()))
    )
    """State measured in each shot, in order, as a decimal number in which bit i is qubit i."""
    ionq_result_shots_json_v2: IonqResultShotsJsonV2 = field(
        metadata=wire("ionq.result.shots.json.v2", Object("IonqResultShotsJsonV2"))
    )
    """Bits measured in each shot."""
    ionq_result_probabilities_aggregate_json_v1: IonqResultProbabilitiesAggregateJsonV1 = field(
        metadata=wire("ionq.result.probabilities-aggregate.json.v1", MapOf(MapOf(Number())))
    )
    """Probabilities of all circuits of a multi-circuit job, by identifier of the child job, in
    the order the circuits were given.
    """
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
