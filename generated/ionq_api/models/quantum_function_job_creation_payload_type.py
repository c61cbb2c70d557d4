"""QuantumFunctionJobCreationPayloadType: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

QuantumFunctionJobCreationPayloadType: TypeAlias = Literal["quantum-function",] | str
"""Always `quantum-function`; selects this kind of job."""

QUANTUM_FUNCTION_JOB_CREATION_PAYLOAD_TYPE = Enumeration(("quantum-function",))
