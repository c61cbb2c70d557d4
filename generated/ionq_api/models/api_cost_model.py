"""ApiCostModel: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

ApiCostModel: TypeAlias = (
    Literal[
        "2QGE_operations",
        "QCT",
    ]
    | str
)
"""How a job is charged: `QCT` by quantum compute time, `2QGE_operations` by gate operations,
expressed in two-qubit gates.
"""

API_COST_MODEL = Enumeration(
    (
        "2QGE_operations",
        "QCT",
    )
)
