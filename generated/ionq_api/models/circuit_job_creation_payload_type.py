"""CircuitJobCreationPayloadType: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

CircuitJobCreationPayloadType: TypeAlias = (
    Literal[
        "ionq.circuit.v1",
        "ionq.qasm3.v1",
    ]
    | str
)
"""Form of `input`: `ionq.circuit.v1` for JSON gates, `ionq.qasm3.v1` for OpenQASM 3."""

CIRCUIT_JOB_CREATION_PAYLOAD_TYPE = Enumeration(
    (
        "ionq.circuit.v1",
        "ionq.qasm3.v1",
    )
)
