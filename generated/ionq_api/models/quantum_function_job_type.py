"""QuantumFunctionJobType: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

QuantumFunctionJobType: TypeAlias = Literal["quantum-function",] | str
"""Always `quantum-function`."""

QUANTUM_FUNCTION_JOB_TYPE = Enumeration(("quantum-function",))
