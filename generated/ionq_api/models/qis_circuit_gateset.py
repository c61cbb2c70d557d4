"""QISCircuitGateset: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

QISCircuitGateset: TypeAlias = Literal["qis",] | str
"""Gate set of this circuit, always `qis`. It overrides the one given for the whole job."""

QIS_CIRCUIT_GATESET = Enumeration(("qis",))
