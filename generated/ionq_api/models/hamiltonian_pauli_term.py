"""The model `HamiltonianPauliTerm`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from attrs import define, field

from ..model import Model, wire
from ..scalars import Number, Text
from ..types import JsonValue


@define(kw_only=True, repr=False)
class HamiltonianPauliTerm(Model):
    """One weighted Pauli product of a Hamiltonian."""

    pauli_string: str = field(metadata=wire("pauli_string", Text()))
    """One of I, X, Y and Z for each qubit. The rightmost letter belongs to qubit 0."""
    coefficient: float = field(metadata=wire("coefficient", Number()))
    """Real weight of the term."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
