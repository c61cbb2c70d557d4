"""The model `AddJobResultsPayload` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar, Literal, TypeAlias

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Enumeration, Number, Text
from ..types import JsonValue

JobQCtrlStatus: TypeAlias = Literal["complete", "max_iteration", "running"] | str
"""Progress of a Q-CTRL optimisation, which goes on, has converged or is out of iterations."""

JOB_Q_CTRL_STATUS = Enumeration.of(JobQCtrlStatus)


@define(kw_only=True, repr=False)
class AddJobResultsPayload(Model):
    """Solution reported for a QAOA job. No operation uses it."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    processing_status: JobQCtrlStatus = field(metadata=wire("processing_status", JOB_Q_CTRL_STATUS))
    """Progress of a Q-CTRL optimisation, which goes on, has converged or is out of iterations."""
    optimal_cost: float = field(metadata=wire("optimal_cost", Number()))
    """Cost of the best solution."""
    optimal_bitstring: str = field(metadata=wire("optimal_bitstring", Text()))
    """Best solution, one bit for each node of the graph."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
