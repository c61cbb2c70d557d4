"""QctrlQaoaJobInputProblemType: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

QctrlQaoaJobInputProblemType: TypeAlias = Literal["maxcut",] | str
"""Kind of problem. Only `maxcut`: split the nodes of a graph so that most edges are cut."""

QCTRL_QAOA_JOB_INPUT_PROBLEM_TYPE = Enumeration(("maxcut",))
