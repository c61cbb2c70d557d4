"""NativeCircuitInputGateset: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

NativeCircuitInputGateset: TypeAlias = Literal["native",] | str
"""Always `native`; selects this kind of circuit."""

NATIVE_CIRCUIT_INPUT_GATESET = Enumeration(("native",))
