"""The model `HamiltonianEnergyInputData` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import define, field

from ..composites import Object
from ..model import Model, wire
from ..scalars import Enumeration
from ..types import JsonValue

if TYPE_CHECKING:
    from .hamiltonian_energy_data import HamiltonianEnergyData


HamiltonianEnergyInputDataType: TypeAlias = Literal["hamiltonian-energy"] | str
"""Always `hamiltonian-energy`; selects this function."""

HAMILTONIAN_ENERGY_INPUT_DATA_TYPE = Enumeration.of(HamiltonianEnergyInputDataType)


@define(kw_only=True, repr=False)
class HamiltonianEnergyInputData(Model):
    """Kind of function and its definition."""

    type_: HamiltonianEnergyInputDataType = field(
        default="hamiltonian-energy", metadata=wire("type", HAMILTONIAN_ENERGY_INPUT_DATA_TYPE)
    )
    """Always `hamiltonian-energy`; selects this function."""
    data: HamiltonianEnergyData = field(metadata=wire("data", Object("HamiltonianEnergyData")))
    """Hamiltonian, ansatz and constraints of an energy evaluation."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
