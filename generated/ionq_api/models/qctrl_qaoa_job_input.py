"""QctrlQaoaJobInput: see the class."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from ..composites import MapOf
from ..model import Model, wire
from ..scalars import Anything
from ..types import JsonValue
from .qctrl_qaoa_job_input_problem_type import QCTRL_QAOA_JOB_INPUT_PROBLEM_TYPE

if TYPE_CHECKING:
    from .qctrl_qaoa_job_input_problem import QctrlQaoaJobInputProblem
    from .qctrl_qaoa_job_input_problem_type import QctrlQaoaJobInputProblemType


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
    """Fields that the document does not know, as they came or as they are to be sent."""
