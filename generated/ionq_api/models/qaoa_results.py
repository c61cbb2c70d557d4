"""The model `QaoaResults` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar, Literal, TypeAlias

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Enumeration, Number, Text
from ..types import JsonValue

QaoaResultsProcessingStatus: TypeAlias = Literal["complete", "max_iteration", "running"] | str
"""Whether the search goes on (`running`), has converged (`complete`) or has used up its
iterations (`max_iteration`).
"""

QAOA_RESULTS_PROCESSING_STATUS = Enumeration.of(QaoaResultsProcessingStatus)


@define(kw_only=True, repr=False)
class QaoaResults(Model):
    """Best solution that a QAOA job has found."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    optimal_cost: float = field(metadata=wire("optimal_cost", Number()))
    """Cost of the best solution."""
    optimal_bitstring: str = field(metadata=wire("optimal_bitstring", Text()))
    """Best solution, one bit for each node of the graph."""
    processing_status: QaoaResultsProcessingStatus = field(
        metadata=wire("processing_status", QAOA_RESULTS_PROCESSING_STATUS)
    )
    """Whether the search goes on (`running`), has converged (`complete`) or has used up its
    iterations (`max_iteration`).
    """
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
