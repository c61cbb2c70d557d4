"""The model `Ansatz`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from attrs import define, field

from ..model import Model, wire
from ..scalars import Text
from ..types import JsonValue


@define(kw_only=True, repr=False)
class Ansatz(Model):
    """Circuit that prepares the state to evaluate."""

    data: str = field(metadata=wire("data", Text()))
    """OpenQASM 3 program; its `input` variables are the free parameters."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
