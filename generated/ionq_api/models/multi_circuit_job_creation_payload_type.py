"""MultiCircuitJobCreationPayloadType: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

MultiCircuitJobCreationPayloadType: TypeAlias = Literal["ionq.multi-circuit.v1",] | str
"""Always `ionq.multi-circuit.v1`; selects this kind of job."""

MULTI_CIRCUIT_JOB_CREATION_PAYLOAD_TYPE = Enumeration(("ionq.multi-circuit.v1",))
