"""The model `HamiltonianEnergyInput`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from ..composites import ListOf, Object
from ..model import Model, wire
from ..scalars import Number
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .hamiltonian_energy_input_data import HamiltonianEnergyInputData


@define(kw_only=True, repr=False)
class HamiltonianEnergyInput(Model):
    """Asks for the energy of a Hamiltonian in the state that an ansatz circuit prepares."""

    data: HamiltonianEnergyInputData = field(
        metadata=wire("data", Object("HamiltonianEnergyInputData"))
    )
    """Kind of function and its definition."""
    params: list[float] | Unset = field(default=UNSET, metadata=wire("params", ListOf(Number())))
    """Values for the ansatz's free parameters, in the order it declares them."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
