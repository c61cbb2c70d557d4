"""HamiltonianEnergyInputDataType: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

HamiltonianEnergyInputDataType: TypeAlias = Literal["hamiltonian-energy",] | str
"""Always `hamiltonian-energy`; selects this function."""

HAMILTONIAN_ENERGY_INPUT_DATA_TYPE = Enumeration(("hamiltonian-energy",))
