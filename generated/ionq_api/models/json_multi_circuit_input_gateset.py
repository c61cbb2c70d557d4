"""JsonMultiCircuitInputGateset: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

JsonMultiCircuitInputGateset: TypeAlias = (
    Literal[
        "native",
        "qis",
    ]
    | str
)
"""Gate set of every circuit that does not name its own."""

JSON_MULTI_CIRCUIT_INPUT_GATESET = Enumeration(
    (
        "native",
        "qis",
    )
)
