"""The model `SymmetryVerificationOutput`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from attrs import define, field

from ..model import Model, wire
from ..scalars import Boolean, Number
from ..types import UNSET, JsonValue, Unset


@define(kw_only=True, repr=False)
class SymmetryVerificationOutput(Model):
    """What symmetry verification did. Null if it was not used."""

    num_allowed_states: float | Unset = field(
        default=UNSET, metadata=wire("num_allowed_states", Number())
    )
    """Number of states that the symmetry allows."""
    applied: bool | Unset = field(default=UNSET, metadata=wire("applied", Boolean()))
    """True if outcomes were checked against those states."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
