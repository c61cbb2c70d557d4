"""The model `Fidelity`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from attrs import define, field

from ..composites import Nullable
from ..model import Model, wire
from ..scalars import Number
from ..types import UNSET, JsonValue, Unset


@define(kw_only=True, repr=False)
class Fidelity(Model):
    """How well something worked, 1 being perfectly."""

    median: float = field(metadata=wire("median", Number()))
    """The median over all qubits or pairs."""
    stderr: float | Unset | None = field(
        default=UNSET, metadata=wire("stderr", Nullable(Number(minimum=0)))
    )
    """Its standard error."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
