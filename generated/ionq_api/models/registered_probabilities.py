"""The model `RegisteredProbabilities` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar, TypeAlias

from attrs import define, field

from ..composites import MapOf
from ..model import Model, Shape, wire
from ..scalars import Number
from ..types import JsonValue

RegisterProbabilities: TypeAlias = dict[str, float]
"""Probability of each state of a register; they add up to 1. Keys are bit strings as long as
the register, with its first bit leftmost.
"""


RegisteredProbabilitiesRegisters: TypeAlias = dict[str, "RegisterProbabilities"]
"""Probabilities by name of the register. `output_all` covers every qubit."""


@define(kw_only=True, repr=False)
class RegisteredProbabilities(Model):
    """Probabilities, register by register."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    registers: RegisteredProbabilitiesRegisters = field(
        metadata=wire("registers", MapOf(MapOf(Number())))
    )
    """Probabilities by name of the register. `output_all` covers every qubit."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
