"""The model `HamiltonianEnergyData`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from ..composites import ListOf, Nullable, Object
from ..model import Model, wire
from ..scalars import Number
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .ansatz import Ansatz
    from .hamiltonian_pauli_term import HamiltonianPauliTerm
    from .linear_constraint import LinearConstraint
    from .quadratic_constraint import QuadraticConstraint


@define(kw_only=True, repr=False)
class HamiltonianEnergyData(Model):
    """Hamiltonian, ansatz and constraints of an energy evaluation."""

    hamiltonian: list[HamiltonianPauliTerm] = field(
        metadata=wire("hamiltonian", ListOf(Object("HamiltonianPauliTerm")))
    )
    """Terms of the Hamiltonian, which is their sum."""
    ansatz: Ansatz = field(metadata=wire("ansatz", Object("Ansatz")))
    """Circuit that prepares the state to evaluate."""
    linear_constraints: list[LinearConstraint] | Unset = field(
        default=UNSET, metadata=wire("linear_constraints", ListOf(Object("LinearConstraint")))
    )
    """Linear conditions on the measured bits. None by default."""
    quadratic_constraints: list[QuadraticConstraint] | Unset = field(
        default=UNSET, metadata=wire("quadratic_constraints", ListOf(Object("QuadraticConstraint")))
    )
    """Quadratic conditions on the measured bits. None by default."""
    penalty: float | Unset | None = field(
        default=UNSET, metadata=wire("penalty", Nullable(Number()))
    )
    """Weight given to broken constraints in the value. By default 0."""
    cvar_alpha: float | Unset | None = field(
        default=UNSET, metadata=wire("cvar_alpha", Nullable(Number()))
    )
    """Share of the best outcomes to average over (conditional value at risk). Null, the default,
    averages over all of them.
    """
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
