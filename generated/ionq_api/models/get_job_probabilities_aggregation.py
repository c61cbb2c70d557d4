"""GetJobProbabilitiesAggregation: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

GetJobProbabilitiesAggregation: TypeAlias = (
    Literal[
        "average",
        "dnl",
        "voting",
    ]
    | str
)
"""A way to put debiased variants together."""

GET_JOB_PROBABILITIES_AGGREGATION = Enumeration(
    (
        "average",
        "dnl",
        "voting",
    )
)
