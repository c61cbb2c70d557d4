"""The model `RegisteredHistogram` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar, TypeAlias

from attrs import define, field

from ..composites import MapOf
from ..model import Model, Shape, wire
from ..scalars import Number
from ..types import JsonValue

RegisterHistogram: TypeAlias = dict[str, int]
"""How often each state of a register was measured. Keys are bit strings as long as the
register, with its first bit leftmost.
"""


RegisteredHistogramRegisters: TypeAlias = dict[str, "RegisterHistogram"]
"""Counts by name of the register. `output_all` covers every qubit."""


@define(kw_only=True, repr=False)
class RegisteredHistogram(Model):
    """Counts, register by register."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    registers: RegisteredHistogramRegisters = field(
        metadata=wire("registers", MapOf(MapOf(Number(whole=True))))
    )
    """Counts by name of the register. `output_all` covers every qubit."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
