"""The model `QctrlQaoaJobInput` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from attrs import define, field

from ..composites import MapOf
from ..model import Model, wire
from ..scalars import Anything, Enumeration
from ..types import JsonValue

QctrlQaoaJobInputProblemType: TypeAlias = Literal["maxcut"] | str
"""Kind of problem. Only `maxcut`: split the nodes of a graph so that most edges are cut."""

QCTRL_QAOA_JOB_INPUT_PROBLEM_TYPE = Enumeration.of(QctrlQaoaJobInputProblemType)


QctrlQaoaJobInputProblem: TypeAlias = dict[str, JsonValue]
"""Graph to cut, as a NetworkX adjacency dictionary."""


@define(kw_only=True, repr=False)
class QctrlQaoaJobInput(Model):
    """Optimisation problem for a QAOA job."""

    problem_type: QctrlQaoaJobInputProblemType = field(
        default="maxcut", metadata=wire("problem_type", QCTRL_QAOA_JOB_INPUT_PROBLEM_TYPE)
    )
    """Kind of problem. Only `maxcut`: split the nodes of a graph so that most edges are cut."""
    problem: QctrlQaoaJobInputProblem = field(metadata=wire("problem", MapOf(Anything())))
    """Graph to cut, as a NetworkX adjacency dictionary."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
